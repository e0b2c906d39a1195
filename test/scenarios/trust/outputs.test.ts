import { expect, test } from 'vitest'
import { pullRequest } from '../harness/events.ts'
import { startGitHub } from '../harness/github/github.ts'
import { openJob, runJob, STACK_ONLY } from '../harness/job.ts'
import { maskedBy, shownLog } from '../harness/secrets.ts'
import { lookAt } from '../harness/world.ts'

const word = 'aB3dE5gH7jK9mN1p'.repeat(4)

/** Credentials by the output that holds them; the parts are joined so that scanners do not take this file for a leak. */
const SECRET: Readonly<Record<string, string>> = {
  A: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  B: 'Server=db;User=sa;Password=hunter2hunter2',
  C: 'Bearer abcdef0123456789abcdef',
  D: 'Basic dXNlcjpwYXNz',
  DbPasswordValue: 'hunter3hunter3',
  ApiKeyId: 'abc123def456',
  GitLab: ['glpat-', word.slice(0, 20)].join(''),
  Npm: ['npm_', word.slice(0, 36)].join(''),
  Google: ['AIza', word.slice(0, 35)].join(''),
  Slack: ['https://hooks.slack.com/', 'services/T00000000/B00000000/', word.slice(0, 24)].join(''),
}

const SHOWN: Readonly<Record<string, string>> = {
  Sha: '0123456789abcdef0123456789abcdef01234567',
  Digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
  DbSecret: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-aB3dE5',
  SigningKey: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  Address: 'https://user@db.example:443/path',
  Note: 'The password is in Secrets Manager, see the token there',
}

const template = JSON.stringify({
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: Object.fromEntries(Object.entries({ ...SECRET, ...SHOWN }).map(([name, Value]) => [name, { Value }])),
})

test('outputs that are credentials are hidden where people read; the outputs of the step have their values', async () => {
  const { account, checkout, job } = openJob({ 'stack.yml': template })
  const { env, comments } = await startGitHub()

  const end = await runJob({
    ...job,
    event: pullRequest({ number: 7, action: 'opened', head: checkout.head(), merge: checkout.head() }),
    inputs: { ...STACK_ONLY, 'github-token': 'ghs_canary' },
    env,
  })

  expect(end.errors).toEqual([])
  expect(end.outputs).toMatchObject({ ...SECRET, ...SHOWN })
  expect(JSON.parse(end.outputs.outputs ?? '')).toEqual({ ...SECRET, ...SHOWN })
  const places = [shownLog(end), end.summary, comments[0]?.body ?? '']
  const masked = maskedBy(end)
  for (const [name, value] of Object.entries(SECRET)) {
    expect(masked).toContain(value)
    for (const place of places) expect(place).not.toContain(value)
    expect(end.summary).toContain(`- \`${name}\`: \`***\`\n`)
  }
  for (const value of Object.values(SHOWN)) for (const place of places) expect(place).toContain(value)
  expect(await lookAt(account)).toEqual({ stacks: { 'hello-pr-7': 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
