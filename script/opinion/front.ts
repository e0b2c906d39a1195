import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { freePort } from '../../local-cloud/emulator.ts'

/** A call that the front has seen, as the local cloud reports those that it has received. */
interface Call {
  readonly account: string
  readonly service: string
  readonly action: string
}

/** The header by which moto takes the account of a call. */
const ACCOUNT = 'x-moto-account-id'

/**
 * Runs `use` with a front before an emulator that others have made. It gives the emulator what stories need of any cloud: it
 * answers `/_cloud/requests` with the calls of an account, tells the emulator the account, and refuses pushes at once.
 *
 * @param use gets the address of the front
 */
export async function withFront<T>(endpoint: string, use: (front: string) => Promise<T>): Promise<T> {
  const seen: Call[] = []
  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? '/', endpoint)
    if (url.pathname === '/_cloud/requests') return respond(response, 200, seen.filter(isOf(url)))
    // Docker tries a push again for more than a minute when it meets an error that it does not know.
    if (url.pathname.startsWith('/v2/')) return respond(response, 403, { errors: [{ code: 'DENIED' }] })
    const body = await buffer(incoming)
    const call = callOf(incoming, body)
    seen.push(call)
    const headers = { ...incoming.headers, [ACCOUNT]: call.account }
    const onward = request(url, { method: incoming.method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy()).end(body)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${port}`)
  } finally {
    await close(server)
  }
}

function isOf(url: URL): (call: Call) => boolean {
  return ({ account }) => account === url.searchParams.get('account')
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** The call that a request makes: the action of a JSON or query protocol, the method in S3. */
function callOf({ headers, method = '' }: IncomingMessage, body: Buffer): Call {
  const [, account = '', service = ''] =
    /Credential=(\w+)\/\d+\/[\w-]+\/(\w+)\//.exec(headers.authorization ?? '') ?? []
  const target = String(headers['x-amz-target'] ?? '')
  const action = target.split('.')[1] ?? new URLSearchParams(body.toString()).get('Action') ?? method
  return { account, service, action }
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  return closed
}
