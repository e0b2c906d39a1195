import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Account } from './account.ts'

/**
 * Starts a registry for this test only, which hands everything on to the account's. When a manifest has arrived there, `onPushed`
 * runs before docker hears of it; it gives `cut` to cut the connection instead.
 *
 * @param onPushed gets the number of the push, from 1
 * @returns its host
 */
export async function startRegistry(
  { registry }: Account,
  onPushed: (nth: number) => Promise<unknown>,
): Promise<string> {
  let pushes = 0
  const server = createServer((incoming, answer) => {
    const { method = 'GET', url: path = '', headers } = incoming
    const [host, port] = registry.split(':')
    const onward = request({ host, port, method, path, headers }, async (response) => {
      const pushed = method === 'PUT' && path.includes('/manifests/')
      if (pushed && (await onPushed(++pushes)) === 'cut') return void incoming.socket.destroy()
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `localhost:${(server.address() as AddressInfo).port}`
}
