import { stringify } from 'yaml'

/** How workflows name the action; the runner is told to take it from this checkout. */
export const actionName = 'org/servicefull-action@v1'

/** The step's name under which the execution runs. */
export const executionStep = 'Run the state machine'

/**
 * The demo's workflow: the three steps that a user would have, and the deployed state machine started in a last one.
 * `inputs` are those of the action.
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
 * The action's inputs on the local cloud: the service's own, without the role (the local cloud has none to assume), with
 * the registry and the build arguments of this machine.
 */
export function localInputs(
  own: Readonly<Record<string, string>>,
  local: { name: string; region: string; registry: string; buildArgs: readonly string[] },
): Record<string, string> {
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
