import { defineConfig } from 'vitest/config'

const scenarios = 'test/scenarios/**/*.test.ts'
const localCloud = 'test/local-cloud/**/*.test.ts'

// biome-ignore lint/style/noDefaultExport: vitest wants it so
export default defineConfig({
  test: {
    allowOnly: !process.env.CI,
    projects: [
      {
        // Nothing here changes a module, so the files share one: the SDK loads once.
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [scenarios, localCloud],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      // These need a local cloud: `script/test` brings one up.
      {
        test: {
          name: 'local-cloud',
          include: [localCloud],
          maxWorkers: 4,
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Real processes, real containers: each test waits most of its time.
        test: {
          name: 'scenarios',
          include: [scenarios],
          maxWorkers: 4,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
