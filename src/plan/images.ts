import { isDeepStrictEqual } from 'node:util'
import {
  checkRepositoryName,
  correctRepositoryName,
  type Repository,
  type RepositoryReference,
} from '../aws/repository.ts'
import type { ImageItem, Inputs } from '../inputs/inputs.ts'
import { attempt, Problem, withSubject } from '../text/problem.ts'
import { ownEntry } from '../text/table.ts'
import type { BuildId } from './build-id.ts'
import { secretArgumentProblems } from './build-secrets.ts'
import { settingsOf, settingsProblems } from './build-settings.ts'
import type { Environment } from './context.ts'
import { pullRequestOf } from './event.ts'
import type { BuildPlan, EngineChoice, ImagePlan, PlanSource, PreviewRepository } from './plan.ts'
import { type TagPlace, tagReferenceProblems, tagsIn } from './tag-references.ts'
import { isPreviewTag, planTags } from './tags.ts'

/** Returns the build contexts of the inputs, relative to the workspace, each once. */
export function contextsOf({ build, images }: Inputs): readonly string[] {
  return images.length === 0 ? [build.context] : [...new Set(images.map(({ context }) => context ?? build.context))]
}

/** Plans the images of a deploy: the existing one of the input image, or those that `planBuilds` plans. */
export function planImages(source: PlanSource, buildId: BuildId): readonly ImagePlan[] {
  const { image, images, registry, stack } = source.inputs
  const pullRequest = pullRequestOf(source.context.event)
  const parameter = stack.imageParameter
  if (image !== undefined) return [{ kind: 'existing', name: undefined, parameter, image, registry, pullRequest }]
  return images.length === 0 && parameter === 'none' ? [] : planBuilds(source, buildId)
}

/**
 * Plans the images of this commit: those of the input images, or a single one without a name.
 *
 * @throws Problem, or Problems, when ECR does not accept the name of the GitHub repository, or a tag prefix is that of pull requests
 */
export function planBuilds(source: PlanSource, buildId: BuildId): readonly BuildPlan[] {
  const { images } = source.inputs
  if (images.length === 0) return [planBuild(source, buildId, undefined)]
  return images.map((item) => planBuild(source, buildId, item))
}

/**
 * Returns the repositories that get the images of pull requests: the input preview-repository, or else those that main uses. There are
 * none where no run builds an image.
 */
export function previewRepositories({ inputs, context }: PlanSource): readonly PreviewRepository[] {
  const { image, images, stack, previewRepository, repository } = inputs
  if (image !== undefined || (images.length === 0 && stack.imageParameter === 'none')) return []
  const items = images.length === 0 ? [undefined] : images
  const references = items.flatMap((item) => {
    const named = previewRepository ?? item?.repository ?? repository
    return named ?? attempt(() => defaultRepository(context.repository)).value ?? []
  })
  const all = references.map(({ host, ...each }): [string, Repository] => [JSON.stringify(each), each])
  return [...new Map(all).values()].map((each) => ({ repository: each, source: context.source }))
}

/**
 * Returns the problems of builds: a secret is empty, a build argument holds one, settings exclude each other, an image tag is a
 * reference of another repository, or two images would have the same tag.
 */
export function buildFaults(source: PlanSource, plans: readonly BuildPlan[]): readonly unknown[] {
  if (plans.length === 0) return []
  const { images, imageTags } = source.inputs
  const places = images.length === 0 ? placesOf(source, undefined) : images.flatMap((item) => placesOf(source, item))
  return [
    ...tagReferenceProblems(imageTags, places),
    ...plans.flatMap(({ name, settings }) =>
      settingsProblems(settings).map((problem) => withSubject(name && `Image ${name}`, problem)),
    ),
    ...unsetVariableProblems(source),
    ...missingAgentProblems(source),
    ...emptySecretProblems(source),
    ...secretArgumentFaults(source),
    ...plans.flatMap((plan, index) => plans.slice(0, index).flatMap((earlier) => sameTagProblems(earlier, plan))),
  ]
}

function unsetVariableProblems({ inputs: { build }, environment }: PlanSource): Problem[] {
  // GitHub sets an undefined secret to an empty text.
  const unset = [...build.secretEnvs].filter(([, name]) => !ownEntry(environment, name))
  return unset.map(
    ([id, name]) =>
      new Problem(
        `Input secret-envs: the variable \`${name}\` of \`${id}\` is not set.`,
        'Set it under `env:` of this step. If it takes its value from a secret, check that this job has that secret: it may need `environment:`, and Dependabot has its own secrets.',
      ),
  )
}

/** Without a path, buildx uses the agent of the user. Source: Docker documentation, `docker buildx build --ssh`. */
function missingAgentProblems({ inputs: { build }, environment }: PlanSource): Problem[] {
  const id = build.ssh.find((text) => !text.includes('='))
  if (id === undefined || environment.SSH_AUTH_SOCK) return []
  return [
    new Problem(
      `Input ssh: \`${id}\` needs an agent, but SSH_AUTH_SOCK is not set.`,
      `Start an agent in an earlier step, or give a key: \`${id}=<path>\`.`,
    ),
  ]
}

