import { expect, test } from 'vitest'
import { executionConsoleUrl, stackConsoleUrl } from '../../src/aws/console.ts'

test.each([
  { partition: 'aws', region: 'eu-central-1', host: 'eu-central-1.console.aws.amazon.com' },
  { partition: 'aws-cn', region: 'cn-north-1', host: 'cn-north-1.console.amazonaws.cn' },
  { partition: 'aws-us-gov', region: 'us-gov-west-1', host: 'us-gov-west-1.console.amazonaws-us-gov.com' },
  { partition: 'aws-eusc', region: 'eusc-de-east-1', host: 'eusc-de-east-1.console.amazonaws-eusc.eu' },
])('the console of $partition', ({ partition, region, host }) => {
  expect(stackConsoleUrl(region, `arn:${partition}:cloudformation:${region}:1:stack/s/1`)).toBe(
    `https://${host}/cloudformation/home?region=${region}#/stacks/stackinfo?stackId=arn%3A${partition}%3Acloudformation%3A${region}%3A1%3Astack%2Fs%2F1`,
  )
})

test('the events of a stack', () => {
  expect(stackConsoleUrl('r', 'arn:aws:x', 'events')).toBe(
    'https://r.console.aws.amazon.com/cloudformation/home?region=r#/stacks/events?stackId=arn%3Aaws%3Ax',
  )
})

test.each([
  ['execution:hello:sf-1', 'v2/executions/details/arn:aws-cn:states:cn-north-1:1:execution:hello:sf-1'],
  [
    'express:hello:sf-1:a1',
    'express-executions/details/arn:aws-cn:states:cn-north-1:1:express:hello:sf-1:a1?startDate=7',
  ],
])('the execution %s', (name, page) => {
  expect(executionConsoleUrl(`arn:aws-cn:states:cn-north-1:1:${name}`, 7)).toBe(
    `https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1#/${page}`,
  )
})
