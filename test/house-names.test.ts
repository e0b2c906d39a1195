import { expect, test } from 'vitest'
import { parseSource } from '../script/source.ts'
import { sources, testLaws } from './laws/law.ts'
import {
  brief,
  handedOnWhole,
  imported,
  missingBeginnings,
  once,
  stateful,
  truthful,
  unambiguous,
  withoutBeginnings,
  withoutWords,
} from './laws/names.ts'

/** Types that are handed on whole, by the end of their names. */
const WHOLE = ['Plan', 'Inputs', 'World', 'Edges', 'Options']

/** The beginnings of our names, on AWS and on a machine; each is written in one file. */
const OURS = [
  // The tags of stacks and repositories, the labels of images, and the mark of a comment.
  'servicefull:',
  'servicefull.',
  '<!-- servicefull:',
  // Change sets; the folder, builder and session of a run; the client of an API; the built-in template.
  'sf-',
  'servicefull-',
  'servicefull-action',
  'servicefull',
]

/** Folders whose names and docstrings have laws. */
const OWN = ['src', 'script', 'local-cloud']

/** Words that hide what is meant. */
const BARRED = ['told', 'telling', 'wanted', 'asked', 'works', 'mark', 'doomed', 'housed', 'maker', 'let-pass']

/** How a docstring begins that does not come to the point. */
const VAGUE = ['What', 'Whatever', 'One that', 'Those']

