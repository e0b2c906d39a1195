import { expect, test } from 'vitest'
import { openAccount } from './account.ts'
import { push } from './events.ts'
import { checkOut, runJob } from './job.ts'
import { watchProcesses } from './processes.ts'

const template = `
Parameters:
  ImageUri: { Type: String }
  ApiKey: { Type: String, NoEcho: true }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - { Name: main, Image: !Ref ImageUri, Environment: [{ Name: API_KEY, Value: !Ref ApiKey }] }
`

test('the registry login and NoEcho values are in no argv, log, output, summary or state, also under debug', async () => {
  const account = openAccount()
  const checkout = checkOut({ 'stack.yml': template })
  const seen = watchProcesses()

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: { template: 'stack.yml', 'parameter-overrides': 'ApiKey=correct-horse-battery-staple' },
    env: { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' },
  })

  const { commandLines } = seen.stop()
  expect(end.errors).toEqual([])
  const masked = [...end.log.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret]) => secret ?? '')
  expect(masked).toContain('correct-horse-battery-staple')
  expect(masked).toHaveLength(3)
  const shown = end.log.replace(/^::add-mask::.*$/gm, '')
  const everything = [shown, end.postLog, end.summary, JSON.stringify(end.outputs), end.state, commandLines].join('\n')
  for (const secret of masked) expect(everything).not.toContain(secret)
  expect(commandLines).toContain('--metadata-file')
  expect(end.leftovers).toEqual([])
})
