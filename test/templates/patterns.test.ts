import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Json, readTemplate } from './evaluate.ts'

const folder = new URL('../../templates/', import.meta.url)

/**
 * A group with alternatives that is repeated for each character, such as `([^"]|\\.)*`. CloudFormation matches with
 * Java, where each repetition of a group takes room on the stack: with OpenJDK 17 and its default stack, a value of
 * 2,000 characters is a StackOverflowError. `[^"]*(\\.[^"]*)*` matches the same and has no such limit.
 */
const REPEATED_FOR_EACH_CHARACTER = /\((?:\?:)?\[(?:\\.|[^\]\\])*\]\|[^()]*\)[*+]/

const patterns = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .flatMap((name) =>
    Object.entries<Json>(readTemplate(readFileSync(new URL(name, folder), 'utf8')).Parameters ?? {}).flatMap(
      ([parameter, { AllowedPattern }]) => (AllowedPattern ? [{ name, parameter, AllowedPattern }] : []),
    ),
  )

describe('the patterns of parameters', () => {
  it.each(patterns)('takes long values: $name $parameter', ({ AllowedPattern }) => {
    expect(AllowedPattern).not.toMatch(REPEATED_FOR_EACH_CHARACTER)
  })

  it('of which a slow one is known', () => {
    expect(String.raw`^"([^"\\\x00-\x1f]|\\["\\/bfnrtu])*"$`).toMatch(REPEATED_FOR_EACH_CHARACTER)
  })
})
