import type { DockerEnd } from '../../edges/docker.ts'
import { shortened } from '../../text/format.ts'
import { Problem } from '../../text/problem.ts'
import { missingDockerProblem } from '../builder/builder.ts'
import { type Dockerfile, lineOfImage, lineOfStep } from './dockerfile.ts'
import { type BuildOutput, lastError, type Step, sourceLine, withoutWrappers } from './output.ts'

/** An instruction may be a whole script. */
const KEPT_INSTRUCTION = 200

interface FailedBuild {
  readonly code: DockerEnd['code']
  readonly output: BuildOutput
  readonly dockerfile: Dockerfile
}

/** The cause of a failure, as parts of a Problem. */
interface Cause {
  readonly message: string
  readonly remedy: string
  /** 1-based line of the Dockerfile; undefined: unknown; null: the cause is not in the Dockerfile. */
  readonly line?: number | undefined | null
}

/** The symptoms that identify the cause of a failure. */
interface Signs {
  readonly build: FailedBuild
  /** The last error of buildx, without the prefixes of `withoutWrappers`. */
  readonly error: string
  /** The failed step, if any. */
  readonly step: Step | undefined
}

/**
 * Returns the Problem of a failed build: one sentence, the last lines of the failed step, and a remedy. Its place is in the
 * Dockerfile, unless the cause is elsewhere.
 */
export function buildFailure(build: FailedBuild): Problem {
  const { code, output, dockerfile } = build
  const failed = output.steps.filter(({ state }) => state === 'failed')
  // The text of a failed step, which may be anything, is in the last error of buildx.
  const missing = failed.length > 0 ? undefined : missingDockerProblem({ code, output: output.own.join('\n') })
  if (missing !== undefined) return missing
  const error = lastError(output) ?? failed.at(-1)?.error ?? output.own.findLast((line) => line.trim() !== '') ?? ''
  const step = failed.find((each) => each.error !== undefined && error.includes(each.error)) ?? failed.at(-1)
  const signs = { build, error: withoutWrappers(error), step }
  const { message, remedy, line } = firstCause(signs)
  const found = sourceLine(output, dockerfile.path) ?? line ?? (step && lineOfStep(dockerfile.text, step.name))
  const place = line === null ? undefined : { file: dockerfile.path, ...(found === undefined ? {} : { line: found }) }
  const [first = '', ...more] = message.split('\n')
  const excerpt = [...more, ...(step?.tail ?? [])]
  return new Problem(`The image was not built: ${first}`, `${remedy} Nothing was deployed.`, { place, excerpt })
}

function firstCause(signs: Signs): Cause {
  return (
    failedRun(signs) ??
    failedCache(signs) ??
    failedEngine(signs) ??
    badDockerfile(signs) ??
    badImage(signs) ??
    otherFailure(signs)
  )
}

/** Recognizes a program of a RUN that ended with an exit code. */
function failedRun({ error, step }: Signs): Cause | undefined {
  const [, exit] = /^(?:executor failed running |process ")[\s\S]*: exit code: (\d+)$/.exec(error) ?? []
  if (exit === undefined || step === undefined) return undefined
  const [, where, instruction = step.name] = /^\[([^\]]*)\] (.*)$/.exec(step.name) ?? []
  return {
    message: `step ${where} failed with exit code ${exit}: ${shortened(instruction, KEPT_INSTRUCTION)}`,
    remedy: remedyOfRun(exit, step.tail.join('\n')),
  }
}

function remedyOfRun(exit: string, tail: string): string {
  if (/exec format error$/im.test(tail)) return OTHER_ARCHITECTURE
  if (/no space left on device$/im.test(tail)) return FREE_SPACE
  if (exit === '127')
    return 'The base image does not have that command: install it in an earlier step, or correct its name.'
  if (exit === '126') return 'That file cannot be executed: make it executable (`chmod +x`), or name its interpreter.'
  if (exit === '137')
    return 'It was killed, most likely because memory ran out: let it use less, or use a larger runner.'
  return 'Correct that instruction or what it runs; its whole output is in the log.'
}

