import { type Account, openAccount } from './account.ts'
import { type Checkout, checkOutIn } from './checkout.ts'
import { push, type RunnerEvent } from './events.ts'
import { scratchFolder } from './machine.ts'
import { type Job, type JobEnd, type PostEnd, runJobIn, runPostIn } from './runner.ts'

/** The inputs of a job that deploys `stack.yml` of the checkout without an image. */
export const STACK_ONLY = { template: 'stack.yml', 'image-parameter': 'none' }

/** A template of a task that takes the image. */
export const IMAGE_TASK = `Parameters:
  ImageUri: { Type: String }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: [{ Name: main, Image: !Ref ImageUri, Memory: 64 }]
`

/** Runs a job. The files of its runner are removed after the tests of the file. */
export function runJob(job: Job): Promise<JobEnd> {
  return runJobIn(scratchFolder('runner'), job)
}

/** Runs the post step of a job alone, with the state that `stateOf` returns for the temporary folder of its runner. */
export function runPost(job: Job, stateOf: Parameters<typeof runPostIn>[2]): Promise<PostEnd> {
  return runPostIn(scratchFolder('runner'), job, stateOf)
}

/** Makes a checkout of an example, with more files. It is removed after the tests of the file. */
export function checkOut(files: Readonly<Record<string, string>> = {}, example?: string): Checkout {
  return checkOutIn(scratchFolder('checkout'), files, example)
}

/** A job for a push to main, without inputs of its own, and the two things that it works on. */
export interface OpenJob {
  readonly account: Account
  readonly checkout: Checkout
  readonly job: { readonly account: Account; readonly checkout: Checkout; readonly event: RunnerEvent }
}

/** Makes a checkout, with more files, and a job that deploys its commit to a new account. */
export function openJob(files?: Readonly<Record<string, string>>): OpenJob {
  const [account, checkout] = [openAccount(), checkOut(files)]
  return { account, checkout, job: { account, checkout, event: push(checkout.head()) } }
}
