import { oneLine } from './format.ts'
import { plainForms } from './markdown.ts'

/**
 * Masks secrets in Markdown, in every form that they have there, also inside JSON. The runner masks a summary too, but only
 * literal text and JSON, and nothing masks a comment.
 *
 * @param secrets one line each
 */
export function withoutSecrets(markdown: string, secrets: ReadonlySet<string>): string {
  const texts = [...secrets].flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
  return [...new Set(texts.flatMap(formsOf))]
    .filter((form) => form !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((text, form) => text.replaceAll(form, '***'), markdown)
}

function formsOf(secret: string): readonly string[] {
  return [secret, oneLine(secret), ...plainForms(secret), oneLine(secret).replace(/\|/g, '\\|')]
}

/**
 * Matches AWS access keys, private keys, a password in a URL, tokens of GitHub, Slack and Stripe, and JSON web tokens.
 * Source: AWS IAM user guide, "Unique identifiers"; GitHub documentation, "Token types"; RFC 7519; the vendors' documentation.
 */
export const LOOKS_SECRET =
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^/\s:@]*:[^/\s@]+@|\bgh[pousr]_\w{36}|\bgithub_pat_\w{22}|\bxox[abeprs]-\w|\b[sr]k_live_\w|\beyJ[\w-]+\.eyJ[\w-]+\./
