import { oneLine } from './format.ts'
import { plainForms } from './markdown.ts'

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

/**
 * Keys of AWS, private keys, a password in an address, tokens of GitHub, Slack and Stripe, JSON web tokens.
 * Source: AWS IAM user guide, "Unique identifiers"; GitHub documentation, "Token types"; RFC 7519; the vendors' documentation.
 */
export const LOOKS_SECRET =
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^/\s:@]*:[^/\s@]+@|\bgh[pousr]_\w{36}|\bgithub_pat_\w{22}|\bxox[abeprs]-\w|\b[sr]k_live_\w|\beyJ[\w-]+\.eyJ[\w-]+\./
