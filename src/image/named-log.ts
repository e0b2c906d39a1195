import type { Log } from '../edges/runner.ts'

/**
 * Makes logs for images that are made at the same time: lines begin with the name of the image, and the output of a build is kept
 * and shown as a whole when it ends, never among that of another.
 *
 * @param log where all of it is shown
 * @returns the log of an image, by its name
 */
export function namedLogs(log: Log): (name: string) => Log {
  let shown = Promise.resolve()
  const show = (print: () => unknown): Promise<void> => {
    shown = shown.then(async () => void (await print()))
    return shown
  }
  return (name) => {
    const titled = (text: string): string => `image ${name}: ${text}`
    const kept: string[] = []
    return {
      info: (text) => void show(() => log.info(titled(text))),
      notice: (text) => void show(() => log.notice(titled(text))),
      warning: (text, properties) => void show(() => log.warning(titled(text), properties)),
      error: (text, properties) => void show(() => log.error(titled(text), properties)),
      group: async (title, work) => {
        try {
          return await work()
        } finally {
          const output = kept.splice(0).join('')
          await show(() => log.group(titled(title), () => log.foreign(async (write) => write(output))))
        }
      },
      foreign: (work) => work((text) => void kept.push(text)),
      // A secret is hidden at once, before anything that may hold it is shown.
      mask: (secret) => log.mask(secret),
      secrets: log.secrets,
    }
  }
}
