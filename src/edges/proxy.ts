import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import lt from 'semver/functions/lt.js'
import { Problem } from '../text/problem.ts'

/** Agents that send requests through a proxy. */
export interface ProxyAgents {
  readonly httpAgent: HttpAgent
  readonly httpsAgent: HttpsAgent
}

/** The proxies for each kind of address, and the hosts that need none. */
interface Proxies {
  readonly HTTP_PROXY: string | undefined
  readonly HTTPS_PROXY: string | undefined
  readonly NO_PROXY: string | undefined
}

/**
 * Reads the proxies of an environment, as curl does: HTTPS_PROXY for https, HTTP_PROXY for http, the lower-case names first,
 * a proxy without a scheme is an http one, and a domain in NO_PROXY covers the hosts below it.
 * Source: curl manual, "Environment"; Node.js documentation, "Built-in proxy support", which lacks these rules.
 *
 * @returns undefined when there is no proxy
 * @throws Problem when a proxy is not an HTTP proxy
 */
export function readProxies(env: Readonly<NodeJS.ProcessEnv>): Proxies | undefined {
  const [http, https] = [readProxy(env, 'HTTP_PROXY'), readProxy(env, 'HTTPS_PROXY')]
  if (http === undefined && https === undefined) return undefined
  return { HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY: readExceptions(either(env, 'NO_PROXY')) }
}

/**
 * Returns agents for the proxies of an environment.
 *
 * @param version of Node.js. Its agents support proxies since 24.5, which runners have since 2.328.0
 * @returns undefined when there is no proxy
 * @throws Problem
 */
export function proxyAgents(
  env: Readonly<NodeJS.ProcessEnv>,
  version = process.versions.node,
): ProxyAgents | undefined {
  const proxies = readProxies(env)
  if (proxies === undefined) return undefined
  if (lt(version, '24.5.0')) {
    throw new Problem(
      `A proxy is set, but Node.js ${version} of this runner cannot use one.`,
      'Update the runner to version 2.328.0 or newer, or unset HTTP_PROXY and HTTPS_PROXY for this step.',
    )
  }
  const options = { keepAlive: true, maxSockets: 50, proxyEnv: { ...proxies } }
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) }
}

function readProxy(env: Readonly<NodeJS.ProcessEnv>, name: string): string | undefined {
  const text = either(env, name)
  if (text === undefined) return undefined
  const address = text.includes('://') ? text : `http://${text}`
  if (/^https?:\/\/[^/]/i.test(address) && URL.canParse(address)) return address
  // The value may hold a password.
  throw new Problem(
    `${name} is not the address of an HTTP proxy.`,
    `Write it like http://host:3128, or unset ${name} for this step.`,
  )
}

function readExceptions(text: string | undefined): string | undefined {
  const entries = (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
  const wider = entries.flatMap((entry) => (/^[a-z][\w-]*(\.[\w-]+)+$/i.test(entry) ? [entry, `.${entry}`] : [entry]))
  return wider.length === 0 ? undefined : wider.join(',')
}

function either(env: Readonly<NodeJS.ProcessEnv>, name: string): string | undefined {
  return env[name.toLowerCase()]?.trim() || env[name]?.trim() || undefined
}
