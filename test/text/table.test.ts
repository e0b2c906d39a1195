import { expect, test } from 'vitest'
import { outputsOf } from '../../src/report/outputs.ts'
import { propertyChanges } from '../../src/stack/changes/property-changes.ts'
import { hintFor } from '../../src/stack/failure/hints.ts'
import { actionFor } from '../../src/stack/status.ts'
import { expressionText, possibleTexts } from '../../src/template/expression.ts'
import { imageUses } from '../../src/template/image-use.ts'
import { parseTemplate, property, type Template } from '../../src/template/template.ts'
import { parsePairs } from '../../src/text/pairs.ts'
import { ownEntry, tableOf } from '../../src/text/table.ts'
import { DEPLOYED, SEVERAL } from '../fixtures/result.ts'
import { COMMIT, contextOf, inputsOf, planOf } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const template = (body: unknown): Template =>
  parseTemplate({ path: 't.json', inWorkspace: true, body: JSON.stringify(body) })

/** A map with one entry. An object literal would set the prototype by `__proto__`. */
const entry = (key: string, value: unknown): unknown => Object.fromEntries([[key, value]])

/** Names that every object of JavaScript has. Each is a text that others may choose. */
const KEYS = [...Object.getOwnPropertyNames(Object.prototype), 'length', 'name']

test.each(KEYS)('no table has %s, unless it was put in', (key) => {
  expect(tableOf({ a: 1 }).has(key)).toBe(false)
  expect(ownEntry({ a: 1 }, key)).toBeUndefined()
  expect(property({ a: 1 }, key)).toBeUndefined()
  expect(property(entry(key, 1), key)).toBe(1)
})

test.each(KEYS)('a failure, a status and a change of AWS are read although they name %s', (key) => {
  expect(hintFor(`it failed (RequestToken: 1, HandlerErrorCode: ${key})`)).toBeUndefined()
  expect(actionFor(key)).toMatchObject({ kind: 'stop', remedy: expect.any(Function) })
  const Target = { Attribute: 'Properties' as const, Path: `/Properties/${key}/${key}/Value`, BeforeValue: 'a' }
  const change = { Details: [{ Target }], BeforeContext: '{"Properties":{"A":1}}', AfterContext: 'null' }
  expect(propertyChanges(change)).toMatchObject([{ name: `${key}/${key}/Value`, before: 'a' }])
})

test.each(KEYS)('a template may use %s as any name', (key) => {
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://a.example/t' } }
  const task = {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: { ContainerDefinitions: [{ Image: entry('Ref', key) }] },
  }
  const read = template({
    Parameters: entry(key, { Type: 'String' }),
    Resources: { Odd: { Type: key, Properties: entry(key, key) }, Task: task, Nested: nested },
    Outputs: entry(key, { Value: key }),
  })
  expect([...read.parameters.keys()]).toEqual([key])
  expect([...read.outputs]).toEqual([[key, key]])
  expect(read.localFiles).toEqual([])
  expect(property(read.resources.get('Odd')?.properties, key)).toBe(key)
  expect(imageUses(read).map(({ texts }) => texts)).toEqual([[[{ kind: 'parameter', name: key }]]])
  expect([...template({ Resources: entry(key, task) }).resources.keys()]).toEqual([key])
})

test.each(KEYS)('an expression may use %s as any name', (key) => {
  const sub = (...argument: unknown[]) => possibleTexts({ 'Fn::Sub': argument }, () => undefined)
  expect(sub(`\${${key}}`, {})).toEqual([[{ kind: 'other' }]])
  expect(sub(`\${${key}}`, entry(key, 'a'))).toEqual([[{ kind: 'text', text: 'a' }]])
  expect(expressionText(entry(key, 'a'))).toBe(JSON.stringify(entry(key, 'a')))
})

test.each(KEYS)('an input may use %s as any name', (key) => {
  expect([...parsePairs(`${key}=a`, { key: 'Key', value: 'Value' })]).toEqual([[key, 'a']])
  expect([...parsePairs(`{"${key}": "a"}`, { key: 'Key', value: 'Value' })]).toEqual([[key, 'a']])
  const inputs = inputsOf({ command: 'build', 'secret-envs': `a=${key}`, 'build-args': key })
  const plan = (environment: Readonly<Record<string, string>>) =>
    planOf({ inputs, context: contextOf(), commit: COMMIT, nonce: 'n', environment })
  expect(thrown(() => plan({}))).toMatchObject([
    { message: `Input secret-envs: the variable \`${key}\` of \`a\` is not set.` },
  ])
  expect(plan(entry(key, 'b') as Record<string, string>)).toMatchObject({
    images: [{ inherited: new Map([[key, 'b']]) }],
  })
})

test.each(KEYS)('an output may be called %s', (key) => {
  const outputs = outputsOf({ ...DEPLOYED, stackOutputs: new Map([[key, 'a']]) })
  expect(outputs.get(key)).toBe('a')
  expect([...Object.entries(JSON.parse(outputs.get('outputs') ?? ''))]).toEqual([[key, 'a']])
  const images = outputsOf({ ...DEPLOYED, images: SEVERAL.map((image) => ({ ...image, name: key })) }).get('images')
  expect(Object.keys(JSON.parse(images ?? ''))).toEqual([key])
})
