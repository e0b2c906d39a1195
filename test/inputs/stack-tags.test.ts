import { expect, test } from 'vitest'
import { stackTags } from '../../src/inputs/stack-tags.ts'
import { inputsOf } from '../fixtures/run.ts'
import { thrown } from '../fixtures/thrown.ts'

const FORM =
  'Write one `Key=Value` a line, under `tags: |`. If it is one value, put the whole item in quotes: `"Key=<value>"`.'
const several = { message: 'Input tags: line 1 has several tags.', remedy: FORM }
const shorthand = { message: 'Input tags: line 1 has the form `Key=...,Value=...` of a command line.', remedy: FORM }
const tags = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}=v`).join('\n')

test.each([
  { text: 'Env=staging Repo=shop Owner=team-a', problems: [several] },
  { text: 'Env=staging,Repo=shop', problems: [several] },
  { text: 'Env=two words Repo=shop', problems: [several] },
  { text: 'Key=Env,Value=staging Key=Repo,Value=shop', problems: [shorthand] },
  { text: 'Key=Env, Value=staging', problems: [shorthand] },
  {
    text: 'Value=staging,Key=Env',
    problems: [{ ...shorthand, message: 'Input tags: line 1 has the form `Value=...,Key=...` of a command line.' }],
  },
  {
    text: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:latest\nghcr.io/org/app:{{sha}}',
    problems: [
      {
        message: 'Input tags: it has references of images, but these are tags of the stack.',
        remedy: 'Write the tags of the image into `image-tags`, one a line, without the repository.',
      },
    ],
  },
  {
    text: tags(49),
    problems: [
      {
        message: 'Input tags: it has 49 tags, a stack takes 48 besides ours.',
        remedy: 'Remove 1. CloudFormation takes 50 tags a stack, and the action adds two.',
      },
    ],
  },
  {
    text: `${'k'.repeat(129)}=v\nk=${'v'.repeat(257)}\naws:a=b\nEnv=a,Repo=b`,
    problems: [
      {
        message: `Input tags: the key of the tag \`${'k'.repeat(40)}...\` has 129 characters, CloudFormation takes 128.`,
        remedy: 'Shorten it.',
      },
      {
        message: 'Input tags: the value of the tag `k` has 257 characters, CloudFormation takes 256.',
        remedy: 'Shorten it.',
      },
      {
        message: 'Input tags: the tag `aws:a` is reserved.',
        remedy: 'Choose a key without the prefix aws: or servicefull:.',
      },
      { message: 'Input tags: line 4 has several tags.', remedy: FORM },
    ],
  },
])('refused: $text', ({ text, problems }) => {
  expect(thrown(() => inputsOf({ tags: text }))).toEqual(problems)
})

test.each([
  {
    text: 'Cost Group=Re stack\nowner:team:name=a b\nb64=YWJj==',
    is: { 'Cost Group': 'Re stack', 'owner:team:name': 'a b', b64: 'YWJj==' },
  },
  { text: '"Env=staging,Repo=shop"', is: { Env: 'staging,Repo=shop' } },
  { text: 'Env: staging,Repo=shop', is: { Env: 'staging,Repo=shop' } },
  { text: '[{"Key": "Env", "Value": "a Repo=b"}]', is: { Env: 'a Repo=b' } },
  { text: `${'k'.repeat(128)}=${'v'.repeat(256)}`, is: { ['k'.repeat(128)]: 'v'.repeat(256) } },
])('taken: $text', ({ text, is }) => {
  expect(Object.fromEntries(stackTags(text))).toEqual(is)
})

test('48 tags are taken', () => {
  expect(stackTags(tags(48)).size).toBe(48)
})
