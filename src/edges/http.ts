import type { IncomingMessage, RequestOptions } from 'node:http'
import { HttpClient } from '@actions/http-client'
import { type ProxyAgents, proxyAgents } from './proxy.ts'

/** Names this action to AWS, GitHub and registries. */
export const USER_AGENT = 'servicefull-action'

/** An answer with any status. */
interface HttpAnswer {
  readonly status: number
  readonly body: string
}

/** The network of this process, but for `fetch`. */
export interface Http {
  /** The proxies, for the AWS clients as well; undefined when there is none. */
  readonly agents: ProxyAgents | undefined
  /**
   * Sends one GET, and follows no redirect.
   *
   * @throws Error with the system's code when no answer comes in time; Error when its body is larger than 8 MiB
   */
  readonly get: (url: string, headers?: Readonly<Record<string, string>>) => Promise<HttpAnswer>
}

/** An ID token has a few KiB; the configuration of an image seldom has more than some hundred. */
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
    get: async (url, headers = {}) => {
      const { protocol, host } = new URL(url)
      const signal = AbortSignal.timeout(patience)
      const agent = protocol === 'https:' ? agents?.httpsAgent : agents?.httpAgent
      try {
        return await get(url, headers, { signal, ...(agent && { agent }) })
      } catch (error) {
        throw signal.aborted ? Object.assign(new Error(`no answer of ${host}`), { code: 'ETIMEDOUT' }) : error
      }
    },
  }
}

/** @param options of node:http, because the library takes neither a signal nor an agent */
async function get(
  url: string,
  headers: Readonly<Record<string, string>>,
  options: RequestOptions,
): Promise<HttpAnswer> {
  const handler = {
    prepareRequest: (prepared: RequestOptions) => void Object.assign(prepared, options),
    canHandleAuthentication: (): boolean => false,
    handleAuthentication: () => Promise.reject(new Error('not implemented')),
  }
  const client = new HttpClient(USER_AGENT, [handler], { allowRedirects: false })
  const { message } = await client.get(url, headers)
  return { status: message.statusCode ?? 0, body: await read(message) }
}

/** Replaces the library's `readBody`, which has no limit. */
async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    size += chunk.length
    if (size > MAXIMUM_BYTES) throw new Error(`the answer is larger than ${MAXIMUM_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
