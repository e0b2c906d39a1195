import type { Answer } from './probe.ts'

/** An answer that comes when it is let go, and the function that does. */
export function held(): { readonly answer: Answer; readonly letGo: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  return { answer: () => promise, letGo: () => resolve(undefined) }
}
