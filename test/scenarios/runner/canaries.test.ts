import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTemplate } from '../harness/checkout.ts'
import { configOf } from '../harness/image.ts'
import { openJob, runJob } from '../harness/job.ts'
import { DEBUG } from '../harness/machine.ts'
import { watchProcesses } from '../harness/processes.ts'
import { everythingOf, maskedBy, registryLogin } from '../harness/secrets.ts'

/** One canary for each way in which a job gets a secret. */
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

/** The content of all files in the user's docker configuration, in which docker may store anything. */
function dockerFiles(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n')
}

test.each([
  { ends: 'green', wrong: false },
  { ends: 'with a build that fails', wrong: true },
])('a job that ends $ends, under debug, shows and leaves no secret, whichever way it got that', async ({ wrong }) => {
  const { account, job } = openJob({
    Dockerfile: wrong ? `${dockerfile}RUN false\n` : dockerfile,
    'stack.yml': readTemplate('api-key'),
    'token.txt': `${canaries.file}\n`,
  })
  const seen = watchProcesses()

  const end = await runJob({
    ...job,
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
      ...DEBUG,
    },
  })

  const { commandLines, environments } = seen.stop()
  expect(end.code).toBe(wrong ? 1 : 0)
  const masked = maskedBy(end)
  for (const canary of [canaries.inline, canaries.firstLine, canaries.lastLine, canaries.parameter])
    expect(masked).toContain(canary)
  // The job itself gets the password of the registry, so no process has it in its environment.
  const passwords = registryLogin(masked)
  expect(passwords).toHaveLength(2)
  for (const password of passwords) expect(environments).not.toContain(password)
  const places = [everythingOf(end), commandLines, dockerFiles(process.env.DOCKER_CONFIG ?? '')]
  if (!wrong) places.push(JSON.stringify(await configOf(account, end.outputs.digest)))
  for (const secret of [...Object.values(canaries), ...passwords])
    for (const place of places) expect(place).not.toContain(secret)
  expect(commandLines).toContain('--metadata-file')
  expect(end.leftovers).toEqual([])
})
