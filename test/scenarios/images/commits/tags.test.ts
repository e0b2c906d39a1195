import { expect, test } from 'vitest'
import { mutations, openAccount } from '../../harness/account.ts'
import { dispatch, push, pushTag } from '../../harness/events.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { lookAt } from '../../harness/world.ts'

const inputs = { command: 'build', 'image-tags': '# for people\n{{ref-name}}\n{{semver}}' }

test('a run by hand knows its branch and its tag; a line without a value is said', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()

  const branch = await runJob({ account, checkout, event: dispatch(sha, 'refs/heads/main'), inputs })
  const tag = await runJob({ account, checkout, event: dispatch(sha, 'refs/tags/v1.4.0'), inputs })

  expect([branch.errors, tag.errors]).toEqual([[], []])
  const left = 'The image tag {{semver}} is left out: {{semver}} has no value in this run.'
  expect([branch, tag].map(({ log }) => log.includes(left))).toEqual([true, false])
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [[sha, '1.4.0', 'main', 'v1.4.0'].sort().join(' ')] })
})

test('a tag of a monorepo has the version behind its last slash', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const sha = checkout.head()

  const end = await runJob({ account, checkout, event: pushTag(sha, 'api/v1.4.0'), inputs })

  expect(end.errors).toEqual([])
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [['1.4.0', 'api-v1.4.0', sha].sort().join(' ')] })
})

test('references of this repository are tags, as docker/metadata-action writes them; others are refused', async () => {
  const { account, checkout, job } = openJob()
  const sha = checkout.head()
  const tags = (repository: string) => ({
    command: 'build',
    'image-tags': `${account.registry}/${repository}:main\n${account.registry}/${repository}:sha-{{sha-short}}`,
  })

  const other = await runJob({ ...job, inputs: tags('other') })

  expect(other.errors).toHaveLength(2)
  expect(other.errors[0]).toBe(
    `::Input image-tags: \`${account.registry}/other:main\` is not a tag in the repository \`hello-job\`.\nWrite the tag alone, \`main\`. An image goes to one repository, which the input repository names.`,
  )
  expect(await mutations(account)).toEqual([])

  const own = await runJob({ ...job, inputs: tags('hello-job') })
  expect(own.errors).toEqual([])
  const expected = ['main', `sha-${sha.slice(0, 7)}`, sha].sort().join(' ')
  expect((await lookAt(account)).images).toEqual({ 'hello-job': [expected] })
})

test('a rule of docker/metadata-action is refused before the build, with the tag to write', async () => {
  const { account, job } = openJob()

  const end = await runJob({ ...job, event: push(job.checkout.head()), inputs: { 'image-tags': 'type=sha' } })

  expect(end.errors).toEqual([
    '::Input image-tags: `type=sha` is a rule of docker/metadata-action.\nWrite one tag a line, with placeholders: `sha-{{sha-short}}` for `type=sha`.',
  ])
  expect(await mutations(account)).toEqual([])
})
