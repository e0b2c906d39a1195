import type { Cause, Signs } from './build-failure.ts'
import type { Step } from './build-output.ts'
import { lineOfImage } from './dockerfile.ts'

/** A Dockerfile that cannot be read, or that asks for what is not there. */
export function badDockerfile({ build, error, step }: Signs): Cause | undefined {
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
      remedy: `Correct \`target\`, or name a stage so: \`FROM ... AS ${target}\`.`,
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
    message: `\`${path}\` is no Dockerfile that can be built: ${error}`,
    remedy: 'A Dockerfile begins with `FROM <image>`.',
    line: 1,
  }
}

/** The second is of a folder on the way to it, and of older BuildKits. */
const MISSING_SOURCE = [
  /(?:^|: )"([^"]*)"(?:: | )not found(?:: not found)?$/,
  /lstat \S*\/buildkit-mount\d+(\/.*): no such file or directory$/,
]

const UNREADABLE =
  /^(?:the Dockerfile cannot be empty|no build stage in current context|file with no instructions|failed to parse stage name)/

/** A COPY or ADD whose source is not there. */
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

/** An image that the Dockerfile begins with or copies from, and that cannot be had. */
export function badImage({ build, error, step }: Signs): Cause | undefined {
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
    what: 'the registry of the image <image> allows no more pulls for now',
    remedy:
      'Log in before this step (docker/login-action), or take the image from public.ecr.aws/docker/library or an ECR pull-through cache.',
  },
  {
    pattern: /no match for platform/,
    what: 'the image <image> is not made for this platform',
    remedy: 'Set `platforms` to one that it is made for, or take another image.',
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
      'Correct the name of the image if it is wrong. Else run the job again; on a closed network, take it from a registry there.',
  },
] as const

/** The end of a chain of errors, which says why. */
function reason(error: string): string {
  return error
    .split(/: (?=\S)/)
    .slice(-2)
    .join(': ')
}
