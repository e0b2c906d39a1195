import type { DeployPlan, ImagePlan } from '../../src/plan/plan.ts'
import { OPTIONS } from '../stack-options.ts'

/** Deploys the template `stack.yml` without an image to the stack `shop` of `owner/shop`. */
export const plan: DeployPlan = {
  kind: 'deploy',
  stackName: 'shop',
  owner: { repository: 'owner/shop', stack: 'shop', pullRequest: undefined },
  region: 'eu-central-1',
  credentials: { kind: 'chain' },
  allowedAccountIds: [],
  buildId: { id: 'abc', revision: 'abc', mergeCommit: undefined, tree: undefined, time: undefined },
  images: [],
  template: 'stack.yml',
  stack: {
    imageParameter: 'auto',
    parameterOverrides: '',
    capabilities: ['CAPABILITY_IAM'],
    tags: new Map(),
    roleArn: undefined,
    options: OPTIONS,
    timeoutMinutes: 3,
    s3Bucket: undefined,
    s3Prefix: '',
  },
  operation: 'sf-7-1-abcdef12',
  run: { id: '77', number: '7', attempt: '1', url: 'https://github.com/owner/shop/actions/runs/77' },
}

/** An image that exists, for this parameter. */
export function existing(image: string, parameter = 'auto'): ImagePlan {
  return { kind: 'existing', name: undefined, parameter, image, registry: undefined }
}
