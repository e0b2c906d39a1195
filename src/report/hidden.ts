import { oneLine, plain } from './markdown.ts'

/**
 * Markdown without secrets, in whatever way they are written in it. The runner masks a summary too, but only what stands there
 * letter by letter, and nothing masks a comment.
 *
 * @param secrets one line each
 */
export function withoutSecrets(markdown: string, secrets: ReadonlySet<string>): string {
  const forms = [...secrets].flatMap((secret) => [
    secret,
    oneLine(secret),
    plain(secret),
    oneLine(secret).replace(/\|/g, '\\|'),
  ])
  return [...new Set(forms)]
    .filter((form) => form !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((text, form) => text.replaceAll(form, '***'), markdown)
}
