import type { SerializedError } from 'vitest'
import { startVitest, type TestCase, type TestModule } from 'vitest/node'
import { projectRoot } from '../local-cloud/places.ts'
import type { Counts, Score } from './score.ts'

/**
 * Runs the tests (all, or the files whose path contains one of `names`) and adds one result a file to the score.
 * `env` is what the tests see beside this process's environment. Gives the number of tests that ran.
 */
export async function runTests(names: readonly string[], env: NodeJS.ProcessEnv, score: Score): Promise<number> {
  Object.assign(process.env, env)
  let ran = 0
  const reporter = {
    onTestModuleEnd(module: TestModule) {
      const counts = countTests(module)
      ran += counts.passed + counts.failed
      score.add({ name: module.relativeModuleId, counts, took: module.diagnostic().duration, output: failures(module) })
    },
    onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]) {
      const output = errors.map(describeError).join('\n\n')
      if (errors.length) score.add({ name: 'errors outside of tests', counts: oneFailed, took: 0, output })
    },
  }
  const settings = { root: projectRoot, watch: false, reporters: [reporter], passWithNoTests: true }
  const vitest = await startVitest('test', [...names], settings)
  await vitest.close()
  return ran
}

const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 }

function countTests(module: TestModule): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    // A test that is still pending when its file has ended was never run.
    counts[state === 'pending' ? 'failed' : state]++
  }
  // A file that cannot be loaded, or a hook that fails, has no failed test of its own.
  if (module.state() === 'failed' && !counts.failed) counts.failed++
  return counts
}

function failures(module: TestModule): string {
  const own = module.errors().map(describeError)
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors().map(describeError))
  const tests = [...module.children.allTests('failed')].map((test) => describeTest(test))
  return [...own, ...suites, ...tests].join('\n\n')
}

function describeTest(test: TestCase): string {
  return [`✗ ${test.fullName}`, ...(test.result().errors ?? []).map(describeError)].join('\n')
}

function describeError(error: SerializedError): string {
  const place = error.stacks?.map((frame) => `at ${frame.file}:${frame.line}:${frame.column}`)[0]
  return [error.message, error.diff, place ?? error.stack].filter(Boolean).join('\n')
}
