import { AdaptiveRetryStrategy } from '@smithy/core/retry'

/** What an AWS client asks whether and when to try again. */
type RetryStrategy = Pick<
  AdaptiveRetryStrategy,
  'acquireInitialRetryToken' | 'refreshRetryTokenForRetry' | 'recordSuccess'
>

const TRIES = 10
const THROTTLED_TRIES = 30

/**
 * How the calls of one AWS client are tried again, with a growing, jittered delay of at most 20 s: up to 10 tries with network
 * faults and 5xx, up to 30 with throttling, which ends when others have had their turn. A client that is throttled also makes
 * fewer calls. A quota that is used up (`LimitExceededException`), which the SDK takes for throttling, is not tried again.
 * Source: AWS SDKs and tools reference guide, "Retry behavior", adaptive mode.
 */
export function patientRetries(): RetryStrategy {
  const adaptive = new AdaptiveRetryStrategy(THROTTLED_TRIES)
  return {
    acquireInitialRetryToken: (scope) => adaptive.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: async (token, error) => {
      const tries = error.errorType === 'THROTTLING' ? THROTTLED_TRIES : TRIES
      const isQuota = error.error?.name === 'LimitExceededException'
      if (isQuota || token.getRetryCount() + 1 >= tries) throw new Error('no more tries')
      return adaptive.refreshRetryTokenForRetry(token, error)
    },
    recordSuccess: (token) => adaptive.recordSuccess(token),
  }
}
