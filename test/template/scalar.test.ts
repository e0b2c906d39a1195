import { expect, test } from 'vitest'
import { isMap } from 'yaml'
import { scalarTexts } from '../../src/template/scalar.ts'
import { parseYaml } from '../../src/template/yaml.ts'

function textsOf(written: string) {
  const { contents } = parseYaml(`a: ${written}\n`).document
  return scalarTexts(isMap(contents) ? contents.items[0]?.value : undefined)?.texts
}

/** What SnakeYAML 1.23 and Java make of each. */
test.each([
  ['yes', 'true'],
  ['Yes', 'true'],
  ['YES', 'true'],
  ['on', 'true'],
  ['TRUE', 'true'],
  ['no', 'false'],
  ['Off', 'false'],
  ['false', 'false'],
  ['010', '8'],
  ['0300', '192'],
  ['000000000012', '10'],
  ['00', '0'],
  ['+010', '8'],
  ['-010', '-8'],
  ['-0', '0'],
  ['+1', '1'],
  ['-12', '-12'],
  ['1_000', '1000'],
  ['0x1F', '31'],
  ['0b101', '5'],
  ['1:30', '90'],
  ['22:30', '1350'],
  ['1:30:00', '5400'],
  ['-1:30', '-90'],
  ['123456789012', '123456789012'],
  ['100000000000000000000', '100000000000000000000'],
])('%s without quotes is %s', (written, text) => {
  expect(textsOf(written)).toEqual([text])
})

test.each([
  ['1.10', '1.1'],
  ['5.', '5.0'],
  ['.5', '0.5'],
  ['-1.50', '-1.5'],
  ['1e3', '1000.0'],
  ['5e+08', '5.0E8'],
  ['12345e67', '1.2345E71'],
  ['1e-5', '1.0E-5'],
  ['100000000.5', '1.000000005E8'],
  ['012345678901', '1.2345678901E10'],
  ['008', '8.0'],
])('the form of a decimal is not certain: %s is %s, or stays', (written, text) => {
  expect(textsOf(written)).toEqual([text, written])
})

test.each([
  'y',
  'n',
  'Y',
  'yEs',
  'oN',
  '1.5',
  '1:60',
  '01:30',
  '1.2.3',
  '0o17',
  '2012-10-17',
  '2012-10-17T10:00:00Z',
  '1:2:3.4',
  '08:00',
  '_',
  '0x',
  '10.0.0.0/16',
  'eu-central-1',
])('%s is a text', (written) => {
  expect(textsOf(written)).toEqual([written])
})

test.each([
  ["'yes'", 'yes'],
  ['"010"', '010'],
  ['!!str 1:30', '1:30'],
  ['!!str', ''],
  ['""', ''],
  ['|\n  yes', 'yes\n'],
])('quotes, a tag or a block keep the text: %s', (written, text) => {
  expect(textsOf(written)).toEqual([text])
})

test.each(['', '~', 'null', 'Null', '[yes]', '{yes: no}'])('no scalar, or no value: %s', (written) => {
  expect(textsOf(written)).toBeUndefined()
})

test.each([
  ['digits', '7'.repeat(900_000)],
  ['base 60', `1${':00'.repeat(300_000)}`],
])('a number of any length takes no time: %s', (_, written) => {
  expect(textsOf(written)).toEqual([written])
})
