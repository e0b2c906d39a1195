import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation'
import { isAccessDenied, isError } from '../aws/error.ts'
import { SHARED_NETWORK } from '../aws/ownership.ts'

/** The exports of a stack of the built-in template `network`, without its name in front. */
const EXPORTS = ['VpcId', 'SubnetIds', 'AssignPublicIp'] as const

/**
 * Returns why no stack can use the network of the stack that previews share, as a part of a sentence; undefined when one can.
 * A stack has its exports from the end of its creation on, until it is gone.
 */
export async function findNetworkFault(client: CloudFormationClient): Promise<string | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: SHARED_NETWORK }))
    return Stacks[0] === undefined ? MISSING : faultOf(Stacks[0])
  } catch (error) {
    if (isError(error, 'ValidationError', /does not exist/)) return MISSING
    if (isAccessDenied(error)) return `the role may not describe the stack \`${SHARED_NETWORK}\``
    throw error
  }
}

const MISSING = `there is no stack \`${SHARED_NETWORK}\``

function faultOf({ StackStatus, Outputs = [] }: Stack): string | undefined {
  const names = Outputs.map(({ ExportName }) => ExportName)
  const isComplete = EXPORTS.every((name) => names.includes(`${SHARED_NETWORK}-${name}`))
  if (isComplete && !StackStatus?.startsWith('DELETE_')) return undefined
  return `the stack \`${SHARED_NETWORK}\` in status ${StackStatus} exports no network`
}
