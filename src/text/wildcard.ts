/** Whether a pattern, in which `*` stands for any characters, matches a whole text. Takes no longer than reading both. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [beginning = '', ...parts] = pattern.split('*')
  const end = parts.pop()
  if (end === undefined) return pattern === text
  if (!text.startsWith(beginning)) return false
  let rest = text.slice(beginning.length)
  for (const part of parts) {
    const index = rest.indexOf(part)
    if (index < 0) return false
    rest = rest.slice(index + part.length)
  }
  return rest.endsWith(end)
}
