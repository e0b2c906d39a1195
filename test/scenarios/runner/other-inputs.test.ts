import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { configOf } from '../harness/image.ts'
import { openJob, runJob } from '../harness/job.ts'
import { lookAt, stackOf } from '../harness/world.ts'

test('inputs of the actions that this one replaces do nothing, and each is a notice', async () => {
  const { job } = openJob()
  const chain = {
    push: 'true',
    load: 'false',
    'mask-password': 'true',
    name: 'orders',
    'no-fail-on-empty-changeset': '1',
    'wait-for-service-stability': 'true',
  }

  const end = await runJob({ ...job, inputs: { command: 'build', ...chain } })

  expect(end.errors).toEqual([])
  const notices = [...end.log.matchAll(/^::notice::The input (\S+) has no effect here: /gm)].map(([, name]) => name)
  expect(notices.sort()).toEqual(Object.keys(chain).sort())
})

test('a misspelled input is refused before anything is done, beside all else that is wrong', async () => {
  const { account, job } = openJob()

  const end = await runJob({ ...job, inputs: { 'allowed-account-id': '111122223333', pull: 'yes' } })

  expect(end.errors).toEqual([
    '::Input pull: `yes` is neither true nor false.\nUse true or false.',
    '::There is no input `allowed-account-id`.\nDid you mean `allowed-account-ids`? Correct it under `with:`. If `env:` of the workflow has a variable `INPUT_ALLOWED-ACCOUNT-ID`, give that another name.',
  ])
  expect(await mutations(account)).toEqual([])
})

test('a line that begins with # is a comment in every list', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()

  const end = await runJob({
    ...job,
    inputs: {
      'image-tags': '# latest\n{{sha-short}}',
      labels: '# team=x\na=1',
      'build-args': '# pinned\nBASE_IMAGE=servicefull/busybox:local',
      platforms: '# arm later\nlinux/amd64',
      'add-hosts': '# proxy\nh:192.0.2.1',
      'cache-from': '# type=gha',
      ssh: '# later',
      'build-contexts': '# later',
      secrets: '# note\na=1',
      ulimit: '# files\nnofile=1024',
      'no-cache-filters': '# none',
      tags: '# note\nteam=b',
      capabilities: '# roles\nCAPABILITY_IAM',
      'allowed-account-ids': `# production\n${account.id}`,
      'parameter-overrides': '# small\nCpu=256\nMemory=512',
    },
  })

  expect(end.errors).toEqual([])
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [[sha, sha.slice(0, 7)].sort().join(' ')] },
  })
  const { Labels } = await configOf(account, end.outputs.digest)
  expect(Object.keys(Labels).filter((name) => !/^(servicefull|org\.opencontainers)\./.test(name))).toEqual(['a'])
  const { Tags = [] } = (await stackOf(account)) ?? {}
  expect(Tags.filter(({ Key }) => !Key?.startsWith('servicefull:'))).toEqual([{ Key: 'team', Value: 'b' }])
})
