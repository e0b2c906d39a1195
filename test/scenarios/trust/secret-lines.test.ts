import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mutations } from '../harness/account.ts'
import { readTemplate } from '../harness/checkout.ts'
import { pullRequest } from '../harness/events.ts'
import { startGitHub } from '../harness/github/github.ts'
import { openJob, runJob } from '../harness/job.ts'
import { DEBUG } from '../harness/machine.ts'
import { watchProcesses } from '../harness/processes.ts'
import { everythingOf, maskedBy } from '../harness/secrets.ts'
import { lookAt, NOTHING } from '../harness/world.ts'

/** A value of several lines, with all that a list or a shell might take for its own. */
const secret = `//registry.example.com/:_authToken=tok_aaaaaaaa
always-auth=true

# not a comment: "quoted", 'too' \\n %0A
{
last+/line==
`
const PIECES = ['tok_aaaaaaaa', 'always-auth', 'not a comment', 'last+/line']
const MASKED = ['always-auth=true', 'last+/line==', 'last%2B%2Fline%3D%3D', Buffer.from(secret).toString('base64')]

/** Shows the hash of a secret. The cache ignores its value: without a new UUID, a later run would not run the step again. */
const dockerfile = (): string => `FROM servicefull/busybox:local
RUN --mount=type=secret,id=npmrc,required echo ${randomUUID()} && sha256sum < /run/secrets/npmrc
ENTRYPOINT ["true"]
`

test.each([
  ['in quotes', `"npmrc=${secret.replaceAll('"', '""')}"`],
  ['in quotes, beside others', `# of npm\nother=1\n"npmrc=${secret.replaceAll('"', '""')}"\nlast=2`],
  ['in a block of YAML', `other: 1\nnpmrc: |\n${secret.replace(/^(?=.)/gm, '  ')}`],
  ['by toJSON', `npmrc: ${JSON.stringify(secret)}`],
  ['by toJSON of all', JSON.stringify({ npmrc: secret, other: '1' }, null, 2)],
])('a secret of several lines arrives whole, and unseen: %s', async (_, secrets) => {
  const { account, job } = openJob({ Dockerfile: dockerfile() })
  const seen = watchProcesses()

  const end = await runJob({ ...job, inputs: { secrets, network: 'none' }, env: DEBUG })

  const { commandLines } = seen.stop()
  expect(end.errors).toEqual([])
  expect(end.log).toContain(createHash('sha256').update(secret).digest('hex'))
  const masks = maskedBy(end).map((mask) => mask.replaceAll('%25', '%'))
  expect(masks).toEqual(expect.arrayContaining(MASKED))
  expect(masks).not.toContain('{')
  for (const text of [...PIECES, ...MASKED]) expect(everythingOf(end) + commandLines).not.toContain(text)
  expect(await lookAt(account)).toMatchObject({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [] })
  expect(end.leftovers).toEqual([])
})

test('a secret of one line, in quotes with its ID as Docker documents it, has that ID', async () => {
  const { account, job } = openJob({ Dockerfile: dockerfile() })
  const [value, command] = ['//registry.example.com/:_authToken=tok_aaaaaaaa', 'build']

  const end = await runJob({ ...job, inputs: { command, secrets: `"npmrc=${value}"` }, env: DEBUG })

  expect(end.errors).toEqual([])
  expect(end.log).toContain(createHash('sha256').update(value).digest('hex'))
  expect(everythingOf(end)).not.toContain('tok_aaaaaaaa')
  expect((await lookAt(account)).images).toMatchObject({ 'hello-job': [expect.any(String)] })
})

test.each([
  ['a file of settings', 'dotenv=DB_PASSWORD=hush-one\nHUSH_KEY=hush-two', 'line 2 may belong to the value on line 1'],
  ['a text in base64', 'blob=SFVTSGh1c2hodXNo\naHVzaC1odXNoLWh1c2g', 'line 2 is not `Key=Value`'],
  ['the end of base64', 'blob=SFVTSGh1c2hodXNo\naHVzaC1odXNoLWh1c2g==', 'line 2 is not `Key=Value`'],
  ['the end of base64, like a name', 'blob=SFVTSGh1c2hodXNo\naHVzaC1odXNoLWh1c2gh=', 'pair 2 is empty'],
  ['a quote without an end', '"npmrc=hush\nhush-hush=true', 'the quote that begins on line 1 has no end'],
  ['a quote at the value', 'npmrc="hush\nhush-hush=true"', 'the value on line 1 opens a quote that ends on line 2'],
  ['two in a line', 'one=hush-one two=hush-two', 'line 1 has several pairs'],
])('what cannot be a secret is refused by its place, before anything changes: %s', async (_, secrets, says) => {
  const { account, job } = openJob({ Dockerfile: dockerfile() })
  const seen = watchProcesses()

  const end = await runJob({ ...job, inputs: { secrets }, env: DEBUG })

  const { commandLines } = seen.stop()
  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining(`::Input secrets: ${says}.`)])
  expect(end.errors[0]).toMatch(/"id=<value>"/)
  expect(everythingOf(end) + commandLines).not.toMatch(/hush|SFVTSG|aHVzaC/i)
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test.each([
  ['the end of a key in base64', 'ApiKey=hushHUSH\nHUSHhush==', 'line 2 is not `Key=Value`'],
  [
    'the end of a key, like a name',
    'ApiKey=hushHUSH\nHUSHhush=',
    'line 2 gives no parameter of the template stack.yml',
  ],
  ['a quote without an end', '"ApiKey=hush\nhush=hush', 'the quote that begins on line 1 has no end'],
  ['a map', '{"ApiKey": "hush", "hush-HUSH": "x"}', 'pair 2 gives no parameter of the template stack.yml'],
])('a line of parameter-overrides is in no log, summary or comment: %s', async (_, overrides, says) => {
  const { account, checkout, job } = openJob({ 'stack.yml': readTemplate('api-key') })
  const { env, comments } = await startGitHub()

  const end = await runJob({
    ...job,
    event: pullRequest({ number: 7, action: 'opened', head: checkout.head(), merge: checkout.head() }),
    inputs: { template: 'stack.yml', 'parameter-overrides': overrides, 'github-token': 'ghs_canary' },
    env: { ...env, ...DEBUG },
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([expect.stringContaining(`::Input parameter-overrides: ${says}.`)])
  expect(comments).toEqual([expect.objectContaining({ body: expect.stringContaining('parameter-overrides') })])
  expect(everythingOf(end) + comments[0]?.body).not.toMatch(/hush|ghs_canary/i)
  expect(await mutations(account)).toEqual([])
  expect(await lookAt(account)).toEqual(NOTHING)
})

test('a value of several lines reaches its parameter whole', async () => {
  const template = `Parameters: {Note: {Type: String}}
Resources: {Topic: {Type: AWS::SNS::Topic}}
Outputs: {Note: {Value: !Ref Note}}
`
  const { account, job } = openJob({ 'stack.yml': template })

  const end = await runJob({
    ...job,
    inputs: {
      template: 'stack.yml',
      'image-parameter': 'none',
      'parameter-overrides': '# a comment\n"Note=one\ntwo=""three"""',
      tags: '"note=a=b c=d"',
    },
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ Note: 'one\ntwo="three"' })
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
