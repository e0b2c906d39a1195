import { expect, test } from 'vitest'
import { livePreviews, shaOf } from '../harness/life/previews.ts'

/** `LIFE_SEEDS='4 7'` chooses other ones. A seed stands in the name of its test; it gives the same events in the same order. */
const seeds = (process.env.LIFE_SEEDS ?? '1').split(' ').map(Number)
const PULLS = Array.from({ length: 20 }, (_, index) => index + 1)

test.each(seeds)(
  'twenty previews live and overlap, and nothing is left of them: seed %i',
  async (seed) => {
    const { open, left, red, story } = await livePreviews(seed, { closed: 16, open: 4 })

    expect({ red, open: open.map(({ preview }) => preview), left }, story).toEqual({
      red: [],
      open: open.map(({ run: { pull, commits } }) => ({
        commits: String(commits),
        comments: [
          expect.stringMatching(new RegExp(`is (ready|up to date).*${shaOf(pull, commits).slice(0, 7)}`, 's')),
        ],
        deployments: [`success ${shaOf(pull, commits)}`],
      })),
      left: {
        stacks: {},
        changeSets: [],
        images: { 'hello-job': ['app'], 'hello-job-previews': [] },
        machines: [],
        comments: Object.fromEntries(
          PULLS.map((pull) => [pull, [expect.stringMatching(/was (deleted|gone already)$/)]]),
        ),
        deployments: [],
      },
    })
  },
  300_000,
)
