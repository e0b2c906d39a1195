import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A proxy that wants a user and a password. */
export interface Proxy {
  /** With user and password. */
  readonly url: string
  readonly password: string
  /** What it was asked for: `GET http://...`, `CONNECT host:port`. */
  readonly seen: readonly string[]
}

/** Starts a proxy on this machine, for this test only. It lets no tunnel through. */
export async function startProxy(): Promise<Proxy> {
  const password = 'open-sesame'
  const seen: string[] = []
  const proxy = createServer((incoming, answer) => {
    const { method, url = '', headers } = incoming
    const known = headers['proxy-authorization'] === `Basic ${btoa(`runner:${password}`)}`
    if (!known) return void answer.writeHead(407).end()
    seen.push(`${method} ${url}`)
    const onward = request(url, { method: method ?? 'GET', headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    incoming.pipe(onward)
  })
  proxy.on('connect', ({ url }, socket) => {
    seen.push(`CONNECT ${url}`)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.close()
    proxy.closeAllConnections()
  })
  return { url: `http://runner:${password}@127.0.0.1:${(proxy.address() as AddressInfo).port}`, password, seen }
}
