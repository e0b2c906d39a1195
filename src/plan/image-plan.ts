import { checkRepositoryName, correctRepositoryName, type RepositoryReference } from '../image/repository-name.ts'
import { tagsOf } from '../image/tags.ts'
import type { BuildInputs } from '../inputs.ts'
import { Problem } from '../problem.ts'
import type { BuildId } from './build-id.ts'
import type { Environment } from './context.ts'
import type { BuildPlan, ImagePlan, PlanSource } from './plan.ts'

/** Decides where the image of a deploy comes from. */
export function planImage(source: PlanSource, buildId: BuildId): ImagePlan {
  const { image, registry, stack } = source.inputs
  if (image !== undefined) return { kind: 'existing', image, registry }
  return stack.imageParameter === 'none' ? { kind: 'none' } : planBuild(source, buildId)
}

/**
 * Decides how the image of this commit is made.
 *
 * @throws Problem when no repository can have the name of the GitHub repository, or a secret is empty
 */
export function planBuild({ inputs, context, environment }: PlanSource, buildId: BuildId): BuildPlan {
  const { build, createRepository, repositorySettings } = inputs
  const { host, ...repository } = inputs.repository ?? defaultRepository(context.repository)
  return {
    kind: 'build',
    repository,
    create: createRepository,
    repositorySettings,
    registry: inputs.registry ?? host,
    tags: tagsOf({ buildId, context }, inputs.imageTags),
    pullRequest: context.event.kind === 'pull-request' ? context.event.number : undefined,
    // Without git, nothing tells whether an image holds what is checked out.
    reuse: inputs.reuse && buildId.tree !== undefined,
    inherited: inheritedValues(build.buildArgs, environment),
    settings: { ...build, secrets: withoutEmpty(build.secrets) },
  }
}

/** The repository that is named like the GitHub repository, `owner/name`. */
function defaultRepository(github: string): RepositoryReference {
  return { name: checkRepositoryName(correctRepositoryName(github.split('/')[1] ?? '')) }
}

/** The secrets, of which each has a value. Runs of forks have none, but are skipped; a delete needs none. */
function withoutEmpty(secrets: BuildInputs['secrets']): BuildInputs['secrets'] {
  const empty = [...secrets].find(([, value]) => value === '')?.[0]
  if (empty === undefined) return secrets
  throw new Problem(
    `Input secrets: \`${empty}\` is empty.`,
    `Define the secret that it takes its value from, or remove \`${empty}\`. Secrets of an environment need \`environment:\` in the job; Dependabot has secrets of its own.`,
  )
}

/** An argument without a value has that of the environment, which docker reads itself. */
function inheritedValues(buildArgs: readonly string[], environment: Environment): ReadonlyMap<string, string> {
  return new Map(
    buildArgs.flatMap((argument): [string, string][] => {
      const value = argument.includes('=') ? undefined : environment[argument]
      return value === undefined ? [] : [[argument, value]]
    }),
  )
}
