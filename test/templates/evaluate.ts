import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'

/** A template or a part of one, short tags in long form: `!Ref X` is `{ Ref: 'X' }`. */
// biome-ignore lint/suspicious/noExplicitAny: tests walk a template by its literal property names
export type Json = any

/** What the references of a template stand for. */
export interface World {
  readonly conditions: Readonly<Record<string, boolean>>
  readonly mappings?: Json
  /** By name, for `Ref` and in `Fn::Sub`; what is not here stands for itself, such as `<VPC>`. */
  readonly values: Readonly<Record<string, string>>
}

/** Stands for `AWS::NoValue`, and for a resource that its condition leaves out. */
const nothing = Symbol('AWS::NoValue')

const PSEUDO = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::StackName': 'thumbnailer',
  'AWS::URLSuffix': 'amazonaws.com',
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

/** Returns a world: the defaults of the template's parameters and some pseudo parameters, with other values in their place. */
export function worldOf(template: Json, values: Readonly<Record<string, string>> = {}): World {
  const parameters = Object.entries<Json>(template.Parameters ?? {})
  const defaults = parameters.flatMap(([name, { Default }]) => (Default === undefined ? [] : [[name, String(Default)]]))
  const all: Record<string, string> = { ...PSEUDO, ...Object.fromEntries(defaults), ...values }
  const conditions: Record<string, boolean> = {}
  const world = { conditions, mappings: template.Mappings, values: all }
  for (const [name, condition] of Object.entries(template.Conditions ?? {})) conditions[name] = holds(condition, world)
  return world
}

/** Returns the resources and outputs of a template whose conditions hold, without references and functions. */
export function resolve(template: Json, world: World): Json {
  const there = (entries: Json) =>
    Object.entries<Json>(entries ?? {}).flatMap(([name, { Condition, Metadata: _, ...rest }]) =>
      Condition === undefined || world.conditions[Condition] ? [[name, evaluate(rest, world)]] : [],
    )
  return {
    Resources: Object.fromEntries(there(template.Resources)),
    Outputs: Object.fromEntries(there(template.Outputs)),
  }
}

/** Replaces the intrinsic functions that the built-in templates use. */
export function evaluate(node: Json, world: World): Json {
  const value = evaluated(node, world)
  return value === nothing ? undefined : value
}

function evaluated(node: Json, world: World): Json {
  const of = (value: Json) => evaluated(value, world)
  if (Array.isArray(node)) return node.map(of).filter((item) => item !== nothing)
  if (node === null || typeof node !== 'object') return node
  const [[name, argument] = ['', undefined]] = Object.entries(node)
  const call = functions[name]
  if (call) return call(argument, world)
  return Object.fromEntries(
    Object.entries(node)
      .map(([key, value]) => [key, of(value)])
      .filter(([, value]) => value !== nothing),
  )
}

/** By name; each takes its argument as it stands in the template. */
const functions: Readonly<Record<string, (argument: Json, world: World) => Json>> = {
  Ref: (name, world) => (name === 'AWS::NoValue' ? nothing : listed(name, world)),
  'Fn::GetAtt': (path, world) => reference(path.join('.'), world),
  'Fn::Sub': substitute,
  'Fn::Join': ([separator, items], world) => [evaluated(items, world)].flat().join(separator),
  'Fn::Split': ([separator, text], world) => evaluated(text, world).split(separator),
  'Fn::GetAZs': (_, { values }) => ['a', 'b', 'c'].map((zone) => `${values['AWS::Region']}${zone}`),
  'Fn::Cidr': ([block, count], world) =>
    Array.from({ length: count }, (_, index) => `<range ${index} of ${evaluated(block, world)}>`),
  'Fn::FindInMap': ([map, first, second], { mappings }) => structuredClone(mappings[map][first][second]),
  'Fn::ImportValue': (name, world) => `<import ${evaluated(name, world)}>`,
  'Fn::If': ([condition, yes, no], world) => evaluated(world.conditions[condition] ? yes : no, world),
  'Fn::Select': ([index, items], world) => {
    const item = evaluated(items, world)[evaluated(index, world)]
    if (item === undefined) throw new Error(`Fn::Select cannot select nonexistent value at index ${index}`)
    return item
  },
}

function holds(condition: Json, world: World): boolean {
  const [[name, argument] = ['', undefined]] = Object.entries<Json>(condition)
  const each = (): readonly boolean[] => argument.map((one: Json) => holds(one, world))
  if (name === 'Fn::And') return each().every(Boolean)
  if (name === 'Fn::Or') return each().some(Boolean)
  if (name === 'Fn::Not') return !each()[0]
  if (name === 'Condition') return world.conditions[argument] ?? false
  const [one, other] = argument.map((value: Json) => String(evaluated(value, world)))
  return one === other
}

/** A list of a parameter is one text in `values`; only what has a comma is taken for one. */
function listed(name: string, world: World): Json {
  const value = reference(name, world)
  return LISTS.includes(name) ? value.split(',') : value
}

const LISTS: readonly string[] = ['TaskPolicyArns', 'PreviewTaskActions', 'PreviewTaskResources']

function reference(name: unknown, world: World): string {
  return world.values[String(name)] ?? `<${name}>`
}

function substitute(argument: Json, world: World): string {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}]
  const values = { ...world.values, ...evaluated(own, world) }
  return text.replace(/\$\{([\w:.]+)\}/g, (_: string, name: string) => reference(name, { ...world, values }))
}
