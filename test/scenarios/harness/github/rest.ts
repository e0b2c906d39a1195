import {
  addDeployment,
  addStatus,
  type Comment,
  type Deployment,
  nextId,
  type Pull,
  type Repository,
  STATES,
  type Status,
  type WorkflowRun,
} from './state.ts'

/** A request to the REST API. */
export interface RestRequest {
  readonly method: string
  readonly url: URL
  readonly body: Readonly<Record<string, unknown>>
  /** The login of the token. */
  readonly viewer: string
}

/** An answer of the REST API. */
export interface RestAnswer {
  readonly status: number
  readonly body?: unknown
}

/** A permission of a token for jobs. Source: GitHub documentation, "Workflow syntax", permissions. */
export type Permission = 'pull-requests' | 'deployments' | 'actions'

/** An operation of the API. */
interface Route {
  readonly method: string
  /** The path below the repository. */
  readonly path: RegExp
  /** Undefined: every token may use it. */
  readonly permission?: Permission
  readonly answer: (repository: Repository, id: number, request: RestRequest) => RestAnswer
}

const MISSING: RestAnswer = { status: 404, body: { message: 'Not Found', status: '404' } }

/** Source: GitHub documentation, "Permissions required for GitHub Apps"; the REST API reference of each. */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^$/, answer: ({ name }) => ({ status: 200, body: { full_name: name } }) },
  {
    method: 'GET',
    path: /^\/pulls\/(\d+)$/,
    permission: 'pull-requests',
    answer: ({ pulls }, number) =>
      found(
        pulls.find((each) => each.number === number),
        pullJson,
      ),
  },
  {
    method: 'GET',
    path: /^\/issues\/(\d+)\/comments$/,
    permission: 'pull-requests',
    answer: ({ comments }, number) => ({
      status: 200,
      body: comments.filter(({ pull }) => pull === number).map(commentJson),
    }),
  },
  { method: 'POST', path: /^\/issues\/(\d+)\/comments$/, permission: 'pull-requests', answer: createComment },
  { method: 'PATCH', path: /^\/issues\/comments\/(\d+)$/, permission: 'pull-requests', answer: updateComment },
  { method: 'DELETE', path: /^\/issues\/comments\/(\d+)$/, permission: 'pull-requests', answer: deleteComment },
  { method: 'GET', path: /^\/deployments$/, permission: 'deployments', answer: listDeployments },
  { method: 'POST', path: /^\/deployments$/, permission: 'deployments', answer: createDeployment },
  {
    method: 'GET',
    path: /^\/deployments\/(\d+)\/statuses$/,
    permission: 'deployments',
    answer: ({ deployments }, id) =>
      found(
        deployments.find((each) => each.id === id),
        ({ statuses }) => statuses.map(statusJson).reverse(),
      ),
  },
  { method: 'POST', path: /^\/deployments\/(\d+)\/statuses$/, permission: 'deployments', answer: createStatus },
  {
    method: 'GET',
    path: /^\/actions\/workflows\/[\w.-]+\/runs$/,
    permission: 'actions',
    answer: listRuns,
  },
  {
    method: 'GET',
    path: /^\/environments$/,
    answer: ({ deployments }) => {
      const names = [...new Set(deployments.map(({ environment }) => environment))]
      return { status: 200, body: { total_count: names.length, environments: names.map((name) => ({ name })) } }
    },
  },
]

/**
 * Answers a request.
 *
 * @param may whether the token has a permission, to read or to write
 */
export function answerRest(
  repository: Repository,
  request: RestRequest,
  may: (permission: Permission, access: 'read' | 'write') => boolean,
): RestAnswer {
  const [, name, path = ''] = /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(request.url.pathname) ?? []
  if (name?.toLowerCase() !== repository.name.toLowerCase()) return MISSING
  for (const { method, path: pattern, permission, answer } of ROUTES) {
    const match = method === request.method ? pattern.exec(path) : null
    if (match === null) continue
    if (permission !== undefined && !may(permission, method === 'GET' ? 'read' : 'write'))
      return { status: 403, body: { message: 'Resource not accessible by integration', status: '403' } }
    return answer(repository, Number(match[1]), request)
  }
  return MISSING
}

function found<T>(thing: T | undefined, json: (thing: T) => unknown): RestAnswer {
  return thing === undefined ? MISSING : { status: 200, body: json(thing) }
}

function invalid(resource: string, field: string, message: string): RestAnswer {
  const errors = [{ resource, code: 'custom', field, message }]
  return { status: 422, body: { message: 'Validation Failed', errors, status: '422' } }
}

/** GitHub's own limit of a comment, as its answer has it. */
const MAXIMUM_BODY = 65_536

function bodyFault(body: unknown): RestAnswer | undefined {
  if (typeof body !== 'string' || body === '') return invalid('IssueComment', 'body', "body can't be blank")
  if ([...body].length <= MAXIMUM_BODY) return undefined
  return invalid('IssueComment', 'data', `Body is too long (maximum is ${MAXIMUM_BODY} characters)`)
}

function createComment({ pulls, comments }: Repository, pull: number, { body: { body }, viewer }: RestRequest) {
  if (!pulls.some(({ number }) => number === pull)) return MISSING
  const fault = bodyFault(body)
  if (fault !== undefined) return fault
  const comment: Comment = { id: nextId(comments), author: viewer, body: String(body), pull }
  comments.push(comment)
  return { status: 201, body: commentJson(comment) }
}

