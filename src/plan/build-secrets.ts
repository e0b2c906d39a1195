import type { BuildInputs, Inputs } from '../inputs/inputs.ts'
import { Problem } from '../text/problem.ts'
import { ownEntry } from '../text/table.ts'
import type { Environment } from './context.ts'

/** Shorter secrets, such as `true`, are part of many values by chance. */
const SHORTEST = 6

/**
 * Returns a Problem for each build argument that holds a secret of the build, without its value. Build arguments are visible in
 * the history of the image and in the arguments of a process.
 * Source: Docker documentation, "Build checks", SecretsUsedInArgOrEnv.
 *
 * @param inherited values, by name, of the build arguments without a value of their own
 * @param environment the process environment, for `secret-envs`
 */
export function secretArgumentProblems(
  { buildArgs, secrets, secretEnvs }: BuildInputs,
  inherited: ReadonlyMap<string, string>,
  environment: Environment,
): readonly Problem[] {
  const known = [...secrets, ...variablesOf(secretEnvs, environment)]
    .map(([id, value]) => ({ id, value: value.trim() }))
    .filter(({ value }) => value.length >= SHORTEST)
  return buildArgs.flatMap((argument) => {
    const [name = ''] = argument.split('=', 1)
    const value = argument.includes('=') ? argument.slice(name.length + 1) : (inherited.get(name) ?? '')
    const secret = known.find((each) => value.includes(each.value))
    return secret === undefined ? [] : [secretArgumentProblem(name, secret.id)]
  })
}

/**
 * Returns the texts of the inputs that the log must hide: the token, the secrets of a build, and the variables of `secret-envs`
 * that are not too short.
 *
 * @param environment the process environment, for `secret-envs`
 */
export function hiddenTexts({ githubToken, build }: Inputs, environment: Environment): readonly string[] {
  const variables = variablesOf(build.secretEnvs, environment).map(([, value]) => value)
  const tokens = githubToken === undefined ? [] : [githubToken]
  return [...tokens, ...build.secrets.values(), ...variables.filter((value) => value.trim().length >= SHORTEST)]
}

/** Returns pairs of secret ID and value; `''` for a variable that is not set. */
function variablesOf(
  secretEnvs: BuildInputs['secretEnvs'],
  environment: Environment,
): readonly (readonly [string, string])[] {
  return [...secretEnvs].map(([id, name]) => [id, ownEntry(environment, name) ?? ''])
}

function secretArgumentProblem(name: string, id: string): Problem {
  return new Problem(
    `Input build-args: \`${name}\` holds the secret \`${id}\`, and anyone who can pull the image can read its build arguments.`,
    `Remove \`${name}\`; in the Dockerfile, read the secret by \`RUN --mount=type=secret,id=${id}\`.`,
  )
}
