/** A repository of ECR. */
export interface Repository {
  readonly name: string
  /** The account of its registry; undefined: the one whose credentials these are. */
  readonly registryId?: string
  /** undefined: the region that is deployed to. */
  readonly region?: string
}

/** A private registry of ECR: the account and the region that it is of. */
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
 * The registry that a host is of: `<account>.dkr.ecr.<region>.amazonaws.com`, its FIPS and dual-stack forms, and those of the
 * other partitions. Source: Amazon ECR user guide, "Amazon ECR private registries", "Using dual-stack endpoints".
 *
 * @returns undefined when it is not of a private registry of ECR
 */
export function registryOfHost(host: string): Registry | undefined {
  const { account, region, domain = '' } = HOST.exec(host)?.groups ?? {}
  if (account === undefined || region === undefined || !DOMAINS.includes(domain)) return undefined
  return { registryId: account, region }
}

/** The part of a request that names a repository. */
export function named({ name, registryId }: Repository): { repositoryName: string; registryId?: string } {
  return registryId === undefined ? { repositoryName: name } : { repositoryName: name, registryId }
}

/** A repository for people: its name, and where it is when that was said. */
export function repositoryText({ name, registryId, region }: Repository): string {
  return registryId === undefined ? `\`${name}\`` : `\`${name}\` in the account ${registryId}, region ${region}`
}
