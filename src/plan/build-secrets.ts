import type { BuildInputs } from '../inputs/inputs.ts'
import { Problem } from '../text/problem.ts'
import type { Environment } from './context.ts'

/** A shorter secret, such as `true`, is in many values by chance. */
const SHORTEST = 6

/**
 * The problems of build arguments that hold a secret of the build: they can be read in the history of the image, and stand in the
 * arguments of a process. Source: Docker documentation, "Build checks", SecretsUsedInArgOrEnv.
 *
 * @param inherited values, by name, of the build arguments that are given by name only
 * @param environment the process environment, for `secret-envs`
 * @returns one for each such argument: its name and the mount to use in place of it, never the value
 */
export function secretArguments(
  { buildArgs, secrets, secretEnvs }: BuildInputs,
  inherited: ReadonlyMap<string, string>,
  environment: Environment,
): readonly Problem[] {
  const known = [...secrets, ...variablesOf(secretEnvs, environment)].map(([id, value]) => ({
    id,
    value: value.trim(),
  }))
  const registered = known.filter(({ value }) => value.length >= SHORTEST)
  return buildArgs.flatMap((argument) => {
    const [name = ''] = argument.split('=', 1)
    const value = argument.includes('=') ? argument.slice(name.length + 1) : (inherited.get(name) ?? '')
    const secret = registered.find((each) => value.includes(each.value))
    return secret === undefined ? [] : [secretArgument(name, secret.id)]
  })
}

/**
 * What to hide of a build: its secrets, and the variables that are secrets of it unless they are too short to tell.
 *
 * @param environment the process environment, for `secret-envs`
 */
export function hiddenTexts({ secrets, secretEnvs }: BuildInputs, environment: Environment): readonly string[] {
  const variables = variablesOf(secretEnvs, environment).map(([, value]) => value)
  return [...secrets.values(), ...variables.filter((value) => value.trim().length >= SHORTEST)]
}

/** The values of variables, by the IDs of the secrets that they are; empty for one that is not set. */
function variablesOf(
  secretEnvs: BuildInputs['secretEnvs'],
  environment: Environment,
): readonly (readonly [string, string])[] {
  return [...secretEnvs].map(([id, name]) => [id, environment[name] ?? ''])
}

function secretArgument(name: string, id: string): Problem {
  return new Problem(
    `Input build-args: \`${name}\` holds the secret \`${id}\`, and whoever can pull the image can read its build arguments.`,
    `Remove \`${name}\`; in the Dockerfile, read the secret by \`RUN --mount=type=secret,id=${id}\`.`,
  )
}
