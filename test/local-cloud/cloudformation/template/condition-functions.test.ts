import { expect, test } from 'vitest'
import { newAccount } from '../../account.ts'
import { deploy } from '../../stack.ts'

test('a condition compares what functions give', async () => {
  const list = { 'Fn::Split': [',', { 'Fn::Join': ['', [{ Ref: 'Names' }, ',,']] }] }
  const has = (index: number) => ({ 'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Select': [index, list] }, ''] }] })
  const shown = (condition: string) => ({ Value: { 'Fn::If': [condition, 'yes', 'no'] } })
  const { Outputs } = await deploy(newAccount(), {
    Parameters: { Names: { Type: 'String', Default: 'a,b' } },
    Mappings: { Sizes: { small: { Cpu: '256' } } },
    Conditions: {
      First: has(0),
      Third: has(2),
      Joined: { 'Fn::Equals': [{ 'Fn::Join': ['', list] }, 'ab'] },
      Substituted: { 'Fn::Equals': [{ 'Fn::Sub': `\${Names}!` }, 'a,b!'] },
      Mapped: { 'Fn::Equals': [{ 'Fn::FindInMap': ['Sizes', 'small', 'Cpu'] }, '256'] },
      Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    },
    Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
    Outputs: {
      First: shown('First'),
      Third: shown('Third'),
      Joined: shown('Joined'),
      Substituted: shown('Substituted'),
      Mapped: shown('Mapped'),
      Here: shown('Here'),
    },
  })
  const values = Object.fromEntries((Outputs ?? []).map((output) => [output.OutputKey, output.OutputValue]))
  expect(values).toEqual({ First: 'yes', Third: 'no', Joined: 'yes', Substituted: 'yes', Mapped: 'yes', Here: 'yes' })
})
