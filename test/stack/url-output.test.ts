import { expect, test } from 'vitest'
import { urlOutput } from '../../src/stack/url-output.ts'

test('the address is the output Url, whatever its case', () => {
  expect(urlOutput(new Map([['url', 'a']]))).toEqual(['url', 'a'])
  expect(urlOutput(new Map([['ApiUrl', 'a']]))).toBeUndefined()
})
