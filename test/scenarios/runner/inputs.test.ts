import { expect, test } from 'vitest'
import { mutations, openAccount } from '../harness/account.ts'
import { readTemplate } from '../harness/checkout.ts'
import { push } from '../harness/events.ts'
import { checkOut, openJob, runJob } from '../harness/job.ts'
import { NO_ENGINE, NO_KEYS } from '../harness/machine.ts'

interface Case {
  readonly wrong: string
  readonly inputs?: Record<string, string>
  readonly files?: Record<string, string>
  readonly env?: Record<string, string>
  /** Texts that the annotations contain, remedies included. */
  readonly says: readonly string[]
}

const own = readTemplate('own')
const twoImages = own.replace('- Name: main', '- Name: side\n          Image: !Ref Stage\n        - Name: main')

const cases: readonly Case[] = [
  {
    wrong: 'no stack name',
    inputs: { 'stack-name': '' },
    says: ['Input stack-name: it is required', 'stack-name: <name>'],
  },
  {
    wrong: 'a stack name that CloudFormation refuses',
    inputs: { 'stack-name': 'my_stack' },
    says: ['`my_stack`', 'Use `my-stack`'],
  },
  { wrong: 'no region', env: { AWS_REGION: '' }, says: ['No AWS region', 'aws-region: <region>'] },
  {
    wrong: 'a template that is missing',
    inputs: { template: 'nope.yml' },
    says: ['`nope.yml` does not exist in the workspace'],
  },
  {
    wrong: 'a template outside of the workspace',
    inputs: { template: '/etc/passwd' },
    says: ['`/etc/passwd` is outside of the workspace'],
  },
  { wrong: 'a template that is a folder', inputs: { template: '.github' }, says: ['`.github` is a folder'] },
  {
    wrong: 'an empty template',
    inputs: { template: 'a.yml' },
    files: { 'a.yml': ' \n' },
    says: ['The template a.yml is empty'],
  },
  {
    wrong: 'a template that is not YAML',
    inputs: { template: 'a.yml' },
    files: { 'a.yml': 'Resources:\n  A:\n    - b\n   c: d\n' },
    says: ['file=a.yml,line=4', 'The template a.yml is neither YAML nor JSON'],
  },
  {
    wrong: 'a template without Resources',
    inputs: { template: 'a.yml' },
    files: { 'a.yml': 'Outputs: {}\n' },
    says: ['has no Resources'],
  },
  {
    wrong: 'a template that takes no image',
    inputs: { template: 'a.yml' },
    files: { 'a.yml': 'Resources: { T: { Type: AWS::SNS::Topic } }\n' },
    says: ['does not use the image', 'image-parameter: none'],
  },
  {
    wrong: 'several parameters that take an image',
    inputs: { template: 'a.yml' },
    files: { 'a.yml': twoImages },
    says: [
      'file=a.yml,line=24',
      'takes images by several parameters: Stage (Task, line 24), ContainerImage (Task, line 24)',
      '`image-parameter: Stage`',
    ],
  },
  {
    wrong: 'an image parameter that is not declared',
    inputs: { 'image-parameter': 'Image' },
    says: ['has no parameter `Image`', 'ImageUri'],
  },
  {
    wrong: 'an unknown parameter',
    inputs: { 'parameter-overrides': 'Memori=512' },
    says: ['has no parameter `Memori`', 'Did you mean `Memory`?'],
  },
  {
    wrong: 'a missing parameter',
    inputs: { template: 'a.yml' },
    files: { 'a.yml': own.replace('Default: test', 'MinLength: 1') },
    says: ['needs the parameter `Stage`', 'Add `Stage=<value>`'],
  },
  {
    wrong: 'a parameter that is too small, in the built-in template',
    inputs: { 'parameter-overrides': 'Cpu=300' },
    says: ['does not allow the value `300` of `Cpu`', 'Did you mean `'],
  },
  {
    wrong: 'two parameters on one line',
    inputs: { 'parameter-overrides': 'Cpu=512,Memory=1024' },
    says: ['the value of `Cpu` continues with `Memory=`', 'Write each on a line of its own'],
  },
  {
    wrong: 'an image that SSM has',
    inputs: { template: 'a.yml' },
    files: { 'a.yml': own.replace('{ Type: String }', '{ Type: AWS::SSM::Parameter::Value<String> }') },
    says: ['Task (line 24) takes `!Ref ContainerImage`', 'is of type AWS::SSM::Parameter::Value<String>'],
  },
  {
    wrong: 'no Dockerfile',
    inputs: { file: 'nope/Dockerfile' },
    says: ['There is no Dockerfile at `nope/Dockerfile`'],
  },
  { wrong: 'no context', inputs: { context: 'nope' }, says: ['there is no folder `nope`'] },
  {
    wrong: 'a repository name that ECR refuses',
    inputs: { repository: 'My Repo' },
    says: ['ECR refuses `My Repo`', 'Use `my-repo`'],
  },
  {
    wrong: 'a repository that is missing and may not be made',
    inputs: { 'create-repository': 'false' },
    says: ['There is no ECR repository `hello-job`', 'create-repository: true'],
  },
  {
    wrong: 'no Docker daemon',
    env: NO_ENGINE,
    says: ['Docker cannot build here', 'Start the Docker daemon'],
  },
  { wrong: 'no buildx', env: { DOCKER_CONFIG: '/nowhere' }, says: ['no buildx', 'docker/setup-buildx-action'] },
  { wrong: 'no docker', env: { PATH: '/nowhere' }, says: ['Docker is not installed', '`image:`'] },
  {
    wrong: 'no credentials',
    env: NO_KEYS,
    says: ['AWS STS GetCallerIdentity failed', '`role-to-assume`', 'id-token: write'],
  },
  {
    wrong: 'the wrong account',
    inputs: { 'allowed-account-ids': '111111111111' },
    says: ['which is not in allowed-account-ids'],
  },
  {
    wrong: 'an unknown command, a boolean and a capability that are none',
    inputs: { command: 'destroy', 'create-repository': 'yes', capabilities: 'CAPABILITY_ALL' },
    says: [
      'Input command: `destroy` is not known',
      'Input create-repository: `yes`',
      'Input capabilities: `CAPABILITY_ALL`',
    ],
  },
]

