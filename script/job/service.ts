import { cpSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { baseImage, makeBaseImage } from '../../local-cloud/base-image.ts'
import { debianImage, makeDebianImage } from '../../local-cloud/debian-image.ts'
import { projectRoot } from '../../local-cloud/places.ts'
import { must, run, Trouble } from '../../local-cloud/processes.ts'

/** @throws Trouble when a folder holds no service: it has no Dockerfile */
export function checkService(directory: string): void {
  if (existsSync(join(directory, 'Dockerfile'))) return
  throw new Trouble(`${directory} has no Dockerfile: name a directory that has one`)
}

/** Returns a name for the stack and the repository of a service, made of the name of its folder. */
export function serviceName(directory: string): string {
  const name = basename(directory)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return name.replace(/^[^a-z]+|-+$/g, '') || 'service'
}

/**
 * Copies a service into a new git repository with one commit. It leaves out what git ignores; outside of a git repository it
 * copies everything.
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

/** Copies the files that a runner needs of the action into a new folder. */
export function copyAction(to: string): void {
  mkdirSync(to)
  for (const name of ['action.yml', 'dist', 'templates', 'package.json']) {
    const from = join(projectRoot, name)
    if (!existsSync(from)) throw new Trouble(`${name} is missing: run script/build, or check it out again`)
    cpSync(from, join(to, name), { recursive: true })
  }
}

/** Returns the inputs that the workflow of a service gives to the action; none when no workflow uses it. */
export function inputsOfWorkflow(directory: string): Readonly<Record<string, string>> {
  for (const file of globSync('.github/workflows/*.{yml,yaml}', { cwd: directory })) {
    const workflow = parse(readFileSync(join(directory, file), 'utf8')) as Workflow | null
    const steps = Object.values(workflow?.jobs ?? {}).flatMap((job) => job.steps ?? [])
    const step = steps.find(({ uses }) => uses?.includes('servicefull-action@'))
    if (step) return step.with ?? {}
  }
  return {}
}

interface Workflow {
  readonly jobs?: Readonly<Record<string, { readonly steps?: readonly WorkflowStep[] }>>
}

interface WorkflowStep {
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
}

/**
 * Returns the build arguments that the Dockerfile of a service needs on this machine: none, or a `BASE_IMAGE` that is built
 * here when the Dockerfile has that argument and its default can neither be found nor pulled.
 */
export async function localBuildArgs(
  directory: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const argument = /^ARG\s+BASE_IMAGE(?:=(\S+))?/m.exec(readFileSync(join(directory, 'Dockerfile'), 'utf8'))
  if (!argument) return []
  const image = argument[1]
  if (image && (await run(['docker', 'image', 'inspect', image], { env })).code === 0) return []
  if (image && (await run(['docker', 'pull', '--quiet', image], { env, timeout: 60_000 })).code === 0) return []
  if (image?.includes('/debian:')) {
    say(`no access to ${image}: using an image of Debian made here`)
    await makeDebianImage(env, say)
    return [`BASE_IMAGE=${debianImage}`]
  }
  say(`no access to ${image ?? 'a base image'}: using a busybox image made here`)
  await makeBaseImage(env, say)
  return [`BASE_IMAGE=${baseImage}`]
}
