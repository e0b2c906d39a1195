import { Problem } from '../text/problem.ts'

/**
 * The settings of a checkout without which git would take its files for changed. None names a program or a file.
 * Source: git documentation, "git-config".
 */
const KEPT =
  /^(core\.(autocrlf|checkstat|eol|filemode|ignorecase|precomposeunicode|sparsecheckout|sparsecheckoutcone|symlinks|trustctime)|extensions\.(objectformat|refstorage))$/

/** A filter is the only program without which a checkout cannot be compared with its commit. */
const FILTER = /^filter\.(.*)\.(clean|process)$/s

/** As `git lfs install` writes it. actions/checkout has it written into the checkout. Source: Git LFS, `lfs/attribute.go`. */
const LFS = ['[filter "lfs"]', 'clean = git-lfs clean -- %f', 'process = git-lfs filter-process', 'required = true']

/** Parses the output of `git config --list -z`: values by key. */
export function readSettings(list: string): ReadonlyMap<string, string> {
  return new Map(
    list
      .split('\0')
      .filter((entry) => entry !== '')
      .map((entry) => {
        const [key = ''] = entry.split('\n', 1)
        // A key without a value is true.
        return [key, entry === key ? 'true' : entry.slice(key.length + 1)]
      }),
  )
}

/**
 * Returns the content of a configuration of ours for a checkout: the settings that say how its files are written, and Git LFS where
 * the checkout uses that. All else of the checkout's own configuration is left out.
 *
 * @param settings of the checkout's own configuration
 * @throws Problem when it names another program without which the checkout cannot be compared with its commit
 */
export function ownConfiguration(settings: ReadonlyMap<string, string>): string {
  const filters = [...settings].flatMap(([key, command]) => (command === '' ? [] : (FILTER.exec(key)?.[1] ?? [])))
  if (filters.some((name) => name !== 'lfs')) throw filterProblem()
  const kept = [...settings].filter(([key, value]) => KEPT.test(key) && /^[\w.-]*$/.test(value))
  const isExtended = kept.some(([key]) => key.startsWith('extensions.'))
  return [
    '[core]',
    `repositoryformatversion = ${isExtended ? 1 : 0}`,
    'bare = false',
    ...kept.flatMap(([key, value]) => {
      const [section, name] = key.split('.')
      return [`[${section}]`, `${name} = ${value}`]
    }),
    ...(filters.length === 0 ? [] : LFS),
    '',
  ].join('\n')
}

function filterProblem(): Problem {
  return new Problem(
    'git cannot tell what is checked out: the configuration of the checkout, `.git/config`, names a filter program, and no program of a checkout is run.',
    'Set the filter for the user of the runner before this step, with `git config --global`, and remove it from `.git/config`. Git LFS works as actions/checkout sets it up.',
  )
}
