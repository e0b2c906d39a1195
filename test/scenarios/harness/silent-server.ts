import { type AddressInfo, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** Starts a server that takes every connection and says nothing, for this test only; gives its address. */
export async function silentServer(host: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    onTestFinished(() => void socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  onTestFinished(() => void server.close())
  return `http://${host}:${(server.address() as AddressInfo).port}`
}
