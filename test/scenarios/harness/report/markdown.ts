import { Marked } from 'marked'
import markedAlert from 'marked-alert'

/** What the action writes for people on GitHub. */
export interface Text {
  readonly kind: 'comment' | 'summary'
  readonly markdown: string
}

/**
 * Turns a text into HTML as GitHub does, before it is sanitised: GitHub-flavoured Markdown with alerts. A comment keeps the line
 * ends of a paragraph. Source: GitHub documentation, "Basic writing and formatting syntax"; GitHub Flavored Markdown Spec.
 */
export function htmlOf({ kind, markdown }: Text): string {
  const marked = new Marked({ async: false, gfm: true, breaks: kind === 'comment' }, markedAlert())
  return marked.parse(markdown) as string
}
