import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** A call that changes something on AWS, and why it changes nothing of others. */
interface Change {
  /** The call, and the file below `src/` that makes it. */
  readonly call: string
  /** Says what it is called for: an ARN where the call takes one. */
  readonly names: string
  /** The check, and the step that it comes before, in a file below `src/`; each path to the call has one. */
  readonly checks: readonly (readonly [file: string, check: string, step: string])[]
}

const CHANGES: readonly Change[] = [
  {
    // Takes a tag that only runs of this pull request give, or a digest that an index of theirs has listed.
    call: 'BatchDeleteImage image/remove.ts',
    names: 'new BatchDeleteImageCommand({ ...repositoryMembers(repository), imageIds })',
    checks: [
      ['image/remove.ts', 'if (isOfPullRequest(await readConfig(', 'return image\n'],
      ['image/remove.ts', 'await findOurImages(store, images, tags)', 'return removeImages(store, repository, ours)'],
      ['image/remove.ts', 'filter((digest) => !tagged.has(digest))', 'await deleteImages(store, repository, ids)\n}'],
      ['commands/sweep.ts', 'await findOurImages(store, images, tags)', 'await removeImages(store, repository, ours)'],
    ],
  },
  {
    call: 'CreateChangeSet stack/change-set/change-set.ts',
    names: 'StackName: stack?.id ?? target.stackName',
    checks: [
      [
        'stack/deploy/deploy-stack.ts',
        'await checkStack(edges.client',
        "if (action.kind === 'create') return undefined",
      ],
    ],
  },
  {
    call: 'ExecuteChangeSet stack/change-set/change-set.ts',
    names: 'ExecuteChangeSetCommand({ ChangeSetName: id,',
    checks: [
      ['stack/deploy/deploy-once.ts', 'createChangeSet(edges, desired', 'await executeChangeSet('],
      ['stack/deploy/deploy-once.ts', 'await checkReview(edges.client, made', 'return created'],
      ['stack/deploy/reviewed.ts', 'await checkOwner(edges.client', 'return execute(edges'],
    ],
  },
  {
    call: 'DeleteChangeSet stack/change-set/change-set.ts',
    names: 'DeleteChangeSetCommand({ ChangeSetName: id })',
    checks: [
      ['stack/change-set/change-set.ts', '!isOurChangeSet(changeSet, stack, owner)) throw', 'await removeChangeSet('],
    ],
  },
  {
    call: 'DeleteChangeSet stack/change-set/list.ts',
    names: 'DeleteChangeSetCommand({ ChangeSetName: changeSet.id })',
    checks: [
      ['stack/change-set/list.ts', '!isOurChangeSet(changeSet, stack, owner)) continue', 'new DeleteChangeSetCommand('],
    ],
  },
  {
    call: 'DeleteStack stack/change-set/change-set.ts',
    names: 'DeleteStackCommand({ StackName: stack.id })',
    checks: [
      ['stack/change-set/change-set.ts', '!isOurChangeSet(changeSet, stack, owner)) throw', 'await removeChangeSet('],
      ['stack/change-set/change-set.ts', 'await isLeftover(client, stack, id)', 'new DeleteStackCommand('],
      [
        'stack/change-set/change-set.ts',
        'all.every(({ ChangeSetId }) => ChangeSetId === changeSetId)) return false',
        "(await readStack(client, id))?.status === 'REVIEW_IN_PROGRESS'",
      ],
    ],
  },
  {
    call: 'DeleteStack stack/delete/remove.ts',
    names: 'DeleteStackCommand({ StackName: stack.id, ClientRequestToken: token })',
    checks: [
      ['stack/delete/delete.ts', 'await checkDeletable(edges, idle', 'removeStack(edges, idle'],
      ['stack/deploy/deploy-stack.ts', 'await checkStack(edges.client', 'removeStack(edges, stack'],
    ],
  },
  {
    // Of a state machine that the deletion of our own preview deletes.
    call: 'StopExecution stack/failure/executions.ts',
    names: 'StopExecutionCommand({ executionArn,',
    checks: [
      ['stack/delete/delete.ts', 'await checkDeletable(edges, stack', 'removeWhenIdle(edges, stack'],
      ['stack/failure/machines.ts', 'pullRequest === undefined) return undefined', 'is deleted.`'],
      ['stack/failure/machines.ts', "ResourceType !== 'AWS::StepFunctions::StateMachine'", 'machines.set(arn'],
    ],
  },
  {
    // The user names the state machine, or the stack that has it.
    call: 'StartExecution execution/start.ts',
    names: 'new StartExecutionCommand(request)',
    checks: [['commands/job/execution.ts', 'stateMachineArn = await findStateMachine(', 'return runExecution(']],
  },
  {
    // Its name is one that only this attempt gives.
    call: 'StopExecution execution/start.ts',
    names: 'StopExecutionCommand({ executionArn: arn, ...why })',
    checks: [
      ['execution/run.ts', 'const arn = executionArn(stateMachineArn, name)', 'await stopExecution(client, arn'],
      ['plan/clean-up.ts', '!isExecutionOf(attemptOf(source.context), name)', 'return { execution: state, region'],
    ],
  },
  {
    call: 'UpdateTerminationProtection stack/deploy/protection.ts',
    names: '{ StackName: stack.id, EnableTerminationProtection: on }',
    checks: [['stack/deploy/protection.ts', 'if (!isOurs(stack, owner)) {', 'new UpdateTerminationProtectionCommand(']],
  },
  {
    call: 'CreateRepository image/repository/repository.ts',
    names: 'repositoryName: name',
    // AWS refuses a name that is taken.
    checks: [],
  },
  {
    // Takes a name only.
    call: 'PutLifecyclePolicy image/repository/repository.ts',
    names: 'PutLifecyclePolicyCommand(lifecyclePolicyRequest(name))',
    checks: [
      ['image/repository/repository.ts', 'new CreateRepositoryCommand(', 'await setLifecycle(ecr, log, name)\n'],
      [
        'image/repository/repository.ts',
        'if (perhapsOurs && (await isOurRepository(',
        'await setLifecycle(ecr, log, name)\n  warn',
      ],
    ],
  },
  {
    // Adds a tag to an image of this build; AWS refuses to move one of a repository with immutable tags.
    call: 'PutImage image/push/tag.ts',
    names: 'imageManifest: image.manifest',
    checks: [
      [
        'image/push/tag.ts',
        '!isSameBuild(config, { fingerprint, pullRequest: plan.pullRequest })) return undefined',
        'await addTags(edges, plan, image, lost',
      ],
    ],
  },
  {
    // The key is the hash of the content.
    call: 'PutObject template/files/upload.ts',
    names: 'PutObjectCommand({',
    checks: [],
  },
]

