import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { readTemplate } from '../../harness/checkout.ts'
import { pullRequest, push } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'
import { runningCommands } from '../../harness/processes.ts'
import { lookAt, NOTHING, parametersOf } from '../../harness/world.ts'

const BASE = 'servicefull/busybox:local'
const files = {
  'stack.yml': readTemplate('two-tasks'),
  'api/Dockerfile': `FROM ${BASE}\nARG COLOUR\nRUN echo "api is $COLOUR" > /colour && cat /colour\n`,
  'worker/Dockerfile': `FROM ${BASE} AS run\nARG COLOUR\nRUN echo "worker is $COLOUR" > /colour && cat /colour\nFROM run\nRUN false\n`,
}
const images = `
- name: api
  context: api
- name: worker
  context: worker
  target: run
  build-args: [COLOUR=red]
`
const inputs = { template: 'stack.yml', images, 'build-args': 'COLOUR=blue', network: 'none' }

test('two images of one commit are pushed and deployed once; the same commit again builds and changes nothing', async () => {
  const { account, checkout, job } = openJob(files)
  const sha = checkout.head()
  const deploy = { ...job, inputs: { ...inputs, 'parameter-overrides': 'WorkerTag={{image-tag.worker}}' } }

  const end = await runJob(deploy)

  expect(end.errors).toEqual([])
  const uri = `${account.registry}/hello-job`
  const made = JSON.parse(end.outputs.images ?? '')
  const image = (name: string, reused: boolean) => ({
    image: `${uri}@${made[name].digest}`,
    'image-tag': `${name}-${sha}`,
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    'repository-uri': uri,
    'image-reused': reused,
  })
  expect(made).toEqual({ api: image('api', false), worker: expect.anything() })
  expect(made.worker.digest).not.toBe(made.api.digest)
  expect(Object.keys(end.outputs)).not.toContain('image')
  expect(await parametersOf(account, 'hello')).toEqual({
    ApiImageUri: made.api.image,
    WorkerImage: `${uri}@${made.worker.digest}`,
    WorkerTag: `worker-${sha}`,
  })
  const world = {
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [`api-${sha}`, `worker-${sha}`] },
  }
  expect(await lookAt(account)).toEqual(world)
  const before = await mutations(account)
  expect(before.filter((action) => /ChangeSet|CreateRepository/.test(action))).toEqual([
    'CreateRepository',
    'CreateChangeSet',
    'ExecuteChangeSet',
  ])
  expect(end.leftovers).toEqual([])

  const again = await runJob({ ...deploy, env: NO_ENGINE })

  expect(again.errors).toEqual([])
  expect(again.outputs.operation).toBe('none')
  expect(JSON.parse(again.outputs.images ?? '')).toEqual({ api: image('api', true), worker: image('worker', true) })
  expect(await mutations(account)).toEqual(before)
})

test('the log shows the output of each build in one piece, under its name', async () => {
  const { account, checkout, job } = openJob(files)

  const end = await runJob({
    ...job,
    inputs: { ...inputs, command: 'build', 'no-cache': 'true' },
  })

  for (const [name, colour] of Object.entries({ api: 'blue', worker: 'red' })) {
    expect(end.log).toContain(`image ${name}: building\n`)
    const [, after = ''] = end.log.split(`::group::image ${name}: Build `)
    const [group = ''] = after.split('::endgroup::')
    expect(group).toMatch(new RegExp(`^#\\d+ \\d+\\.\\d+ ${name} is ${colour}$`, 'm'))
    expect(group.match(/ is (blue|red)$/gm)).toHaveLength(1)
    expect(after).toContain(`image ${name}: Pushed ${account.registry}/hello-job:${name}-${checkout.head()} (sha256:`)
  }
})

test('a build that fails ends the others; nothing is pushed, and the stack stays as it was', async () => {
  const { account, checkout, job } = openJob(files)
  await runJob({ ...job, inputs })
  const world = await lookAt(account)
  const before = await mutations(account)

  const sha = checkout.commit({
    'api/Dockerfile': `FROM ${BASE}\nARG BUILD_ID\nRUN echo $BUILD_ID && sleep 60\n`,
    'worker/Dockerfile': `FROM ${BASE} AS run\nRUN sleep 1; exit 7\n`,
  })
  const end = await runJob({ account, checkout, event: push(sha), inputs })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(
      /^file=worker\/Dockerfile,line=2::Image worker: The image was not built: step .* failed with exit code 7/,
    ),
  ])
  expect(await lookAt(account)).toEqual(world)
  expect(await mutations(account)).toEqual(before)
  expect(runningCommands()).not.toContain(sha)
  expect(end.leftovers).toEqual([])
})

test('command build on a pull request: each image has one tag, which marks it as a preview', async () => {
  const account = openAccount()
  const checkout = checkOut(files)
  const head = '1'.repeat(40)

  const end = await runJob({
    account,
    checkout,
    event: pullRequest({ number: 7, action: 'opened', head, merge: checkout.head() }),
    inputs: {
      command: 'build',
      'stack-name': '',
      network: 'none',
      images: images.replace('context: api', 'context: api\n  repository: team/api'),
    },
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toEqual({ operation: 'build', 'build-id': head, images: end.outputs.images })
  expect(JSON.parse(end.outputs.images ?? '')).toMatchObject({
    api: { 'repository-uri': `${account.registry}/team/api`, 'image-tag': `pr-7-${head}` },
    worker: { 'repository-uri': `${account.registry}/hello-job`, 'image-tag': `pr-7-worker-${head}` },
  })
  expect(await lookAt(account)).toEqual({
    stacks: {},
    changeSets: [],
    images: { 'team/api': [`pr-7-${head}`], 'hello-job': [`pr-7-worker-${head}`] },
  })
})

test('all faults of all images are reported at once, before anything changes', async () => {
  const { account, job } = openJob(files)

  const end = await runJob({
    ...job,
    inputs: { ...inputs, images: `${images}\n- {name: mailer, context: mail}` },
  })

  expect(end.errors.map((error) => error.split('\n')[0])).toEqual([
    '::Image mailer: no parameter of the template stack.yml has its name. Its containers take images by ApiImageUri, WorkerImage.',
    '::Image mailer: Input context: there is no folder `mail` in the workspace.',
  ])
  expect(await lookAt(account)).toEqual(NOTHING)
})
