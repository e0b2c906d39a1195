import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deployStack } from '../../src/commands/stack.ts'
import { parseTemplate } from '../../src/template/template.ts'
import { result } from '../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../fixtures/connected.ts'
import { BODY, stackIn, succeeds, works } from '../stack/deploy/deploy-stack.ts'
import { STACK_ID } from '../fixtures/events.ts'
import { plan } from '../fixtures/plan.ts'
import { worldOf } from '../fixtures/world.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

const image = { name: undefined, reference: 'r/app@sha256:1', tag: 't', digest: 'sha256:1', repositoryUri: 'r/app' }

/** Deploys the stack `shop` after a build, which began when the stack had the template that is wanted. */
async function deployAfterBuild(bodyNow: string) {
  const { aws, server } = await connectTo({
    ...works,
    DescribeStacks: [stackIn('UPDATE_COMPLETE')],
    GetTemplate: [result({ TemplateBody: bodyNow })],
    DescribeStackEvents: [succeeds('UPDATE')],
  })
  const ready = {
    template: parseTemplate({ path: 'stack.yml', inWorkspace: true, body: BODY }),
    uploads: undefined,
    stack: undefined,
    deployedBody: BODY,
    images: { existing: [] },
    checkImages: () => undefined,
    parameters: () => [],
  } as unknown as Parameters<typeof deployStack>[2]['ready']
  const images = [{ ...image, reused: false, platforms: [], size: undefined }]
  const converged = await deployStack(plan, worldOf(aws, '/nonexistent'), { ready, images })
  return { converged, server }
}

test('a build that gives what is deployed takes no change set', async () => {
  const { converged, server } = await deployAfterBuild(BODY)
  expect(converged).toMatchObject({ operation: 'none', stack: { id: STACK_ID } })
  expect(server.changes()).toEqual([])
})

test('a template that another run has deployed during the build is seen', async () => {
  const { converged } = await deployAfterBuild(`${BODY}  Other:\n    Type: AWS::SNS::Topic\n`)
  expect(converged).toMatchObject({ operation: 'update' })
})
