import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { push } from '../../harness/events.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { startBrokenRegistry } from '../../harness/registry.ts'
import { lookAt } from '../../harness/world.ts'

/** Source: Docker documentation, "Docker Hub pull usage and limits". */
const LIMIT = 'You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit'

test.each([
  {
    answer: { status: 429, code: 'TOOMANYREQUESTS', message: LIMIT },
    what: (image: string) => `the registry of the image \`${image}\` allows no more pulls at the moment`,
    remedy: 'Log in before this step (docker/login-action), or take the image from public.ecr.aws/docker/library',
  },
  {
    answer: { status: 404, code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' },
    what: (image: string) => `the image \`${image}\` does not exist`,
    remedy: 'Correct its name and tag in the Dockerfile.',
  },
  {
    answer: { status: 401, code: 'UNAUTHORIZED', message: 'authentication required' },
    what: (image: string) => `the image \`${image}\` does not exist, or may not be pulled`,
    remedy: 'Correct its name, or log in at its registry before this step',
  },
])(
  'a registry that answers $answer.status for the base image: the error says what to do',
  async ({ answer, what, remedy }) => {
    const account = openAccount()
    const image = `${await startBrokenRegistry(answer)}/library/busybox:1`
    const checkout = checkOut({ Dockerfile: `# The base\nFROM ${image}\n` })

    const end = await runJob({ account, checkout, event: push(checkout.head()), inputs: { 'build-args': '' } })

    expect(end.code).toBe(1)
    expect(end.errors).toEqual([
      expect.stringContaining(`file=Dockerfile,line=2::The image was not built: ${what(image)}`),
    ])
    expect(end.errors[0]).toContain(`\n${remedy}`)
    expect(await lookAt(account)).toEqual({ stacks: {}, changeSets: [], images: { 'hello-job': [] } })
  },
)
