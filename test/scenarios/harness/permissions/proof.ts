import type { Account } from '../account.ts'

/** A decision about a role, as the local cloud keeps it. */
export interface Decision {
  readonly role: string
  readonly action: string
  readonly resource: string
  readonly source: string
  readonly allowed: boolean
  /** The statements that have allowed it, each as `<policy>/<Sid>`. */
  readonly by: readonly string[]
  /** The statements of the boundary that have, too; null for a role without one. */
  readonly boundary: readonly string[] | null
}

/** A statement of a role. */
interface Statement {
  readonly place: string
  readonly effect: 'Allow' | 'Deny'
  readonly actions: readonly string[]
}

/** One decision of each kind, of all accounts so far. */
export async function allDecisions(): Promise<readonly Decision[]> {
  return (await fetch(`${process.env.AWS_ENDPOINT_URL}/_cloud/decisions`)).json() as Promise<Decision[]>
}

/** The decisions of one account, oldest first. */
export async function decisionsOf({ id, env }: Account): Promise<readonly Decision[]> {
  return (await fetch(`${env.AWS_ENDPOINT_URL}/_cloud/decisions?account=${id}`)).json() as Promise<Decision[]>
}

/**
 * The actions that the statements of an account's roles allow, each as `<logical ID of the policy>/<Sid> <action>`, once.
 *
 * @param prefix of the names of the roles
 */
export async function grantsOf({ id, env }: Account, prefix: string): Promise<readonly string[]> {
  const answer = await fetch(`${env.AWS_ENDPOINT_URL}/_cloud/policies?account=${id}`)
  const roles = (await answer.json()) as Readonly<Record<string, readonly Statement[]>>
  const grants = Object.entries(roles)
    .filter(([role]) => role.startsWith(prefix))
    .flatMap(([, statements]) => statements)
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ place, actions }) => actions.map((action) => `${shortened(place)} ${action}`))
  return [...new Set(grants)].sort()
}

/**
 * The grants that a decision has needed: no other statement has allowed it. Without such a grant, what has asked for the decision
 * would have failed.
 */
export function neededGrants(decisions: readonly Decision[]): ReadonlySet<string> {
  const needed = decisions
    .filter(({ allowed }) => allowed)
    .flatMap(({ action, by, boundary }) =>
      [by, boundary ?? []].flatMap(([place, ...others]) =>
        place === undefined || others.length > 0 ? [] : [`${shortened(place)} ${action}`],
      ),
    )
  return new Set(needed)
}

/** `github-hello-DeployPolicy-0F0F…/Sid` as `DeployPolicy/Sid`. */
function shortened(place: string): string {
  return place.replace(/^(?:servicefull\/)?github-hello-/, '').replace(/-[0-9A-F]{13}\//, '/')
}