const OTHER_ARCHITECTURE =
  'The program is for another processor architecture than that of the builder: set `platforms` to its architecture, on a runner of that kind or after docker/setup-qemu-action.'
const FREE_SPACE =
  'Free disk space before this step, for example by `docker system prune --all --force`, or use a larger runner.'

/** The remedy for a builder that is too old, or cannot do what it should. */
export const SETUP_BUILDX = 'Add `- uses: docker/setup-buildx-action@v4` before this step.'

/** Recognizes a failure of the builder: a full disk, another architecture, a crash, an old buildx. */
function failedEngine({ error }: Signs): Cause | undefined {
  if (/no space left on device/i.test(error))
    return { message: `the disk is full: ${error}`, remedy: FREE_SPACE, line: null }
  if (/exec format error/i.test(error)) return { message: error, remedy: OTHER_ARCHITECTURE }
  if (/code = Unavailable\b|error reading from server: (?:.*)EOF|transport is closing/.test(error)) {
    return {
      message: `the builder stopped during the build: ${error}`,
      remedy:
        'Run the job again. If it happens again, look at the log of the Docker daemon and at the memory of the runner.',
      line: null,
    }
  }
  const [, flag] = /^unknown flag: (--\S+)/.exec(error) ?? []
  if (flag === undefined) return undefined
  return {
    message: `this buildx does not know \`${flag}\`.`,
    remedy: `Update buildx. ${SETUP_BUILDX}`,
    line: null,
  }
}

/** Recognizes a cache that was not written, after the image was built. Source: Docker documentation, "Cache storage backends". */
function failedCache({ error, step }: Signs): Cause | undefined {
  if (!/^exporting cache\b/.test(step?.name ?? '')) return undefined
  const remedy = /tag is immutable/.test(error)
    ? 'Each build moves the tag of a cache: give `cache-to` a repository of its own, whose tags can move.'
    : 'Correct `cache-to`, or add `ignore-error=true` to it, so that a build continues without it.'
  return { message: `its cache was not written: ${error}`, remedy, line: null }
}

function otherFailure({ build, error, step }: Signs): Cause {
  const where = step === undefined ? '' : `, in step ${shortened(step.name, KEPT_INSTRUCTION)}`
  return {
    message: `exit code ${build.code}: ${error}${where}`,
    remedy: /is not supported for the docker driver|^granting entitlement \S+ is not allowed/.test(error)
      ? SETUP_BUILDX
      : 'See the build in the log.',
    line: step !== undefined && /^\[[^\]]*\d\/\d+\]/.test(step.name) ? undefined : null,
  }
}

/** Recognizes a Dockerfile that does not parse, or that refers to a missing stage, argument or file. */
function badDockerfile({ build, error, step }: Signs): Cause | undefined {
  const { path, text } = build.dockerfile
  const [, number, why] = /dockerfile parse error (?:on )?line (\d+): ([\s\S]*)$/.exec(error) ?? []
  if (number !== undefined) {
    return {
      message: `\`${path}\` does not parse, line ${number}: ${why}`,
      remedy: 'Correct it at that line.',
      line: Number(number),
    }
  }
  const [, target] = /^target stage "?([^"\s]*)"? could not be found/.exec(error) ?? []
  if (target !== undefined) {
    return {
      message: `\`${path}\` has no stage \`${target}\`.`,
      remedy: `Correct \`target\`, or name a stage: \`FROM ... AS ${target}\`.`,
    }
  }
  const [, base] = /^base name \((.*)\) should not be blank/.exec(error) ?? []
  if (base !== undefined) {
    return {
      message: `\`FROM ${base}\` names no image: its argument has no value.`,
      remedy: 'Give the argument in `build-args`, or a default: `ARG NAME=value`.',
      line: lineOfImage(text, base),
    }
  }
  const [, source] = MISSING_SOURCE.map((pattern) => pattern.exec(error)).find((match) => match !== null) ?? []
  if (source !== undefined) return missingSource(source, step)
  if (!UNREADABLE.test(error)) return undefined
  return {
    message: `\`${path}\` is not a Dockerfile that can be built: ${error}`,
    remedy: 'A Dockerfile begins with `FROM <image>`.',
    line: 1,
  }
}

