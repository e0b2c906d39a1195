import type { Stack } from './stack.ts'

/**
 * A command of the AWS CLI that a person can run as it is: it names the stack and the region.
 *
 * @param action such as `delete-stack`
 * @param options further options, such as `--retain-resources A B`
 */
export function cliCommand(action: string, stack: Pick<Stack, 'id' | 'name'>, options = ''): string {
  const region = regionOf(stack)
  const words = [`aws cloudformation ${action} --stack-name ${stack.name}`, region && `--region ${region}`, options]
  return `\`${words.filter(Boolean).join(' ')}\``
}

/** The region of a stack, from its ARN. */
export function regionOf({ id }: Pick<Stack, 'id'>): string {
  return id.split(':')[3] ?? ''
}
