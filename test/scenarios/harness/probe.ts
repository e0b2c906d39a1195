import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** What a resource of `templates/probe.yml` asks before it does it. */
export type Question = `${'Create' | 'Update' | 'Delete'} ${'First' | 'Second'}`

/** Why the operation fails, or nothing when it succeeds; `nth` counts the same question from 1. */
export type Answer = (nth: number) => string | undefined | Promise<string | undefined>

/** The test's end of the stack `templates/probe.yml`. */
export interface Probe {
  /** The template. */
  readonly body: string
  /** Value of its parameter `Answers`. */
  readonly address: string
  /** What is answered; a question that is not here succeeds. */
  readonly answers: Map<Question, Answer>
  /** All questions so far, in order. */
  readonly asked: readonly Question[]
}

/** Listens for the questions of a stack, for this test only. */
export async function startProbe(answers: Readonly<Partial<Record<Question, Answer>>> = {}): Promise<Probe> {
  const asked: Question[] = []
  const given = new Map(Object.entries(answers) as [Question, Answer][])
  const server = createServer(async (request, response) => {
    const { RequestType, LogicalResourceId } = (await json(request)) as Record<string, string>
    const question = `${RequestType} ${LogicalResourceId}` as Question
    asked.push(question)
    response.end((await given.get(question)?.(asked.filter((each) => each === question).length)) ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const body = readFileSync(join(import.meta.dirname, 'templates/probe.yml'), 'utf8')
  return { body, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, answers: given, asked }
}
