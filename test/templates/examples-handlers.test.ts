import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { permissions, statementsOf } from './accounts.ts'

const read = (path: string): string => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8')

/** Handlers also list what belongs to properties that no example has. By action, why a service role does without. */
const UNUSED: ReadonlyMap<RegExp, string> = new Map([
  [/^cognito-idp:/, 'for listeners that ask users to log in'],
  [/^ec2:DescribeIpamPools$|:ModifyIpPools$/, 'for load balancers with addresses of an IPAM pool'],
  [/:(Modify(CapacityReservation|L\w+Attributes)|SetIpAddressType)$/, 'for properties that no load balancer has'],
  [/:(Der|R)egisterTargets$/, 'for targets without a service, which registers its own'],
  [/^iam:(At|De)tach(Group|User)Policy$/, 'for policies of groups and users'],
])

const ADDED = { 'own-template': 'stack.yml', transcode: 'storage.yml' } as const

/** The types of a template that the service role of main cannot create by itself. */
function moreTypes(text: string): readonly string[] {
  const more = /^AWS::(ElasticLoadBalancingV2::|ECS::Service$|IAM::ManagedPolicy$)/
  return [...new Set([...text.matchAll(/^ +Type: (AWS::\S+)$/gm)].map(([, type = '']) => type))].filter((type) =>
    more.test(type),
  )
}

describe.each(Object.entries(ADDED))('permissions.yml of %s', (example, template) => {
  const added = [...read(`${example}/permissions.yml`).matchAll(/\b[a-z0-9-]+:[A-Z]\w+/g)].map(([action]) => action)
  const granted = new Set([...statementsOf('MainServiceRole').flatMap(({ actions }) => actions), ...added])

  it.each(moreTypes(read(`${example}/${template}`)))('has what the handlers of %s need', (type) => {
    const needed = Object.values(permissions.handlers[type] ?? {}).flat()
    const unused = (action: string): boolean => [...UNUSED.keys()].some((pattern) => pattern.test(action))
    expect(needed).not.toEqual([])
    expect(needed.filter((action) => !granted.has(action) && !unused(action))).toEqual([])
  })
})
