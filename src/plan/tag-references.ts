import { type Repository, registryOfHost } from '../aws/repository.ts'
import { tagReference } from '../inputs/build-values.ts'
import { Problem } from '../text/problem.ts'

/** A repository that lines of image-tags may name. */
export interface TagPlace {
  readonly repository: Repository
  /** Host of the input registry. */
  readonly registry: string | undefined
  /** Region of the deploy. */
  readonly region: string | undefined
  /** Accounts that may be deployed to; empty: any. */
  readonly accounts: readonly string[]
}

/** Returns the lines for an image: a reference of one of its repositories is its tag; those of other repositories are left out. */
export function tagsIn(lines: readonly string[], places: readonly TagPlace[]): readonly string[] {
  return lines.flatMap((line) => {
    const reference = tagReference(line)
    if (reference === undefined) return [line]
    return places.some((place) => isIn(reference.repository, place)) ? [reference.tag] : []
  })
}

/** Returns the Problems of references that are of no repository of this run, and of those of several registries. */
export function tagReferenceProblems(lines: readonly string[], places: readonly TagPlace[]): readonly Problem[] {
  const named = lines.flatMap((line) => tagReference(line) ?? [])
  const names = [...new Set(places.map(({ repository: { name } }) => `\`${name}\``))].join(', ')
  const foreign = named.flatMap(({ repository, tag }) =>
    places.some((place) => isIn(repository, place))
      ? []
      : [
          new Problem(
            `Input image-tags: \`${repository}:${tag}\` is not a tag in the repository ${names}.`,
            `Write the tag alone, \`${tag}\`. An image goes to one repository, which the input repository names.`,
          ),
        ],
  )
  const hosts = [...new Set(named.flatMap(({ repository }) => hostOf(repository).host ?? []))]
  if (foreign.length > 0 || hosts.length < 2) return foreign
  return [
    new Problem(
      `Input image-tags: it names several registries: ${hosts.join(', ')}.`,
      'Write the tags alone. An image goes to one registry: run this step once for each other account or region.',
    ),
  ]
}

/** Where the inputs name no account, any one may be ours: only the credentials tell. */
function isIn(text: string, { repository, registry, region, accounts }: TagPlace): boolean {
  const { host, name } = hostOf(text)
  if (name !== repository.name) return false
  if (host === undefined || host === registry) return true
  const there = registryOfHost(host)
  if (there === undefined) return false
  const ours = repository.registryId === undefined ? accounts : [repository.registryId]
  const isAccount = ours.length === 0 || ours.includes(there.registryId)
  return isAccount && there.region === (repository.region ?? region ?? there.region)
}

/** Splits a reference at its host. Source: Docker documentation, "Image references". */
function hostOf(text: string): { readonly host?: string; readonly name: string } {
  const [, host, name = text] = /^([^/]*[.:][^/]*|localhost)\/(.+)$/.exec(text) ?? []
  return host === undefined ? { name } : { host, name }
}
