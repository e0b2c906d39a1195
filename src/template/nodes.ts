import { isMap, isScalar, isSeq } from 'yaml'

/**
 * Returns the nodes of the resources in a section, including those in Fn::ForEach, with the logical IDs as written. The resources
 * that a Fn::Transform adds are unknown.
 * Source: AWS CloudFormation template reference, "Fn::ForEach": a list of identifier, collection and output.
 */
export function resourceNodes(
  resources: unknown,
): readonly { readonly logicalId: string; readonly key: unknown; readonly node: unknown }[] {
  if (!isMap(resources)) return []
  return resources.items.flatMap(({ key, value }) => {
    const logicalId = keyText(key)
    if (!logicalId.startsWith('Fn::')) return [{ logicalId, key, node: value }]
    return logicalId.startsWith('Fn::ForEach::') && isSeq(value) ? resourceNodes(value.items[2]) : []
  })
}

/** Returns the value of a key in a map. The last of duplicate keys counts, as for CloudFormation. */
export function childOf(node: unknown, name: string): unknown {
  return isMap(node) ? node.items.findLast(({ key }) => keyText(key) === name)?.value : undefined
}

/** Returns the key of a map as text. */
export function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}
