import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../local-cloud/places.ts'
import { must } from '../../local-cloud/processes.ts'
import { pythonEnvironment } from '../../local-cloud/python.ts'
import { temporaryDirectory } from '../../local-cloud/temporary.ts'
import { openAccount, setUp } from '../../test/scenarios/harness/account.ts'
import { type Checkout, checkOutIn } from '../../test/scenarios/harness/checkout.ts'
import { push } from '../../test/scenarios/harness/events.ts'
import { runJobIn } from '../../test/scenarios/harness/runner.ts'
import type { Pairs } from './figures.ts'
import { type Floor, floorDelete, floorDeploy, floorImage, openFloor } from './floor.ts'

/** The seconds that a small stack took on AWS. */
const TIMES = { changeSetSeconds: 3.7, resourceSeconds: 17.3 }
const TEMPLATE = join(import.meta.dirname, 'slow-stack.yml')

/** The milliseconds of each operation in the life of a stack. */
interface Life {
  readonly first: number
  readonly again: number
  readonly delete: number
}

/**
 * Measures the life of a stack with the times of AWS: the action beside the floor, and beside `docker buildx build --push` with
 * `aws cloudformation deploy`.
 *
 * @param repeats rounds, about three minutes each
 */
export async function measureSlowStacks(repeats: number, say: (line: string) => void): Promise<readonly Pairs[]> {
  const aws = join(await pythonEnvironment(join(projectRoot, 'script', 'bench-requirements.txt'), say), 'aws')
  const home = temporaryDirectory('bench')
  const rounds: { readonly ours: Life; readonly floor: Life; readonly cli: Life }[] = []
  for (let round = 1; round <= repeats; round += 1) {
    const scratch = mkdtempSync(join(home, 'round-'))
    const folder = (name: string): string => {
      mkdirSync(join(scratch, name))
      return join(scratch, name)
    }
    const checkout = checkOutIn(folder('checkout'), { 'stack.yml': readFileSync(TEMPLATE, 'utf8') })
    const floor = await livesOnFloor(await openSlowFloor(folder('floor')), checkout)
    const ours = await livesOnOurs(checkout, folder)
    const cli = await livesOnCli(aws, await openSlowFloor(folder('cli')), checkout)
    rounds.push({ ours, floor, cli })
    say(`round ${round} of ${repeats}: first deploy ${(ours.first / floor.first).toFixed(3)}× the floor`)
  }
  const names = { first: 'first deploy', again: 'same commit again', delete: 'delete' } as const
  return (['floor', 'cli'] as const).flatMap((base) =>
    (Object.keys(names) as (keyof Life)[]).map((key) => ({
      name: `${names[key]} / ${base === 'cli' ? 'buildx and AWS CLI' : 'floor'}`,
      ours: rounds.map(({ ours }) => ours[key]),
      base: rounds.map((round) => round[base][key]),
    })),
  )
}

async function openSlowFloor(directory: string): Promise<Floor> {
  const floor = await openFloor(directory)
  await setUp(floor.account, TIMES)
  return floor
}

async function livesOnFloor(floor: Floor, checkout: Checkout): Promise<Life> {
  const deploy = (): Promise<number> => floorDeploy(floor, checkout, TEMPLATE)
  return { first: await deploy(), again: await deploy(), delete: await floorDelete(floor) }
}

async function livesOnOurs(checkout: Checkout, folder: (name: string) => string): Promise<Life> {
  const account = openAccount()
  await setUp(account, TIMES)
  const run = async (name: string, command: string): Promise<number> => {
    const inputs = { template: 'stack.yml', command }
    const end = await runJobIn(folder(name), { account, checkout, event: push(checkout.head()), inputs })
    if (end.code !== 0) throw new Error(`the job failed:\n${end.log}`)
    return end.milliseconds
  }
  return { first: await run('first', 'auto'), again: await run('again', 'auto'), delete: await run('delete', 'delete') }
}

async function livesOnCli(aws: string, floor: Floor, checkout: Checkout): Promise<Life> {
  const { account } = floor
  const cloudFormation = (args: readonly string[]): Promise<unknown> =>
    must('The AWS CLI', [aws, 'cloudformation', ...args], {
      env: { ...process.env, ...account.env, AWS_DEFAULT_REGION: account.env.AWS_REGION },
    })
  const deploy = (): Promise<number> =>
    timed(async () => {
      const image = await floorImage(floor, checkout)
      const options = ['--parameter-overrides', `ImageUri=${image}`, '--no-fail-on-empty-changeset']
      await cloudFormation(['deploy', '--stack-name', 'hello', '--template-file', TEMPLATE, ...options])
    })
  const remove = (): Promise<number> =>
    timed(async () => {
      await cloudFormation(['delete-stack', '--stack-name', 'hello'])
      await cloudFormation(['wait', 'stack-delete-complete', '--stack-name', 'hello'])
    })
  return { first: await deploy(), again: await deploy(), delete: await remove() }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
