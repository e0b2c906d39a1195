import { get as getHttp } from 'node:http'
import { get as getHttps } from 'node:https'
import { type ProxyAgents, proxyAgents } from './proxy.ts'

/** The answer to a request: any status, and the body as text. */
export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

/** Requests besides those of the AWS clients, and the proxy for both. */
export interface Http {
  /** undefined: no proxy. */
  readonly agents: ProxyAgents | undefined
  /** Sends one GET; rejects with the system's error when there is no answer within 10 s. */
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
  return {
    agents,
    get: (url, headers = {}) => {
      const secure = new URL(url).protocol === 'https:'
      const agent = secure ? agents?.httpsAgent : agents?.httpAgent
      return send(secure ? getHttps : getHttp, url, { headers, ...(agent && { agent }) })
    },
  }
}

function send(
  get: typeof getHttps,
  url: string,
  options: { readonly headers: Readonly<Record<string, string>>; readonly agent?: ProxyAgents['httpAgent'] },
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = get(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    request.setTimeout(SILENCE_MILLISECONDS, () => {
      request.destroy(Object.assign(new Error(`no answer of ${new URL(url).host}`), { code: 'ETIMEDOUT' }))
    })
    request.on('error', reject)
  })
}
