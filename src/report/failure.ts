import { explainAwsError } from '../aws-error.ts'
import { type Place, Problem, Problems } from '../problem.ts'
import { block, plain } from './markdown.ts'

/** An error as the log, the annotation and the summary show it. */
export interface Failure {
  readonly message: string
  readonly remedy: string
  readonly place: Place | undefined
}

/** Reads whatever was thrown; never gives a stack trace. What several works have failed of is told once. */
export function failuresOf(error: unknown): readonly Failure[] {
  if (error instanceof Problems) {
    const all = error.all.flatMap(failuresOf).map((failure) => [JSON.stringify(failure), failure] as const)
    return [...new Map(all).values()]
  }
  const explained = explainAwsError(error)
  if (explained instanceof Problem)
    return [{ message: explained.message, remedy: explained.remedy, place: explained.place }]
  if (explained instanceof Error && explained.name === 'Cancelled') {
    return [
      {
        message: 'The job was cancelled.',
        remedy: 'Run it again to go on: it takes up what was left.',
        place: undefined,
      },
    ]
  }
  const message = explained instanceof Error ? `${explained.name}: ${explained.message}` : String(explained)
  return [
    {
      message: `Something unexpected went wrong: ${message}`,
      remedy: 'Please report this with the log of a run with debug logging.',
      place: undefined,
    },
  ]
}

/** The job summary of a failed run, as Markdown. */
export function failureSummary(failures: readonly Failure[]): string {
  const items = failures.map(({ message, remedy }) => {
    const [first = '', ...more] = message.split('\n')
    const lines = [plain(first), '', ...(more.length === 0 ? [] : [block(more), '']), plain(remedy)]
      .join('\n')
      .split('\n')
    return `- ${lines
      .map((line) => (line === '' ? '' : `  ${line}`))
      .join('\n')
      .trimStart()}`
  })
  return `### The job failed\n\n${items.join('\n')}\n`
}
