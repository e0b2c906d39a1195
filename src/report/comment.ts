import type { CommentSubject } from '../plan/comment-target.ts'
import { isOvertaken } from '../plan/run.ts'
import { linkTo } from '../text/markdown.ts'
import { headline } from './headline.ts'

/** Rule: GitHub accepts 65,536 characters; this leaves some room. Source: GitHub's answer, `Body is too long`. */
const MAXIMUM_CHARACTERS = 60_000

/**
 * Returns the text of a comment. A comment that exceeds GitHub's limit omits the collapsed sections.
 *
 * @param markdown the job summary, or what the run does at this moment
 * @param isBusy whether the run will replace it, so that the post step does so if the run is killed
 */
export function commentOf(subject: CommentSubject, markdown: string, isBusy = false): string {
  const link = runLink(subject)
  const whole = markdown.includes(link) ? markdown.trimEnd() : `${markdown.trimEnd()}\n\n${link}`
  const text =
    markdown.length <= MAXIMUM_CHARACTERS
      ? whole
      : `${uncollapsed(markdown)}\n\nThe rest is too long for a comment: see the summary of ${link}.`
  return `${markerOf(subject.key)}\n${runMarker(subject, isBusy)}\n${text}\n`
}

/** Returns a link to the run, which every comment has: in the last line of a report, or below what the run does at this moment. */
export function runLink({ run }: CommentSubject): string {
  return linkTo(`Run ${run.number}`, run.url)
}

/** Returns the first line of a comment, which identifies it as ours. */
export function markerOf(key: string): string {
  return `<!-- servicefull: ${key} -->`
}

function runMarker({ run: { id, attempt } }: CommentSubject, isBusy: boolean): string {
  return `<!-- ${id}.${attempt}${isBusy ? ' busy' : ''} -->`
}

/** Whether a later run has written a comment, also one of another workflow, so that it must not be overwritten. */
export function isNewer(body: string, { run }: CommentSubject): boolean {
  const [, id, attempt] = /^<!-- servicefull: .* -->\n<!-- (\d+)\.(\d+)(?: busy)? -->/.exec(body) ?? []
  return id !== undefined && attempt !== undefined && isOvertaken(run, { id, attempt })
}

/**
 * Returns the text of a comment that shows a run which has ended without replacing it: what it says of the commit stays, and of
 * the version that ran before.
 *
 * @returns undefined for any other comment
 */
export function endedComment(body: string, subject: CommentSubject): string | undefined {
  const begin = `${markerOf(subject.key)}\n${runMarker(subject, true)}\n`
  if (!body.startsWith(begin)) return undefined
  const [heading = '', ...rest] = body.slice(begin.length).split('\n')
  const [, consoleUrl] = /\]\((https:[^)\s]+)\)/.exec(heading) ?? []
  const [stackName] = subject.key.replace(/^.*\//, '').split(' ')
  return [
    `${begin.replace(runMarker(subject, true), runMarker(subject, false))}${headline('unreported', { stackName, consoleUrl })}`,
    '',
    'It was cancelled or killed, or could not reach GitHub: see the run. CloudFormation continues with what has begun.',
    ...rest.map((line) => line.replace(/^Still running:/, 'Before this deploy:')),
  ].join('\n')
}

/** Returns the text before the collapsed sections, or only the heading if that is too long as well. */
function uncollapsed(markdown: string): string {
  const [before = ''] = markdown.split(/\n<details(?: open)?><summary>/, 1)
  return before.length <= MAXIMUM_CHARACTERS ? before.trimEnd() : (markdown.split('\n', 1)[0] ?? '')
}
