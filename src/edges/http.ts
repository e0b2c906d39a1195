import { globalAgent, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http'
import { globalAgent as secureAgent } from 'node:https'
import { HttpClient } from '@actions/http-client'
import { bytes } from '../text/format.ts'
import { type ProxyAgents, proxyAgents } from './proxy.ts'

/** Names this action to AWS, GitHub and registries. */
export const USER_AGENT = 'servicefull-action'

/** A request without `method` is a GET. Its headers describe its body. */
export interface HttpRequest {
  readonly method?: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | null
}

/** An answer with any status. */
interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The network of this process. */
export interface Http {
  /** The proxies, for the AWS clients as well; undefined when there is none. */
  readonly agents: ProxyAgents | undefined
  /**
   * Sends a request, and follows no redirect.
   *
   * @param signal ends it
   * @throws Error with the system's code: when no answer comes in time, or EFBIG when its body is larger than 8 MiB
   */
  readonly send: (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>
}

/** An ID token has a few KiB, the configuration of an image seldom more than some hundred, a page of comments less than 7 MiB. */
const MAXIMUM_BYTES = 8 * 1024 * 1024

/**
 * Opens the network of this process, with the proxies that the environment names.
 *
 * @param patience milliseconds that an answer may take
 * @throws Problem when a proxy cannot be used
 */
export function openHttp(env: Readonly<NodeJS.ProcessEnv>, patience = 10_000): Http {
  const agents = proxyAgents(env)
  return {
    agents,
    send: async (request, signal) => {
      const { protocol, host } = new URL(request.url)
      const late = AbortSignal.timeout(patience)
      const { httpAgent, httpsAgent } = agents ?? { httpAgent: globalAgent, httpsAgent: secureAgent }
      const agent = protocol === 'https:' ? httpsAgent : httpAgent
      const end = signal === undefined ? late : AbortSignal.any([signal, late])
      try {
        return await send(request, { signal: end, agent })
      } catch (error) {
        throw late.aborted ? Object.assign(new Error(`no answer of ${host}`), { code: 'ETIMEDOUT' }) : error
      }
    },
  }
}

/** @param options of node:http, because the library takes neither a signal nor an agent */
async function send(request: HttpRequest, options: RequestOptions): Promise<HttpAnswer> {
  const { method = 'GET', url, headers = {}, body = null } = request
  const handler = {
    prepareRequest: (prepared: RequestOptions) => void Object.assign(prepared, options),
    canHandleAuthentication: (): boolean => false,
    handleAuthentication: () => Promise.reject(new Error('not implemented')),
  }
  const client = new HttpClient(USER_AGENT, [handler], { allowRedirects: false })
  const { message } = await client.request(method, url, body, { ...headers })
  return { status: message.statusCode ?? 0, headers: message.headers, body: await read(message) }
}

/** Replaces the library's `readBody`, which has no limit. */
async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    size += chunk.length
    // The error ends the loop, which closes the connection.
    if (size > MAXIMUM_BYTES)
      throw Object.assign(new Error(`it is larger than ${bytes(MAXIMUM_BYTES)}`), { code: 'EFBIG' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
