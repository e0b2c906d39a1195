import { createContext, Script } from 'node:vm'

/** Whether a pattern of others matches a text; undefined when that cannot be found out in time. */
export type Matches = (pattern: RegExp, text: string) => boolean | undefined

/** Long enough for any pattern that ends at all, and short enough for a job that somebody cancels. */
const PATIENCE_MILLISECONDS = 1000

/**
 * Creates a matcher for patterns of others, such as those of a template: some take years on a short text. Ends a match when the time
 * for all of them is up; from then on, it tries none.
 * Source: Node.js documentation, "VM (executing JavaScript)", `timeout`, which also ends a regular expression.
 */
export function openMatcher(patience = PATIENCE_MILLISECONDS): Matches {
  const context = createContext({})
  const script = new Script('pattern.test(text)')
  let left = patience
  return (pattern, text) => {
    if (left < 1) return undefined
    const start = performance.now()
    try {
      return script.runInContext(Object.assign(context, { pattern, text }), { timeout: Math.floor(left) }) === true
    } catch {
      return undefined
    } finally {
      left -= performance.now() - start
    }
  }
}
