import { expect, test } from 'vitest'
import type { BuildPlan } from '../../src/plan/plan.ts'
import { COMMIT, contextOf, inputsOf, planOf, SHA } from '../fixtures/run.ts'

/** The tags of the image that a run builds, without that of the build itself. */
function tagsOn(event: string, ref: string, lines: string): BuildPlan['tags'] {
  const plan = planOf({
    inputs: inputsOf({ command: 'build', 'image-tags': lines }),
    context: contextOf({ GITHUB_EVENT_NAME: event, GITHUB_REF: ref }),
    commit: COMMIT,
    nonce: 'n',
    environment: {},
  })
  const [image] = plan.kind === 'build' ? plan.images : []
  if (image === undefined) throw new Error(`the plan is ${plan.kind}`)
  return image.tags
}

const unknown = (line: string, name: string) =>
  `The image tag ${line} is left out: {{${name}}} has no value in this run.`
const slash = 'The image tag api/v1.4.0 becomes api-v1.4.0.'

// event, ref, lines of image-tags, tags, what the log says
test.each([
  ['workflow_dispatch', 'refs/heads/main', ['{{ref-name}}'], ['main'], []],
  ['workflow_dispatch', 'refs/tags/v1.4.0', ['{{semver}}', '{{ref-name}}'], ['1.4.0', 'v1.4.0'], []],
  ['schedule', 'refs/heads/main', ['{{ref-name}}-nightly'], ['main-nightly'], []],
  ['push', 'refs/tags/api/v1.4.0', ['{{semver}}'], ['api-v1.4.0', '1.4.0'], [slash]],
  ['push', 'refs/tags/api/v1.4.0', ['{{major}}', '{{minor}}', '{{patch}}'], ['api-v1.4.0', '1', '4', '0'], [slash]],
  ['push', 'refs/tags/v1.4.0', ['{{semver}}', '{{ref-name}}'], ['v1.4.0', '1.4.0'], []],
  ['push', 'refs/heads/main', ['{{semver}}'], [], [unknown('{{semver}}', 'semver')]],
  ['push', 'refs/heads/main', ['a', 'v{{major}}-{{pr}}'], ['a'], [unknown('v{{major}}-{{pr}}', 'major')]],
  ['push', 'refs/tags/v1.4.0-rc.1', ['{{major}}'], ['v1.4.0-rc.1'], [unknown('{{major}}', 'major')]],
  ['repository_dispatch', '', ['{{ref-name}}'], [], [unknown('{{ref-name}}', 'ref-name')]],
  ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-0a1b', ['latest', '{{ref-name}}'], [], []],
  ['push', 'refs/heads/gh-readonly-queue/main/pr-7-0a1b', ['latest', '{{ref-name}}'], [], []],
])('%s on %j, %j', (event, ref, lines, extra, notes) => {
  expect(tagsOn(event, ref, lines.join('\n'))).toEqual({ build: SHA, extra, notes })
})
