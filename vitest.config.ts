import { defineConfig } from 'vitest/config'

const scenarios = 'test/scenarios/**/*.test.ts'

// biome-ignore lint/style/noDefaultExport: vitest wants it so
export default defineConfig({
  test: {
    allowOnly: !process.env.CI,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'script/**/*.test.ts', 'local-cloud/**/*.test.ts'],
          exclude: [scenarios],
          testTimeout: 20_000,
        },
      },
      {
        // Real processes, real containers: each test waits most of its time.
        test: { name: 'scenarios', include: [scenarios], testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
})
