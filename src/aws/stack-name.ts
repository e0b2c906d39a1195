import { createHash } from 'node:crypto'

/** Rule: AWS CloudFormation API reference, CreateStack, StackName. */
export const LONGEST_STACK_NAME = 128

const HASH_LENGTH = 8

/**
 * Returns the name of a pull request's stack, `<stack>-pr-<number>`. A name that is too long is cut, with a part of the hash of the
 * whole in it, so that two long names never have the same preview.
 *
 * @param longest the length that the name may have
 */
export function previewStackName(stack: string, pullRequest: number, longest: number): string {
  const end = `-pr-${pullRequest}`
  if (stack.length + end.length <= longest) return `${stack}${end}`
  const hash = createHash('sha256').update(stack).digest('hex').slice(0, HASH_LENGTH)
  return `${stack.slice(0, longest - end.length - hash.length - 1).replace(/-+$/, '')}-${hash}${end}`
}
