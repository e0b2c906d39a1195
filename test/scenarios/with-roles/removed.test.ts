import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { pullRequest, push, release } from '../harness/events.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { createRoles, rolesTemplate } from '../harness/permissions/roles.ts'
import { lookAtStacks } from '../harness/world.ts'

/** A run that deploys the example: of main, of a release, or of a pull request. */
const EVENTS = {
  main: push,
  release: (sha: string) => release(sha, 'v1.0.0', 'published'),
  preview: (sha: string) => pullRequest({ number: 7, action: 'opened', head: '1'.repeat(40), merge: sha }),
}

test.each<[string, keyof typeof EVENTS]>([
  ['ecr:PutImage', 'main'],
  ['cloudformation:ExecuteChangeSet', 'main'],
  ['states:CreateStateMachine', 'main'],
  ['iam:PutRolePolicy', 'preview'],
  ['cloudformation:TagResource', 'preview'],
  ['ec2:AttachInternetGateway', 'preview'],
  ['cloudformation:UpdateTerminationProtection', 'release'],
])('without %s, a run of %s fails, or says that it may not', async (action, kind) => {
  const [account, checkout] = [openAccount(), checkOut()]
  const without = rolesTemplate().replaceAll(new RegExp(`(?<=[[,: ])${action}(,\\s*|(?=\\s*\\]|\\n))`, 'g'), '')
  expect(without).not.toContain(`${action},`)
  await createRoles(account, without)

  const end = await runJob({ account, checkout, event: EVENTS[kind](checkout.head()) })

  expect([...end.errors, ...end.warnings].join('\n')).toContain(action)
  const { stacks } = await lookAtStacks(account)
  expect(Object.values(stacks)).toEqual(kind === 'release' ? ['CREATE_COMPLETE'] : [])
})
