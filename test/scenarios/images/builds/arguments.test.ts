import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { configOf } from '../../harness/image.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { everythingOf } from '../../harness/secrets.ts'
import { lookAt } from '../../harness/world.ts'

const dockerfile = `FROM servicefull/busybox:local
ARG NOTE
ARG LIST
ARG POEM
LABEL note=\${NOTE} list=\${LIST} poem=\${POEM}
ENTRYPOINT ["true"]
`

test('quotes, commands, separators and line ends of build-args and labels reach the image unchanged; the name of a branch runs nothing', async () => {
  const account = openAccount()
  const checkout = checkOut({ Dockerfile: dockerfile })
  const sha = checkout.head()
  const note = `"double" 'single' $(touch owned) \`touch owned\` $HOME \\ %0A; ::error::x`
  const poem = 'one\n"two" $(touch owned)\n::error::three'
  const event = push(sha)
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell would fill it in
  const branch = '$(touch${IFS}owned);`id`,"a"=\'b\''

  const end = await runJob({
    account,
    checkout,
    event: { ...event, env: { ...event.env, GITHUB_REF: `refs/heads/${branch}`, GITHUB_REF_NAME: branch } },
    env: { POEM: poem },
    inputs: { 'build-args': `NOTE=${note}\nLIST=a=1,b=2\nPOEM`, labels: `also=${note}` },
  })

  expect(end.errors).toEqual([])
  const { Labels } = await configOf(account, end.outputs.digest)
  expect(Labels).toMatchObject({ note, list: 'a=1,b=2', poem, also: note })
  expect(existsSync(join(checkout.path, 'owned'))).toBe(false)
  expect(await lookAt(account)).toMatchObject({ stacks: { hello: 'CREATE_COMPLETE' }, images: { 'hello-job': [sha] } })
  expect(end.leftovers).toEqual([])
  expect(end.summary).toMatch(/^- Build: built, [\d.]+ s$/m)
})

test('a build argument that holds a secret is refused before anything changes, and the secret does not show', async () => {
  const { account, job } = openJob()

  const end = await runJob({
    ...job,
    inputs: {
      'build-args': 'ONE=correct-horse\nTWO=https://battery-staple@example.com\nTHREE=3',
      secrets: 'npm=correct-horse',
      'secret-envs': 'pypi=PYPI_TOKEN',
    },
    env: { PYPI_TOKEN: 'battery-staple' },
  })

  expect(end.code).toBe(1)
  expect(end.errors).toEqual([
    expect.stringMatching(/^::Input build-args: `ONE` holds the secret `npm`.*\n.*RUN --mount=type=secret,id=npm/),
    expect.stringMatching(/^::Input build-args: `TWO` holds the secret `pypi`/),
  ])
  expect(everythingOf(end)).not.toMatch(/correct-horse|battery-staple/)
  expect(await mutations(account)).toEqual([])
})
