/** Returns a table that text of others may be looked up in. An object would also find `constructor` and its like. */
export function tableOf<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries))
}

/** Returns an entry that an object has itself: none that every object has, such as `constructor`. */
export function ownEntry<T>(values: Readonly<Record<string, T>>, key: string): T | undefined
/** Returns an entry of a value of others, such as parsed JSON; undefined when the value is no object. */
export function ownEntry(value: unknown, key: string): unknown
export function ownEntry(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}
