import type { CommentSubject } from '../plan/comment-target.ts'
import { isOvertaken } from '../plan/run.ts'

/** Rule: GitHub takes 65,536 characters; some room is left. Source: GitHub's answer, `Body is too long`. */
const MAXIMUM_CHARACTERS = 60_000

/**
 * A comment on a pull request.
 *
 * @param markdown what the job summary says
 */
export function commentOf(subject: CommentSubject, markdown: string): string {
  const link = `[Run ${subject.run.number}](${subject.run.url})`
  const text =
    markdown.length <= MAXIMUM_CHARACTERS
      ? `${markdown.trimEnd()}\n\n${link}`
      : `${inSight(markdown)}\n\nThe rest is too long for a comment: see the summary of ${link}.`
  return `${markerOf(subject.key)}\n<!-- ${subject.run.id}.${subject.run.attempt} -->\n${text}\n`
}

/** The line by which a comment is known as ours. */
export function markerOf(key: string): string {
  return `<!-- servicefull: ${key} -->`
}

/** Whether a comment is of a later run than ours, also of another workflow, which must not be overwritten. */
export function isNewer(body: string, { run }: CommentSubject): boolean {
  const [, id, attempt] = /^<!-- servicefull: .* -->\n<!-- (\d+)\.(\d+) -->/.exec(body) ?? []
  return id !== undefined && attempt !== undefined && isOvertaken(run, { id, attempt })
}

/** What is not folded, or the heading where that is too long as well. */
function inSight(markdown: string): string {
  const [before = ''] = markdown.split('\n<details>', 1)
  return before.length <= MAXIMUM_CHARACTERS ? before.trimEnd() : (markdown.split('\n', 1)[0] ?? '')
}
