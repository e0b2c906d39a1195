/** Returns GitHub's own message, without the links that Octokit adds, the HTML page of a proxy, or a full stop. */
export function githubReason(error: unknown): string {
  return reasonOf(error).replace(/\.$/, '')
}

function reasonOf(error: unknown): string {
  const { errors, response, status, message, cause } = error as {
    readonly errors?: readonly { readonly message: string }[]
    readonly response?: { readonly data?: { readonly message?: unknown; readonly errors?: unknown } | null }
    readonly status?: number
    readonly message?: string
    readonly cause?: unknown
  }
  if (errors?.[0] !== undefined) return errors[0].message
  // `fetch` hides the reason of a network error in its causes.
  if (response === undefined && cause instanceof Error) return reasonOf(cause)
  if (response === undefined) return message ?? String(error)
  const { message: said, errors: details } = response.data ?? {}
  // Of a request that is not valid, the message says only that.
  const [first]: unknown[] = Array.isArray(details) ? details : []
  const reasons = [(first as { readonly message?: unknown } | undefined)?.message, first, said]
  return reasons.find((each) => typeof each === 'string') ?? `HTTP ${status}`
}

/** Whether the token lacks a permission. Source: GitHub documentation, "Troubleshooting the REST API", and answers of GraphQL. */
export function isMissingPermission(error: unknown): boolean {
  return /not accessible|must have|permission/i.test(githubReason(error))
}

/** Whether GitHub would refuse the same request for anything else, too: the token lacks a permission, or has used up its requests. */
export function isRefusedForAll(error: unknown): boolean {
  return isMissingPermission(error) || /rate limit/i.test(githubReason(error))
}

/** Whether GitHub has no such thing, or does not show it to this token. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 404
}

/** Whether GitHub may have carried out a request all the same: its answer is lost, or a fault of a server on the way. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && 'status' in error && Number(error.status) >= 500
}
