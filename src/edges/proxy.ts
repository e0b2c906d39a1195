import { Agent as HttpAgent, setGlobalProxyFromEnv } from 'node:http'
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
  needNode('24.5.0', version)
  const options = { keepAlive: true, maxSockets: 50, proxyEnv: { ...proxies } }
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) }
}

/**
 * Sends every `fetch` of this process through the proxies of an environment.
 *
 * @param version of Node.js. Its `fetch` takes proxies of a running process since 24.14
 * @returns a function that undoes this
 * @throws Problem
 */
export function useProxies(env: Readonly<NodeJS.ProcessEnv>, version = process.versions.node): () => void {
  const proxies = readProxies(env)
  if (proxies === undefined) return () => {}
  needNode('24.14.0', version)
  return setGlobalProxyFromEnv({ ...proxies })
}

function needNode(needed: string, version: string): void {
  if (!lt(version, needed)) return
  const runner = needed === '24.5.0' ? 'to version 2.328.0 or newer' : `to a version that has Node.js ${needed}`
  throw new Problem(
    `A proxy is set, but Node.js ${version} of this runner cannot use one.`,
    `Update the runner ${runner}, or unset HTTP_PROXY and HTTPS_PROXY for this step.`,
  )
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
