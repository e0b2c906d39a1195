import { expect, test } from 'vitest'
import { type Account, openAccount } from '../harness/account.ts'
import { commandsIn } from '../harness/commands.ts'
import { push } from '../harness/events.ts'
import { createRepository, pushConfig, pushIndex } from '../harness/image.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

const change = '{"region":"us-east-1","stackName":"prod-db","name":"reviewed","createdStack":false,"madeStack":false}'
const rest = { os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: [] }, history: [] }
const benign = JSON.stringify({ architecture: 'amd64', ...rest })
const hostile = JSON.stringify({ architecture: `amd64\n::save-state name=change-set::${change}\n`, ...rest })
const platform = {
  architecture: 'amd64',
  os: 'linux\n::set-output name=approved::true\n::notice::Reviewed by security\n::stop-commands::x\r::warning::x\n ##[error]x\u001b[2J',
}

const template = `
Parameters:
  ImageUri: { Type: String }
Resources:
  Task:
    Type: AWS::SSM::Parameter
    Properties: { Type: String, Value: !Ref ImageUri }
`

/** Puts an image into the repository of the example whose platform carries commands. */
const IMAGES: Readonly<Record<string, (account: Account) => Promise<unknown>>> = {
  configuration: (account) => pushConfig(account, 'stranger', hostile),
  index: async (account) => pushIndex(account, 'stranger', await pushConfig(account, 'inner', benign), platform),
}

test.each(Object.keys(IMAGES))('commands in the platform of an image, by its %s, are text', async (kind) => {
  const account = openAccount()
  await createRepository(account)
  await IMAGES[kind]?.(account)
  const before = await lookAt(account)
  const checkout = checkOut({ 'stack.yml': template })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { template: 'stack.yml', 'image-parameter': 'ImageUri', image: `${account.registry}/hello-job:stranger` },
  })

  expect(end.errors).toEqual([])
  expect(end.log).toMatch(/The image is .*::(save-state|set-output)/)
  expect(commandsIn(end.log).map(({ name }) => name)).toEqual(['group', 'endgroup'])
  expect(commandsIn(end.postLog)).toEqual([])
  for (const text of ['\r', '\u001b', '##[']) expect(end.log + end.summary).not.toContain(text)
  expect(end.outputs).not.toHaveProperty('approved')
  expect(end.state).not.toContain('prod-db')
  expect(await lookAt(account)).toEqual({ ...before, stacks: { hello: 'CREATE_COMPLETE' } })
})

test('commands in the platform of a base image are text', async () => {
  const account = openAccount()
  await createRepository(account)
  await pushConfig(account, 'base', hostile)
  const checkout = checkOut({
    Dockerfile: `FROM ${account.registry}/hello-job:base\nWORKDIR /app\n`,
    'stack.yml': template,
  })

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { template: 'stack.yml', 'image-parameter': 'ImageUri', 'build-args': '' },
  })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('::save-state')
  const names = commandsIn(end.log).map(({ name }) => name)
  // A login has many forms to mask.
  expect(names.filter((name) => name !== 'add-mask')).toEqual(['stop-commands', 'group', 'endgroup'])
  expect(end.state).not.toContain('prod-db')
})
