import { expect, test } from 'vitest'
import { COMMIT, contextOf, inputsOf, planOf } from '../fixtures/run.ts'
import { problemsOf } from '../fixtures/thrown.ts'

function plan(inputs: Readonly<Record<string, string>>) {
  return planOf({
    inputs: inputsOf({ command: 'build', ...inputs }),
    context: contextOf(),
    commit: COMMIT,
    nonce: 'n',
    environment: {},
  })
}

test('an item of images has its own settings, and those of the inputs for the rest', () => {
  const planned = plan({
    'no-cache-filters': 'base',
    'shm-size': '1g',
    ulimit: 'nofile=1',
    annotations: 'a=1',
    images:
      '- { name: api, no-cache-filters: deps, ulimit: [core=0] }\n- { name: web, shm-size: 2g, annotations: b=2 }',
  })
  const settings = planned.kind === 'build' ? planned.images.map((image) => image.settings) : []
  expect(settings).toMatchObject([
    { noCacheFilters: ['deps'], shmSize: '1g', ulimits: ['core=0'], annotations: ['a=1'] },
    { noCacheFilters: ['base'], shmSize: '2g', ulimits: ['nofile=1'], annotations: ['b=2'] },
  ])
})

const ofIndex =
  'Input annotations: `index:a=b` is for an index, and an image for one platform without attestations has none.'

test.each([
  {
    of: 'no cache at all and of some stages',
    inputs: { 'no-cache': 'true', 'no-cache-filters': 'base' },
    says: ['Inputs no-cache and no-cache-filters are both given.'],
  },
  {
    of: 'an attestation by two inputs',
    inputs: { attests: 'type=provenance,mode=max\ntype=sbom', provenance: 'true', sbom: 'true' },
    says: [
      'Inputs attests and provenance both have the provenance attestation.',
      'Inputs attests and sbom both have the sbom attestation.',
    ],
  },
  { of: 'an annotation of an index that there is not', inputs: { annotations: 'index:a=b' }, says: [ofIndex] },
  {
    of: 'one of several images',
    inputs: { images: '- { name: api, annotations: "index:a=b", platforms: linux/arm64 }\n- name: web' },
    says: [`Image api: ${ofIndex}`],
  },
])('refused: $of', ({ inputs, says }) => {
  expect(problemsOf(() => plan(inputs)).map(({ message }) => message)).toEqual(says)
})

test.each([
  { annotations: 'index:a=b', platforms: 'linux/amd64,linux/arm64' },
  { annotations: 'index-descriptor,manifest:a=b', sbom: 'true' },
  { annotations: 'index:a=b', attests: 'type=provenance' },
  { annotations: 'title=an index: of things' },
])('taken: %j', (inputs) => {
  expect(plan(inputs).kind).toBe('build')
})
