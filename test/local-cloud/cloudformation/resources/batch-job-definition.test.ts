import { expect, test } from 'vitest'
import { type Account, endpoint, newAccount } from '../../account.ts'
import { deploy, type Template } from '../../stack.ts'

const template = (Image: string): Template => ({
  Resources: {
    Job: {
      Type: 'AWS::Batch::JobDefinition',
      Properties: { JobDefinitionName: 'job', Type: 'container', ContainerProperties: { Image } },
    },
  },
  Outputs: { Job: { Value: { Ref: 'Job' } } },
})

/** The job definitions that Batch has of the account, each as its ARN, status and image. */
async function definitions({ id }: Account): Promise<string[]> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${id}/20260301/us-east-1/batch/aws4_request, SignedHeaders=host, Signature=0`
  const asked = { method: 'POST', headers: { authorization }, body: '{"jobDefinitionName":"job"}' }
  const answer = await fetch(`${endpoint}/v1/describejobdefinitions`, asked)
  const { jobDefinitions } = (await answer.json()) as { jobDefinitions: Record<string, string | { image: string }>[] }
  return jobDefinitions.map(({ jobDefinitionArn, status, containerProperties: container }) =>
    [jobDefinitionArn, status, typeof container === 'object' ? container.image : ''].join(' '),
  )
}

test('a job definition is registered by a stack, and again with each change', async () => {
  const account = newAccount()
  const arn = `arn:aws:batch:us-east-1:${account.id}:job-definition/job`
  const first = await deploy(account, template('a:1'))
  expect(first.Outputs).toMatchObject([{ OutputValue: `${arn}:1` }])
  expect(await definitions(account)).toEqual([`${arn}:1 ACTIVE a:1`])

  const second = await deploy(account, template('a:2'), { ChangeSetType: 'UPDATE' })
  expect(second.Outputs).toMatchObject([{ OutputValue: `${arn}:2` }])
  expect(await definitions(account)).toEqual([`${arn}:1 INACTIVE a:1`, `${arn}:2 ACTIVE a:2`])
})
