import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { createChangeSet, topic } from '../../stack.ts'

const named = (TopicName: unknown, more: object = {}) => ({
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName }, ...more } },
})
const inBlock = (names: string, block: string) =>
  `Template format error: Unresolved resource dependencies [${names}] in the ${block} block of the template`

test.each([
  ['Ref', named({ Ref: 'Nope' }), inBlock('Nope', 'Resources')],
  ['GetAtt', named({ 'Fn::GetAtt': ['Nope', 'Arn'] }), inBlock('Nope', 'Resources')],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
  ['Sub', named({ 'Fn::Sub': '${Nope}-${AWS::Region}-${!literal}' }), inBlock('Nope', 'Resources')],
  ['DependsOn', named('a', { DependsOn: 'Nope' }), inBlock('Nope', 'Resources')],
  ['two', named({ 'Fn::Join': ['', [{ Ref: 'A' }, { Ref: 'B' }]] }), inBlock('A, B', 'Resources')],
  ['an output', topic('a', { Url: { Value: { Ref: 'Nope' } } }), inBlock('Nope', 'Outputs')],
])('%s to nothing', async (_, template, message) => {
  await expect(createChangeSet(newAccount(), template)).rejects.toMatchObject({ name: 'ValidationError', message })
})

test('references that resolve are taken', async () => {
  const template = {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
    ...named({ 'Fn::Sub': '${P}-${AWS::StackName}' }),
    Parameters: { P: { Type: 'String', Default: 'p' } },
  }
  await createChangeSet(newAccount(), { ...template, Outputs: { Arn: { Value: { Ref: 'Topic' } } } })
})
