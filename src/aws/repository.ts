import { Problem } from '../text/problem.ts'

/** An ECR repository. */
export interface Repository {
  readonly name: string
  /** Account ID of its registry; undefined: the account of the credentials. */
  readonly registryId?: string
  /** Undefined: the region of the deploy. */
  readonly region?: string
}

/** A private ECR registry; `registryId` is its account ID. */
export interface Registry {
  readonly registryId: string
  readonly region: string
}

/** The domains of ECR in all partitions. Source: awslabs/amazon-ecr-credential-helper, ecr-login/api/client.go. */
const DOMAINS = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'on.aws',
  'on.amazonwebservices.com.cn',
  'on.amazonwebservices.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
]

const HOST = /^(?<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.(?<domain>[a-z0-9.-]+)$/

/**
 * Returns the registry of a host: `<account>.dkr.ecr.<region>.amazonaws.com`, its FIPS and dual-stack forms, and those of the
 * other partitions. Source: Amazon ECR user guide, "Amazon ECR private registries", "Using dual-stack endpoints".
 *
 * @returns undefined when the host is no private ECR registry
 */
export function registryOfHost(host: string): Registry | undefined {
  const { account, region, domain = '' } = HOST.exec(host)?.groups ?? {}
  if (account === undefined || region === undefined || !DOMAINS.includes(domain)) return undefined
  return { registryId: account, region }
}

/** Returns the members of an ECR request that name a repository. */
export function repositoryMembers({ name, registryId }: Repository): { repositoryName: string; registryId?: string } {
  return registryId === undefined ? { repositoryName: name } : { repositoryName: name, registryId }
}

/** Describes a repository in Markdown: its name, and its account and region if they are given. */
export function repositoryText({ name, registryId, region }: Repository): string {
  return registryId === undefined ? `\`${name}\`` : `\`${name}\` in the account ${registryId}, region ${region}`
}

/** Rule: Amazon ECR API reference, CreateRepository, repositoryName. */
const VALID = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/

/** A repository as the user names it. `host` is the host of the URI, if the user gives a URI. */
export interface RepositoryReference extends Repository {
  readonly host?: string
}

/** Matches a host: it has a port, or a dot before the first slash. Source: Docker documentation, "Image references". */
const FOREIGN_HOST = /^(?:https?:\/\/)?(?<host>[^/]*(?:\.[^/]+|:\d+))\/./

/**
 * Parses the input `repository` or `preview-repository`: a name, or the URI of an ECR repository, `host/name`.
 *
 * @throws Problem with the corrected name, or for a registry that is not ECR
 */
export function parseRepository(text: string, input = 'repository'): RepositoryReference {
  const [, host = '', name = ''] = /^(?:https?:\/\/)?([^/]+)\/(.*)$/.exec(text) ?? []
  const registry = registryOfHost(host)
  if (registry !== undefined)
    return { name: checkRepositoryName(name, { input, before: `${host}/` }), ...registry, host }
  const foreign = FOREIGN_HOST.exec(text)?.groups?.host
  if (foreign === undefined) return { name: checkRepositoryName(text, { input, before: '' }) }
  throw new Problem(
    `Input ${input}: \`${foreign}\` is not a registry of ECR.`,
    'Give the name of the repository alone, or its whole URI, such as 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app. To deploy an image of another registry, use `image`; name a registry that stands for ECR in `registry`.',
  )
}

/**
 * Returns the name of an ECR repository if it is valid.
 *
 * @param where `before`: text in front of the name in the input
 * @throws Problem with the corrected name
 */
export function checkRepositoryName(name: string, where = { input: 'repository', before: '' }): string {
  if (VALID.test(name) && name.length >= 2 && name.length <= 256) return name
  const corrected = correctRepositoryName(name)
  const { input, before } = where
  throw new Problem(
    `Input ${input}: ECR refuses \`${name}\` as the name of a repository.`,
    corrected.length < 2 ? 'Give a name of 2 to 256 lower-case letters and digits.' : `Use \`${before}${corrected}\`.`,
  )
}

/**
 * Returns the nearest name that ECR accepts: lower case, without tag and digest, a hyphen for any other character. The result may
 * be shorter than the two characters that ECR requires.
 */
export function correctRepositoryName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[:@].*$/, '')
    .slice(0, 256)
    .split('/')
    .map((part) =>
      part
        .replace(/[^a-z0-9._-]+/g, '-')
        .replace(/[._-]{2,}/g, '-')
        .replace(/^[._-]+|[._-]+$/g, ''),
    )
    .filter((part) => part !== '')
    .join('/')
}
