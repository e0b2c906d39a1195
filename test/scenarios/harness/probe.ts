import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { readTemplate } from './checkout.ts'
import { listen } from './server.ts'

/** The question of a resource of `templates/probe.yml` before an operation on it. */
export type Question = `${'Create' | 'Update' | 'Delete'} ${'First' | 'Second'}`

/** Why the operation fails, or nothing when it succeeds; `nth` counts the same question from 1. */
export type Answer = (nth: number) => string | undefined | Promise<string | undefined>

/** The test's end of a stack of `templates/probe.yml`. */
export interface Probe {
  /** The template. */
  readonly body: string
  /** Value of its parameter `Answers`. */
  readonly address: string
  /** The answers by question; an operation whose question has none succeeds. */
  readonly answers: Map<Question, Answer>
  /** All questions so far, in order. */
  readonly questions: readonly Question[]
}

/** Listens for the questions of a stack, for this test only. */
export async function startProbe(answers: Readonly<Partial<Record<Question, Answer>>> = {}): Promise<Probe> {
  const questions: Question[] = []
  const given = new Map(Object.entries(answers) as [Question, Answer][])
  const server = createServer(async (request, response) => {
    const { RequestType, LogicalResourceId } = (await json(request)) as Record<string, string>
    const question = `${RequestType} ${LogicalResourceId}` as Question
    questions.push(question)
    response.end((await given.get(question)?.(questions.filter((each) => each === question).length)) ?? '')
  })
  const address = `http://127.0.0.1:${await listen(server)}/`
  return { body: readTemplate('probe'), address, answers: given, questions }
}

/** An answer that lets the operation fail the first time only. */
export function failOnce(reason: string): Answer {
  return (nth) => (nth === 1 ? reason : undefined)
}

/** An answer that waits until `release` is called; the operation then succeeds. */
export function heldAnswer(): { readonly answer: Answer; readonly release: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  return { answer: () => promise, release: () => resolve(undefined) }
}
