import type { ImageResult } from '../src/image/image.ts'
import type { BuildResult, DeleteResult, DeployResult, DiffResult } from '../src/result.ts'

export const STACK_ID = 'arn:aws:cloudformation:eu-central-1:123456789012:stack/hello/1'
export const CONSOLE_URL = `https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1#/stacks/stackinfo?stackId=${encodeURIComponent(STACK_ID)}`

/** An image that was built. */
export const IMAGE = {
  name: undefined,
  reference: 'registry/app@sha256:1',
  tag: 'abc',
  digest: 'sha256:1',
  repositoryUri: 'registry/app',
  reused: false,
  platforms: ['linux/amd64'],
  size: 12_345_678,
}

/** Two images with names: one that was built, and one that was found. */
export const SEVERAL: readonly ImageResult[] = [
  { ...IMAGE, name: 'api', tag: 'api-abc', facts: { steps: 3, cachedSteps: 2 } },
  { ...IMAGE, name: 'web', tag: 'web-abc', reference: 'registry/app@sha256:2', digest: 'sha256:2', reused: true },
]

/** A deploy that changed a stack and built its image. */
export const DEPLOYED: DeployResult = {
  operation: 'update',
  buildId: 'abc',
  images: [{ ...IMAGE, facts: { steps: 3, cachedSteps: 2 } }],
  stackName: 'hello',
  stackId: STACK_ID,
  region: 'eu-central-1',
  changeSetId: 'arn:change-set',
  changes: [
    {
      ResourceChange: {
        Action: 'Modify',
        Replacement: 'True',
        LogicalResourceId: 'Task',
        ResourceType: 'AWS::ECS::TaskDefinition',
      },
    },
  ],
  resources: [{ path: 'Task', type: 'AWS::ECS::TaskDefinition', start: 1_000, end: 3_500, status: 'UPDATE_COMPLETE' }],
  stackOutputs: new Map([['Url', 'https://hello.example']]),
  secretOutputs: new Set(),
  stateMachineArn: 'arn:state-machine',
  taskDefinitionArn: 'arn:task-definition',
  phases: [
    { name: 'Preflight', milliseconds: 400 },
    { name: 'Image', milliseconds: 12_000 },
    { name: 'Stack', milliseconds: 65_000 },
  ],
}

/** A deploy that found everything as it should be, without an image. */
export const UNCHANGED: DeployResult = {
  operation: 'none',
  buildId: 'abc',
  images: [],
  stackName: 'hello',
  stackId: STACK_ID,
  region: 'eu-central-1',
  changeSetId: undefined,
  changes: [],
  resources: [],
  stackOutputs: new Map(),
  secretOutputs: new Set(),
  stateMachineArn: undefined,
  taskDefinitionArn: undefined,
  phases: [{ name: 'Preflight', milliseconds: 400 }],
}

/** A diff of a stack whose image does not exist yet. */
export const DIFFERENT: DiffResult = {
  operation: 'diff',
  would: 'update',
  buildId: 'abc',
  images: [{ ...IMAGE, reference: 'registry/app:abc' }],
  stackName: 'hello',
  changes: DEPLOYED.changes,
  phases: [{ name: 'Preflight', milliseconds: 400 }],
}

/** An image that was built, and no stack. */
export const BUILT: BuildResult = {
  operation: 'build',
  buildId: 'abc',
  images: [IMAGE],
  phases: [{ name: 'Image', milliseconds: 400 }],
}

export const DELETED: DeleteResult = {
  operation: 'delete',
  stackName: 'hello',
  stackId: STACK_ID,
  region: 'eu-central-1',
  resources: [],
  phases: [{ name: 'Delete', milliseconds: 12_000 }],
}
