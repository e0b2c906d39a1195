import { type Checkout, checkOutIn } from './checkout.ts'
import { type Job, type JobEnd, runJobIn } from './runner.ts'
import { scratchFolder } from './scratch.ts'

/** The inputs of a job that deploys `stack.yml` of the checkout without an image. */
export const STACK_ONLY = { template: 'stack.yml', 'image-parameter': 'none' }

/** Runs a job. The files of its runner are removed after the tests of the file. */
export function runJob(job: Job): Promise<JobEnd> {
  return runJobIn(scratchFolder('runner'), job)
}

/** Makes a checkout of the example, with more files. It is removed after the tests of the file. */
export function checkOut(files: Readonly<Record<string, string>> = {}): Checkout {
  return checkOutIn(scratchFolder('checkout'), files)
}
