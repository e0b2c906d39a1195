import { OWNER_TAG_PREFIX } from '../aws/ownership.ts'
import { readPairs } from '../text/pairs.ts'
import { Problem, throwAll } from '../text/problem.ts'
import { tagReference } from './build-values.ts'
import { lines, WrongValue, withFix } from './values.ts'

const INPUT = 'Input tags'

const FORM =
  'Write one `Key=Value` a line, under `tags: |`. If it is one value, put the whole item in quotes: `"Key=<value>"`.'

const RESERVED_PREFIXES = ['aws:', OWNER_TAG_PREFIX]

/** Two of our tags are on every stack of ours. */
const MOST_TAGS = 48
const LONGEST_KEY = 128
const LONGEST_VALUE = 256

/** Matches what begins another pair in a value that ends with its line. */
const ANOTHER = /[\s,;][^\s,;=]+=/

/**
 * Parses the tags of a stack.
 * Rule: AWS CloudFormation user guide, resource tags: 50 tags, keys of 128 and values of 256 characters, `aws:` is reserved.
 *
 * @throws Problem, or Problems, that name each wrong tag
 */
export const stackTags = withFix(FORM, (text: string): ReadonlyMap<string, string> => {
  if (lines(text).some((line) => tagReference(line)?.repository.includes('/'))) {
    throw new WrongValue(
      'it has references of images, but these are tags of the stack',
      'Write the tags of the image into `image-tags`, one a line, without the repository.',
    )
  }
  const { values, places, bare } = readPairs(text, { key: 'Key', value: 'Value', freeValues: true })
  throwAll([
    ...(values.size > MOST_TAGS ? [tooManyProblem(values.size)] : []),
    ...[...values].flatMap(([key, value]) => [
      ...(bare.has(key) && ANOTHER.test(value) ? [severalProblem(places.get(key))] : []),
      ...wrongTagProblems(key, value),
    ]),
  ])
  return values
})

function tooManyProblem(count: number): Problem {
  return new Problem(
    `${INPUT}: it has ${count} tags, a stack takes ${MOST_TAGS} besides ours.`,
    `Remove ${count - MOST_TAGS}. CloudFormation takes 50 tags a stack, and the action adds two.`,
  )
}

function severalProblem(place: string | undefined): Problem {
  return new Problem(`${INPUT}: ${place} has several tags.`, FORM)
}

function wrongTagProblems(key: string, value: string): Problem[] {
  if (RESERVED_PREFIXES.some((prefix) => key.toLowerCase().startsWith(prefix))) {
    const fix = `Choose a key without the prefix ${RESERVED_PREFIXES.join(' or ')}.`
    return [new Problem(`${INPUT}: the tag \`${key}\` is reserved.`, fix)]
  }
  const shown = key.length > LONGEST_KEY ? `${key.slice(0, 40)}...` : key
  const tooLong = (what: string, has: number, most: number): Problem[] => {
    if (has <= most) return []
    const sentence = `${INPUT}: the ${what} of the tag \`${shown}\` has ${has} characters, CloudFormation takes ${most}.`
    return [new Problem(sentence, 'Shorten it.')]
  }
  return [...tooLong('key', [...key].length, LONGEST_KEY), ...tooLong('value', [...value].length, LONGEST_VALUE)]
}
