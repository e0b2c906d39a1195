import { stringify } from 'yaml'

/** The action in `uses:` of the demo's workflow. */
export const actionName = 'org/servicefull-action@v1'

/** The name of the step that runs the execution. */
export const executionStep = 'Run the state machine'

/**
 * Returns the workflow of the demo as YAML: the steps that a user has, and one that runs the deployed state machine.
 *
 * @param inputs of the action
 */
export function demoWorkflow(inputs: Readonly<Record<string, string>>): string {
  return stringify({
    name: 'deploy',
    on: 'push',
    jobs: {
      deploy: {
        'runs-on': 'ubuntu-latest',
        steps: [
          { name: 'Check out', uses: 'actions/checkout@v6' },
          { name: 'Build and deploy', id: 'deploy', uses: actionName, with: inputs },
          {
            name: executionStep,
            // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
            env: { STATE_MACHINE_ARN: '${{ steps.deploy.outputs.state-machine-arn }}' },
            run: 'node "$EXECUTION_PROGRAM"',
          },
        ],
      },
    },
  })
}

/**
 * Returns the inputs of the action for the local cloud: those of the service without its role and account, which the local
 * cloud does not have, and with the registry and the build arguments of this machine.
 */
export function localInputs(
  own: Readonly<Record<string, string>>,
  local: {
    readonly name: string
    readonly region: string
    readonly registry: string
    readonly buildArgs: readonly string[]
  },
): Readonly<Record<string, string>> {
  const { 'role-to-assume': _role, 'allowed-account-ids': _accounts, ...kept } = own
  const buildArgs = [own['build-args'] ?? '', ...local.buildArgs].filter(Boolean).join('\n')
  return {
    'stack-name': local.name,
    ...kept,
    'aws-region': local.region,
    registry: local.registry,
    ...(buildArgs ? { 'build-args': buildArgs } : {}),
  }
}
