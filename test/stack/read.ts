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
