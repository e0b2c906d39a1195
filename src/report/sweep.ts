import { markdownTable } from 'markdown-table'
import { regionOf, stackConsoleUrl } from '../aws/console.ts'
import { shortened } from '../text/format.ts'
import { code, linkTo, page, plain } from '../text/markdown.ts'
import { timesText } from './footer.ts'
import { headline } from './headline.ts'
import { sweepText } from './lines.ts'
import type { SweepResult, SweptImages, SweptStack } from './result.ts'

/** The most characters of a name in a table: a longer one would make the table wider than the page. */
const NAME = 40

/** Returns the job summary of a sweep, as Markdown: first what failed, then what was deleted, and collapsed what is kept. */
export function sweepSummary(result: SweepResult): string {
  const { stacks, images, source, phases } = result
  const rows = (...ends: readonly SweptStack['done'][]) =>
    ends.flatMap((end) => stacks.filter(({ done }) => done === end))
  const kept = rows('kept')
  const text = stackTable(kept, source)
  return page([
    `### 🧹 ${plain(sweepText(result))}`,
    stackTable(rows('failed', 'deleted', 'would be deleted'), source),
    imageTable(images, source),
    kept.length === 0 ? '' : `<details><summary>${kept.length} kept</summary>\n\n${text}\n\n</details>`,
    timesText(phases),
  ])
}

/** Returns the comment on the pull request of a preview that a sweep has deleted. */
export function sweptComment(stackName: string, reason: string): string {
  return page([headline('deleted', { stackName }), plain(`A sweep deleted this preview: ${reason}.`)])
}

function stackTable(stacks: readonly SweptStack[], source: string): string {
  if (stacks.length === 0) return ''
  const rows = stacks.map(({ stack, stackId, pullRequest, reason, done }) => {
    const stays = !done.endsWith('deleted') || done === 'would be deleted'
    const url = stackConsoleUrl(regionOf({ id: stackId }), stackId)
    const name = shortened(stack, NAME)
    return [stays ? linkTo(name, url) : code(name), pullLink(source, pullRequest), done, plain(reason)]
  })
  return markdownTable([['Stack', 'Pull request', 'Result', 'Why'], ...rows], { alignDelimiters: false })
}

function imageTable(images: readonly SweptImages[], source: string): string {
  if (images.length === 0) return ''
  const rows = images.map(({ repository, pullRequest, tags, done, reason }) => [
    code(shortened(repository, NAME)),
    pullLink(source, pullRequest),
    `${tags.length} ${done}`,
    plain(reason),
  ])
  return markdownTable([['Repository', 'Pull request', 'Tags', 'Why'], ...rows], { alignDelimiters: false })
}

function pullLink(source: string, pullRequest: number): string {
  return linkTo(String(pullRequest), `${source}/pull/${pullRequest}`)
}
