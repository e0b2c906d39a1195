import { expect, test } from 'vitest'
import { decide, noPreviewReason, onlyDeletes } from '../../src/plan/decision.ts'
import { contextOf, inputsOf, type PullRequest, pullRequest } from '../fixtures/run.ts'

/** Decides on an event of pull request 7 in a few words: kind and reason. */
function decisionOn(given: PullRequest, inputs: Readonly<Record<string, string>>): string {
  const { kind, reason } = decide(
    inputsOf(inputs),
    contextOf({ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest(given)),
  )
  return `${kind}: ${reason}`
}

const byLabel = { 'preview-label': 'preview' }
const noDrafts = { 'preview-drafts': 'false' }
const both = { ...byLabel, ...noDrafts }
const withLabel = { labels: ['bug', 'preview'] }
const noLabel = 'skip: pull request 7 does not have the label preview, which preview-label asks for'
const isDraft = 'skip: pull request 7 is a draft, and preview-drafts is false'
const deploys = (event: string) => `deploy: command auto, pull request 7 ${event}`
const deletes = (event: string) => `delete: command auto, pull request 7 ${event}`
const idle = (action: string) => `skip: the event ${action} of pull request 7 brings no commit`

const rows: readonly (readonly [PullRequest, Readonly<Record<string, string>>, string])[] = [
  [{ action: 'opened' }, {}, deploys('opened')],
  [{ action: 'opened', draft: true }, {}, deploys('opened')],
  [{ action: 'ready_for_review' }, {}, deploys('ready_for_review')],
  [{ action: 'labeled', label: 'preview', ...withLabel }, {}, idle('labeled')],
  [{ action: 'converted_to_draft', draft: true }, {}, idle('converted_to_draft')],

  [{ action: 'opened' }, byLabel, noLabel],
  [{ action: 'synchronize', labels: ['bug'] }, byLabel, noLabel],
  [{ action: 'opened', ...withLabel }, byLabel, deploys('opened')],
  [{ action: 'synchronize', ...withLabel }, byLabel, deploys('synchronize')],
  [{ action: 'synchronize', labels: ['Preview'] }, byLabel, deploys('synchronize')],
  [{ action: 'labeled', label: 'preview', ...withLabel }, byLabel, deploys('labeled preview')],
  [{ action: 'labeled', label: 'Preview', labels: ['Preview'] }, byLabel, deploys('labeled Preview')],
  [{ action: 'unlabeled', label: 'preview' }, byLabel, deletes('unlabeled preview')],
  [
    { action: 'labeled', label: 'bug', ...withLabel },
    byLabel,
    'skip: the label bug of pull request 7 is not the preview-label, preview',
  ],
  [
    { action: 'unlabeled', label: 'bug', labels: ['preview'] },
    byLabel,
    'skip: the label bug of pull request 7 is not the preview-label, preview',
  ],
  [{ action: 'assigned', ...withLabel }, byLabel, idle('assigned')],
  [{ action: 'converted_to_draft', draft: true, ...withLabel }, byLabel, idle('converted_to_draft')],
  [{ action: 'closed', state: 'closed' }, byLabel, deletes('closed')],
  [{ action: 'labeled', label: 'preview', state: 'closed' }, byLabel, deletes('labeled preview, which is closed')],
  [{ action: 'unlabeled', label: 'preview', state: 'closed' }, byLabel, deletes('unlabeled preview, which is closed')],

  [{ action: 'opened', draft: true }, noDrafts, isDraft],
  [{ action: 'synchronize', draft: true }, noDrafts, isDraft],
  [{ action: 'synchronize' }, noDrafts, deploys('synchronize')],
  [{ action: 'ready_for_review' }, noDrafts, deploys('ready_for_review')],
  [{ action: 'converted_to_draft', draft: true }, noDrafts, deletes('converted_to_draft')],
  [{ action: 'closed', state: 'closed', draft: true }, noDrafts, deletes('closed')],
  [
    { action: 'converted_to_draft', draft: true, state: 'closed' },
    noDrafts,
    deletes('converted_to_draft, which is closed'),
  ],

  [{ action: 'labeled', label: 'preview', draft: true, ...withLabel }, both, isDraft],
  [{ action: 'ready_for_review' }, both, noLabel],
  [{ action: 'ready_for_review', ...withLabel }, both, deploys('ready_for_review')],
]

test.each(rows)('%o with %o', (given, inputs, is) => {
  expect(decisionOn(given, inputs)).toBe(is)
})

test('a label and a draft only decide about previews, not about a command that is given', () => {
  for (const command of ['deploy', 'diff', 'build']) {
    expect(decisionOn({ action: 'opened', draft: true }, { ...both, command })).toBe(
      `${command}: command ${command}, pull request 7 opened`,
    )
  }
})

test('a pull request without a preview has a reason, and one with a preview has none', () => {
  const { previews } = inputsOf(both)
  expect(noPreviewReason({ draft: false, labels: ['PREVIEW'] }, previews)).toBeUndefined()
  expect(noPreviewReason({ draft: true, labels: ['preview'] }, previews)).toBe(
    'is a draft, and preview-drafts is false',
  )
  expect(noPreviewReason({ draft: true, labels: [] }, inputsOf().previews)).toBeUndefined()
})

test.each([
  [{ action: 'closed' }, 'auto', true],
  [{ action: 'unlabeled', label: 'preview' }, 'auto', true],
  [{ action: 'converted_to_draft', draft: true }, 'auto', true],
  [{ action: 'labeled', label: 'bug', state: 'closed' }, 'auto', true],
  [{ action: 'synchronize' }, 'auto', false],
  [{ action: 'closed' }, 'deploy', false],
  [{ action: 'synchronize' }, 'delete', true],
] as const)('%o with command %s only deletes: %s', (given, command, expected) => {
  const { event } = contextOf({ GITHUB_EVENT_NAME: 'pull_request' }, pullRequest(given))
  expect(onlyDeletes({ command, allowForks: false }, event)).toBe(expected)
})
