import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAccount } from '../harness/account.ts'
import { push } from '../harness/events.ts'
import { configOf } from '../harness/image-index.ts'
import { checkOut, runJob } from '../harness/job.ts'
import { watchProcesses } from '../harness/processes.ts'
import type { JobEnd } from '../harness/runner.ts'

/** One canary for each way by which a secret comes to a job. */
const canaries = {
  inline: 'canary-inline-7f31',
  firstLine: 'canary-first-line-0c52',
  lastLine: 'canary-last-line-9d13',
  environment: 'canary-environment-44aa',
  file: 'canary-file-e8b6',
  parameter: 'canary-parameter-5c77',
  secretKey: 'canary-secret-key-21fe',
  sessionToken: 'canary-session-token-b09d',
}

const dockerfile = `FROM servicefull/busybox:local
RUN --mount=type=secret,id=inline,required --mount=type=secret,id=lines,required \\
  --mount=type=secret,id=variable,required --mount=type=secret,id=file,required cat /run/secrets/* | wc -c
ENTRYPOINT ["true"]
`

const template = `
Parameters:
  ImageUri: { Type: String }
  ApiKey: { Type: String, NoEcho: true }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - { Name: main, Image: !Ref ImageUri, Memory: 64, Environment: [{ Name: API_KEY, Value: !Ref ApiKey }] }
`

/** Every byte that a job shows or leaves; the runner itself takes the lines of masks. */
function everythingOf(end: JobEnd): string {
  const shown = end.log.replace(/^::add-mask::.*$/gm, '')
  return [shown, end.postLog, end.summary, JSON.stringify(end.outputs), end.state, ...end.leftovers].join('\n')
}

/** All files in the folder of the user's docker configuration, where docker keeps what it wants. */
function dockerFiles(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n')
}

test.each([
  { ends: 'green', wrong: false },
  { ends: 'with a build that fails', wrong: true },
])('a job under debug that $ends shows and leaves no secret, whichever way that came', async ({ wrong }) => {
  const account = openAccount()
  const checkout = checkOut({
    Dockerfile: wrong ? `${dockerfile}RUN false\n` : dockerfile,
    'stack.yml': template,
    'token.txt': `${canaries.file}\n`,
  })
  const seen = watchProcesses()

  const end = await runJob({
    account,
    checkout,
    event: push(checkout.head()),
    inputs: {
      template: 'stack.yml',
      'parameter-overrides': `ApiKey=${canaries.parameter}`,
      secrets: `inline: ${canaries.inline}\nlines: |\n  ${canaries.firstLine}\n  ${canaries.lastLine}`,
      'secret-envs': 'variable=MY_SECRET',
      'secret-files': 'file=token.txt',
      network: 'none',
    },
    env: {
      MY_SECRET: canaries.environment,
      AWS_SECRET_ACCESS_KEY: canaries.secretKey,
      AWS_SESSION_TOKEN: canaries.sessionToken,
      RUNNER_DEBUG: '1',
      ACTIONS_STEP_DEBUG: 'true',
    },
  })

  const { commandLines, environments } = seen.stop()
  expect(end.code).toBe(wrong ? 1 : 0)
  const masked = [...end.log.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret]) => secret ?? '')
  for (const canary of [canaries.inline, canaries.firstLine, canaries.lastLine, canaries.parameter])
    expect(masked).toContain(canary)
  // The password of the registry is the one secret that the job makes, so no process gets it as a variable.
  const passwords = masked.filter((secret) => !secret.startsWith('canary'))
  expect(passwords).toHaveLength(2)
  for (const password of passwords) expect(environments).not.toContain(password)
  const places = [everythingOf(end), commandLines, dockerFiles(process.env.DOCKER_CONFIG ?? '')]
  if (!wrong) places.push(JSON.stringify(await configOf(account, end.outputs.digest)))
  for (const secret of [...Object.values(canaries), ...passwords])
    for (const place of places) expect(place).not.toContain(secret)
  expect(commandLines).toContain('--metadata-file')
  expect(end.leftovers).toEqual([])
})
