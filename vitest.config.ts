import { defineConfig } from 'vitest/config'
import { ALSO_WITH_ROLES, MORE, ONLY_WITH_ROLES } from './test/scenarios/harness/permissions/scenarios.ts'

const scenarios = 'test/scenarios/**/*.test.ts'
const withRoles = 'test/scenarios/with-roles/*.test.ts'
const needed = 'test/scenarios/with-roles/needed.test.ts'
const cleanUp = 'test/scenarios/harness/clean-up.ts'
const localCloud = 'test/local-cloud/**/*.test.ts'

/** No test changes a module, so the files of a project share them: the SDK loads once for each worker. */
const isolate = false

const pathOf = (name: string): string => `test/scenarios/${name}.test.ts`
const more = process.env.SERVICEFULL_PERMISSIONS === 'all' ? MORE : []
const underRoles = [...ONLY_WITH_ROLES, ...ALSO_WITH_ROLES, ...more].map(pathOf)

// biome-ignore lint/style/noDefaultExport: vitest wants it so
export default defineConfig({
  test: {
    allowOnly: !process.env.CI,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [scenarios, localCloud],
          isolate,
          testTimeout: 20_000,
        },
      },
      // These need a local cloud: `script/test` brings one up.
      {
        test: {
          name: 'local-cloud',
          include: [localCloud],
          isolate,
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
          exclude: [withRoles, ...ONLY_WITH_ROLES.map(pathOf)],
          isolate,
          setupFiles: [cleanUp],
          maxWorkers: 4,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Scenarios whose jobs may do only what the roles of templates/github-oidc.yml allow.
        test: {
          name: 'with-roles',
          include: [...underRoles, withRoles],
          exclude: [needed],
          env: { SERVICEFULL_PERMISSIONS: 'enforced' },
          isolate,
          setupFiles: [cleanUp, 'test/scenarios/harness/permissions/exceptions.ts'],
          maxWorkers: 4,
          sequence: { groupOrder: 3 },
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Looks at what those have needed.
        test: {
          name: 'needed',
          include: [needed],
          env: { SERVICEFULL_PERMISSIONS: 'enforced' },
          sequence: { groupOrder: 4 },
          testTimeout: 60_000,
        },
      },
    ],
  },
})
