import { CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { events, reaches } from '../../stack.ts'

const TemplateBody = JSON.stringify({
  Resources: { VPC: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } },
})

test('a region has room for four VPCs besides the default one', async () => {
  const account = newAccount()
  const create = (StackName: string) => account.cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody }))
  for (const name of ['one', 'two', 'three', 'four']) {
    await create(name)
    await reaches(account, name, 'CREATE_COMPLETE')
  }

  await create('five')

  await reaches(account, 'five', 'ROLLBACK_COMPLETE')
  expect(await events(account, 'five')).toContainEqual(
    expect.stringMatching(
      /^VPC CREATE_FAILED \| Resource handler returned message: "The maximum number of VPCs has been reached\. \(Service: Ec2, Status Code: 400, Request ID: \S+\)" \(RequestToken: \S+, HandlerErrorCode: GeneralServiceException\)$/,
    ),
  )
})
