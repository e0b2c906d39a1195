import { regionOf } from '../aws/console.ts'
import type { RunInputs } from '../inputs/inputs.ts'
import type { ExecutionPlan } from '../plan/plan.ts'
import { minutes, shortenedLine } from '../text/format.ts'
import { Problem, type ProblemOptions } from '../text/problem.ts'
import type { ExecutionResult } from './execution.ts'

/** An annotation holds 4096 characters: so many lines, and two sentences. */
const EXCERPT = { lines: 10, width: 160 }

/** With more characters there is no room for what to do. Half a secret would not be masked, so a longer cause is left out as a whole. */
const LONGEST_CAUSE = 2_000

/** Returns why an execution that has ended, and has not succeeded, fails the job. */
export function failureProblem(execution: ExecutionResult): Problem {
  const { name, status, consoleUrl, logTail } = execution
  const options: ProblemOptions = {
    excerpt: logTail.slice(-EXCERPT.lines).map((line) => shortenedLine(line, EXCERPT.width)),
    excerptTitle: 'The end of its log',
    link: { text: 'Execution in the AWS console', url: consoleUrl },
  }
  const where = execution.failedState === undefined ? '' : ` in the state \`${execution.failedState}\``
  const { cause = '' } = execution
  const shown = cause.length > LONGEST_CAUSE ? `a cause of ${cause.length} characters: see the execution` : cause
  const why = [execution.error, shown].filter(Boolean).join(': ')
  const reason = why === '' ? '' : `: ${why.replace(/\.$/, '')}`
  if (status === 'TIMED_OUT') {
    return new Problem(
      `The execution ${name} exceeded the TimeoutSeconds of its state machine.`,
      `See which state takes so long: ${consoleUrl}. If it needs more time, raise TimeoutSeconds in the definition of the state machine.`,
      options,
    )
  }
  if (status === 'ABORTED') {
    return new Problem(
      `The execution ${name} was stopped${reason}.`,
      `See why it was stopped: ${consoleUrl}. Run the job again to start a new execution.`,
      options,
    )
  }
  return new Problem(
    `The execution ${name} failed${where}${reason}.`,
    `See all states and their data: ${consoleUrl}. Correct the cause, then run the job again to start a new execution.`,
    options,
  )
}

/** Returns the problem of an execution that the job has not seen the end of. */
export function timeoutProblem({ name, arn, consoleUrl }: ExecutionResult, { timeoutMinutes }: RunInputs): Problem {
  return new Problem(
    `The execution ${name} did not end within ${minutes(timeoutMinutes)}.`,
    `It continues. Follow it: ${consoleUrl}. Stop it: \`aws stepfunctions stop-execution --region ${regionOf({ id: arn })} --execution-arn ${arn}\`. To wait longer, raise \`run-timeout-in-minutes\`.`,
    { link: { text: 'Execution in the AWS console', url: consoleUrl } },
  )
}

/** Returns the problem of a state machine that is gone, or was never there. */
export function missingMachineProblem(arn: string): Problem {
  return new Problem(
    `The state machine ${arn} does not exist.`,
    'Correct `state-machine` and `aws-region`, or deploy the stack first.',
  )
}

/** Returns the problem of a job that would wait for an execution of an EXPRESS state machine. */
export function expressProblem(arn: string): Problem {
  return new Problem(
    `The state machine ${arn} is of the type EXPRESS: its executions cannot be followed.`,
    'Set `wait: false` to only start it. To wait for the end of an execution, use a state machine of the type STANDARD.',
  )
}

/** Returns the problem of an execution that Step Functions has not started, as far as its answers tell. */
export function notStartedProblem({ name, settings }: ExecutionPlan): Problem {
  return new Problem(
    `Step Functions did not start the execution ${name} within ${minutes(settings.timeoutMinutes)}.`,
    'Step Functions is not available, or throttles your account. Run the job again later.',
  )
}
