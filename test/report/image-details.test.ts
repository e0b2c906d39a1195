import { expect, test } from 'vitest'
import { imageList, imageSection, imagesPhrase } from '../../src/report/image-details.ts'
import { IMAGE, SEVERAL } from '../fixtures/result.ts'

const digest = `sha256:${'0123456789ab'.padEnd(64, 'c')}`
const phases = [{ name: 'Image', milliseconds: 12_000 }]

test.each([
  { images: [], is: '' },
  { images: [{ ...IMAGE, digest }], is: 'image `0123456789ab` built' },
  { images: [{ ...IMAGE, digest, reused: true }], is: 'image `0123456789ab` found' },
  { images: [{ ...IMAGE, digest: '', reused: true }], is: 'image `registry/app@sha256:1` found' },
  { images: SEVERAL, is: '2 images, 1 built' },
  { images: SEVERAL.map((image) => ({ ...image, reused: true })), is: '2 images found' },
  { images: SEVERAL.map((image) => ({ ...image, reused: false })), is: '2 images built' },
])('images in few words: $is', ({ images, is }) => {
  expect(imagesPhrase(images)).toBe(is)
})

test('an image has all its facts, collapsed', () => {
  const image = { ...IMAGE, extraTags: ['v1.2.3', 'latest'], facts: { steps: 3, cachedSteps: 2 } }
  expect(imageSection({ buildId: 'abc', images: [image], phases })).toBe(`<details><summary>Image</summary>

- Build ID: \`abc\`
- Reference: \`registry/app@sha256:1\`
- Tags: \`abc\`, \`v1.2.3\`, \`latest\`
- Platforms: \`linux/amd64\`
- Size: 12.3 MB
- Build: 3 steps, 2 from the cache, 12 s

</details>`)
})

test('several images have an item each, without the time that all took together', () => {
  expect(imageSection({ buildId: undefined, images: SEVERAL, phases })).toBe(`<details><summary>2 images</summary>

- \`api\`
  - Reference: \`registry/app@sha256:1\`
  - Tags: \`api-abc\`
  - Platforms: \`linux/amd64\`
  - Size: 12.3 MB
  - Build: 3 steps, 2 from the cache
- \`web\`
  - Reference: \`registry/app@sha256:2\`
  - Tags: \`web-abc\`
  - Platforms: \`linux/amd64\`
  - Size: 12.3 MB
  - Build: none: the image was found

</details>`)
})

test.each([
  { facts: { steps: 2, cachedSteps: 2 }, is: '2 steps, all from the cache, 12 s' },
  { facts: { steps: 1, cachedSteps: 0 }, is: '1 step, 12 s' },
  { facts: { steps: 0, cachedSteps: 0 }, is: 'built, 12 s' },
])('a build: $is', ({ facts, is }) => {
  const image = { ...IMAGE, platforms: [], size: undefined, facts }
  expect(imageList({ buildId: undefined, images: [image], phases })).toBe(
    `- Reference: \`registry/app@sha256:1\`\n- Tags: \`abc\`\n- Build: ${is}`,
  )
})

test('no image is no list', () => {
  expect(imageSection({ buildId: 'abc', images: [], phases })).toBe('')
})
