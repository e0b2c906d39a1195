import type { IncomingMessage, RequestOptions } from 'node:http'
import { HttpClient } from '@actions/http-client'
import { type ProxyAgents, proxyAgents } from './proxy.ts'

/** The answer to a request: any status, and the body as text. */
export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

/** Requests besides those of the AWS clients and of Octokit, and the proxy for them and the AWS clients. */
export interface Http {
  /** undefined: no proxy. */
  readonly agents: ProxyAgents | undefined
  /**
   * Sends one GET, without following a redirect.
   *
   * @throws the system's error when the answer is not there in time; Error when its body is larger than 8 MiB
   */
  readonly get: (url: string, headers?: Readonly<Record<string, string>>) => Promise<HttpAnswer>
}

/** An ID token has a few KiB, the configuration of an image seldom more than some hundred. */
const MAXIMUM_BYTES = 8 * 1024 * 1024

/**
 * Opens the network of this process, with the proxies that the environment names.
 *
 * @param patience milliseconds that an answer may take
 * @throws Problem when a proxy cannot be used
 */
export function openHttp(env: Readonly<Record<string, string | undefined>>, patience = 10_000): Http {
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

/** @param options of node:http, in place of those of the library, which knows neither a signal nor an agent of others */
async function get(
  url: string,
  headers: Readonly<Record<string, string>>,
  options: RequestOptions,
): Promise<HttpAnswer> {
  const handler = {
    prepareRequest: (prepared: RequestOptions) => void Object.assign(prepared, options),
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('not implemented')),
  }
  const client = new HttpClient('servicefull-action', [handler], { allowRedirects: false })
  const { message } = await client.get(url, headers)
  return { status: message.statusCode ?? 0, body: await read(message) }
}

/** The library's own `readBody` has no limit. */
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
