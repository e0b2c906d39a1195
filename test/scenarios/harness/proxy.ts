import { createServer } from 'node:http'
import { forward, listen } from './server.ts'

/** A proxy that requires a user and a password. */
export interface Proxy {
  /** With user and password. */
  readonly url: string
  readonly password: string
  /** The requests that carried the password, in order: `GET http://...`, `CONNECT host:port`. */
  readonly seen: readonly string[]
}

/** Starts a proxy on this machine, for this test only. It refuses every tunnel. */
export async function startProxy(): Promise<Proxy> {
  const password = 'open-sesame'
  const seen: string[] = []
  const proxy = createServer((incoming, answer) => {
    const { method, url = '', headers } = incoming
    const known = headers['proxy-authorization'] === `Basic ${btoa(`runner:${password}`)}`
    if (!known) return void answer.writeHead(407).end()
    seen.push(`${method} ${url}`)
    forward(incoming, answer, { url })
  })
  proxy.on('connect', ({ url }, socket) => {
    seen.push(`CONNECT ${url}`)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  return { url: `http://runner:${password}@127.0.0.1:${await listen(proxy)}`, password, seen }
}
