import { checkImage } from '../image/build/check.ts'
import type { CheckPlan } from '../plan/plan.ts'
import type { Result } from '../report/result.ts'
import { allOrProblems, withSubject } from '../text/problem.ts'
import type { Surroundings } from './job/world.ts'

/**
 * Checks the Dockerfiles of the plan, one after the other. Needs no AWS.
 *
 * @throws Problem, or Problems
 */
export async function runCheck({ images }: CheckPlan, surroundings: Surroundings): Promise<Result> {
  const { log, context } = surroundings
  let before: Promise<unknown> = Promise.resolve()
  await allOrProblems<readonly unknown[]>(
    images.map(({ name, settings }) => {
      const title = `Check the Dockerfile${name === undefined ? '' : ` of the image ${name}`}`
      const check = before.then(() =>
        log.section(title, () =>
          log.during('checking the Dockerfile', () => checkImage(surroundings, context, settings)),
        ),
      )
      before = check.catch(() => undefined)
      return check.catch((error: unknown) => {
        throw withSubject(name && `Image ${name}`, error)
      })
    }),
  )
  log.notice('The Dockerfile passes all checks. Nothing was built or deployed.')
  return { operation: 'skip', reason: 'the Dockerfile was checked only' }
}
