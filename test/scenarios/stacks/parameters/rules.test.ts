import { expect, test } from 'vitest'
import { openJob, runJob, STACK_ONLY } from '../../harness/job.ts'
import { lookAt, NOTHING } from '../../harness/world.ts'

const withRule = `Parameters:
  Stage: { Type: String, Default: test }
  Size: { Type: String, Default: small }
Rules:
  LargeInProduction:
    RuleCondition: !Equals [!Ref Stage, production]
    Assertions:
      - Assert: !Contains [[large, huge], !Ref Size]
        AssertDescription: A production stack has to be large
Resources:
  Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: !Ref Size } }
`

test('a rule of the template that fails: the job is red with its description, and nothing is left or changed', async () => {
  const { account, job } = openJob({ 'stack.yml': withRule })
  const deploy = (overrides: string) =>
    runJob({
      ...job,
      inputs: { ...STACK_ONLY, 'parameter-overrides': overrides },
    })

  const first = await deploy('Stage=production')

  expect(first.code).toBe(1)
  expect(first.errors).toHaveLength(1)
  expect(first.errors[0]).toMatch(
    /^::CloudFormation cannot create the change set: .*A production stack has to be large/,
  )
  expect(first.errors[0]).toContain('Correct the template or its parameters. The stack was not changed.')
  expect(await lookAt(account)).toEqual(NOTHING)

  const right = await deploy('Stage=production\nSize=huge')

  expect([right.errors, right.outputs.operation]).toEqual([[], 'create'])

  const small = await deploy('Size=small')

  expect(small.errors).toEqual([expect.stringContaining('A production stack has to be large')])
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
