import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { checkOut, runJob, STACK_ONLY } from '../harness/job.ts'
import { shownLog } from '../harness/secrets.ts'

const template = `Parameters:
  Password: {Type: String, NoEcho: true}
Resources:
  Topic: {Type: AWS::SNS::Topic}
Outputs:
  TopicName: {Value: !GetAtt Topic.TopicName}
  Operation: {Value: mine}
  Login: {Value: !Sub 'jobs:\${Password}'}
`

test("outputs are set under their keys; secret ones are hidden, and a name of the action's own outputs is reported", async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': template })
  const event = push(checkout.head())

  const created = await runJob({
    account,
    checkout,
    event,
    inputs: { ...STACK_ONLY, 'parameter-overrides': 'Password=correct-horse' },
  })
  const again = await runJob({ account, checkout, event, inputs: STACK_ONLY })

  for (const end of [created, again]) {
    expect(end.errors).toEqual([])
    expect(end.outputs).toMatchObject({ TopicName: expect.stringContaining('hello'), Operation: 'mine' })
    expect(JSON.parse(end.outputs.outputs ?? '')).toMatchObject({ Operation: 'mine', Login: 'jobs:correct-horse' })
    expect(end.log).toContain("The stack's output Operation has the name of an output of this action")
    // The runner hides what was masked before.
    expect(end.log).toContain('::add-mask::jobs:correct-horse')
    expect(shownLog(end)).not.toContain('correct-horse')
    expect(end.summary).toContain('| `Login` | `***` |')
    expect(end.summary).not.toContain('correct-horse')
  }
})
