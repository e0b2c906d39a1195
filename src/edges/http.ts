import { type IncomingHttpHeaders, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type ProxyAgents, proxyAgents } from './proxy.ts'

/** A request; its body is JSON already. */
interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The answer to a request: any status, and the body as text. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Requests besides those of the AWS clients, and the proxy for both. */
export interface Http {
  /** undefined: no proxy. */
  readonly agents: ProxyAgents | undefined
  /** Sends a request; rejects with the system's error when there is no answer within 10 s. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>
  /** Sends one GET. */
  readonly get: (url: string, headers?: Readonly<Record<string, string>>) => Promise<HttpAnswer>
}

const SILENCE_MILLISECONDS = 10_000

/**
 * Opens the network of this process, with the proxies that the environment names. `fetch` takes no proxy unless Node is
 * started with one, so it is not used.
 *
 * @throws Problem when a proxy cannot be used
 */
export function openHttp(env: Readonly<Record<string, string | undefined>>): Http {
  const agents = proxyAgents(env)
  const send = (request: HttpRequest): Promise<HttpAnswer> => sendBy(agents, request)
  return { agents, send, get: (url, headers = {}) => send({ method: 'GET', url, headers }) }
}

function sendBy(
  agents: ProxyAgents | undefined,
  { method, url, headers = {}, body = '' }: HttpRequest,
): Promise<HttpAnswer> {
  const secure = new URL(url).protocol === 'https:'
  const agent = secure ? agents?.httpsAgent : agents?.httpAgent
  const options = { method, headers, ...(agent && { agent }) }
  return new Promise((resolve, reject) => {
    const request = (secure ? requestHttps : requestHttp)(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    request.setTimeout(SILENCE_MILLISECONDS, () => {
      request.destroy(Object.assign(new Error(`no answer of ${new URL(url).host}`), { code: 'ETIMEDOUT' }))
    })
    request.on('error', reject)
    request.end(body)
  })
}
