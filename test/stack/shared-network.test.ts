import { expect, test } from 'vitest'
import { findNetworkFault } from '../../src/stack/shared-network.ts'
import { noStack, type Reply, refuse, result } from '../fixtures/answers.ts'
import { scriptAws } from '../fixtures/server.ts'

const EXPORTS = ['VpcId', 'SubnetIds', 'AssignPublicIp']

function network(StackStatus: string, names: readonly string[] = EXPORTS, prefix = 'servicefull-network-'): Reply {
  const Outputs = names.map((OutputKey) => ({ OutputKey, OutputValue: 'x', ExportName: `${prefix}${OutputKey}` }))
  return result({ Stacks: [{ StackId: 'arn', StackName: 'servicefull-network', StackStatus, Outputs }] })
}

async function faultWith(reply: Reply): Promise<string | undefined> {
  const { cloudFormation } = await scriptAws({ DescribeStacks: [reply] })
  return findNetworkFault(cloudFormation)
}

test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE'])(
  'a network can be used in status %s',
  async (status) => {
    expect(await faultWith(network(status))).toBeUndefined()
  },
)

test.each([
  {
    description: 'it does not exist',
    reply: noStack('servicefull-network'),
    fault: 'there is no stack `servicefull-network`',
  },
  {
    description: 'it is being created',
    reply: network('CREATE_IN_PROGRESS', []),
    fault: 'the stack `servicefull-network` in status CREATE_IN_PROGRESS exports no network',
  },
  {
    description: 'it lacks an export',
    reply: network('CREATE_COMPLETE', EXPORTS.slice(1)),
    fault: 'the stack `servicefull-network` in status CREATE_COMPLETE exports no network',
  },
  {
    description: 'it is being deleted',
    reply: network('DELETE_IN_PROGRESS'),
    fault: 'the stack `servicefull-network` in status DELETE_IN_PROGRESS exports no network',
  },
  {
    description: 'it is another stack',
    reply: network('CREATE_COMPLETE', EXPORTS, 'other-'),
    fault: 'the stack `servicefull-network` in status CREATE_COMPLETE exports no network',
  },
  {
    description: 'nobody may look',
    reply: refuse('AccessDenied', 'User: u is not authorized', 403),
    fault: 'the role may not describe the stack `servicefull-network`',
  },
])('a network cannot be used when $description', async ({ reply, fault }) => {
  expect(await faultWith(reply)).toBe(fault)
})

test('any other error ends the run', async () => {
  await expect(faultWith(refuse('ValidationError', 'something else'))).rejects.toThrow('something else')
})
