import { type Checkout, checkOutIn } from './checkout.ts'
import { type Job, type JobEnd, runJobIn } from './runner.ts'
import { scratchFolder } from './scratch.ts'

/** Runs a job; its files are removed when the tests of the file have ended. */
export function runJob(job: Job): Promise<JobEnd> {
  return runJobIn(scratchFolder('runner'), job)
}

/** Makes a checkout of the example with more files; it is removed when the tests of the file have ended. */
export function checkOut(files: Readonly<Record<string, string>> = {}): Checkout {
  return checkOutIn(scratchFolder('checkout'), files)
}
