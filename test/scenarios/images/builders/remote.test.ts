import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { makeRemoteBuilder } from '../../harness/builders.ts'
import { push } from '../../harness/events.ts'
import { type Index, manifestOf, platformsOf } from '../../harness/image-index.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const Dockerfile = 'FROM scratch\nCOPY hello-job /\nENTRYPOINT ["/hello-job"]\n'

test('a remote builder that the user has set up does what the builder of the runner cannot, without a Docker engine', async () => {
  const account = openAccount()
  const checkout = checkOut({ Dockerfile })
  const { name, env } = await makeRemoteBuilder()
  const inputs = { builder: name, platforms: 'linux/amd64\nlinux/arm64', provenance: 'mode=max' }

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs,
    env: { ...env, DOCKER_HOST: 'unix:///nowhere.sock' },
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', 'image-reused': 'false' })
  const platforms = platformsOf(await manifestOf<Index>(account, end.outputs.digest))
  expect(platforms).toEqual(['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown'])
  expect(end.leftovers).toEqual([])
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})
