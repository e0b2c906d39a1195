import { expect, test } from 'vitest'
import { isOurs, isUnowned, notOurs, ownerTags, type Stack } from '../../src/stack/stack.ts'
import { thrown } from '../thrown.ts'

const main = { repository: 'octo/hello', stack: 'hello', pullRequest: undefined }
const preview = { ...main, pullRequest: 7 }

function stack(tags: Readonly<Record<string, string>>): Stack {
  return {
    id: 'arn',
    name: 'hello',
    status: 'CREATE_COMPLETE',
    reason: undefined,
    parameters: new Map(),
    tags: new Map(Object.entries(tags)),
    outputs: new Map(),
    roleArn: undefined,
    notificationArns: [],
    changeSetId: undefined,
    terminationProtection: false,
  }
}

const mainTags = { 'servicefull:repository': 'octo/hello', 'servicefull:stack': 'hello' }
const previewTags = { ...mainTags, 'servicefull:pull-request': '7' }

test.each([
  { description: 'a stack', owner: main, tags: mainTags },
  { description: 'a preview', owner: preview, tags: previewTags },
])('the tags of $description', ({ owner, tags }) => {
  expect(Object.fromEntries(ownerTags(owner))).toEqual(tags)
})

test.each([
  { description: 'ours', owner: main, tags: { team: 'a', ...mainTags }, ours: true, unowned: false },
  { description: 'our preview', owner: preview, tags: previewTags, ours: true, unowned: false },
  { description: 'a preview, not the stack', owner: main, tags: previewTags, ours: false, unowned: false },
  { description: 'the stack, not a preview', owner: preview, tags: mainTags, ours: false, unowned: false },
  {
    description: 'another pull request',
    owner: preview,
    tags: { ...previewTags, 'servicefull:pull-request': '8' },
    ours: false,
    unowned: false,
  },
  {
    description: 'another repository',
    owner: main,
    tags: { ...mainTags, 'servicefull:repository': 'cat/hello' },
    ours: false,
    unowned: false,
  },
  {
    description: 'another stack',
    owner: main,
    tags: { ...mainTags, 'servicefull:stack': 'other' },
    ours: false,
    unowned: false,
  },
  { description: 'made by something else', owner: main, tags: { team: 'a' }, ours: false, unowned: true },
])('whose: $description', ({ owner, tags, ours, unowned }) => {
  expect([isOurs(stack(tags), owner), isUnowned(stack(tags))]).toEqual([ours, unowned])
})

test.each([
  {
    description: 'something else made it',
    owner: main,
    tags: { team: 'a' },
    whose: 'it carries no tag of this action, so something else made it',
    ours: 'servicefull:repository=octo/hello, servicefull:stack=hello',
  },
  {
    description: 'it is of another repository',
    owner: preview,
    tags: { ...mainTags, 'servicefull:repository': 'cat/hello' },
    whose: 'it belongs to servicefull:repository=cat/hello, servicefull:stack=hello',
    ours: 'servicefull:repository=octo/hello, servicefull:stack=hello, servicefull:pull-request=7',
  },
])('the refusal: $description', ({ owner, tags, whose, ours }) => {
  const refusal = () => {
    throw notOurs(stack(tags), owner, 'deleted')
  }
  expect(thrown(refusal)).toEqual([
    {
      message: `The stack hello is not deleted: ${whose}.`,
      remedy: `Choose another stack-name. If the stack is yours, tag it with ${ours} (\`aws cloudformation update-stack --use-previous-template --tags ...\`).`,
    },
  ])
})