/** Reports the arguments of the input build-args once, those of an image with its name. */
function secretArgumentFaults({ inputs: { build, images }, environment }: PlanSource): readonly unknown[] {
  const all = { name: undefined, buildArgs: build.buildArgs }
  return [all, ...images].flatMap(({ name, buildArgs }) => {
    const problems = secretArgumentProblems(
      { ...build, buildArgs },
      inheritedValues(buildArgs, environment),
      environment,
    )
    return problems.map((problem) => withSubject(name && `Image ${name}`, problem))
  })
}

function planBuild(source: PlanSource, buildId: BuildId, item: ImageItem | undefined): BuildPlan {
  const { inputs, context, environment } = source
  const settings = settingsOf(inputs.build, item)
  const pullRequest = pullRequestOf(context.event)
  const preview = pullRequest === undefined ? undefined : inputs.previewRepository
  const own = preview === undefined ? item?.repository : undefined
  const { host, ...repository } = preview ?? own ?? inputs.repository ?? defaultRepository(context.repository)
  const inherited = inheritedValues(settings.buildArgs, environment)
  const platform = environment.DOCKER_DEFAULT_PLATFORM
  return {
    kind: 'build',
    name: item?.name,
    parameter: item?.parameter ?? inputs.stack.imageParameter,
    repository,
    create: inputs.createRepository,
    repositorySettings: inputs.repositorySettings,
    registry: inputs.registry ?? host,
    tags: planTags({ buildId, context }, tagsIn(inputs.imageTags, placesOf(source, item)), prefixOf(item, own)),
    pullRequest,
    reuse: inputs.reuse,
    // Source: docker/buildx, `commands/build.go`.
    builtFor: settings.platforms.length > 0 || !platform ? settings.platforms : [platform],
    engine: engineChoice(environment),
    inherited,
    settings,
  }
}

/** GitHub's and Node's names of architectures, and docker's. Source: GitHub documentation, "Variables reference", RUNNER_ARCH. */
const ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['x86', '386'],
  ['ia32', '386'],
])

/** Source: Docker documentation, "docker", environment variables, and "Build variables", BUILDX_BUILDER. */
function engineChoice(environment: Environment): EngineChoice {
  const architecture = (environment.RUNNER_ARCH || process.arch).toLowerCase()
  return {
    runner: `linux/${ARCHITECTURES.get(architecture) ?? architecture}`,
    host: environment.DOCKER_HOST || undefined,
    context: environment.DOCKER_CONTEXT || undefined,
    builder: environment.BUILDX_BUILDER || undefined,
  }
}

/** Returns the repositories that references in image-tags may name: that of the image, and that of previews. */
function placesOf({ inputs, context }: PlanSource, item: ImageItem | undefined): readonly TagPlace[] {
  const home = item?.repository ?? inputs.repository ?? defaultRepository(context.repository)
  const region = inputs.region ?? context.region
  return [home, ...[inputs.previewRepository ?? []].flat()].map(({ host, ...repository }) => ({
    repository,
    registry: inputs.registry ?? host,
    region,
    accounts: inputs.allowedAccountIds,
  }))
}

/** @param github `owner/name` */
function defaultRepository(github: string): RepositoryReference {
  return { name: checkRepositoryName(correctRepositoryName(github.split('/')[1] ?? '')) }
}

/**
 * By default, images that share the repository have their name in their tags, so that the tags differ.
 *
 * @param own the repository of this image alone
 * @throws Problem for a prefix by which the image would be taken for that of a pull request
 */
function prefixOf(item: ImageItem | undefined, own: RepositoryReference | undefined): string {
  if (item === undefined) return ''
  const prefix = item.tagPrefix ?? (own === undefined ? `${item.name}-` : '')
  if (!isPreviewTag(prefix)) return prefix
  throw new Problem(
    `Input images: the tags of \`${item.name}\` would begin with \`pr-\`, as only those of pull requests do.`,
    'Give it another `tag-prefix`.',
  )
}

function sameTagProblems(one: BuildPlan, other: BuildPlan): readonly Problem[] {
  const tags = [other.tags.build, ...other.tags.extra]
  const tag = [one.tags.build, ...one.tags.extra].find((each) => tags.includes(each))
  if (tag === undefined || !isDeepStrictEqual(one.repository, other.repository)) return []
  return [
    new Problem(
      `Input images: \`${one.name}\` and \`${other.name}\` would both be \`${one.repository.name}:${tag}\`.`,
      'Give them different values of `tag-prefix`, or different repositories.',
    ),
  ]
}

/** Refuses an empty secret. Only a build needs their values: runs of forks have none, but are skipped. */
function emptySecretProblems({ inputs: { build } }: PlanSource): Problem[] {
  const { secrets } = build
  const index = [...secrets.values()].indexOf('')
  if (index < 0) return []
  // A later one may be the second line of a secret.
  const shown = index === 0 ? `\`${[...secrets.keys()][0]}\`` : `pair ${index + 1}`
  return [
    new Problem(
      `Input secrets: ${shown} is empty.`,
      'Define the secret that it takes its value from, or remove it. Secrets of an environment need `environment:` in the job; Dependabot has its own secrets. If it belongs to the value before it, put that item in quotes: `"id=<value>"`.',
    ),
  ]
}

/** Returns the values that docker reads from the environment, for arguments without a value of their own. */
function inheritedValues(buildArgs: readonly string[], environment: Environment): ReadonlyMap<string, string> {
  return new Map(
    buildArgs.flatMap((argument): [string, string][] => {
      const value = argument.includes('=') ? undefined : ownEntry(environment, argument)
      return value === undefined ? [] : [[argument, value]]
    }),
  )
}
