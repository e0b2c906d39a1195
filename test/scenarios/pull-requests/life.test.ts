import { expect, test } from 'vitest'
import { livePreviews } from '../harness/life/previews.ts'

/** `LIFE_SEEDS='4 7'` chooses other ones. A seed stands in the name of its test; it gives the same events in the same order. */
const seeds = (process.env.LIFE_SEEDS ?? '1').split(' ').map(Number)
const PULLS = Number(process.env.LIFE_PULLS ?? 20)

test.each(seeds)('twenty previews live and overlap, and nothing is left of them: seed %i', async (seed) => {
  const { left, red, story } = await livePreviews(seed, PULLS)

  expect({ left, red }, story).toEqual({
    left: {
      stacks: {},
      changeSets: [],
      images: { 'hello-job': ['app'], 'hello-job-previews': [] },
      machines: [],
      comments: Object.fromEntries(
        Array.from({ length: PULLS }, (_, index) => [index + 1, [expect.stringMatching(/(deleted|gone already)$/)]]),
      ),
      deployments: [],
    },
    red: [],
  })
})
