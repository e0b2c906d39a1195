import { expect, test } from 'vitest'
import { countOf, openAccount, setUp } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { onceLogged } from '../../harness/signals.ts'
import { lookAt } from '../../harness/world.ts'

/** A template with `count` topics. */
function topics(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `  Topic${index}: { Type: 'AWS::SNS::Topic' }`)
  return `Resources:\n${names.join('\n')}\n`
}

/** The lines of a log that report events of the stack. */
function eventLines(log: string): readonly string[] {
  return log.split('\n').filter((line) => /^\d\d:\d\d:\d\d /.test(line))
}

test('the log has every event of a large stack once, although they fill several pages', async () => {
  const { job } = openJob({ 'stack.yml': topics(90) })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  const lines = eventLines(end.log).map((line) => line.slice(21).replace(/ \([\d.]+ s\)/, ''))
  const each = (name: string) => [
    `CREATE_IN_PROGRESS    ${name}  AWS::SNS::Topic`,
    `CREATE_IN_PROGRESS    ${name}  AWS::SNS::Topic  Resource creation Initiated`,
    `CREATE_COMPLETE       ${name}  AWS::SNS::Topic`,
  ]
  const names = Array.from({ length: 90 }, (_, index) => `Topic${index}`)
  expect(lines.slice(1, -1).sort()).toEqual(names.flatMap(each).sort())
  expect([lines[0], lines.at(-1)]).toEqual([
    'CREATE_IN_PROGRESS    hello  AWS::CloudFormation::Stack  User Initiated',
    'CREATE_COMPLETE       hello  AWS::CloudFormation::Stack',
  ])
})

test('the event of a slow resource shows how long it took', async () => {
  const { account, job } = openJob({ 'stack.yml': topics(1) })
  await setUp(account, { resourceSeconds: 2 })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  const lines = eventLines(end.log)
  expect(lines.at(-2)).toMatch(/ [2-9]\.\d s {2}CREATE_COMPLETE {7}Topic0 {2}AWS::SNS::Topic \([2-9]\.\d s\)$/)
  expect(lines[0]).toMatch(/ 0\.0 s {2}CREATE_IN_PROGRESS {4}hello {2}AWS::CloudFormation::Stack {2}User Initiated$/)
})

test('AWS throttles three of five calls: the deploy succeeds, and nothing happens twice', async () => {
  const { account, job } = openJob({ 'stack.yml': topics(2) })
  await setUp(account, {
    refuse: [{ action: '*', code: 'Throttling', message: 'Rate exceeded', status: 400, share: [3, 5] }],
  })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  expect(end.outputs.operation).toBe('create')
  const lines = eventLines(end.log)
  expect(lines).toHaveLength(8)
  expect(new Set(lines.map((line) => line.slice(21))).size).toBe(8)
  await setUp(account, { refuse: [] })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})

test('credentials that expire during the wait end it at once; the operation goes on, and a re-run finds it done', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': topics(2) })
  const job = { account, checkout, event: push(checkout.head()), inputs: STACK_ONLY }
  const message = 'The security token included in the request is expired'
  await setUp(account, { resourceSeconds: 1 })

  const end = await runJob({
    ...job,
    onLog: onceLogged(/^add .* Topic0/m, () => {
      const refuse = [{ action: 'DescribeStackEvents', code: 'ExpiredToken', message, status: 403 }]
      void setUp(account, { resourceSeconds: 1, refuse })
    }),
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    `::AWS CloudFormation DescribeStackEvents failed: ${message}\nThe credentials have expired. Operations on AWS continue. Run the job again. Credentials of role-to-assume are renewed; those of an earlier step are not.`,
  ])
  await setUp(account, { refuse: [] })
  const again = await runJob(job)
  expect(again.outputs.operation).toBe('none')
  expect(await countOf(account, 'ExecuteChangeSet')).toBe(1)
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
