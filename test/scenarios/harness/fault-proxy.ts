import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { Account } from './account.ts'

/** A call of AWS that comes through the proxy. */
export interface ProxiedCall {
  readonly action: string
  /** The request as it was sent. */
  readonly body: string
  /** How many calls of this action came, this one included. */
  readonly nth: number
  /** Sends the call on to the local cloud. */
  readonly forward: () => Promise<Answer>
}

/** An answer as it goes to the client. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** What goes wrong with a call: another answer, no answer at all, or nothing (undefined), which asks the next fault. */
export type Fault = (call: ProxiedCall) => Promise<Answer | 'lost'> | undefined

/** A proxy between a job and the local cloud. */
export interface FaultProxy {
  /** The environment of a job that goes through it. */
  readonly env: Readonly<Record<string, string>>
  /** The actions that it has seen, in order. */
  readonly seen: readonly string[]
}

/** Starts a proxy in front of the local cloud, for this test only. A call that no fault takes goes through unchanged. */
export async function startFaultProxy({ env }: Account, ...faults: readonly Fault[]): Promise<FaultProxy> {
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const action = actionOf(request, body)
    seen.push(action)
    const nth = seen.filter((each) => each === action).length
    const forward = (): Promise<Answer> => send(new URL(request.url ?? '/', env.AWS_ENDPOINT_URL), request, body)
    const call = { action, body: body.toString(), nth, forward }
    const fault = faults.reduce<ReturnType<Fault>>((taken, each) => taken ?? each(call), undefined)
    const answer = await (fault ?? forward())
    if (answer === 'lost') return void request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { env: { AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }, seen }
}

/** The action, from the header of JSON protocols or the form of the query protocol. */
function actionOf({ headers }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target']
  return typeof target === 'string'
    ? (target.split('.')[1] ?? '')
    : (new URLSearchParams(body.toString()).get('Action') ?? '')
}

async function send(url: URL, { method, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  const kept = Object.entries(headers).filter(
    ([name]) => !['host', 'connection', 'content-length', 'expect'].includes(name),
  )
  const sent = { method: method ?? 'GET', headers: kept as [string, string][] }
  const response = await fetch(url, body.length === 0 ? sent : { ...sent, body })
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() }
}

/** The call is carried out, but its answer is lost, the first time. */
export function loseAnswer(action: string): Fault {
  return (call) => (call.action === action && call.nth === 1 ? call.forward().then(() => 'lost') : undefined)
}

/** Something happens just before the first call of an action. */
export function before(action: string, happens: () => Promise<void>): Fault {
  return (call) => (call.action === action && call.nth === 1 ? happens().then(call.forward) : undefined)
}

/** Something happens just after the first call of an action was carried out, before its answer arrives. */
export function after(action: string, happens: () => Promise<void>): Fault {
  return (call) =>
    call.action === action && call.nth === 1 ? call.forward().then((answer) => happens().then(() => answer)) : undefined
}

/** The answers of an action are rewritten. */
export function rewrite(action: string, change: (body: string, nth: number) => string): Fault {
  return (call) => {
    if (call.action !== action) return undefined
    return call.forward().then((answer) => ({ ...answer, body: change(answer.body, call.nth) }))
  }
}

/** An action of the query protocol is answered without the local cloud, with the inner XML of its result. */
export function answer(action: string, xml: string): Fault {
  const body = `<${action}Response><${action}Result>${xml}</${action}Result></${action}Response>`
  return (call) => (call.action === action ? Promise.resolve({ status: 200, type: 'text/xml', body }) : undefined)
}

/** CloudFormation throttles three of five calls of each action. */
export function throttleMost(): Fault {
  const error = '<Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error>'
  const throttled = { status: 400, type: 'text/xml', body: `<ErrorResponse>${error}</ErrorResponse>` }
  return ({ action, nth }) => (/Stack|ChangeSet/.test(action) && nth % 5 < 3 ? Promise.resolve(throttled) : undefined)
}
