import type { JobEnd } from './runner.ts'

/** The values that a job has asked the runner to mask, in order. */
export function maskedBy({ log }: JobEnd): readonly string[] {
  return [...log.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret]) => secret ?? '')
}

/** The login of the registry among the masks, `AWS:<password>` in base64, and its password. */
export function registryLogin(masked: readonly string[]): readonly string[] {
  const login = masked.find((mask) => Buffer.from(mask, 'base64').toString().startsWith('AWS:')) ?? ''
  const password = Buffer.from(login, 'base64').toString().slice('AWS:'.length)
  return [login, password].filter((secret) => secret !== '' && masked.includes(secret))
}

/** The log without the lines that register masks, which the runner itself consumes. */
export function shownLog({ log }: JobEnd): string {
  return log.replace(/^::add-mask::.*$/gm, '')
}

/** Every byte that a job shows or leaves behind: logs, summary, outputs, state and the names of leftover files. */
export function everythingOf(end: JobEnd): string {
  const { postLog, summary, outputs, state, leftovers } = end
  return [shownLog(end), postLog, summary, JSON.stringify(outputs), state, ...leftovers].join('\n')
}
