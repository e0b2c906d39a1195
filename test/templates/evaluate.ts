import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'

/** A template or a part of one, short tags in long form: `!Ref X` is `{ Ref: 'X' }`. */
// biome-ignore lint/suspicious/noExplicitAny: tests walk a template by its literal property names
export type Json = any

/** What the references of a template stand for. */
export interface World {
  readonly conditions: Readonly<Record<string, boolean>>
  /** By name, for `Ref` and in `Fn::Sub`; what is not here stands for itself, such as `<VPC>`. */
  readonly values: Readonly<Record<string, string>>
}

/** Reads a CloudFormation template. */
export function readTemplate(yaml: string): Json {
  return plain(parseDocument(yaml).contents)
}

function plain(node: unknown): Json {
  const value = isSeq(node)
    ? node.items.map(plain)
    : isMap(node)
      ? Object.fromEntries(node.items.map((pair) => [String(plain(pair.key)), plain(pair.value)]))
      : isScalar(node)
        ? node.value
        : undefined
  const tag = (node as Node | null)?.tag
  if (!tag?.startsWith('!')) return value
  const name = tag.slice(1)
  if (name === 'GetAtt') return { 'Fn::GetAtt': String(value).split('.') }
  return { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value }
}

/** Replaces the intrinsic functions that the built-in templates use. */
export function evaluate(node: Json, world: World): Json {
  if (Array.isArray(node)) return node.map((item) => evaluate(item, world))
  if (node === null || typeof node !== 'object') return node
  const [[name, argument] = ['', undefined]] = Object.entries(node)
  const of = (value: Json) => evaluate(value, world)
  if (name === 'Ref') return reference(argument, world)
  if (name === 'Fn::GetAtt') return reference((argument as string[]).join('.'), world)
  if (name === 'Fn::Sub') return substitute(argument, world)
  if (name === 'Fn::Join') return of((argument as Json)[1]).join((argument as Json)[0])
  if (name === 'Fn::Split') return of((argument as Json)[1]).split((argument as Json)[0])
  if (name === 'Fn::If') {
    const [condition, yes, no] = argument as Json
    return of(world.conditions[condition] ? yes : no)
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, of(value)]))
}

function reference(name: unknown, world: World): string {
  return world.values[String(name)] ?? `<${name}>`
}

function substitute(argument: Json, world: World): string {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}]
  const values = { ...world.values, ...evaluate(own, world) }
  return text.replace(/\$\{([\w:.]+)\}/g, (_: string, name: string) => reference(name, { ...world, values }))
}