const sources = join(import.meta.dirname, '../src')
const read = (name: string): string => readFileSync(join(sources, name), 'utf8')

test('every call that changes something on AWS is in the table, and no other', () => {
  const calls = globSync('**/*.ts', { cwd: sources }).flatMap((file) =>
    [...read(file).matchAll(/new (\w+)Command\(/g)].map(([, name = '']) => `${name} ${file}`),
  )
  const changes = calls.filter((call) => !/^(Describe|Get|List|Head|BatchGet|AssumeRole)/.test(call))
  expect([...new Set(changes)].sort()).toEqual(CHANGES.map(({ call }) => call).sort())
})

test.each(CHANGES)('$call names $names', ({ call, names }) => {
  const [, file = ''] = call.split(' ')
  expect([read(file), read('stack/deploy/request.ts')].some((text) => text.includes(names))).toBe(true)
})

test.each(CHANGES.flatMap(({ call, checks }) => checks.map(([file, check, step]) => ({ call, file, check, step }))))(
  '$call: in $file, $check comes first',
  ({ file, check, step }) => {
    const text = read(file)
    expect([text.includes(check), text.includes(step)]).toEqual([true, true])
    expect(text.indexOf(check)).toBeLessThan(text.indexOf(step, text.indexOf(check)))
  },
)
