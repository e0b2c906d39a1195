import { expect, test } from 'vitest'
import { setUp } from '../../harness/account.ts'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'

const template = `Resources:
  Archive: {Type: AWS::SNS::Topic}
  Board: {Type: AWS::SNS::Topic, DependsOn: Archive}
Outputs: {Url: {Value: https://hello.example}}
`

/** A log without times, SHAs, and what is in groups. */
function readable(log: string): readonly string[] {
  return log
    .replace(/^::group::(.*)\n[\s\S]*?^::endgroup::$/gm, '▸ $1')
    .replace(/[\d.]+ s\b/g, 'n s')
    .replace(/[0-9a-f]{40}/g, '<sha>')
    .trim()
    .split('\n')
}

test('the log tells what is decided, then the progress, and ends with the state, the address and the times', async () => {
  const { job } = openJob({ 'stack.yml': template })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(readable(end.log)).toEqual([
    'Decision: deploy (command auto, push to main).',
    'Deploy <sha> of octo-org/hello-job to stack hello in us-east-1.',
    'add      Archive  AWS::SNS::Topic',
    'add      Board  AWS::SNS::Topic',
    '  1 of 2  Archive  AWS::SNS::Topic  CREATE_COMPLETE (n s)',
    '  2 of 2  Board  AWS::SNS::Topic  CREATE_COMPLETE (n s)',
    '▸ Events of stack hello',
    '  Url = https://hello.example',
    'Stack hello was created: https://hello.example',
    'Preflight n s · Image n s · Stack n s · n s in all',
  ])
})

test('while CloudFormation is slow, the log says what it waits for', async () => {
  const { account, job } = openJob({ 'stack.yml': template })
  await setUp(account, { changeSetSeconds: 27, resourceSeconds: 27 })

  const end = await runJob({ ...job, inputs: STACK_ONLY })

  expect(end.errors).toEqual([])
  expect(readable(end.log).filter((line) => line.startsWith('Still'))).toEqual([
    'Still waiting for the change set of stack hello (n s).',
    'Still waiting for stack hello: 0 of 2 resources are done, Archive CREATE_IN_PROGRESS for n s (n s).',
    'Still waiting for stack hello: 1 of 2 resources are done, Board CREATE_IN_PROGRESS for n s (n s).',
  ])
})
