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
 * Source: AWS Step Functions developer guide, "Viewing execution details", and the `console` links of its workshops: `#/v2/executions/details/<ARN>`.
 *
 * @param arn of the execution; its partition decides the host
 */
export function executionConsoleUrl(region: string, arn: string): string {
  return `${consoleOf(region, arn)}/states/home?region=${region}#/v2/executions/details/${arn}`
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
