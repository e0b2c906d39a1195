import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readInImage } from '../../harness/image.ts'
import { checkOut, openJob, runJob } from '../../harness/job.ts'
import { scratchFolder } from '../../harness/machine.ts'
import { lookAt } from '../../harness/world.ts'

const Dockerfile = 'FROM scratch\nCOPY . /\nENTRYPOINT ["/hello-job"]\n'
const files = { Dockerfile, '.dockerignore': '.git\n' }

test('a sparse checkout that was left behind: the next job, which has all files, gets an image with them', async () => {
  const { account, checkout, job } = openJob({ ...files, 'data/model.txt': 'weights\n' })
  const sha = checkout.head()
  checkout.git('sparse-checkout', 'set', '--no-cone', '/*', '!/data/')
  const sparse = await runJob({ ...job, inputs: { command: 'build' } })
  checkout.git('sparse-checkout', 'disable')

  const whole = await runJob(job)

  expect([sparse.errors, whole.errors]).toEqual([[], []])
  expect(await readInImage(account, sparse.outputs.digest, 'data/model.txt')).toBeUndefined()
  expect(await readInImage(account, whole.outputs.digest, 'data/model.txt')).toBe('weights\n')
  expect(whole.outputs).toMatchObject({ 'build-id': sha, 'image-reused': 'false' })
  expect(whole.outputs['image-tag']).toMatch(new RegExp(`^${sha}-[0-9a-f]{8}$`))
  expect(await lookAt(account)).toEqual({
    stacks: { hello: 'CREATE_COMPLETE' },
    changeSets: [],
    images: { 'hello-job': [sha, whole.outputs['image-tag']] },
  })
})

test('files of LFS, as pointers and then with their contents, although git sees no change', async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 14\n`
  const { account, checkout, job } = openJob({
    ...files,
    pointer,
    'model.bin': pointer,
    '.gitattributes': '*.bin filter=lfs',
  })
  const pointers = await runJob({ ...job, inputs: { command: 'build' } })
  // Stands for Git LFS: what is in git is the pointer, whatever the file has.
  const clean = `cat ${checkout.path}/pointer`
  const config = join(scratchFolder('git'), 'config')
  writeFileSync(config, `[filter "lfs"]\nclean = ${clean}\n`)
  checkout.write({ 'model.bin': 'real contents\n' })
  checkout.git('-c', `filter.lfs.clean=${clean}`, 'add', 'model.bin')

  const contents = await runJob({ ...job, env: { GIT_CONFIG_GLOBAL: config } })

  expect([pointers.errors, contents.errors]).toEqual([[], []])
  expect(contents.outputs['build-id']).toBe(checkout.head())
  expect(await readInImage(account, pointers.outputs.digest, 'model.bin')).toBe(pointer)
  expect(await readInImage(account, contents.outputs.digest, 'model.bin')).toBe('real contents\n')
})

test('a submodule that is absent, present, and patched in two ways: four images, and each patch has its own build ID', async () => {
  const library = checkOut({ 'api.txt': 'released\n' })
  const { account, checkout, job } = openJob(files)
  checkout.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', library.path, 'vendor/lib')
  const sha = checkout.commit({})
  const run = () => runJob({ ...job, inputs: { command: 'build' } })
  checkout.git('submodule', 'deinit', '--quiet', '--force', 'vendor/lib')
  const absent = await run()
  checkout.git('-c', 'protocol.file.allow=always', 'submodule', 'update', '--quiet', '--init')
  const present = await run()
  checkout.write({ 'vendor/lib/api.txt': 'for staging\n' })
  const staging = await run()
  checkout.write({ 'vendor/lib/api.txt': 'for production\n' })
  const production = await run()

  const runs = [absent, present, staging, production]
  expect(runs.flatMap(({ errors }) => errors)).toEqual([])
  expect(
    await Promise.all(runs.map(({ outputs }) => readInImage(account, outputs.digest, 'vendor/lib/api.txt'))),
  ).toEqual([undefined, 'released\n', 'for staging\n', 'for production\n'])
  expect(runs.map(({ outputs }) => outputs['build-id']?.replace(/[0-9a-f]{8}$/, '#'))).toEqual([
    sha.replace(/.{8}$/, '#'),
    sha.replace(/.{8}$/, '#'),
    `${sha}-dirty.#`,
    `${sha}-dirty.#`,
  ])
  expect(production.outputs['build-id']).not.toBe(staging.outputs['build-id'])
})
