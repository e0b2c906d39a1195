/**
 * Returns the URL of a stack in the AWS console: its overview, or its events.
 * Source: AWS General Reference and that of the European Sovereign Cloud, console endpoints; AWS China and GovCloud user guides.
 *
 * @param stackId ARN of the stack; its partition decides the host
 */
export function stackConsoleUrl(region: string, stackId: string, tab: 'stackinfo' | 'events' = 'stackinfo'): string {
  return `${consoleOf(region, stackId)}/cloudformation/home?region=${region}#/stacks/${tab}?stackId=${encodeURIComponent(stackId)}`
}

/**
 * Returns the URL of an execution in the AWS console.
 * Source: AWS Step Functions developer guide, "Viewing execution details", and the `console` links of its workshops: `#/v2/executions/details/<ARN>`;
 * of an EXPRESS state machine, as the console itself and public tools write it: `#/express-executions/details/<ARN>?startDate=<milliseconds>`.
 *
 * @param arn of the execution; its partition decides the host
 * @param startedAt milliseconds since 1970
 */
export function executionConsoleUrl(arn: string, startedAt: number): string {
  const region = regionOf({ id: arn })
  const page = isExpressExecution(arn)
    ? `express-executions/details/${arn}?startDate=${startedAt}`
    : `v2/executions/details/${arn}`
  return `${consoleOf(region, arn)}/states/home?region=${region}#/${page}`
}

/** Whether an execution is one of an EXPRESS state machine. Source: AWS service authorization reference, Step Functions, resource types. */
export function isExpressExecution(arn: string): boolean {
  return arn.split(':')[5] === 'express'
}

function consoleOf(region: string, arn: string): string {
  const partition = arn.split(':')[1]
  if (partition === 'aws-cn') return `https://${region}.console.amazonaws.cn`
  if (partition === 'aws-us-gov') return `https://${region}.console.amazonaws-us-gov.com`
  if (partition === 'aws-eusc') return `https://${region}.console.amazonaws-eusc.eu`
  return `https://${region}.console.aws.amazon.com`
}

/**
 * Returns a command of the AWS CLI that a person can run as it is: it names the stack and the region.
 *
 * @param action such as `delete-stack`
 * @param stack `id`: its ARN
 * @param options further options, such as `--retain-resources A B`
 */
export function cliCommand(
  action: string,
  stack: { readonly id: string; readonly name: string },
  options = '',
): string {
  const region = regionOf(stack)
  const words = [`aws cloudformation ${action} --stack-name ${stack.name}`, region && `--region ${region}`, options]
  return `\`${words.filter(Boolean).join(' ')}\``
}

/** Returns the region of a stack, given its ARN. */
export function regionOf({ id }: { readonly id: string }): string {
  return id.split(':')[3] ?? ''
}
