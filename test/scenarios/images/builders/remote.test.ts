import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { createRemoteBuilder, PORTABLE } from '../../harness/builders.ts'
import { push } from '../../harness/events.ts'
import { type Index, manifestOf, platformsOf } from '../../harness/image.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

test('a remote builder of the user builds what the builder of the runner cannot, without a Docker engine', async () => {
  const account = openAccount()
  const checkout = checkOut({ Dockerfile: PORTABLE })
  const { name, env } = await createRemoteBuilder()
  const inputs = { builder: name, platforms: 'linux/amd64\nlinux/arm64', provenance: 'mode=max' }

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs,
    env: { ...env, ...NO_ENGINE },
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', 'image-reused': 'false' })
  const platforms = platformsOf(await manifestOf<Index>(account, end.outputs.digest))
  expect(platforms).toEqual(['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown'])
  expect(end.leftovers).toEqual([])
  expect((await lookAt(account)).stacks).toEqual({ hello: 'CREATE_COMPLETE' })
})
