/** The part of a run that a later run can read, such as from a comment. */
interface PastRun {
  /** Grows from run to run, across all workflows. */
  readonly id: string
  /** 1 at first; grows each time that somebody runs it again. */
  readonly attempt: string
}

/** A run of a workflow. */
export interface Run extends PastRun {
  /** Grows from run to run of one workflow. */
  readonly number: string
  readonly url: string
  /** Name of the workflow's file; undefined when the runner does not say. */
  readonly workflow?: string | undefined
}

/** The origin of a change set. */
interface ChangeSetSource {
  /** `owner/name`. */
  readonly repository: string
  readonly buildId: string
  readonly run: Run
}

/** Returns the description of a change set, for people and for later runs. */
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
 * Whether a run is older than another one that has finished. A run that somebody started again is older only than a later attempt
 * of itself.
 */
export function isOvertaken(run: PastRun, by: PastRun): boolean {
  if (run.id === by.id) return Number(run.attempt) < Number(by.attempt)
  return run.attempt === '1' && Number(run.id) < Number(by.id)
}
