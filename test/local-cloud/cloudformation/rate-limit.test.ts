import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { type Account, newAccount, settings, until } from '../account.ts'

test('CloudFormation takes so many calls a second of an account, other services and accounts are not limited', async () => {
  const [account, other] = [newAccount(), newAccount()]
  await settings(account, { requestsPerSecond: 0.25 })
  const call = ({ cloudFormation }: Account) => cloudFormation.send(new DescribeStacksCommand())
  const ends = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => call(account)))
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]).toMatchObject({ name: 'Throttling', message: 'Rate exceeded', $metadata: { httpStatusCode: 400 } })
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => call(other)))
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => account.sts.send(new GetCallerIdentityCommand())))
  await until(
    () => call(account).catch(() => undefined),
    (answer) => answer !== undefined,
  )
})
