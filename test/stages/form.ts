/** A form value: text, a list, or members by name. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue }

/**
 * Decodes the body of a request of the query protocol: `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`.
 * Source: Smithy specification, "AWS query protocol".
 */
export function decodeForm(body: string): Record<string, FormValue> {
  const root: Record<string, FormValue> = {}
  for (const [path, value] of new URLSearchParams(body)) put(root, path.split('.'), value)
  return root
}

function put(into: Record<string, FormValue>, [name = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    into[name] = value === '' ? emptyValue(name) : value
    return
  }
  if (rest[0] === 'member') {
    into[name] ??= []
    putItem(into[name] as FormValue[], Number(rest[1]) - 1, { rest: rest.slice(2), value })
    return
  }
  into[name] ??= {}
  put(into[name] as Record<string, FormValue>, rest, value)
}

function putItem(list: FormValue[], index: number, { rest, value }: { rest: string[]; value: string }): void {
  if (rest.length === 0) {
    list[index] = value
    return
  }
  list[index] ??= {}
  put(list[index] as Record<string, FormValue>, rest, value)
}

/** An empty list is sent as its name alone. */
function emptyValue(name: string): FormValue {
  return ['Parameters', 'Capabilities', 'Tags'].includes(name) ? [] : ''
}
