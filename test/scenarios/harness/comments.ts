import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A comment on the pull request. */
export interface Comment {
  readonly id: number
  readonly author: 'us' | 'somebody'
  body: string
}

/** GitHub's side of comments on one pull request. */
export interface CommentServer {
  /** The environment of a job that comments there. */
  readonly env: Readonly<Record<string, string>>
  readonly comments: readonly Comment[]
  /** The requests so far, each as method and path. */
  readonly seen: readonly string[]
}

/** An error in place of the right answer. */
interface Fault {
  readonly status: number
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

const PAGE = 100

/** Errors, or connections that are cut, in place of the first answers, in order; `none` answers as usual. */
type Faults = readonly (Fault | 'drop' | 'none')[]

/** Starts the server, for this test only. */
export async function startComments(comments: Comment[] = [], faults: Faults = []): Promise<CommentServer> {
  const { stop, ...server } = await serveComments(comments, faults)
  onTestFinished(stop)
  return server
}

/** Starts the server, which runs until it is stopped. */
export async function serveComments(
  comments: Comment[] = [],
  faults: Faults = [],
): Promise<CommentServer & { readonly stop: () => void }> {
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    const { variables, body } = (await json(request)) as {
      readonly variables: { readonly cursor?: string }
      readonly body: string
    }
    const fault = faults[seen.length] ?? 'none'
    seen.push(`${request.method} ${request.url}`)
    if (fault === 'drop') return void request.socket.resetAndDestroy()
    if (fault !== 'none') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
      return void response.end(JSON.stringify({ message: fault.message }))
    }
    const [, id] = /comments\/(\d+)$/.exec(request.url ?? '') ?? []
    response.writeHead(200, { 'content-type': 'application/json' })
    if (request.url === '/graphql') return void response.end(JSON.stringify(pageAfter(comments, variables.cursor)))
    if (id === undefined) comments.push({ id: comments.length + 1, author: 'us', body })
    else for (const comment of comments.filter((each) => each.id === Number(id))) comment.body = body
    return void response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { env: { GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: `${url}/graphql` }, comments, seen, stop }
}

function pageAfter(comments: readonly Comment[], after: string | undefined) {
  const start = Number(after ?? 0)
  const nodes = comments
    .slice(start, start + PAGE)
    .map(({ id, author, body }) => ({ databaseId: id, body, viewerDidAuthor: author === 'us' }))
  const pageInfo = { hasNextPage: comments.length > start + PAGE, endCursor: String(start + PAGE) }
  return { data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } }
}
