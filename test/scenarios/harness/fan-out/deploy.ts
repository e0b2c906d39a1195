import { scratchFolder } from '../machine.ts'
import { deployFanOutIn, type FanOut } from './fan-out.ts'

/** Deploys the fan-out template to a new account, with parameters such as `ItemsPerTask=2`. Its files are removed after the tests. */
export function deployFanOut(...parameters: readonly string[]): Promise<FanOut> {
  return deployFanOutIn(scratchFolder('fan-out'), ...parameters)
}
