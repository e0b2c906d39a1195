import { expect, test } from 'vitest'
import { readDigest } from '../../../src/image/build/build.ts'
import { thrown } from '../../fixtures/thrown.ts'

const digest = `sha256:${'0a'.repeat(32)}`

test('the digest of a metadata file', () => {
  const metadata = { 'buildx.build.ref': 'x', 'containerimage.digest': digest, 'image.name': 'registry/app:a' }
  expect(readDigest(JSON.stringify(metadata))).toBe(digest)
})

test.each([
  { description: 'none', metadata: '{}' },
  { description: 'of another kind', metadata: '{"containerimage.digest":"sha512:0a"}' },
  { description: 'no text', metadata: '{"containerimage.digest":1}' },
  { description: 'no JSON', metadata: '{"containerimage.dig' },
  { description: 'nothing', metadata: '' },
])('no digest: $description', ({ metadata }) => {
  expect(thrown(() => readDigest(metadata))).toEqual([
    {
      message: 'buildx pushed the image but its metadata file names no digest.',
      remedy: 'Update buildx (docker/setup-buildx-action), or remove `outputs` from the builder.',
    },
  ])
})
