import { Trouble } from '../../local-cloud/processes.ts'
import { runModules } from '../tests.ts'
import type { Finding } from './compare.ts'

/**
 * Runs stories on a cloud.
 *
 * @param files their files
 * @param env added to the environment of the stories: it points to the cloud
 * @returns the number of stories that ran, and what differs from AWS
 * @throws Trouble when a file cannot be run
 */
export async function runStories(files: readonly string[], env: NodeJS.ProcessEnv) {
  const findings: Finding[] = []
  let count = 0
  const errors = await runModules(files, env, (module) => {
    for (const test of module.children.allTests()) {
      count += 1
      for (const error of test.result().errors ?? []) findings.push(findingOf(test.name, error))
    }
  })
  if (errors.length > 0) throw new Trouble(errors.map(({ message }) => message).join('\n'))
  return { count, findings }
}

/** The fact of a story that an error ends before it has come to its end. */
const END = 'the end of the story'

/** Reads an error of a story. The message of each assertion begins with the fact that it is about. */
export function findingOf(
  story: string,
  {
    name,
    message,
    diff = '',
  }: { readonly name?: string; readonly message: string; readonly diff?: string | undefined },
): Finding {
  const fact = name === 'AssertionError' ? /^([^:]+): /.exec(message)?.[1] : undefined
  return { story, fact: fact ?? END, detail: `${message}\n${diff}`.trimEnd() }
}
