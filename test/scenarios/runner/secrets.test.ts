import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { readTemplate } from '../harness/checkout.ts'
import { push } from '../harness/events.ts'
import { checkOut, openJob, runJob } from '../harness/job.ts'
import { DEBUG } from '../harness/machine.ts'
import { watchProcesses } from '../harness/processes.ts'
import { everythingOf, maskedBy, registryLogin } from '../harness/secrets.ts'

const template = readTemplate('api-key')

test('the registry login and NoEcho values are in no argv, log, output, summary or state, also under debug', async () => {
  const { checkout, job } = openJob({ 'stack.yml': template })
  const seen = watchProcesses()

  const end = await runJob({
    ...job,
    inputs: { template: 'stack.yml', 'parameter-overrides': 'ApiKey=correct-horse-{{build-id}}' },
    env: DEBUG,
  })

  const { commandLines } = seen.stop()
  expect(end.errors).toEqual([])
  const masked = maskedBy(end)
  expect(masked).toContain('correct-horse-{{build-id}}')
  expect(masked).toContain(`correct-horse-${checkout.head()}`)
  expect(registryLogin(masked)).toHaveLength(2)
  for (const secret of masked) expect(everythingOf(end) + commandLines).not.toContain(secret)
  expect(commandLines).toContain('--metadata-file')
  expect(end.leftovers).toEqual([])
})

test('nothing that a job leaves holds a NoEcho value, whatever its shape, valid or not', async () => {
  const account = openAccount()
  const shapes = template.replace(
    'ApiKey: { Type: String, NoEcho: true }',
    `ApiKey: { Type: String, NoEcho: true, AllowedPattern: 'key-.*', ConstraintDescription: begins with key- }
  Certificate: { Type: String, NoEcho: true, Default: none }
  Tokens: { Type: CommaDelimitedList, NoEcho: true, Default: none }`,
  )
  const values = { Certificate: 'staple-first-line\nstaple-last-line\n', Tokens: ['token-walnut', 'token-pecan'] }
  const checkout = checkOut({
    'stack.yml': shapes,
    'wrong.json': JSON.stringify({ ...values, ApiKey: 'battery-acid' }),
    'right.json': JSON.stringify({ ...values, ApiKey: 'key-of-brass' }),
  })
  const run = (file: string) =>
    runJob({
      account,
      checkout,
      event: push(checkout.head()),
      inputs: { template: 'stack.yml', 'parameter-overrides': `file://${file}` },
      env: DEBUG,
    })

  const wrong = await run('wrong.json')
  const first = await run('right.json')
  const again = await run('right.json')

  expect(wrong.errors.join()).toContain('the value of `ApiKey` in parameter-overrides: it must match `key-.*`')
  expect([...first.errors, ...again.errors]).toEqual([])
  for (const end of [wrong, first, again]) {
    for (const secret of ['battery-acid', 'key-of-brass', 'staple-', 'token-'])
      expect(everythingOf(end)).not.toContain(secret)
    for (const mask of ['staple-first-line', 'staple-last-line', 'token-walnut,token-pecan', 'token-pecan']) {
      expect(end.log).toContain(`::add-mask::${mask}\n`)
    }
  }
})
