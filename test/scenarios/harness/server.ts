import { Server as HttpServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Server } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * Lets a server listen for this test only, on a free port.
 *
 * @returns the port
 */
export async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  closeAfterTest(server)
  return (server.address() as AddressInfo).port
}

/** Lets a server listen on a Unix socket, for this test only. */
export async function listenOnSocket(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve) => server.listen(path, resolve))
  closeAfterTest(server)
}

function closeAfterTest(server: Server): void {
  onTestFinished(() => {
    server.close()
    if (server instanceof HttpServer) server.closeAllConnections()
  })
}

/**
 * Makes a server that carries every connection on to another address, byte for byte.
 *
 * @param onConnection runs once for each connection
 */
export function tunnelTo(target: NetConnectOpts, onConnection: () => void = () => {}): Server {
  return createServer((socket) => {
    onConnection()
    const onward = connect(target)
    socket.pipe(onward).pipe(socket)
    socket.on('error', () => onward.destroy())
    onward.on('error', () => socket.destroy())
  })
}

/**
 * Sends a request on to a URL, and its answer back.
 *
 * @param onAnswered runs when the answer has arrived; `cut` closes the connection in place of answering
 */
export function forward(
  incoming: IncomingMessage,
  answer: ServerResponse,
  { url, onAnswered = async () => {} }: { readonly url: string; readonly onAnswered?: () => Promise<unknown> },
): void {
  const { method = 'GET', headers } = incoming
  const onward = request(url, { method, headers }, async (response) => {
    if ((await onAnswered()) === 'cut') return void incoming.socket.destroy()
    answer.writeHead(response.statusCode ?? 502, response.headers)
    response.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  incoming.pipe(onward)
}

/**
 * Starts a server that accepts every connection and never answers, for this test only.
 *
 * @returns its URL
 */
export async function startSilentServer(host: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    onTestFinished(() => void socket.destroy())
  })
  return `http://${host}:${await listen(server, host)}`
}
