import { isMap, isScalar, isSeq } from 'yaml'

/** A resource, as it was parsed. */
interface ResourceNode {
  readonly logicalId: string
  readonly key: unknown
  readonly node: unknown
}

/**
 * The resources of a section, those that Fn::ForEach makes among them, with the logical ID as it is written. What a Fn::Transform
 * makes is not known.
 * Source: AWS CloudFormation template reference, "Fn::ForEach": a list of identifier, collection and output.
 */
export function resourceNodes(resources: unknown): readonly ResourceNode[] {
  if (!isMap(resources)) return []
  return resources.items.flatMap(({ key, value }) => {
    const logicalId = keyText(key)
    if (!logicalId.startsWith('Fn::')) return [{ logicalId, key, node: value }]
    return logicalId.startsWith('Fn::ForEach::') && isSeq(value) ? resourceNodes(value.items[2]) : []
  })
}

/** The value of a key of a node; of several, the last one, which is the one that counts. */
export function childOf(node: unknown, name: string): unknown {
  return isMap(node) ? node.items.findLast(({ key }) => keyText(key) === name)?.value : undefined
}

/** A key as text. */
export function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}