testLaws([
  {
    law: 'main.ts has at most 40 statements',
    breaches: brief('src/main.ts', 40),
    bad: {
      'src/main.ts': `import { b } from './b.ts'\ntry {\n${'if (b) b()\n'.repeat(19)}} finally { const c = b }\nb()\n`,
    },
    expected: ['src/main.ts: 41 statements'],
  },
  {
    law: 'a class has state',
    breaches: stateful,
    bad: {
      'src/plan/a.ts': [
        'export class A {\n  run(): void {\n    const b = 1\n  }\n}',
        'class B { #c = 1 }',
        "class D extends Error { override name = 'D' }",
        'class E extends Error {}',
      ].join('\n'),
    },
    expected: ['src/plan/a.ts:1: class A', 'src/plan/a.ts:8: class E'],
  },
  {
    law: 'an export is imported by another file or by a test',
    breaches: imported,
    bad: {
      'src/plan/a.ts': [
        'export const a = 1',
        'export function b(): void {}',
        'export interface C {}',
        'export type D = C',
        'export class E { f = 1 }',
        'const g = 1, h = 2',
        'export { g, h as i }',
      ].join('\n'),
      'src/plan/b.ts': "import { a, type D as X } from './a.ts'\nexport { g } from './a.ts'\n",
      'src/plan/c.ts': 'export const one = 1\n',
      'test/plan/a.test.ts': "import { b } from '../../src/plan/a.ts'\nawait import('../../src/plan/c.ts')\n",
    },
    expected: ['src/plan/a.ts:3: C', 'src/plan/a.ts:5: E', 'src/plan/a.ts:7: i'],
  },
  {
    law: 'an exported name has one meaning',
    breaches: unambiguous,
    bad: {
      'src/plan/a.ts': 'export function a(): void {}\nexport interface B {}\nfunction c(): void {}\n',
      'src/stack/a.ts': 'export const a = 1\ninterface B {}\nfunction c(): void {}\ntype C = 1\n',
      'src/stack/b.ts': "export { a } from './a.ts'\nimport type { B } from '../plan/a.ts'\ntype C = B\n",
    },
    expected: [
      'src/stack/a.ts:1: a is exported by src/plan/a.ts, too',
      'src/stack/a.ts:2: B is a type of src/plan/a.ts, too',
    ],
  },
  {
    law: 'is, has, can, may and was return a boolean',
    breaches: truthful,
    bad: {
      'src/plan/a.ts': [
        'function isA(): Problem | undefined { return }',
        'const hasB = (a: 1) => a > 1',
        'const canC: (a: 1) => string = (a) => String(a)',
        'interface D { mayE(): 1; readonly wasF?: string; isG?: boolean; hasH: () => Promise<boolean> }',
        'class I { isJ(): void {} }',
        'export async function isK(): Promise<boolean> { return true }',
        'const isL = (a: unknown): a is string => true, isM = 1',
        'const issue = (): void => {}',
      ].join('\n'),
    },
    expected: [
      'src/plan/a.ts:1: isA returns Problem | undefined',
      'src/plan/a.ts:2: hasB has no type',
      'src/plan/a.ts:3: canC returns string',
      'src/plan/a.ts:4: mayE returns 1',
      'src/plan/a.ts:4: wasF returns string',
      'src/plan/a.ts:5: isJ returns void',
    ],
  },
  {
    law: 'plans, inputs, the world and edges are handed on whole',
    breaches: handedOnWhole(WHOLE),
    bad: {
      'src/plan/a.ts': [
        "type A = Pick<DeployPlan, 'a'>",
        "type B = Omit<Extract<Plan, { a: 1 }>, 'a'>",
        "type C = Pick<Stack, 'a'>",
        "function d(plan: Partial<Plan>, edges: Readonly<Pick<StackEdges, 'log'>>): void {}",
      ].join('\n'),
    },
    expected: [
      'src/plan/a.ts:1: Pick<DeployPlan, …>',
      'src/plan/a.ts:2: Omit<Plan, …>',
      'src/plan/a.ts:4: Pick<StackEdges, …>',
    ],
  },
  {
    law: 'a beginning of our names stands in one file',
    breaches: once(OURS),
    bad: {
      'src/aws/a.ts': "const a = ['sf-', `sf-`, 'servicefull:stack', 'servicefull-']\n",
      'src/stack/a.ts': "const a = `servicefull:`\nconst b = 'servicefull-action'\nconst c = 'of servicefull:'\n",
    },
    expected: ["src/stack/a.ts:1: 'servicefull:' stands in src/aws/a.ts, too"],
  },
  {
    law: 'names have none of the barred words',
    breaches: withoutWords(OWN, BARRED),
    bad: {
      'src/plan/telling.ts': [
        'const { told, a: wasAsked } = b',
        'function letPass(wanted: 1, { c: { works } }: D): void { const marker = told.asked }',
        'interface Telling<Doomed> { mark: 1; unmarked: 2; housed(): void }',
        "import { maker, d as aMaker, type Maker as E } from './d.ts'",
        'const e = { maker: 1, [told]: 2 }',
        'class F { #told = 1 }',
      ].join('\n'),
      'test/a.test.ts': 'const told = 1',
    },
    expected: [
      'src/plan/telling.ts: its path',
      'src/plan/telling.ts:1: told',
      'src/plan/telling.ts:1: wasAsked',
      'src/plan/telling.ts:2: letPass',
      'src/plan/telling.ts:2: wanted',
      'src/plan/telling.ts:2: works',
      'src/plan/telling.ts:3: Telling',
      'src/plan/telling.ts:3: Doomed',
      'src/plan/telling.ts:3: mark',
      'src/plan/telling.ts:3: housed',
      'src/plan/telling.ts:4: aMaker',
      'src/plan/telling.ts:5: maker',
      'src/plan/telling.ts:6: told',
    ],
  },
  {
    law: 'a docstring comes to the point',
    breaches: withoutBeginnings(OWN, VAGUE),
    bad: {
      'src/plan/a.ts': [
        '/** What a plan says. */\nconst a = 1',
        '/**\n * Those of a plan.\n */\nconst b = 1',
        '/** Whatever it is. */\ninterface C {\n  /** One that is. */\n  d: 1\n}',
        '/** One of them. */\nconst e = 1',
        '/* What is no docstring. */\n// What is none, too.',
        '/** Whats and thoses. What? */',
      ].join('\n'),
    },
    expected: [
      'src/plan/a.ts:1: What a plan says.',
      'src/plan/a.ts:3: Those of a plan.',
      'src/plan/a.ts:7: Whatever it is.',
      'src/plan/a.ts:9: One that is.',
    ],
  },
])

test('the beginnings of our names stand in src', () => {
  expect(
    missingBeginnings(OURS, [parseSource('src/aws/a.ts', "const a = ['sf-', 'servicefull:a', `servicefull`]")]),
  ).toEqual(OURS.filter((beginning) => !['sf-', 'servicefull:', 'servicefull'].includes(beginning)))
  expect(missingBeginnings(OURS, sources)).toEqual([])
})
