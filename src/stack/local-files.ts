import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'

/** A place in a template that names a file of the workspace, where CloudFormation takes an address in S3. */
export interface LocalFile {
  /** As the template writes it: relative to the template's own folder. */
  readonly path: string
  /** Logical ID of the resource. */
  readonly logicalId: string
  /** Its type, such as `AWS::CloudFormation::Stack`. */
  readonly type: string
  /** The property that names the file, such as `TemplateURL`. */
  readonly property: string
  /** Where the value stands in the template's text: index of its first UTF-16 unit, and of the one behind it. */
  readonly range: readonly [start: number, end: number]
}

/** Properties that take the address of a template, by type of resource. Source: AWS CLI, `cloudformation package`. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
}

/**
 * Finds the local files that the resources of a template name. An address (`https://`, `http://`, `s3://`), an intrinsic
 * function and a dynamic reference name none.
 *
 * @param resources the section Resources, as it was parsed
 */
export function findLocalFiles(resources: YAMLMap): readonly LocalFile[] {
  return resourceNodes(resources).flatMap(({ logicalId, node }) => {
    const type = text(valueAt(node, 'Type')) ?? ''
    const property = TEMPLATES[type]
    const value = property === undefined ? undefined : valueAt(valueAt(node, 'Properties'), property)
    const path = text(value)
    if (property === undefined || path === undefined || ADDRESS.test(path)) return []
    return [{ path, logicalId, type, property, range: rangeOf(value) }]
  })
}

const ADDRESS = /^(?:$|https?:\/\/|s3:\/\/|.*\{\{resolve:)/i

/** A resource, as it was parsed. */
export interface ResourceNode {
  readonly logicalId: string
  readonly key: unknown
  readonly node: unknown
}

/**
 * The resources of a section, those that Fn::ForEach makes among them, with the logical ID as it is written.
 * Source: AWS CloudFormation template reference, "Fn::ForEach": a list of identifier, collection and output.
 */
export function resourceNodes(resources: unknown): readonly ResourceNode[] {
  if (!isMap(resources)) return []
  return resources.items.flatMap(({ key, value }) => {
    const logicalId = keyText(key)
    if (!logicalId.startsWith('Fn::ForEach::')) return [{ logicalId, key, node: value }]
    return isSeq(value) ? resourceNodes(value.items[2]) : []
  })
}

/** The value of a key of a node; of several, the last one, which is the one that counts. */
export function valueAt(node: unknown, name: string): unknown {
  return isMap(node) ? node.items.findLast(({ key }) => keyText(key) === name)?.value : undefined
}

/** A key as text. */
export function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}

function text(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' && !node.tag?.startsWith('!') ? node.value : undefined
}

function rangeOf(node: unknown): readonly [number, number] {
  const [start, end] = (node as Node).range ?? [0, 0]
  return [start, end]
}
