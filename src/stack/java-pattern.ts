/** What a backslash makes of the text after it in both languages alike. `\S` is not the same beyond ASCII. */
const SAME_ESCAPE = /^([^A-Za-z0-9]|[dDwWsbBnrtf1-9]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})/
/** The groups of both languages. */
const SAME_GROUP = /^(\?(:|=|!|<=|<!|<[A-Za-z][A-Za-z0-9]*>)|[^?])/

/**
 * A regular expression of Java as one of JavaScript that matches only a whole value. CloudFormation checks patterns by Java.
 * Source: Java SE API, java.util.regex.Pattern; "the pattern must match the entire parameter value", AWS CloudFormation user
 * guide, "Parameters section", AllowedPattern.
 *
 * @returns undefined when JavaScript cannot read it, or reads it otherwise
 */
export function toJavaScript(pattern: string): RegExp | undefined {
  const ignoresCase = pattern.startsWith('(?i)')
  const source = ignoresCase ? pattern.slice('(?i)'.length) : pattern
  if (!meansTheSame(source)) return undefined
  try {
    return new RegExp(`^(?:${source})$`, ignoresCase ? 'i' : '')
  } catch {
    return undefined
  }
}

function meansTheSame(source: string): boolean {
  let inClass = false
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? ''
    const rest = source.slice(index + 1)
    if (character === '\\') {
      if (!SAME_ESCAPE.test(rest)) return false
      index += 1
    } else if (inClass) {
      // Java has classes in classes, and intersections.
      if (character === '[' || (character === '&' && rest.startsWith('&'))) return false
      inClass = character !== ']'
    } else if (character === '[') {
      if (/^\^?\]/.test(rest)) return false
      inClass = true
    } else if (character === '(' && !SAME_GROUP.test(rest)) return false
  }
  return true
}
