/** A run of a workflow. */
export interface Run {
  /** Grows from run to run, of whatever workflow. */
  readonly id: string
  /** Grows from run to run of one workflow. */
  readonly number: string
  /** 1, and one more each time that somebody runs it again. */
  readonly attempt: string
  readonly url: string
}

/** A run as what it has left tells of it. */
type PastRun = Pick<Run, 'id' | 'attempt'>

/** What a change set was made of. */
interface ChangeSetSource {
  /** `owner/name`. */
  readonly repository: string
  readonly buildId: string
  readonly run: Run
}

/** The description of a change set: for people, and for later runs. */
export function describeSource({ repository, buildId, run }: ChangeSetSource): string {
  return `${repository} ${buildId} run ${run.number}.${run.attempt} ${run.url}`
}

/** Reads the description of a change set of this action; undefined for any other text. */
export function readSource(description: string): ChangeSetSource | undefined {
  const match = /^(\S+) (\S+) run (\d+)\.(\d+) (\S+\/actions\/runs\/(\d+))$/.exec(description)
  if (match === null) return undefined
  const [, repository = '', buildId = '', number = '', attempt = '', url = '', id = ''] = match
  return { repository, buildId, run: { id, number, attempt, url } }
}

/**
 * Whether a run is older than another one that has done its work already. One that somebody has run again is to count, whenever
 * it began.
 */
export function isOvertaken(run: PastRun, by: PastRun): boolean {
  if (run.id === by.id) return Number(run.attempt) < Number(by.attempt)
  return run.attempt === '1' && Number(run.id) < Number(by.id)
}
