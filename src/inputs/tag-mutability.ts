import type { RepositorySettings, TagMutability } from './inputs.ts'
import { listItems, oneOf, WrongValue } from './values.ts'

/**
 * Returns a parser of whether tags can move. Source: Amazon ECR API reference, CreateRepository, imageTagMutability.
 *
 * @param exclusions returns the text of the patterns, without which a setting with exclusion is wrong
 */
export function tagMutability(exclusions: () => string): (text: string) => TagMutability {
  return (text) => {
    const given = oneOf(
      'IMMUTABLE',
      'MUTABLE',
      'IMMUTABLE_WITH_EXCLUSION',
      'MUTABLE_WITH_EXCLUSION',
    )(text.toUpperCase())
    if (!given.endsWith('_WITH_EXCLUSION') || listItems(exclusions()).length > 0) return given
    throw new WrongValue(
      `\`${given}\` excludes nothing`,
      'Give the tags that are excluded in `image-tag-mutability-exclusions`, such as latest or dev-*.',
    )
  }
}

const MOST_PATTERNS = 5

/** Parses patterns of tags. Rule: Amazon ECR API reference, ImageTagMutabilityExclusionFilter, and at most 5 a repository. */
export function tagPatterns(text: string): readonly string[] {
  const given = listItems(text)
  const wrong = given.find((each) => !/^[\w.*-]{1,128}$/.test(each))
  if (wrong !== undefined) {
    throw new WrongValue(
      `\`${wrong}\` is not a pattern of tags`,
      'Use letters, digits, `_`, `.`, `-`, and `*` for any text, such as latest or dev-*.',
    )
  }
  if (given.length <= MOST_PATTERNS) return given
  throw new WrongValue(
    `it has ${given.length} patterns, ECR takes ${MOST_PATTERNS}`,
    'Remove some, or join them by `*`.',
  )
}

/** Returns the setting with its exclusions: patterns are enough to say that there are some. */
export function withExclusions(
  given: TagMutability | undefined,
  tagExclusions: readonly string[],
): Omit<RepositorySettings, 'encryption'> {
  if (tagExclusions.length === 0) return { tagMutability: given, tagExclusions }
  const base = given?.startsWith('MUTABLE') ? 'MUTABLE' : 'IMMUTABLE'
  return { tagMutability: `${base}_WITH_EXCLUSION`, tagExclusions }
}
