/** A position in a file of the workspace, 1-based, for an annotation. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** A page with more information. */
export interface Link {
  readonly text: string
  readonly url: string
}

/** The optional members of a `Problem`. */
export interface ProblemOptions {
  readonly place?: Place | undefined
  readonly cause?: unknown
  /** The sentence for a report whose heading says already which stack failed. */
  readonly shortSentence?: string | undefined
  /** Lines of others that show the cause, such as the end of a build. */
  readonly excerpt?: readonly string[] | undefined
  /** Heads the excerpt in a summary. */
  readonly excerptTitle?: string | undefined
  readonly details?: readonly string[] | undefined
  readonly link?: Link | undefined
  readonly retryable?: boolean | undefined
}

/**
 * An error for the person who reads the red build: `sentence` says what is wrong and why, `remedy` what to do next. `message` has the
 * lines of `excerpt` after the sentence. `place` is the position in the workspace; `details` and `link` are for the job summary.
 * `retryable`: a retry a moment later may succeed.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly sentence: string
  readonly shortSentence: string | undefined
  readonly remedy: string
  readonly place: Place | undefined
  readonly excerpt: readonly string[] | undefined
  readonly excerptTitle: string | undefined
  readonly details: readonly string[] | undefined
  readonly link: Link | undefined
  readonly retryable: boolean

  constructor(sentence: string, remedy: string, options: ProblemOptions = {}) {
    super([sentence, ...(options.excerpt ?? [])].join('\n'), { cause: options.cause })
    this.sentence = sentence
    this.shortSentence = options.shortSentence
    this.remedy = remedy
    this.place = options.place
    this.excerpt = options.excerpt
    this.excerptTitle = options.excerptTitle
    this.details = options.details
    this.link = options.link
    this.retryable = options.retryable ?? false
  }
}

/** Several errors found at once, so that one red build reports all of them. */
export class Problems extends Error {
  override readonly name = 'Problems'
  readonly all: readonly unknown[]

  constructor(all: readonly unknown[]) {
    super(`${all.length} problems`)
    this.all = all
  }
}

/**
 * Waits for every check and returns the values. If some of them fail, throws all their errors together.
 *
 * @throws the only error, or `Problems` with all of them in the order of the checks
 */
export async function allOrProblems<T extends readonly unknown[]>(
  checks: { [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const { values, errors } = await settleAll<T>(checks)
  throwAll(errors)
  return values as unknown as T
}

/** As `allOrProblems`, but returns the errors beside the values; the value of a check that failed is undefined. */
export async function settleAll<T extends readonly unknown[]>(
  checks: { [K in keyof T]: Promise<T[K]> },
): Promise<{ readonly values: { [K in keyof T]: T[K] | undefined }; readonly errors: readonly unknown[] }> {
  const settled = await Promise.allSettled(checks)
  return {
    values: settled.map((result) => (result.status === 'fulfilled' ? result.value : undefined)) as never,
    errors: settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
  }
}

/** Runs a check. Returns its value, or else what it throws, as a list for `throwAll`. */
export function attempt<T>(check: () => T): { readonly value: T | undefined; readonly errors: readonly unknown[] } {
  try {
    return { value: check(), errors: [] }
  } catch (error) {
    return { value: undefined, errors: [error] }
  }
}

/** Returns the value of a check that has no errors. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('unreachable: a check has neither a value nor errors')
  return value
}

/** Throws the errors given, joined. Without errors, does nothing. */
export function throwAll(errors: readonly unknown[]): void {
  if (errors.length > 0) throw joinErrors(errors)
}

/** Returns a single error as it is, and several as one `Problems`, flattened. */
export function joinErrors(errors: readonly unknown[]): unknown {
  const all = errors.flatMap((error) => (error instanceof Problems ? error.all : [error]))
  return all.length === 1 ? all[0] : new Problems(all)
}

/** Puts a subject in front of the message of a Problem, or of each of several. Returns any other error unchanged. */
export function withSubject(subject: string | undefined, error: unknown): unknown {
  if (subject === undefined) return error
  if (error instanceof Problems) return new Problems(error.all.map((each) => withSubject(subject, each)))
  if (!(error instanceof Problem)) return error
  return new Problem(`${subject}: ${error.sentence}`, error.remedy, error)
}

/** Returns the message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
