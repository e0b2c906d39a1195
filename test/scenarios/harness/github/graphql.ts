import { type Comment, type Deployment, type Repository, type Status, stateOf } from './state.ts'

/** An object of the API: fields by name, as values, or as functions of their arguments. */
type Node = Readonly<Record<string, unknown>>

/** An error that comes with status 200. Source: GitHub documentation, "Using global node IDs"; answers of the API. */
interface GraphQLFault {
  readonly type: 'NOT_FOUND' | 'FORBIDDEN' | 'undefinedField'
  readonly path: readonly string[]
  readonly message: string
}

/** A query as it arrives. */
export interface Query {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** A field that is asked for, with its arguments and the fields of its value. */
interface Selection {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly fields: readonly Selection[]
}

class GraphQLError extends Error {
  readonly fault: GraphQLFault

  constructor(fault: GraphQLFault) {
    super(fault.message)
    this.fault = fault
  }
}

/**
 * Answers a query with the fields that it names.
 *
 * @param mayRead whether the token has the permission to read a field of the repository
 * @param viewer the login of the token
 */
export function answerQuery(
  { query, variables = {} }: Query,
  repository: Repository,
  { viewer, mayRead }: { readonly viewer: string; readonly mayRead: (field: string) => boolean },
): unknown {
  const root: Node = {
    repository: ({ owner, name }: Node) => {
      const [ours, theirs] = [repository.name.toLowerCase(), `${owner}/${name}`.toLowerCase()]
      if (ours !== theirs)
        throw notFound(['repository'], `Could not resolve to a Repository with the name '${theirs}'.`)
      return repositoryNode(repository, viewer)
    },
  }
  try {
    return { data: select(root, parseQuery(query, variables), { mayRead, path: [] }) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const locations = [{ line: 2, column: 3 }]
    const { fault } = error
    return { data: { repository: null }, errors: [{ ...fault, extensions: { saml_failure: false }, locations }] }
  }
}

function notFound(path: readonly string[], message: string): GraphQLError {
  return new GraphQLError({ type: 'NOT_FOUND', path, message })
}

function repositoryNode({ name, pulls, comments, deployments }: Repository, viewer: string): Node {
  return {
    nameWithOwner: name,
    pullRequest: ({ number }: Node) => {
      const pull = pulls.find((each) => each.number === number)
      if (pull === undefined) {
        const message = `Could not resolve to a PullRequest with the number of ${number}.`
        throw notFound(['repository', 'pullRequest'], message)
      }
      const state = pull.merged ? 'MERGED' : pull.state.toUpperCase()
      const own = comments.filter((comment) => comment.pull === number)
      return {
        number,
        state,
        merged: pull.merged,
        isDraft: pull.draft,
        headRefOid: pull.headSha,
        comments: (args: Node) => page(own, args, (comment) => commentNode(comment, viewer)),
      }
    },
    deployments: (args: Node) => {
      const { environments, orderBy } = args as { environments?: readonly string[]; orderBy?: { direction?: string } }
      const found = deployments.filter(({ environment }) => environments?.includes(environment) ?? true)
      return page(orderBy?.direction === 'DESC' ? found.reverse() : found, args, deploymentNode)
    },
  }
}

function commentNode({ id, author, body }: Comment, viewer: string): Node {
  return { databaseId: id, body, viewerDidAuthor: author === viewer, author: { login: author.replace('[bot]', '') } }
}

/** Source: GitHub GraphQL API reference, Deployment; its payload is text. */
function deploymentNode(deployment: Deployment): Node {
  const { id, environment, description, sha, payload, statuses } = deployment
  const latest = statuses.at(-1)
  return {
    databaseId: id,
    environment,
    description,
    commitOid: sha,
    payload: JSON.stringify(payload),
    state: stateOf(deployment)?.toUpperCase() ?? 'PENDING',
    latestStatus: latest === undefined ? null : statusNode(latest),
    statuses: (args: Node) => page([...statuses].reverse(), args, statusNode),
  }
}

function statusNode({ state, description, environmentUrl, logUrl }: Status): Node {
  const orNull = (text: string): string | null => text || null
  return {
    state: state.toUpperCase(),
    description: orNull(description),
    environmentUrl: orNull(environmentUrl),
    logUrl: orNull(logUrl),
  }
}

/** Source: GitHub documentation, "Using pagination in the GraphQL API": 1 to 100 a page. */
function page<T>(things: readonly T[], { first, after }: Node, nodeOf: (thing: T) => Node): Node {
  if (typeof first !== 'number' || first < 1 || first > 100) throw new Error(`first: ${first}`)
  const start = Number(after ?? 0)
  const end = start + first
  const pageInfo = { hasNextPage: things.length > end, endCursor: things.length > start ? String(end) : null }
  return { totalCount: things.length, nodes: things.slice(start, end).map(nodeOf), pageInfo }
}

/** Where a query is, and what its token may read. */
interface At {
  readonly path: readonly string[]
  readonly mayRead: (field: string) => boolean
}

function select(node: Node, fields: readonly Selection[], { path, mayRead }: At): unknown {
  return Object.fromEntries(
    fields.map(({ name, args, fields: inner }) => {
      const at = { mayRead, path: [...path, name] }
      if (!Object.hasOwn(node, name)) {
        throw new GraphQLError({ type: 'undefinedField', path: at.path, message: `Field '${name}' doesn't exist` })
      }
      if (!mayRead(name)) {
        throw new GraphQLError({ type: 'FORBIDDEN', path: at.path, message: 'Resource not accessible by integration' })
      }
      const field = node[name]
      return [name, selectIn(typeof field === 'function' ? field(args) : field, inner, at)]
    }),
  )
}

function selectIn(value: unknown, fields: readonly Selection[], at: At): unknown {
  if (Array.isArray(value)) return value.map((each) => selectIn(each, fields, at))
  return fields.length === 0 || value === null ? value : select(value as Node, fields, at)
}

/** Reads the fields of a query in the part of the language that clients of this server use. */
function parseQuery(query: string, variables: Readonly<Record<string, unknown>>): readonly Selection[] {
  const tokens: readonly string[] = query.match(/[{}()[\]:]|\$?\w+|"[^"]*"/g) ?? []
  // The header declares variables.
  let at = tokens.indexOf('{')
  const value = (): unknown => {
    const token = tokens[at] ?? ''
    if (token === '[') return list('[', ']', value)
    if (token === '{') return Object.fromEntries(list('{', '}', pair))
    at += 1
    if (token.startsWith('$')) return variables[token.slice(1)]
    if (token.startsWith('"')) return token.slice(1, -1)
    return /^\d+$/.test(token) ? Number(token) : token
  }
  const pair = (): readonly [string, unknown] => {
    const name = tokens[at] ?? ''
    at += 2
    return [name, value()]
  }
  const list = <T>(begin: string, end: string, read: () => T): readonly T[] => {
    const items: T[] = []
    if (tokens[at] !== begin) return items
    at += 1
    while (tokens[at] !== end) {
      if (at >= tokens.length) throw new Error(`no ${end} in ${query}`)
      items.push(read())
    }
    at += 1
    return items
  }
  const field = (): Selection => {
    const name = tokens[at] ?? ''
    at += 1
    return { name, args: Object.fromEntries(list('(', ')', pair)), fields: list('{', '}', field) }
  }
  return list('{', '}', field)
}
