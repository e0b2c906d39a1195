import { expect, test } from 'vitest'
import { ownConfiguration, readSettings } from '../../src/edges/git-settings.ts'
import { thrown } from '../fixtures/thrown.ts'

const BASE = '[core]\nrepositoryformatversion = 0\nbare = false\n'
const LFS = '[filter "lfs"]\nclean = git-lfs clean -- %f\nprocess = git-lfs filter-process\nrequired = true\n'

test('a list of settings has values of several lines, empty ones, and keys without a value', () => {
  expect([...readSettings('a.b\none\ntwo\0a.c\n\0a.d\0')]).toEqual([
    ['a.b', 'one\ntwo'],
    ['a.c', ''],
    ['a.d', 'true'],
  ])
})

test.each([
  { description: 'nothing', settings: {}, text: BASE },
  {
    description: 'how files are written',
    settings: { 'core.autocrlf': 'input', 'core.filemode': 'false', 'core.repositoryformatversion': '0' },
    text: `${BASE}[core]\nautocrlf = input\n[core]\nfilemode = false\n`,
  },
  {
    description: 'the format of the repository',
    settings: { 'extensions.objectformat': 'sha256' },
    text: '[core]\nrepositoryformatversion = 1\nbare = false\n[extensions]\nobjectformat = sha256\n',
  },
  {
    description: 'Git LFS, by its name alone',
    settings: { 'filter.lfs.process': 'evil', 'filter.lfs.clean': 'evil', 'lfs.extension.a.clean': 'evil' },
    text: BASE + LFS,
  },
  {
    description: 'nothing else',
    settings: {
      'core.autocrlf': 'true\n[core]\nfsmonitor = evil',
      'core.fsmonitor': 'evil',
      'core.hookspath': 'evil',
      'core.worktree': '/etc',
      'core.attributesfile': 'evil',
      'diff.external': 'evil',
      'filter.a.smudge': 'evil',
      'filter.a.clean': '',
      'hook.a.command': 'evil',
      'include.path': 'evil',
      'remote.origin.url': 'ext::evil',
    },
    text: BASE,
  },
])('of the settings of a checkout, ours have $description', ({ settings, text }) => {
  expect(ownConfiguration(new Map(Object.entries(settings)))).toBe(text)
})

test.each(['filter.a.clean', 'filter.a.process', 'filter.a.b.clean', 'filter.lfs.x.clean'])('%s is refused', (key) => {
  expect(thrown(() => ownConfiguration(new Map([[key, 'evil']])))).toMatchObject([
    {
      message: expect.stringContaining('`.git/config`, names a filter program'),
      remedy: expect.stringContaining('`git config --global`'),
    },
  ])
})