/** Who may write to a repository may edit the comments of others as well. */
function updateComment({ comments }: Repository, id: number, { body: { body } }: RestRequest): RestAnswer {
  const comment = comments.find((each) => each.id === id)
  const fault = comment === undefined ? MISSING : bodyFault(body)
  if (comment === undefined || fault !== undefined) return fault ?? MISSING
  comment.body = String(body)
  return { status: 200, body: commentJson(comment) }
}

function deleteComment({ comments }: Repository, id: number): RestAnswer {
  const index = comments.findIndex((each) => each.id === id)
  if (index < 0) return MISSING
  comments.splice(index, 1)
  return { status: 204 }
}

/** Source: GitHub REST API reference, "List workflow runs for a workflow": newest first. */
function listRuns({ name, runs }: Repository, _: number, { url }: RestRequest): RestAnswer {
  const workflow = url.pathname.split('/').at(-2)
  const sha = url.searchParams.get('head_sha')
  const matching = runs.filter((run) => run.workflow === workflow && [null, run.headSha].includes(sha))
  const workflow_runs = matching.map((run) => runJson(name, run)).reverse()
  return { status: 200, body: { total_count: matching.length, workflow_runs } }
}

/** Source: GitHub REST API reference, "List deployments": newest first. */
function listDeployments({ deployments }: Repository, _: number, { url }: RestRequest): RestAnswer {
  const matching = deployments.filter((each) =>
    (['environment', 'sha', 'ref'] as const).every((key) => [null, each[key]].includes(url.searchParams.get(key))),
  )
  return { status: 200, body: matching.map(deploymentJson).reverse() }
}

/**
 * Without an empty `required_contexts`, the check of the running job itself prevents a deployment; with `auto_merge`, GitHub may
 * merge in place of deploying. Source: GitHub REST API reference, "Create a deployment", answers 202 and 409.
 */
function createDeployment(repository: Repository, _: number, { body, viewer }: RestRequest): RestAnswer {
  const { ref, environment = 'production', description = null, payload = {} } = body
  if (typeof ref !== 'string' || ref === '') return invalid('Deployment', 'ref', "ref can't be blank")
  if (String(environment).length > 255)
    return invalid('Deployment', 'environment', 'environment is too long (maximum is 255 characters)')
  if (body.auto_merge !== false)
    return { status: 202, body: { message: `Auto-merged main into ${ref} on deployment.` } }
  if (JSON.stringify(body.required_contexts) !== '[]')
    return { status: 409, body: { message: `Conflict: Commit status checks failed for ${ref}.`, status: '409' } }
  const deployment = addDeployment(repository, {
    author: viewer,
    ref,
    ...(/^[0-9a-f]{40}$/.test(ref) && { sha: ref }),
    environment: String(environment),
    description: description === null ? null : String(description),
    payload,
    transient: body.transient_environment === true,
    production:
      body.production_environment === undefined ? environment === 'production' : body.production_environment === true,
  })
  return { status: 201, body: deploymentJson(deployment) }
}

function createStatus(repository: Repository, id: number, { body, viewer }: RestRequest): RestAnswer {
  const deployment = repository.deployments.find((each) => each.id === id)
  if (deployment === undefined) return MISSING
  const { description = '', environment_url = '', log_url = body.target_url ?? '', auto_inactive } = body
  const state = STATES.find((each) => each === body.state)
  if (state === undefined) return invalid('DeploymentStatus', 'state', 'state is not included in the list')
  if (String(description).length > 140)
    return invalid('DeploymentStatus', 'description', 'description is too long (maximum is 140 characters)')
  for (const [field, url] of Object.entries({ environment_url, log_url })) {
    if (url !== '' && !/^https?:\/\/[^\s]+$/.test(String(url)))
      return invalid('DeploymentStatus', field, `${field} must use http(s) scheme`)
  }
  const status = addStatus(repository, deployment, {
    state,
    author: viewer,
    description: String(description),
    environmentUrl: String(environment_url),
    logUrl: String(log_url),
    autoInactive: auto_inactive !== false,
  })
  return { status: 201, body: statusJson(status) }
}

function pullJson({ number, state, merged, draft, headSha, labels }: Pull): unknown {
  return { number, state, merged, draft, head: { sha: headSha }, labels: labels.map((name) => ({ name })) }
}

function runJson(repository: string, { id, headSha, workflow, status, conclusion }: WorkflowRun): unknown {
  const html_url = `https://github.com/${repository}/actions/runs/${id}`
  const path = `.github/workflows/${workflow}`
  return { id, head_sha: headSha, path, status, conclusion, html_url, run_attempt: 1, event: 'pull_request' }
}

function commentJson({ id, author, body }: Comment): unknown {
  return { id, body, user: { login: author } }
}

function deploymentJson({ id, author, transient, production, statuses: _, ...rest }: Deployment): unknown {
  const flags = { transient_environment: transient, production_environment: production }
  return { ...rest, ...flags, id, task: 'deploy', original_environment: rest.environment, creator: { login: author } }
}

function statusJson({ id, state, author, description, environmentUrl, logUrl }: Status): unknown {
  const urls = { environment_url: environmentUrl, log_url: logUrl, target_url: logUrl }
  return { id, state, description, ...urls, creator: { login: author } }
}
