/** Returns the key and the value of the output that has the address of what a stack runs. */
export function urlOutput(outputs: ReadonlyMap<string, string>): readonly [string, string] | undefined {
  return [...outputs].find(([key]) => key.toLowerCase() === 'url')
}
