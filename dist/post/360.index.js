export const id = 360;
export const ids = [360];
export const modules = {

/***/ 3815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iN: () => (/* binding */ isOvertaken),
/* harmony export */   o$: () => (/* binding */ readSource)
/* harmony export */ });
/* unused harmony export describeSource */
function describeSource({ repository, buildId, run }) {
    return `${repository} ${buildId} run ${run.number}.${run.attempt} ${run.url}`;
}
function readSource(description) {
    const match = /^(\S+) (\S+) run (\d+)\.(\d+) (\S+\/actions\/runs\/(\d+))$/.exec(description);
    if (match === null)
        return undefined;
    const [, repository = '', buildId = '', number = '', attempt = '', url = '', id = ''] = match;
    return { repository, buildId, run: { id, number, attempt, url } };
}
function isOvertaken(run, by) {
    if (run.id === by.id)
        return Number(run.attempt) < Number(by.attempt);
    return run.attempt === '1' && Number(run.id) < Number(by.id);
}


/***/ }),

/***/ 4360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commentOf: () => (/* binding */ commentOf),
  endedComment: () => (/* binding */ endedComment),
  isNewer: () => (/* binding */ isNewer),
  markerOf: () => (/* binding */ markerOf),
  runLink: () => (/* binding */ runLink)
});

// EXTERNAL MODULE: ./build/plan/run.js
var plan_run = __webpack_require__(3815);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(1065);
;// CONCATENATED MODULE: ./build/report/headline.js

const HEADINGS = {
    building: ['⏳ Building %', '⏳ Building'],
    deploying: ['⏳ Deploying %', '⏳ Deploying'],
    deleting: ['⏳ Deleting %', '⏳ Deleting'],
    waiting: ['⏳ % waits for another operation', '⏳ Waiting for another operation'],
    ready: ['✅ % is ready', '✅ Ready'],
    unchanged: ['✅ % is up to date', '✅ Up to date'],
    review: ['👀 % has a change set to review', '👀 A change set waits for review'],
    failed: ['❌ The deploy of % failed', '❌ The job failed'],
    sweepFailed: ['❌ The sweep is not complete', '❌ The sweep is not complete'],
    deleteFailed: ['❌ The deletion of % failed', '❌ The deletion failed'],
    diffFailed: ['❌ The diff of % failed', '❌ The diff failed'],
    cancelled: ['⚠️ The job for % was cancelled', '⚠️ The job was cancelled'],
    unreported: ['⚠️ The job for % ended without a report', '⚠️ The job ended without a report'],
    deleted: ['🗑️ % was deleted', '🗑️ Deleted'],
    gone: ['🗑️ % was gone already', '🗑️ Gone already'],
    skipped: ['⏭️ % was not deployed', '⏭️ Nothing was deployed'],
    running: ['⏳ Running %', '⏳ Running'],
    succeeded: ['✅ The run of % succeeded', '✅ The run succeeded'],
    runFailed: ['❌ The run of % failed', '❌ The run failed'],
    runTimedOut: ['❌ The run of % timed out', '❌ The run timed out'],
    runStopped: ['⚠️ The run of % was stopped', '⚠️ The run was stopped'],
    runGoesOn: ['❌ The run of % has not ended', '❌ The run has not ended'],
    shown: ['🔎 Status of %', '🔎 Status'],
    missing: ['🔎 There is no stack %', '🔎 There is no such stack'],
    statusFailed: ['❌ The status of % cannot be read', '❌ The status cannot be read'],
    wouldCreate: ['🔍 % would be created', '🔍 A stack would be created'],
    wouldUpdate: ['🔍 % would be updated', '🔍 A stack would be updated'],
    wouldKeep: ['🔍 % would not change', '🔍 Nothing would change'],
};
const ADDRESS = 60;
const ENDS = {
    RUNNING: 'running',
    SUCCEEDED: 'succeeded',
    FAILED: 'runFailed',
    TIMED_OUT: 'runTimedOut',
    ABORTED: 'runStopped',
    PENDING_REDRIVE: 'runFailed',
};
function runState(status, hasFailed) {
    if (!hasFailed)
        return ENDS[status ?? 'RUNNING'];
    if (status === 'RUNNING')
        return 'runGoesOn';
    return status === undefined || status === 'SUCCEEDED' ? 'runFailed' : ENDS[status];
}
function headline(state, { stackName, consoleUrl, url }, tail = '') {
    const [withStack, without] = HEADINGS[state];
    const address = url === undefined ? undefined : (0,markdown/* addressLink */.Vr)(url);
    const name = stackName && (consoleUrl && !address ? (0,markdown/* linkTo */.uM)(stackName, consoleUrl) : (0,markdown/* code */.aY)(stackName));
    const text = name ? withStack.replace('%', () => name) : without;
    if (address !== undefined && (url?.length ?? 0) > ADDRESS)
        return `### ${text}${tail && `: ${tail}`}\n\n${address}`;
    const rest = [address, tail].filter(Boolean).join(', ');
    return rest === '' ? `### ${text}` : `### ${text}: ${rest}`;
}
function commitLink({ sha, url }) {
    return linkTo(sha.slice(0, 7), url);
}
function runningLine({ commit, url }, when = 'Still running') {
    const address = url === undefined ? undefined : addressLink(url);
    const parts = [commit && `commit ${commitLink(commit)}`, address ?? (url && code(url))].filter(Boolean);
    return parts.length === 0 ? '' : `${when}: ${parts.join(' at ')}`;
}