test.concurrent.for(cases)(
  '$wrong is refused before anything is built or changed',
  async ({ inputs, files, env, says }, { expect }) => {
    const { account, job } = openJob(files)

    const end = await runJob({
      ...job,
      ...(inputs && { inputs }),
      ...(env && { env }),
    })

    expect(end.code).toBe(1)
    for (const text of says) expect(end.errors.join('\n')).toContain(text)
    expect(end.log).not.toContain('transferring dockerfile')
    expect(end.log).not.toMatch(/\n\s+at /)
    expect(await mutations(account)).toEqual([])
    expect(end.leftovers).toEqual([])
  },
)

test('a folder that is no checkout, on an event without a commit, has no build ID', async () => {
  const account = openAccount()
  const checkout = checkOut()
  const { env, payload } = push('')

  const end = await runJob({ account, checkout, event: { env, payload }, env: { GITHUB_WORKSPACE: '/' } })

  expect(end.code).toBe(1)
  expect(end.errors.join()).toContain('is not a git checkout and the event names no commit')
})

test('faults that a build would find only later are refused before anything changes, all at once', async () => {
  const { account, job } = openJob()

  const texts = await runJob({
    ...job,
    inputs: { network: 'hots', platforms: 'linux/amd46', 'image-tags': '{{semvr}}' },
  })
  const variables = await runJob({ ...job, inputs: { 'secret-envs': 'npm=NPM_TOKEN', ssh: 'default' } })
  const files = await runJob({
    ...job,
    inputs: {
      'secret-files': 'npm=.npmrc',
      ssh: 'default=id_rsa',
      'build-contexts': 'shared=../shared',
      target: 'nope',
    },
  })

  const messages = [texts, variables, files].map((end) => end.errors.map((error) => error.split('\n')[0]))
  expect(messages).toEqual([
    [
      '::Input image-tags: `{{semvr}}` is not a placeholder.',
      '::Input platforms: `linux/amd46` is not a platform.',
      '::Input network: `hots` is not known.',
    ],
    [
      '::Input secret-envs: the variable `NPM_TOKEN` of `npm` is not set.',
      '::Input ssh: `default` needs an agent, but SSH_AUTH_SOCK is not set.',
    ],
    [
      'file=Dockerfile::Input target: `Dockerfile` has no stage `nope`.',
      '::Input build-contexts: `../shared`, of `shared`, is outside of the workspace.',
      '::Input secret-files: there is no file `.npmrc`, of `npm`, in the workspace.',
      '::Input ssh: there is no file `id_rsa`, of `default`, in the workspace.',
    ],
  ])
  expect(await mutations(account)).toEqual([])
})
