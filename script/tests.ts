import { relative } from 'node:path'
import type { SerializedError } from 'vitest'
import { startVitest, type TestCase, type TestModule, type TestSpecification } from 'vitest/node'
import { projectRoot } from '../local-cloud/places.ts'
import type { Counts, Score } from './score.ts'

/**
 * Runs tests and adds the result of each file to the score.
 *
 * @param names select the files whose path contains one of them; none selects all
 * @param env added to the environment of the tests
 * @returns the number of tests that ran
 */
export async function runTests(names: readonly string[], env: NodeJS.ProcessEnv, score: Score): Promise<number> {
  let ran = 0
  const addModule = (module: TestModule) => {
    const counts = countTests(module)
    ran += counts.passed + counts.failed
    const name = nameOf(module.project.name, module.relativeModuleId)
    const failed = failedTests(module).map(({ fullName }) => fullName)
    score.add({ name, counts, took: module.diagnostic().duration, output: failures(module), failed })
  }
  const errors = await runModules(names, env, addModule)
  const output = errors.map(describeError).join('\n\n')
  const failed = errors.map(({ message }) => message.split('\n', 1).join())
  if (errors.length) score.add({ name: 'errors outside of tests', counts: oneFailed, took: 0, output, failed })
  return ran
}

/**
 * Runs tests.
 *
 * @param names select the files whose path contains one of them; none selects all
 * @param env added to the environment of the tests
 * @param onEnd gets each file when its tests have ended
 * @returns the errors outside of tests
 */
export async function runModules(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
  onEnd: (module: TestModule) => void,
): Promise<readonly SerializedError[]> {
  Object.assign(process.env, env)
  let outside: readonly SerializedError[] = []
  /** Files whose tests have not ended, by project. A worker that dies takes those with it that it had yet to run. */
  const open = new Set<string>()
  const reporter = {
    onTestRunStart(files: readonly TestSpecification[]) {
      for (const { project, moduleId } of files) open.add(nameOf(project.name, relative(projectRoot, moduleId)))
    },
    onTestModuleEnd(module: TestModule) {
      open.delete(nameOf(module.project.name, module.relativeModuleId))
      onEnd(module)
    },
    onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]) {
      outside = [...errors, ...[...open].map((name) => ({ message: `${name} did not run to its end` }))]
    },
  }
  const settings = { root: projectRoot, watch: false, reporters: [reporter], passWithNoTests: true }
  const vitest = await startVitest('test', filesOf(names), { ...settings, project: projectsOf(names) })
  await vitest.close()
  return outside
}

/** The project of scenarios that run with roles. Its name selects all of it, with the proof that each action is needed. */
const WITH_ROLES = 'with-roles'

function projectsOf(names: readonly string[]): string[] {
  if (names.includes(WITH_ROLES)) return [WITH_ROLES, 'needed']
  // The proof takes all that runs with roles.
  return names.length > 0 ? ['unit', 'local-cloud', 'scenarios', WITH_ROLES] : []
}

function filesOf(names: readonly string[]): string[] {
  return names.includes(WITH_ROLES) ? [] : [...names]
}

function nameOf(project: string, path: string): string {
  return project === WITH_ROLES ? `${path} (with roles)` : path
}

const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 }

function countTests(module: TestModule): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    // A test that is still pending when its file has ended never ran.
    counts[state === 'pending' ? 'failed' : state]++
  }
  const isEmpty = counts.passed + counts.failed + counts.skipped === 0
  // A file that cannot be loaded, or a hook that fails, has no failed test of its own. Nor has one whose tests are gone.
  if ((module.state() === 'failed' || isEmpty) && !counts.failed) counts.failed++
  return counts
}

function failures(module: TestModule): string {
  const own = module.errors().map(describeError)
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors().map(describeError))
  const tests = failedTests(module).map(describeTest)
  return [...own, ...suites, ...tests].join('\n\n') || 'its tests are gone, or have not run'
}

function failedTests(module: TestModule): readonly TestCase[] {
  return [...module.children.allTests('failed')]
}

function describeTest(test: TestCase): string {
  return [`✗ ${test.fullName}`, ...(test.result().errors ?? []).map(describeError)].join('\n')
}

function describeError(error: SerializedError): string {
  const place = error.stacks?.map((frame) => `at ${frame.file}:${frame.line}:${frame.column}`)[0]
  return [error.message, error.diff, place ?? error.stack].filter(Boolean).join('\n')
}
