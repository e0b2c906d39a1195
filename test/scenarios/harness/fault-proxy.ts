import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Account } from './account.ts'
import { listen } from './server.ts'

/** A call of AWS on its way through the proxy. */
export interface ProxiedCall {
  readonly action: string
  /** The body of the request. */
  readonly body: string
  /** The number of this call among those of its action, from 1. */
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

/** Decides what happens to a call: another answer, no answer (`lost`), or undefined, which leaves it to the next fault. */
export type Fault = (call: ProxiedCall) => Promise<Answer | 'lost'> | undefined

/** A proxy between a job and the local cloud. */
export interface FaultProxy {
  /** The environment of a job that goes through it. */
  readonly env: Readonly<Record<string, string>>
  /** The actions that it has seen, in order. */
  readonly seen: readonly string[]
}

/** Starts a proxy in front of the local cloud, for this test only. A call that no fault decides on passes unchanged. */
export async function startFaultProxy({ env }: Account, ...faults: readonly Fault[]): Promise<FaultProxy> {
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const action = actionOf(request, body)
    seen.push(action)
    const nth = seen.filter((each) => each === action).length
    const forward = (): Promise<Answer> => send(new URL(request.url ?? '/', env.AWS_ENDPOINT_URL), request, body)
    const call = { action, body: body.toString(), nth, forward }
    const fault = faults.reduce<ReturnType<Fault>>((decided, each) => decided ?? each(call), undefined)
    const answer = await (fault ?? forward())
    if (answer === 'lost') return void request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
  })
  return { env: { AWS_ENDPOINT_URL: `http://127.0.0.1:${await listen(server)}` }, seen }
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

/** Loses the answer to the first call of an action, which AWS has carried out. */
export function loseAnswer(action: string): Fault {
  return (call) => (call.action === action && call.nth === 1 ? call.forward().then(() => 'lost') : undefined)
}

/** Runs `happens` just before the first call of an action. */
export function before(action: string, happens: () => Promise<void>): Fault {
  return (call) => (call.action === action && call.nth === 1 ? happens().then(call.forward) : undefined)
}

/** Runs `happens` when the first call of an action was carried out, before its answer arrives. */
export function after(action: string, happens: () => Promise<void>): Fault {
  return (call) =>
    call.action === action && call.nth === 1 ? call.forward().then((answer) => happens().then(() => answer)) : undefined
}

/** Rewrites the answers to an action. */
export function rewrite(action: string, change: (body: string, nth: number) => string): Fault {
  return (call) => {
    if (call.action !== action) return undefined
    return call.forward().then((answer) => ({ ...answer, body: change(answer.body, call.nth) }))
  }
}

/** Answers an action of the query protocol in the local cloud's place; `xml` is the content of its result element. */
export function answer(action: string, xml: string): Fault {
  const body = `<${action}Response><${action}Result>${xml}</${action}Result></${action}Response>`
  return (call) => (call.action === action ? Promise.resolve({ status: 200, type: 'text/xml', body }) : undefined)
}

/** Refuses an action of the query protocol, which the policy of the role does not allow. */
export function forbid(action: string): Fault {
  const error = `<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized to perform: ${action}</Message></Error>`
  const refusal = { status: 403, type: 'text/xml', body: `<ErrorResponse>${error}</ErrorResponse>` }
  return (call) => (call.action === action ? Promise.resolve(refusal) : undefined)
}

/** Throttles three of five calls of each action of CloudFormation. */
export function throttleMost(): Fault {
  const error = '<Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error>'
  const throttled = { status: 400, type: 'text/xml', body: `<ErrorResponse>${error}</ErrorResponse>` }
  return ({ action, nth }) => (/Stack|ChangeSet/.test(action) && nth % 5 < 3 ? Promise.resolve(throttled) : undefined)
}
