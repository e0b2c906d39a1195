import { expect, test } from 'vitest'
import { openJob, runJob } from '../harness/job.ts'
import { recordChildren } from '../harness/processes.ts'
import { everythingOf } from '../harness/secrets.ts'
import { lookAt } from '../harness/world.ts'

const wrong = Buffer.from('AWS:wrong').toString('base64')

test('logins of DOCKER_AUTH_CONFIG do not beat ours at the registry that we push to', async () => {
  const { account, checkout, job } = openJob()
  const children = recordChildren()
  const logins = { [account.registry]: { auth: wrong }, 'registry.example': { auth: wrong } }
  const env = { ...children.env, DOCKER_AUTH_CONFIG: JSON.stringify({ auths: logins }) }

  const end = await runJob({ ...job, env })

  expect(end.errors).toEqual([])
  const builds = children.runsOf('docker').filter(({ args }) => args.includes('build'))
  expect(builds.map((each) => each.env.DOCKER_AUTH_CONFIG)).toEqual([undefined])
  expect(everythingOf(end)).not.toContain(wrong)
  expect(end.leftovers).toEqual([])
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [checkout.head()] },
  })
})
