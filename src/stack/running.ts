import { BUILD_ID } from '../parameters/parameters.ts'
import { secretOutputs } from '../template/secret-outputs.ts'
import { parseTemplate, type Template, unreadTemplate } from '../template/template.ts'
import { attempt } from '../text/problem.ts'
import type { RunningVersion } from './edges.ts'
import type { Stack } from './stack.ts'
import { isRunning } from './status.ts'
import { urlOutput } from './url-output.ts'

/**
 * Returns the version of a stack that runs before a deploy.
 *
 * @param body the template that the stack was deployed with; undefined when it cannot be read
 * @returns undefined when nothing runs, because the stack has never been complete or is being deleted
 */
export function runningVersion(stack: Stack | undefined, body: string | undefined): RunningVersion | undefined {
  if (stack === undefined || !/^(CREATE_COMPLETE$|UPDATE_|IMPORT_)/.test(stack.status)) return undefined
  // While another operation runs, the parameters may be those of the version that comes.
  const buildId = isRunning(stack.status) ? undefined : stack.parameters.get(BUILD_ID)
  return { buildId, url: publicUrl(stack, body) }
}

function publicUrl({ id, outputs }: Stack, body: string | undefined): string | undefined {
  const entry = urlOutput(outputs)
  if (entry === undefined || secretOutputs(new Map([entry]), readAgain(id, body ?? '')).size > 0) return undefined
  return entry[1]
}

/** Parses the template of a stack. Each output of a nested template, or of one that cannot be parsed, may be secret. */
function readAgain(path: string, body: string): Template {
  const source = { path, inWorkspace: false, body }
  const unread = unreadTemplate(source, new Map())
  const { value = unread } = attempt(() => parseTemplate(source))
  const nested = [...value.resources].filter(([, { type }]) => type === 'AWS::CloudFormation::Stack')
  return { ...value, nested: new Map(nested.map(([name]) => [name, unread])) }
}
