import { symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { createBuilder } from '../harness/builders.ts'
import { type Checkout, readTemplate } from '../harness/checkout.ts'
import { push } from '../harness/events.ts'
import { openJob, runJob } from '../harness/job.ts'
import { scratchFolder } from '../harness/machine.ts'
import { createBucket, keysIn, lookAt, NOTHING } from '../harness/world.ts'

/** Commits links, as a pull request may do it. */
function commitLinks({ path, commit }: Checkout, links: Readonly<Record<string, string>>): string {
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(path, name))
  return commit({})
}

/** A folder of the machine that no job may read for a pull request. */
function privateFolder(): string {
  const path = scratchFolder('private')
  writeFileSync(join(path, 'config.json'), '{"auths":{"registry":{"auth":"cGFzc3dvcmQ="}}}')
  return path
}

const glue = `
Resources:
  Job: { Type: AWS::Glue::Job, Properties: { Role: r, Command: { Name: x, ScriptLocation: .git/config } } }
`

test('links that lead out of the checkout are refused by name; nothing is built, and nothing leaves the machine', async () => {
  const { account, checkout, job } = openJob({
    'docker/Dockerfile': 'FROM servicefull/busybox:local\nCOPY . /loot/\n',
    'glue.yml': glue,
  })
  const bucket = await createBucket(account)
  const before = await mutations(account)
  const outside = relative(checkout.path, privateFolder())
  const sha = commitLinks(checkout, { app: outside, '.npmrc': '/proc/self/environ', key: `${outside}/config.json` })

  const end = await runJob({
    ...job,
    event: push(sha),
    inputs: {
      context: 'app',
      file: 'docker/Dockerfile',
      'secret-files': 'npm=.npmrc\nkey=key',
      template: 'glue.yml',
      's3-bucket': bucket,
    },
  })

  const remedy = 'Give the path of a file or folder in the checkout; a link may lead only to another place in it.'
  expect(end.code).toBe(1)
  expect(end.errors.map((error) => error.replace(/^.*?::/, ''))).toEqual([
    `Template glue.yml, Job.Command.ScriptLocation: \`.git/config\` leads into \`.git\`, which may hold credentials.\n${remedy}`,
    `Input context: \`app\` leads by the link \`app\` out of the workspace.\n${remedy}`,
    `Input secret-files: \`.npmrc\`, of \`npm\`, leads by the link \`.npmrc\` into the system folder \`/proc\`.\n${remedy}`,
    `Input secret-files: \`key\`, of \`key\`, leads by the link \`key\` out of the workspace.\n${remedy}`,
  ])
  expect(end.log).not.toContain('cGFzc3dvcmQ=')
  expect(await mutations(account)).toEqual(before)
  expect(await keysIn(account, bucket)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('links to RUNNER_TEMP are refused as context, named context and secret, although a secret may lie there', async () => {
  const { account, checkout, job } = openJob({ 'docker/Dockerfile': 'FROM servicefull/busybox:local\n' })
  const temporary = scratchFolder('temporary')
  writeFileSync(join(temporary, 'login'), 'x')
  const sha = commitLinks(checkout, { app: relative(checkout.path, temporary) })
  const inputs = {
    context: 'app',
    file: 'docker/Dockerfile',
    'build-contexts': 'more=app',
    'secret-files': 'npm=app/login',
  }

  const end = await runJob({ ...job, event: push(sha), inputs, env: { RUNNER_TEMP: temporary } })

  expect(end.errors.map((error) => error.replace(/^.*?::(.*)\n.*$/, '$1'))).toEqual([
    'Input context: `app` leads by the link `app` out of the workspace.',
    'Input build-contexts: `app`, of `more`, leads by the link `app` out of the workspace.',
    'Input secret-files: `app/login`, of `npm`, leads by the link `app` out of the workspace.',
  ])
  expect(await lookAt(account)).toEqual(NOTHING)
})

const dockerfile = `
FROM servicefull/busybox:local
COPY page.txt /
RUN --mount=type=secret,id=npm echo "saw $(cat /page.txt /run/secrets/npm | xargs)"
`

test('links within the checkout work: context, Dockerfile, secret and template', async () => {
  const { account, checkout, job } = openJob({
    'services/web/page.txt': 'page\n',
    'services/Dockerfile.web': dockerfile,
    'config/npmrc': 'npmrc\n',
    'infra/stack.yml': readTemplate('own'),
  })
  const links = {
    app: 'services/web',
    'services/web/Dockerfile': '../Dockerfile.web',
    '.npmrc': join(checkout.path, 'config/npmrc'),
    'stack.yml': 'infra/stack.yml',
  }
  const sha = commitLinks(checkout, links)

  const end = await runJob({
    ...job,
    event: push(sha),
    inputs: {
      context: 'app',
      'secret-files': 'npm=.npmrc',
      template: 'stack.yml',
      'no-cache': 'true',
    },
  })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('saw page npmrc')
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [sha] },
  })
})

test('a named context may be a link within the checkout', async () => {
  const { account, checkout, job } = openJob({
    Dockerfile: 'FROM scratch\nCOPY --from=shared note.txt /\n',
    'parts/shared/note.txt': 'note\n',
  })
  const builder = createBuilder()
  const sha = commitLinks(checkout, { shared: 'parts/shared' })

  const end = await runJob({
    ...job,
    event: push(sha),
    inputs: { command: 'build', 'build-contexts': 'shared=shared', builder: builder.name },
    env: builder.env,
  })

  expect(end.errors).toEqual([])
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [sha] })
})

test('absolute paths that the workflow writes lead where they say, and a secret may lie in RUNNER_TEMP', async () => {
  const { account, checkout, job } = openJob()
  const [elsewhere, temporary] = [scratchFolder('elsewhere'), scratchFolder('temporary')]
  writeFileSync(join(elsewhere, 'Dockerfile'), dockerfile)
  writeFileSync(join(elsewhere, 'page.txt'), 'page\n')
  writeFileSync(join(temporary, 'npmrc'), 'npmrc\n')

  const end = await runJob({
    ...job,
    inputs: {
      command: 'build',
      'no-cache': 'true',
      context: elsewhere,
      'secret-files': `npm=${relative(checkout.path, temporary)}/npmrc`,
    },
    env: { RUNNER_TEMP: temporary },
  })

  expect(end.errors).toEqual([])
  expect(end.log).toContain('saw page npmrc')
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [checkout.head()] })
})

test('a link inside of the context goes into the image as a link, without what it leads to', async () => {
  const { account, checkout, job } = openJob({
    'app/Dockerfile': `FROM servicefull/busybox:local
COPY . /loot/
RUN for name in folder file; do echo "$name: $(readlink /loot/$name)"; done; cat /loot/folder/* /loot/file || true
`,
  })
  const outside = privateFolder()
  const sha = commitLinks(checkout, { 'app/folder': outside, 'app/file': join(outside, 'config.json') })

  const end = await runJob({ ...job, event: push(sha), inputs: { command: 'build', context: 'app' } })

  expect(end.errors).toEqual([])
  expect(end.log).toContain(`folder: ${outside}`)
  expect(end.log).toContain(`file: ${outside}/config.json`)
  expect(end.log).not.toContain('auths')
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [sha] })
})
