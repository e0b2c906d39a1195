import { isAccessDenied } from './error.ts'

/** Something that was read, or the permission without which it cannot be read. */
export type Readable<T> = { readonly value: T } | { readonly needs: string }

/** Reads something that not everybody may read. Throws any other error. */
export async function readable<T>(needs: string, read: () => Promise<T>): Promise<Readable<T>> {
  try {
    return { value: await read() }
  } catch (error) {
    if (isAccessDenied(error)) return { needs }
    throw error
  }
}

/** Returns what was read; undefined when it cannot be read. */
export function readValue<T>(part: Readable<T>): T | undefined {
  return 'value' in part ? part.value : undefined
}
