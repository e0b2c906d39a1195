import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type BundledPackage, licenseText, packagesIn, resourcesOf } from '../script/licenses.ts'

const root = join(import.meta.dirname, '..')
const modules = join(root, 'node_modules')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')

/** The texts of licenses.txt by package. */
function textsOf(program: string): ReadonlyMap<string, string> {
  const entries = read(`dist/${program}/licenses.txt`).split(/^(?=(?:@[\w.-]+\/)?[\w.-]+\n[\w.-]+\n)/m)
  return new Map(entries.map((entry) => [entry.slice(0, entry.indexOf('\n')), entry]))
}

/** Packages whose files the bundle names: those of ES modules stand in comments above their code. */
function namedIn(program: string): readonly string[] {
  const code = globSync(`dist/${program}/*.js`, { cwd: root }).map(read).join('\n')
  const paths = code.matchAll(/^;?\/\/ (?:CONCATENATED MODULE|EXTERNAL MODULE): (\.\/node_modules\/\S+\.js)/gm)
  return packagesIn([...paths].map(([, path = '']) => join(root, path))).map(({ name }) => name)
}

test.each(['main', 'post'])('every package of the bundle %s has its text', (program) => {
  const texts = textsOf(program)
  expect(namedIn(program).length).toBeGreaterThan(5)
  expect(namedIn(program).filter((name) => !texts.has(name))).toEqual([])
  expect([...texts].filter(([, text]) => !/copyright|permission/i.test(text) || text.length < 500)).toEqual([])
})

test('every dependency of the action is in its bundle', () => {
  const { dependencies } = JSON.parse(read('package.json'))
  const texts = textsOf('main')
  expect(Object.keys(dependencies).filter((name) => !texts.has(name))).toEqual([])
})

test('the files of a bundle are those of its modules, also of modules that were joined', () => {
  const joined = { modules: [{ resource: '/b.js?query' }, { modules: [{ resource: '/c.js' }] }] }
  expect(resourcesOf([{ resource: '/a.js' }, joined, {}])).toEqual(['/a.js', '/b.js', '/c.js'])
})

test('the packages of files are told once each, our own files not', () => {
  const files = ['yaml/dist/index.js', 'yaml/dist/doc/anchors.js', '@actions/core/lib/core.js']
  expect(packagesIn([...files.map((file) => join(modules, file)), join(root, 'build/main.js')])).toEqual([
    expect.objectContaining({ name: '@actions/core', license: 'MIT' }),
    expect.objectContaining({ name: 'yaml', license: 'ISC', directory: join(modules, 'yaml') }),
  ])
})

test('a package without a license file has that of another one of its repository, or is refused', () => {
  const [core] = packagesIn([join(modules, '@actions/core/lib/core.js')]) as [BundledPackage]
  const without = { ...core, name: 'without', directory: join(root, 'src') }
  const text = licenseText([core, without])
  expect(text.match(/Copyright 2019 GitHub/g)).toHaveLength(2)
  expect(() => licenseText([core, { ...without, repository: 'elsewhere' }])).toThrow('without has no license file')
})