;// CONCATENATED MODULE: ./build/report/comment.js



const MAXIMUM_CHARACTERS = 60_000;
function commentOf(subject, markdown, isBusy = false) {
    const link = runLink(subject);
    const whole = markdown.includes(link) ? markdown.trimEnd() : `${markdown.trimEnd()}\n\n${link}`;
    const text = markdown.length <= MAXIMUM_CHARACTERS
        ? whole
        : `${uncollapsed(markdown)}\n\nThe rest is too long for a comment: see the summary of ${link}.`;
    return `${markerOf(subject.key)}\n${runMarker(subject, isBusy)}\n${text}\n`;
}
function runLink({ run }) {
    return (0,markdown/* linkTo */.uM)(`Run ${run.number}`, run.url);
}
function markerOf(key) {
    return `<!-- servicefull: ${key} -->`;
}
function runMarker({ run: { id, attempt } }, isBusy) {
    return `<!-- ${id}.${attempt}${isBusy ? ' busy' : ''} -->`;
}
function isNewer(body, { run }) {
    const [, id, attempt] = /^<!-- servicefull: .* -->\n<!-- (\d+)\.(\d+)(?: busy)? -->/.exec(body) ?? [];
    return id !== undefined && attempt !== undefined && (0,plan_run/* isOvertaken */.iN)(run, { id, attempt });
}
function endedComment(body, subject) {
    const begin = `${markerOf(subject.key)}\n${runMarker(subject, true)}\n`;
    if (!body.startsWith(begin))
        return undefined;
    const [heading = '', ...rest] = body.slice(begin.length).split('\n');
    const [, consoleUrl] = /\]\((https:[^)\s]+)\)/.exec(heading) ?? [];
    const [stackName] = subject.key.replace(/^.*\//, '').split(' ');
    return [
        `${begin.replace(runMarker(subject, true), runMarker(subject, false))}${headline('unreported', { stackName, consoleUrl })}`,
        '',
        'It was cancelled or killed, or could not reach GitHub: see the run. CloudFormation continues with what has begun.',
        ...rest.map((line) => line.replace(/^Still running:/, 'Before this deploy:')),
    ].join('\n');
}
function uncollapsed(markdown) {
    const [before = ''] = markdown.split(/\n<details(?: open)?><summary>/, 1);
    return before.length <= MAXIMUM_CHARACTERS ? before.trimEnd() : (markdown.split('\n', 1)[0] ?? '');
}


/***/ })

};
