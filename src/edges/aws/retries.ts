import { AdaptiveRetryStrategy } from '@smithy/core/retry'

/** The SDK's retry strategy. */
type RetryStrategy = Pick<
  AdaptiveRetryStrategy,
  'acquireInitialRetryToken' | 'refreshRetryTokenForRetry' | 'recordSuccess'
>

const TRIES = 10
const THROTTLED_TRIES = 30

/**
 * Returns the retry strategy of one AWS client: a growing, jittered delay of at most 20 s, up to 10 tries for network faults and
 * 5xx, and up to 30 for throttling. A throttled client also makes fewer calls. Does not retry a quota that is used up
 * (`LimitExceededException`), which the SDK takes for throttling.
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
