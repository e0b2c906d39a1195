import type { CommentSubject } from '../plan/comment-target.ts'
import { isOvertaken } from '../plan/run.ts'
import { linkTo } from '../text/markdown.ts'

/** Rule: GitHub accepts 65,536 characters; this leaves some room. Source: GitHub's answer, `Body is too long`. */
const MAXIMUM_CHARACTERS = 60_000

/**
 * Returns the text of a comment. A comment that exceeds GitHub's limit omits the collapsed sections.
 *
 * @param markdown the job summary
 */
export function commentOf(subject: CommentSubject, markdown: string): string {
  const link = linkTo(`Run ${subject.run.number}`, subject.run.url)
  const text =
    markdown.length <= MAXIMUM_CHARACTERS
      ? `${markdown.trimEnd()}\n\n${link}`
      : `${uncollapsed(markdown)}\n\nThe rest is too long for a comment: see the summary of ${link}.`
  return `${markerOf(subject.key)}\n<!-- ${subject.run.id}.${subject.run.attempt} -->\n${text}\n`
}

/** Returns the first line of a comment, which identifies it as ours. */
export function markerOf(key: string): string {
  return `<!-- servicefull: ${key} -->`
}

/** Whether a later run has written a comment, also one of another workflow, so that it must not be overwritten. */
export function isNewer(body: string, { run }: CommentSubject): boolean {
  const [, id, attempt] = /^<!-- servicefull: .* -->\n<!-- (\d+)\.(\d+) -->/.exec(body) ?? []
  return id !== undefined && attempt !== undefined && isOvertaken(run, { id, attempt })
}

/** Returns the text before the collapsed sections, or only the heading if that is too long as well. */
function uncollapsed(markdown: string): string {
  const [before = ''] = markdown.split(/\n<details(?: open)?><summary>/, 1)
  return before.length <= MAXIMUM_CHARACTERS ? before.trimEnd() : (markdown.split('\n', 1)[0] ?? '')
}
