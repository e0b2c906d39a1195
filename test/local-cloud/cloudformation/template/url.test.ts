import { CreateChangeSetCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { type Account, endpoint, newAccount } from '../../account.ts'
import { deploy, events, topic } from '../../stack.ts'

const MORE = '\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'

/** An account with one template in a bucket that is named after it. */
async function withTemplate(key: string, body = JSON.stringify(topic('t'))) {
  const account = newAccount()
  const Bucket = `templates-${account.id}`
  await account.s3.send(new CreateBucketCommand({ Bucket }))
  await account.s3.send(new PutObjectCommand({ Bucket, Key: key, Body: body }))
  return { account, Bucket, body }
}

function createFrom({ cloudFormation }: Account, TemplateURL: string) {
  const request = { StackName: 's', ChangeSetName: 'c', ChangeSetType: 'CREATE', TemplateURL } as const
  return cloudFormation.send(new CreateChangeSetCommand(request))
}

test.each([
  (bucket: string) => `${endpoint}/${bucket}`,
  (bucket: string) => `https://s3.us-east-1.amazonaws.com/${bucket}`,
  (bucket: string) => `https://${bucket}.s3.us-east-1.amazonaws.com`,
])('a template is found by an encoded key, its bucket in the path or in the host: %s', async (place) => {
  const { account, Bucket, body } = await withTemplate('a b/größe.template')
  const { Id } = await createFrom(account, `${place(Bucket)}/a%20b/gr%C3%B6%C3%9Fe.template`)
  const given = await account.cloudFormation.send(new GetTemplateCommand({ ChangeSetName: Id }))
  expect(given.TemplateBody).toBe(body)
})

test.each([
  { url: 'child.yml', says: 'TemplateURL must be a supported URL.' },
  { url: './infra/child.yml', says: 'TemplateURL must be a supported URL.' },
  { url: 's3://bucket/child.yml', says: 'TemplateURL must be a supported URL.' },
  { url: 'https://example.com/child.yml', says: 'TemplateURL must be a supported URL.' },
  {
    url: 'https://nowhere.s3.eu-west-1.amazonaws.com/a.template',
    says: `S3 error: The specified bucket does not exist${MORE}`,
  },
])('refused: $url', async ({ url, says }) => {
  const account = newAccount()
  await expect(createFrom(account, url)).rejects.toMatchObject({ name: 'ValidationError', message: says })
  const nested = { Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } } } }
  expect((await deploy(account, nested)).StackStatus).toBe('ROLLBACK_COMPLETE')
  expect(await events(account)).toContain(`Child CREATE_FAILED | ${says}`)
})

test('a template that is not in its bucket', async () => {
  const { account, Bucket } = await withTemplate('a.template')
  await expect(createFrom(account, `${endpoint}/${Bucket}/b.template`)).rejects.toMatchObject({
    message: `S3 error: The specified key does not exist.${MORE}`,
  })
})

test('1,000,000 bytes are taken, one more is not', async () => {
  const body = (bytes: number) => JSON.stringify(topic('t')).padEnd(bytes)
  const [most, more] = [await withTemplate('a', body(1_000_000)), await withTemplate('a', body(1_000_001))]
  expect(await createFrom(most.account, `${endpoint}/${most.Bucket}/a`)).toHaveProperty('StackId')
  await expect(createFrom(more.account, `${endpoint}/${more.Bucket}/a`)).rejects.toMatchObject({
    message: 'Template may not exceed 1000000 bytes in size.',
  })
})
