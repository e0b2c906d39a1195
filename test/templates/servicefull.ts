import { readFileSync } from 'node:fs'
import { evaluate, type Json, readTemplate, type World, worldOf } from './evaluate.ts'

export const text = readFileSync(new URL('../../templates/servicefull.yml', import.meta.url), 'utf8')
export const template: Json = readTemplate(text)
export const resources: Json = template.Resources

/** A stack in China, with other values for some parameters. */
export function stack(values: Readonly<Record<string, string>> = {}): World {
  const place = { 'AWS::Partition': 'aws-cn', 'AWS::Region': 'cn-northwest-1' }
  return worldOf(template, { ...place, ImageUri: 'image@sha256:1', BuildId: '0123abc', ...values })
}

export const OWN_NETWORK = stack()

/** The state machine of a stack, in Amazon States Language. */
export function definition(world: World): Json {
  return JSON.parse(evaluate(resources.StepFunction.Properties.DefinitionString, world))
}
