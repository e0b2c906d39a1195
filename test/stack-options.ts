import type { StackOptions } from '../src/stack/options.ts'

/** Nothing is asked of CloudFormation besides. */
export const OPTIONS: StackOptions = {
  notificationArns: undefined,
  terminationProtection: undefined,
  disableRollback: false,
  deploymentMode: undefined,
  includeNestedStacks: false,
  failOnEmpty: false,
  execute: true,
  changeSet: undefined,
}
