import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A module of a bundle, as the bundler tells of it: a file, or several files as one. */
export interface BundledModule {
  /** Absolute path, with a query behind `?`. */
  readonly resource?: string
  readonly modules?: Iterable<BundledModule>
}

/** A package whose code is in a bundle. */
export interface BundledPackage {
  /** Absolute path of the folder that has its package.json. */
  readonly directory: string
  readonly name: string
  /** SPDX identifier. */
  readonly license: string
  /** The address of its repository, as its package.json writes it. */
  readonly repository: string
}

/** The paths of all files of a bundle. */
export function resourcesOf(modules: Iterable<BundledModule>): readonly string[] {
  return [...modules].flatMap(({ resource, modules: inner }) => [
    ...(resource === undefined ? [] : [resource.replace(/\?.*$/, '')]),
    ...(inner === undefined ? [] : resourcesOf(inner)),
  ])
}

/** The packages that files of node_modules are of, each once, by name. */
export function packagesIn(files: readonly string[]): readonly BundledPackage[] {
  const directories = new Set(files.filter((file) => file.includes('/node_modules/')).map(packageDirectory))
  return [...directories]
    .map((directory) => {
      const { name, license, repository } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
      return { directory, name, license, repository: repository?.url ?? repository }
    })
    .sort((a, b) => (a.name < b.name || (a.name === b.name && a.directory < b.directory) ? -1 : 1))
}

/** The folder right below the last node_modules, or below a scope in it. */
function packageDirectory(file: string): string {
  const [whole = ''] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []
  return whole
}

/**
 * The text of licenses.txt: for each package its name, its license, and what its license file says. A package without one has that
 * of another package of its repository.
 *
 * @throws Error when there is no such file
 */
export function licenseText(packages: readonly BundledPackage[]): string {
  const texts = packages.map((each) => {
    const related = packages.filter(
      ({ repository, license }) => repository === each.repository && license === each.license,
    )
    const text = licenseFile(each) ?? related.map(licenseFile).find((file) => file !== undefined)
    if (text === undefined) throw new Error(`${each.name} has no license file: ${each.directory}`)
    return `${each.name}\n${each.license}\n${text.replaceAll('\r\n', '\n').trim()}\n`
  })
  return [...new Set(texts)].join('\n')
}

function licenseFile({ directory }: BundledPackage): string | undefined {
  const names = readdirSync(directory).sort()
  const name = names.find((each) => /^(licen[cs]e|copying)(\.|$)/i.test(each))
  return name === undefined ? undefined : readFileSync(join(directory, name), 'utf8')
}
