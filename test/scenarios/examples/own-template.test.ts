import { expect, test } from 'vitest'
import { push } from '../harness/events.ts'
import { startGitHub, stateOf } from '../harness/github/github.ts'
import { allowMore, faultsOfRoles, lifeOf } from '../harness/permissions/more.ts'
import { openPage } from '../harness/workflows/load-balancer.ts'
import { openExample, read } from '../harness/workflows/run.ts'
import { lookAt } from '../harness/world.ts'

/** Only the read handlers call them: for values of Fn::GetAtt and to detect drift, which the local cloud does itself. */
const READ_ONLY = [
  'DescribeCapacityReservation',
  'DescribeLoadBalancerAttributes',
  'DescribeTargetGroupAttributes',
].map((name) => `more-ServicePolicy/SeeBalancers elasticloadbalancing:${name}`)

/** The template with no task, and an image that nobody pulls. */
function withoutTasks(stack: string): string {
  return stack
    .replace('Default: 1', 'Default: 0')
    .replace('ImageUri:\n', 'ImageUri:\n    Default: none\n')
    .replace('{ Enable: true, Rollback: true }', '{ Enable: false, Rollback: false }')
}

/** The template with another port, health check and delay, and its subnets the other way round. */
function changed(stack: string): string {
  return stack
    .replace('Port: 80\n', 'Port: 81\n')
    .replace('HealthCheckPath: /', 'HealthCheckPath: /health')
    .replace("Value: '20'", "Value: '30'")
    .replace(
      '      Subnets: [!Ref Subnet1, !Ref Subnet2]\n      SecurityGroups: [!GetAtt LoadBalancer',
      '      Subnets: [!Ref Subnet2, !Ref Subnet1]\n      SecurityGroups: [!GetAtt LoadBalancer',
    )
}

test('own-template: a web service answers at its address, a push replaces its image, and one that does not answer is rolled back', async () => {
  const { account, checkout, run } = await openExample('own-template')
  await allowMore(account, 'own-template')
  const github = await startGitHub()
  const first = checkout.head()

  const created = await run('deploy', push(first), github.env)

  expect(created, created.log).toMatchObject({ ok: true, outputs: { operation: 'create' } })
  const { Url: url = '' } = created.outputs
  expect(await openPage(account, url)).toMatch(/^200 .*Hello from Fargate/s)

  const second = checkout.commit({ 'www/index.html': '<h1>Hello again</h1>\n' })
  const updated = await run('deploy', push(second), github.env)

  expect(updated, updated.log).toMatchObject({ ok: true, outputs: { operation: 'update', Url: url } })
  expect(updated.outputs.image).not.toBe(created.outputs.image)
  expect(await openPage(account, url)).toBe('200 <h1>Hello again</h1>\n')

  checkout.git('rm', '--quiet', 'www/index.html')
  const third = checkout.commit({ 'www/about.html': '<h1>About</h1>\n' })
  const failed = await run('deploy', push(third), github.env)

  expect(failed.ok).toBe(false)
  // The log of the task shows the health checks of the load balancer.
  expect(failed.log).toContain('response:404')
  expect(await openPage(account, url)).toBe('200 <h1>Hello again</h1>\n')
  expect(await lookAt(account)).toEqual({
    stacks: { web: 'UPDATE_ROLLBACK_COMPLETE' },
    // The one whose execution failed.
    changeSets: [expect.stringMatching(/^sf-/)],
    images: { 'hello-job': [first, second, third].sort(), 'hello-job-previews': [] },
  })
  const states = github.deployments.map((each) => `${each.sha} ${stateOf(each)}`)
  expect(states).toEqual([`${first} inactive`, `${second} success`, `${third} failure`])

  const stack = withoutTasks(read('own-template', 'stack.yml'))
  expect(await lifeOf(account, 'web-other', [stack, changed(stack)])).toEqual([
    'CREATE_COMPLETE',
    'UPDATE_COMPLETE',
    'DELETE_COMPLETE',
  ])
  expect(await faultsOfRoles(account)).toEqual(READ_ONLY)
})
