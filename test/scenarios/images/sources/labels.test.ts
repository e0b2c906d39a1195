import { expect, test } from 'vitest'
import { pushTag } from '../../harness/events.ts'
import { configOf } from '../../harness/image.ts'
import { openJob, runJob } from '../../harness/job.ts'
import { withoutDocker } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

/** The labels of docker/metadata-action in one run. */
function labels(version: string, created: string, title = 'app'): string {
  return Object.entries({ created, revision: version, title, version, 'ref.name': version })
    .map(([name, value]) => `org.opencontainers.image.${name}=${value}`)
    .join('\n')
}

test('labels with the time and the version of a run: a re-run finds the image, a release is promoted, a label of the user decides', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()
  const run = (text: string, more = {}) => runJob({ ...job, inputs: { command: 'build', labels: text }, ...more })
  const main = await run(labels('main', '2026-01-02T04:00:00.000Z'))

  const again = await run(labels('main', '2026-01-03T05:00:00.000Z'), { env: withoutDocker() })
  const release = await run(labels('v1.2.3', '2026-01-04T06:00:00.000Z'), {
    event: pushTag(sha, 'v1.2.3'),
    env: withoutDocker(),
  })
  const renamed = await run(labels('main', '2026-01-02T04:00:00.000Z', 'shop'))

  expect([main, again, release, renamed].flatMap(({ errors }) => errors)).toEqual([])
  expect(again.outputs).toMatchObject({ 'image-reused': 'true', image: main.outputs.image })
  expect(release.outputs).toMatchObject({ 'image-reused': 'true', image: main.outputs.image })
  expect((await configOf(account, renamed.outputs.digest)).Labels['org.opencontainers.image.title']).toBe('shop')
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [`${sha} v1.2.3`, renamed.outputs['image-tag']] })
})
