import { expect, test } from 'vitest'
import { buildVariables } from '../../../src/image/build/variables.ts'
import { BUILD } from '../../fixtures/build-inputs.ts'

const GHA = [
  'ACTIONS_CACHE_SERVICE_V2',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'GITHUB_REPOSITORY',
]

const S3 = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CA_BUNDLE',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]

test.each([
  { description: 'nothing', inputs: {}, names: [] },
  {
    description: 'secret-envs, and build-args without a value',
    inputs: { secretEnvs: new Map([['npm', 'NPM_TOKEN']]), buildArgs: ['A=1', 'COLOUR', 'B='] },
    names: ['NPM_TOKEN', 'COLOUR'],
  },
  { description: "a cache of GitHub's to read", inputs: { cacheFrom: ['type=gha'] }, names: GHA },
  { description: "a cache of GitHub's to write", inputs: { cacheTo: ['mode=max,type=gha,scope=a'] }, names: GHA },
  { description: 'a quoted field', inputs: { cacheTo: ['"type=gha",mode=max'] }, names: GHA },
  { description: 'a cache in S3', inputs: { cacheFrom: ['type=s3,region=us-east-1,bucket=b'] }, names: S3 },
  {
    description: 'caches of other types, whatever their names',
    inputs: {
      cacheFrom: ['type=registry,ref=example.com/type=gha', 'type=local,src=type=s3', 'example.com/gha'],
      cacheTo: ['type=inline'],
    },
    names: [],
  },
])('a build asks for the variables of $description', ({ inputs, names }) => {
  expect(buildVariables({ ...BUILD, ...inputs })).toEqual(names)
})
