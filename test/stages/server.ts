import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { ECRClient } from '@aws-sdk/client-ecr'
import { ECSClient } from '@aws-sdk/client-ecs'
import { STSClient } from '@aws-sdk/client-sts'
import { onTestFinished } from 'vitest'
import { type Answer, refuse, resultXml } from './answers.ts'
import { decodeForm } from './form.ts'

/** A request as it arrived: its action and its parameters in the shape of the SDK's input, every value of a form as text. */
export type Call = readonly [action: string, input: unknown]

/** What each action answers: the first call gets the first answer, the last answer repeats. */
export type Script = Readonly<Record<string, readonly Answer[]>>

export interface ScriptedAws {
  /** All requests, in the order of arrival. */
  readonly calls: Call[]
  readonly endpoint: string
  readonly cloudFormation: CloudFormationClient
  readonly ecr: ECRClient
  readonly ecs: ECSClient
  readonly logs: CloudWatchLogsClient
  readonly sts: STSClient
  /** The names of the actions called, without those that only read. */
  changes(): string[]
}

const VERSIONS: Readonly<Record<string, string>> = { '2010-05-15': 'cloudformation', '2011-06-15': 'sts' }

/**
 * Starts a server that speaks the query protocol (CloudFormation, STS) and JSON 1.1 (ECR, ECS, CloudWatch Logs), for this test only.
 * Requests of S3 are named by method and path, such as `HEAD /bucket`. The clients try each request once. An action without a
 * script is refused as `NotScripted`.
 */
export async function scriptAws(script: Script): Promise<ScriptedAws> {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const call = await readCall(request)
    const before = calls.filter(([action]) => action === call[0]).length
    calls.push(call)
    const answers = script[call[0]] ?? [refuse('NotScripted', `${call[0]} has no script`)]
    send(request, response, call, answers[before] ?? answers.at(-1))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }
  const config = { endpoint, region: 'eu-central-1', maxAttempts: 1, credentials }
  return {
    calls,
    endpoint,
    cloudFormation: new CloudFormationClient(config),
    ecr: new ECRClient(config),
    ecs: new ECSClient(config),
    logs: new CloudWatchLogsClient(config),
    sts: new STSClient(config),
    changes: () =>
      calls.map(([action]) => action).filter((action) => !/^(Describe|Get|List|BatchGet|GET|HEAD)/.test(action)),
  }
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString()
  const target = request.headers['x-amz-target']
  if (typeof target === 'string') return [target.split('.')[1] ?? '', JSON.parse(body)]
  if (request.method !== 'POST') return [`${request.method} ${request.url}`, body === '' ? undefined : body]
  const { Action, Version, ...input } = decodeForm(body)
  if (VERSIONS[String(Version)] === undefined) throw new Error(`unknown version ${Version}`)
  return [String(Action), input]
}

function send(request: IncomingMessage, response: ServerResponse, call: Call, answer: Answer | undefined): void {
  const reply = typeof answer === 'function' ? answer(call[1] as Record<string, unknown>) : answer
  if (reply === undefined || reply.kind === 'silence') return
  if (reply.kind === 'reset') {
    request.socket.resetAndDestroy()
    return
  }
  if (reply.kind === 'raw') {
    response.writeHead(reply.status, { 'content-type': reply.type, ...reply.headers }).end(reply.body)
    return
  }
  const json = request.headers['x-amz-target'] !== undefined
  const type = json ? 'application/x-amz-json-1.1' : 'text/xml'
  if (reply.kind === 'refusal') {
    const { code, message, status } = reply
    const body = json
      ? JSON.stringify({ __type: code, message })
      : `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`
    response.writeHead(status, { 'content-type': type }).end(body)
    return
  }
  response
    .writeHead(200, { 'content-type': type })
    .end(json ? JSON.stringify(reply.value) : resultXml(call[0], reply.value))
}
