import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A git checkout as actions/checkout leaves it. */
export interface Checkout {
  readonly path: string
  /** Full SHA of HEAD. */
  readonly head: () => string
  /** Writes files and commits them; returns the full SHA of the commit. */
  readonly commit: (files: Readonly<Record<string, string>>) => string
  /** Writes files and leaves them uncommitted. */
  readonly write: (files: Readonly<Record<string, string>>) => void
  /** Runs git in the checkout; returns what it prints. */
  readonly git: (...args: string[]) => string
}

const EXAMPLES = join(import.meta.dirname, '../../../examples')

/** The text of a template of `templates/`, by its name without `.yml`. */
export function readTemplate(name: string): string {
  return readFileSync(join(import.meta.dirname, 'templates', `${name}.yml`), 'utf8')
}

/**
 * Makes a checkout of an example in an empty folder.
 *
 * @param files more files, or other contents, by path
 */
export function checkOutIn(
  path: string,
  files: Readonly<Record<string, string>> = {},
  example = 'hello-job',
): Checkout {
  cpSync(join(EXAMPLES, example), path, { recursive: true })
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', path, ...IDENTITY, ...args], { encoding: 'utf8' }).trim()
  const write = (written: Readonly<Record<string, string>>): void => {
    for (const [name, content] of Object.entries(written)) {
      mkdirSync(dirname(join(path, name)), { recursive: true })
      writeFileSync(join(path, name), content)
    }
  }
  const head = (): string => git('rev-parse', 'HEAD')
  const commit = (written: Readonly<Record<string, string>>): string => {
    write(written)
    git('add', '--all')
    git('commit', '--quiet', '--message', 'Change')
    return head()
  }
  git('init', '--quiet', '--initial-branch', 'main')
  commit(files)
  return { path, head, commit, write, git }
}

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
