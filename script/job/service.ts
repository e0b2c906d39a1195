import { cpSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { baseImage, makeBaseImage } from '../../local-cloud/base-image.ts'
import { must, run, Trouble } from '../../local-cloud/processes.ts'

/** Throws `Trouble` when there is no service in this directory. */
export function checkService(directory: string): void {
  if (existsSync(join(directory, 'Dockerfile'))) return
  throw new Trouble(`${directory} has no Dockerfile: name a directory that has one`)
}

/** The service's name as a stack or a repository may have it. */
export function serviceName(directory: string): string {
  const name = basename(directory)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return name.replace(/^[^a-z]+|-+$/g, '') || 'service'
}

/**
 * Copies a service into a git repository of its own with one commit: what git tracks or would track, or everything
 * where there is no git.
 */
export async function copyService(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true })
  const tracked = await run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: from })
  const names = tracked.code === 0 ? tracked.stdout.split('\0').filter(Boolean) : globSync('*', { cwd: from })
  for (const name of names.filter((name) => existsSync(join(from, name)))) {
    cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true })
  }
  const git = (...args: string[]) => must('Making the service a git repository', ['git', ...args], { cwd: to })
  await git('init', '--quiet', '--initial-branch=main')
  await git('remote', 'add', 'origin', `https://github.com/org/${serviceName(from)}.git`)
  await git('add', '--all')
  const author = ['-c', 'user.name=demo', '-c', 'user.email=demo@example.com', '-c', 'commit.gpgsign=false']
  await git(...author, 'commit', '--quiet', '--message', 'demo')
}

/** The inputs that the service's own workflow gives to the action, or none. */
export function inputsOfWorkflow(directory: string): Record<string, string> {
  for (const file of globSync('.github/workflows/*.{yml,yaml}', { cwd: directory })) {
    const workflow = parse(readFileSync(join(directory, file), 'utf8')) as Workflow | null
    const steps = Object.values(workflow?.jobs ?? {}).flatMap((job) => job.steps ?? [])
    const step = steps.find(({ uses }) => uses?.includes('servicefull-action@'))
    if (step) return step.with ?? {}
  }
  return {}
}

interface Workflow {
  jobs?: Record<string, { steps?: { uses?: string; with?: Record<string, string> }[] }>
}

/**
 * Build arguments that the Dockerfile needs on this machine: where its base image, a build argument `BASE_IMAGE`, cannot
 * be had, a base image that is made here.
 */
export async function localBuildArgs(
  directory: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<string[]> {
  const argument = /^ARG\s+BASE_IMAGE(?:=(\S+))?/m.exec(readFileSync(join(directory, 'Dockerfile'), 'utf8'))
  if (!argument) return []
  const image = argument[1]
  if (image && (await run(['docker', 'image', 'inspect', image], { env })).code === 0) return []
  if (image && (await run(['docker', 'pull', '--quiet', image], { env, timeout: 60_000 })).code === 0) return []
  say(`no access to ${image ?? 'a base image'}: using a busybox image made here`)
  await makeBaseImage(env, say)
  return [`BASE_IMAGE=${baseImage}`]
}
