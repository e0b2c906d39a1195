/** What the server does with a request. */
export type Reply =
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly code: string; readonly message: string; readonly status: number }
  | {
      readonly kind: 'raw'
      readonly status: number
      readonly type: string
      readonly body: string
      readonly headers: Readonly<Record<string, string>>
    }
  /** The connection breaks. */
  | { readonly kind: 'reset' }
  /** No answer ever comes. */
  | { readonly kind: 'silence' }

/** A reply, or how to make one from the parameters of the request. */
export type Answer = Reply | ((input: Record<string, unknown>) => Reply)

/** Success, with the output in the shape of the SDK's. */
export function result(value: unknown = {}): Reply {
  return { kind: 'result', value }
}

/** A refusal. `code` is what AWS sends, which is not always the name that the SDK gives the error. */
export function refuse(code: string, message: string, status = 400): Reply {
  return { kind: 'refusal', code, message, status }
}

/** Text of another program on the way, such as a proxy. */
export function raw(status: number, type: string, body: string): Reply {
  return { kind: 'raw', status, type, body, headers: {} }
}

/** What S3 says of a bucket or an object: to a HEAD request, only status and headers. */
export function s3(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Reply {
  return { kind: 'raw', status, type: 'application/xml', body, headers }
}

export const throttle = refuse('Throttling', 'Rate exceeded')
export const internalFailure = refuse('InternalFailure', 'An internal error has occurred.', 500)
export const reset: Reply = { kind: 'reset' }
export const silence: Reply = { kind: 'silence' }

/** What CloudFormation says of a stack that is not there. */
export function noStack(name: string): Reply {
  return refuse('ValidationError', `Stack with id ${name} does not exist`)
}

/** The answer of an action in the query protocol. */
export function resultXml(action: string, value: unknown): string {
  return `<${action}Response><${action}Result>${toXml(value)}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`
}

function toXml(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join('')
  if (typeof value !== 'object') return String(value).replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `<${name}>${toXml(member)}</${name}>`)
    .join('')
}
