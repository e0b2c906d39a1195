export const id = 55;
export const ids = [55];
export const modules = {

/***/ 6055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   endDeployments: () => (/* binding */ endDeployments),
/* harmony export */   endOwnDeployment: () => (/* binding */ endOwnDeployment),
/* harmony export */   openDeployment: () => (/* binding */ openDeployment),
/* harmony export */   setDeploymentState: () => (/* binding */ setDeploymentState)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7700);

async function openDeployment(github, target) {
    for (let isLast = false;; isLast = true) {
        const known = await findDeployments(github, target, 1);
        if (known.some((each) => !isOfStack(each, target) && isOfJob(each, target)))
            return undefined;
        const own = known.find((each) => isOfStack(each, target) && has(each.payload, { run: runKey(target) }));
        if (own !== undefined)
            return own.databaseId;
        try {
            return await createDeployment(github, target);
        }
        catch (error) {
            if (isLast || !(0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnanswered */ .Ni)(error))
                throw error;
        }
    }
}
async function endDeployments(github, target, by) {
    for (const each of await findDeployments(github, target, by === undefined ? MOST_PAGES : 1)) {
        const isOver = by === undefined ? each.latestStatus?.state === 'INACTIVE' : !isReplaced(each, by);
        if (isOfStack(each, target) && !isOver)
            await setDeploymentState(github, target, { id: each.databaseId, state: 'inactive' });
    }
}
async function endOwnDeployment(github, target) {
    for (const each of await findDeployments(github, target, 1)) {
        const isOwn = isOfStack(each, target) && has(each.payload, { run: runKey(target) });
        if (isOwn && each.latestStatus?.state === 'IN_PROGRESS')
            await setDeploymentState(github, target, { id: each.databaseId, state: 'error' });
    }
}
async function setDeploymentState(github, { repository, run }, { id, state, url = '' }) {
    const [owner = '', repo = ''] = repository.split('/');
    const status = { state, log_url: run.url, environment_url: url, auto_inactive: false };
    await github.rest.repos.createDeploymentStatus({ owner, repo, deployment_id: id, ...status });
}
async function createDeployment(github, target) {
    const { repository, environment, isTransient, commit = '', key } = target;
    const [owner = '', repo = ''] = repository.split('/');
    const { data } = await github.rest.repos.createDeployment({
        owner,
        repo,
        ref: commit,
        environment,
        auto_merge: false,
        required_contexts: [],
        ...(isTransient && { transient_environment: true, production_environment: false }),
        payload: { stack: key, run: runKey(target) },
        request: { retries: 0 },
    });
    if ('id' in data)
        return data.id;
    throw new Error(data.message ?? 'GitHub created none');
}
const MOST_PAGES = 10;
async function findDeployments(github, { repository, environment }, mostPages) {
    const [owner, name] = repository.split('/');
    const pages = github.graphql.paginate.iterator(DEPLOYMENTS, { owner, name, environment });
    const found = [];
    let count = 0;
    for await (const page of pages) {
        found.push(...page.repository.deployments.nodes);
        count += 1;
        if (count === mostPages)
            break;
    }
    return found;
}
const DEPLOYMENTS = `query($owner: String!, $name: String!, $environment: String!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: 100, after: $cursor, environments: [$environment], orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId payload latestStatus { state logUrl } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
function runKey({ run: { id, attempt } }) {
    return `${id}.${attempt}`;
}
function isOfStack({ payload }, { key }) {
    return has(payload, { stack: key });
}
function isOfJob({ latestStatus }, { run }) {
    return latestStatus?.logUrl?.startsWith(`${run.url}/`) === true;
}
function isReplaced({ databaseId, latestStatus }, by) {
    const state = latestStatus?.state ?? '';
    if (databaseId === by || ['INACTIVE', 'FAILURE', 'ERROR'].includes(state))
        return false;
    return state === 'SUCCESS' || databaseId < by;
}
function has(payload, entry) {
    return payload?.replace(/[\\\s]/g, '').includes(JSON.stringify(entry).slice(1, -1)) === true;
}


/***/ }),

/***/ 7700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ni: () => (/* binding */ isUnanswered),
/* harmony export */   c4: () => (/* binding */ isNotFound)
/* harmony export */ });
/* unused harmony exports githubReason, isMissingPermission, isRefusedForAll */
function githubReason(error) {
    return reasonOf(error).replace(/\.$/, '');
}
function reasonOf(error) {
    const { errors, response, status, message, cause } = error;
    if (errors?.[0] !== undefined)
        return errors[0].message;
    if (response === undefined && cause instanceof Error)
        return reasonOf(cause);
    if (response === undefined)
        return message ?? String(error);
    const { message: said, errors: details } = response.data ?? {};
    const [first] = Array.isArray(details) ? details : [];
    const reasons = [first?.message, first, said];
    return reasons.find((each) => typeof each === 'string') ?? `HTTP ${status}`;
}
function isMissingPermission(error) {
    return /not accessible|must have|permission/i.test(githubReason(error));
}
function isRefusedForAll(error) {
    return isMissingPermission(error) || /rate limit/i.test(githubReason(error));
}
function isNotFound(error) {
    return error instanceof Error && 'status' in error && error.status === 404;
}
function isUnanswered(error) {
    return error instanceof Error && 'status' in error && Number(error.status) >= 500;
}


/***/ })

};