/** The second pattern is for a missing parent folder, and for older versions of BuildKit. */
const MISSING_SOURCE = [
  /(?:^|: )"([^"]*)"(?:: | )not found(?:: not found)?$/,
  /lstat \S*\/buildkit-mount\d+(\/.*): no such file or directory$/,
]

const UNREADABLE =
  /^(?:the Dockerfile cannot be empty|no build stage in current context|file with no instructions|failed to parse stage name)/

/** Returns the cause for a COPY or ADD whose source is missing. */
function missingSource(source: string, step: Step | undefined): Cause {
  const [, from] = /\s--from=(\S+)/.exec(step?.name ?? '') ?? []
  if (from !== undefined) {
    return {
      message: `\`${source}\` is not in \`${from}\`, from which it is copied.`,
      remedy: 'Correct the path, or the step that should make it there.',
    }
  }
  return {
    message: `\`${source.replace(/^\//, '')}\` is not in the build context, from which it is copied.`,
    remedy:
      'Paths are relative to `context`. Is it in .dockerignore, not committed, or made by a step that has not run?',
  }
}

/** Recognizes an image in `FROM` or `COPY --from` that cannot be pulled. */
function badImage({ build, error, step }: Signs): Cause | undefined {
  const [, image] =
    /(?:load metadata for|resolve image config for|^FROM|\] FROM) (?:docker-image:\/\/)?(\S+)$/.exec(
      step?.name ?? '',
    ) ?? []
  if (image === undefined) return undefined
  const known = IMAGE_CAUSES.find(({ pattern }) => pattern.test(error))
  if (known === undefined) return undefined
  return {
    message: `${known.what.replace('<image>', () => `\`${image}\``)}: ${reason(error)}`,
    remedy: known.remedy,
    line: lineOfImage(build.dockerfile.text, image),
  }
}

/** Source: BuildKit, and the registries' answers: distribution specification, "Error codes"; Docker Hub usage and limits. */
const IMAGE_CAUSES = [
  {
    pattern: /toomanyrequests|429 Too Many Requests|rate limit/i,
    what: 'the registry of the image <image> allows no more pulls at the moment',
    remedy:
      'Log in before this step (docker/login-action), or take the image from public.ecr.aws/docker/library or an ECR pull-through cache.',
  },
  {
    pattern: /no match for platform/,
    what: 'the image <image> does not exist for this platform',
    remedy: 'Set `platforms` to one that it exists for, or use another image.',
  },
  {
    pattern: /pull access denied|insufficient_scope|\b40[13]\b|unauthorized|authorization failed|denied/i,
    what: 'the image <image> does not exist, or may not be pulled',
    remedy: 'Correct its name, or log in at its registry before this step (docker/login-action).',
  },
  {
    pattern: /manifest unknown|not found$/,
    what: 'the image <image> does not exist',
    remedy:
      'Correct its name and tag in the Dockerfile. If it is a stage of the Dockerfile, correct the name of the stage.',
  },
  {
    pattern:
      /dial tcp|no such host|i\/o timeout|connection re(?:fused|set)|TLS handshake|\b5\d\d\b|EOF|deadline exceeded|failed to do request/,
    what: 'the registry of the image <image> cannot be reached',
    remedy:
      'Correct the name of the image if it is wrong. Otherwise run the job again; on a closed network, use a registry there.',
  },
] as const

/** Returns the end of a chain of errors, which has the reason. */
function reason(error: string): string {
  return error
    .split(/: (?=\S)/)
    .slice(-2)
    .join(': ')
}
