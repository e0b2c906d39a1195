import { oneLine, plainForms } from './markdown.ts'

/**
 * Markdown without secrets, in whatever way they are written in it, and as text of JSON. The runner masks a summary too, but only
 * what stands there letter by letter or in JSON, and nothing masks a comment.
 *
 * @param secrets one line each
 */
export function withoutSecrets(markdown: string, secrets: ReadonlySet<string>): string {
  return [...new Set([...secrets].flatMap((secret) => [...formsOf(secret), ...formsOf(inJson(secret))]))]
    .filter((form) => form !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((text, form) => text.replaceAll(form, '***'), markdown)
}

function formsOf(secret: string): readonly string[] {
  return [secret, oneLine(secret), ...plainForms(secret), oneLine(secret).replace(/\|/g, '\\|')]
}

function inJson(secret: string): string {
  return JSON.stringify(secret).slice(1, -1)
}
