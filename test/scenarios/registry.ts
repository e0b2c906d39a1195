import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Account } from './account.ts'

/**
 * Starts a registry for this test only, which hands everything on to the account's. When the first manifest has arrived there,
 * `onPushed` runs before docker hears of it.
 *
 * @returns its host
 */
export async function startRegistry({ registry }: Account, onPushed: () => Promise<unknown>): Promise<string> {
  let pushes = 0
  const server = createServer((incoming, answer) => {
    const { method = 'GET', url: path = '', headers } = incoming
    const [host, port] = registry.split(':')
    const onward = request({ host, port, method, path, headers }, async (response) => {
      if (method === 'PUT' && path.includes('/manifests/') && ++pushes === 1) await onPushed()
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
