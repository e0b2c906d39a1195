import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTemplate, type Template } from '../../src/stack/template.ts'

/** The template of a text, as if it was `job.yml` of the workspace. */
export function template(body: string): Template {
  return parseTemplate({ path: 'job.yml', inWorkspace: true, body })
}

/** The text of a template of this folder. */
export function file(name: string): string {
  return readFileSync(join(import.meta.dirname, 'templates', name), 'utf8')
}

/** The short way to write a template with one container task and these parameters; the container takes `image`. */
export function task(parameters: string, image = '!Ref ImageUri'): string {
  return `Parameters: {${parameters}}\nResources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties: {ContainerDefinitions: [{Image: ${image}}]}\n`
}

/** A nested stack: the template, and the parameters that its parent passes. */
interface NestedStack {
  readonly child: Template
  readonly passed: string
}

/** A template with these parameters and nested stacks, by logical ID. */
export function nest(parameters: string, stacks: Readonly<Record<string, NestedStack>>): Template {
  const resources = Object.entries(stacks).map(
    ([id, { passed }]) =>
      `  ${id}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${id}.yml, Parameters: ${passed}}}\n`,
  )
  return {
    ...template(`Parameters: {${parameters}}\nResources:\n${resources.join('')}`),
    nested: new Map(Object.entries(stacks).map(([id, { child }]) => [id, child])),
  }
}
