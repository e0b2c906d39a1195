import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 9721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ realClock)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/edges/clock.js

const realClock = {
    now: () => Date.now(),
    wait: (milliseconds, signal) => (0,promises_namespaceObject.setTimeout)(milliseconds, undefined, { signal }),
};


/***/ }),

/***/ 37:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ docker)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);

const KEPT = 64 * 1024;
const GRACE_MILLISECONDS = 4000;
const docker = (run) => new Promise((resolve, reject) => {
    run.signal.throwIfAborted();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('docker', run.args, {
        cwd: run.cwd,
        env: { ...process.env, ...run.env },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
    });
    let output = '';
    const take = (text) => {
        output = (output + text).slice(-KEPT);
        run.onOutput?.(text);
    };
    for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', take);
    const stop = stopGroup(child, run.signal);
    child.on('error', (error) => {
        stop();
        if (error.code === 'ENOENT')
            resolve({ code: undefined, output });
        else
            reject(error);
    });
    child.on('close', (code) => {
        stop();
        if (run.signal.aborted)
            reject(run.signal.reason);
        else
            resolve({ code: code ?? 1, output });
    });
});
function stopGroup(child, signal) {
    let timer;
    const kill = (name) => {
        if (child.pid === undefined)
            return;
        try {
            process.kill(-child.pid, name);
        }
        catch {
        }
    };
    const onAbort = () => {
        kill('SIGINT');
        timer = setTimeout(() => kill('SIGKILL'), GRACE_MILLISECONDS);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
    };
}


/***/ }),

/***/ 8185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X$: () => (/* binding */ forgetInputs),
  Ne: () => (/* binding */ openLog),
  un: () => (/* binding */ readState)
});

// UNUSED EXPORTS: forgetInput, readInput, saveState, setOutput, writeSummary

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/edges/workflow-command.js
function commandLine(name, properties, message) {
    const given = Object.entries(properties).flatMap(([key, value]) => value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]);
    return `::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${escapeData(message)}`;
}
function workflow_command_fileEntry(name, value, delimiter) {
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}
function workflow_command_inputVariable(name) {
    return `INPUT_${name.replace(/ /g, '_').toUpperCase()}`;
}
function escapeData(text) {
    return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

;// CONCATENATED MODULE: ./build/edges/runner.js



function openLog() {
    const secrets = new Set();
    return { ...WRITING, secrets, mask: (secret) => mask(secret, secrets) };
}
const WRITING = {
    info: print,
    notice: (text) => print(commandLine('notice', {}, text)),
    warning: (text, place) => print(commandLine('warning', annotationAt(place), text)),
    error: (text, place) => print(commandLine('error', annotationAt(place), text)),
    group: async (title, work) => {
        print(commandLine('group', {}, title));
        try {
            return await work();
        }
        finally {
            print(commandLine('endgroup', {}, ''));
        }
    },
    foreign: async (work) => {
        const token = (0,external_node_crypto_.randomUUID)();
        print(commandLine('stop-commands', {}, token));
        try {
            return await work((text) => process.stdout.write(text));
        }
        finally {
            print(`\n::${token}::`);
        }
    },
};
function annotationAt(place) {
    return place === undefined ? {} : { file: place.file, line: place.line, col: place.column };
}
function mask(secret, secrets) {
    for (const line of secret.split('\n').filter((each) => each.trim() !== '' && !secrets.has(each))) {
        secrets.add(line);
        print(commandLine('add-mask', {}, line));
    }
}
function readInput(name) {
    return process.env[inputVariable(name)]?.trim() ?? '';
}
function forgetInput(name) {
    delete process.env[inputVariable(name)];
}
function forgetInputs() {
    for (const name of Object.keys(process.env))
        if (name.startsWith(workflow_command_inputVariable('')))
            delete process.env[name];
}
function setOutput(name, value) {
    append('GITHUB_OUTPUT', name, value);
}
function saveState(name, value) {
    append('GITHUB_STATE', name, value);
}
function readState(name) {
    return process.env[`STATE_${name}`] ?? '';
}
function writeSummary(markdown) {
    const file = process.env.GITHUB_STEP_SUMMARY;
    if (file)
        appendFileSync(file, markdown);
}
function append(variable, name, value) {
    const file = process.env[variable];
    if (file)
        appendFileSync(file, fileEntry(name, value, `delimiter_${randomUUID()}`));
}
function print(line) {
    process.stdout.write(`${line}\n`);
}


/***/ }),

/***/ 4654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  cN: () => (/* binding */ removeLeftBuilders)
});

// UNUSED EXPORTS: builderProblem, withTemporaryBuilder

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __nccwpck_require__(9093);
;// CONCATENATED MODULE: ./build/image/builder/builder.js

async function findBuilder(docker, signal, name) {
    const end = await docker({ args: ['--debug', 'buildx', 'inspect', ...(name === undefined ? [] : [name])], signal });
    const problem = builder_missingDockerProblem(end);
    if (problem !== undefined)
        throw problem;
    return readBuilder(end);
}
function builder_missingDockerProblem({ code, output }) {
    if (code === undefined) {
        return new Problem('Docker is not installed on this runner.', 'Run on ubuntu-latest, add the docker client and its socket to the container of the job, or give `image:` to deploy an image that exists.');
    }
    if (/unknown command: docker buildx|'buildx' is not a docker command|unknown flag: --push/.test(output)) {
        return new Problem('This docker has no buildx.', 'Add `- uses: docker/setup-buildx-action@v4` before this step.');
    }
    const unreachable = /^.*(Cannot connect to the Docker daemon|failed to connect to the docker API).*$/m.exec(output);
    return unreachable === null ? undefined : cannotBuildProblem(unreachable[0].replace(/^(ERROR|Error|error):\s*/, ''));
}
function readBuilder({ code, output }) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(output)?.[1]?.trim() ?? '';
    const driver = field('Driver');
    if (code === 0 && driver !== '')
        return { name: field('Name'), driver, features: readFeatures(output) };
    const error = field('Error') || field('ERROR') || output.trim().split('\n').at(-1) || 'docker buildx inspect says nothing';
    throw cannotBuildProblem(error);
}
function readFeatures(output) {
    const section = /^Features:[ \t]*\r?\n((?:[ \t]+.*(?:\r?\n|$))*)/m.exec(output)?.[1] ?? '';
    return new Map([...section.matchAll(/^[ \t]+([\w -]+):[ \t]+(true|false)\s*$/gm)].map(([, name, value]) => [
        name ?? '',
        value === 'true',
    ]));
}
function cannotBuildProblem(error) {
    return new Problem(`Docker cannot build here: ${error.replace(/[.?]$/, '')}.`, 'Start the Docker daemon, or set DOCKER_HOST or the builder right; `docker buildx inspect` must name a driver.');
}

;// CONCATENATED MODULE: ./build/image/builder/temporary.js





const FOLDER = 'temporary-builder';
const DEFAULTS = 'buildkitd.default.toml';
const REMOVAL_MILLISECONDS = 30_000;
function createArguments(name) {
    return ['buildx', 'create', `--name=${name}`, '--driver=docker-container', '--bootstrap'];
}
function removeArguments(name) {
    return ['buildx', 'rm', name];
}
async function withTemporaryBuilder(edges, { directory, userBuildxConfig }, work) {
    const name = `servicefull-${randomUUID().slice(0, 8)}`;
    const builder = { name, directory: join(directory, FOLDER) };
    await mkdir(builder.directory, { recursive: true, mode: 0o700 });
    await symlink(join(userBuildxConfig, DEFAULTS), join(builder.directory, DEFAULTS));
    try {
        await create(edges, builder);
        return await work(builder);
    }
    finally {
        await remove(edges.docker, edges.log, builder);
    }
}
async function create({ docker, log, signal }, { name, directory }) {
    const end = await log.group(`Make the builder ${name}, for this job only`, () => log.foreign((write) => docker({ args: createArguments(name), env: { BUILDX_CONFIG: directory }, signal, onOutput: write })));
    if (end.code !== 0)
        throw missingDockerProblem(end) ?? builderProblem(end.output);
}
async function remove(docker, log, { name, directory }) {
    const signal = AbortSignal.timeout(REMOVAL_MILLISECONDS);
    const end = await docker({ args: removeArguments(name), env: { BUILDX_CONFIG: directory }, signal }).catch(String);
    const why = typeof end === 'string' ? end : end.output.trim();
    if ((typeof end !== 'string' && end.code === 0) || /: no builder ".*" found$/m.test(why))
        return;
    log.warning(`The builder ${name} was not removed: ${why}\nRemove its container: \`docker rm --force --volumes buildx_buildkit_${name}0\`.`);
}
async function removeLeftBuilders(docker, log, folder) {
    const directory = (0,external_node_path_.join)(folder, FOLDER);
    const names = await (0,promises_.readdir)((0,external_node_path_.join)(directory, 'instances')).catch(() => []);
    await Promise.all(names.map((name) => remove(docker, log, { name, directory })));
    return names;
}
const OTHERWISE = 'or add `- uses: docker/setup-buildx-action@v4` and remove `create-builder`. Nothing was deployed.';
function builderProblem(output) {
    const error = /^(?:ERROR|Error|error): (.*)$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
    return new Problem(`The temporary builder was not made: ${error.replace(/\.$/, '')}.`, creationRemedy(error));
}
function creationRemedy(error) {
    if (/toomanyrequests|too many requests|pull rate limit/i.test(error)) {
        return 'Docker Hub limits pulls by address, and runners share theirs: log in to it before this step (docker/login-action). Nothing was deployed.';
    }
    if (/operation not permitted|privileged|authorization denied/i.test(error)) {
        return `It needs a container with \`--privileged\`, which this Docker engine does not run: name a builder elsewhere in \`builder\`, ${OTHERWISE}`;
    }
    if (/no space left on device/i.test(error)) {
        return 'Free disk space before this step, or take a larger runner. Nothing was deployed.';
    }
    if (/registry|lookup|dial tcp|pull access denied|manifest unknown|timeout/i.test(error)) {
        return `It needs the image moby/buildkit:buildx-stable-1: let the runner reach Docker Hub, load the image before this step, ${OTHERWISE}`;
    }
    return `See what docker wrote above, ${OTHERWISE}`;
}


/***/ }),

/***/ 6756:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var _edges_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9721);
/* harmony import */ var _edges_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(37);
/* harmony import */ var _edges_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8185);
/* harmony import */ var _image_builder_temporary_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4654);





const PATIENCE_MILLISECONDS = 120_000;
const log = (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .openLog */ .Ne)();
(0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .forgetInputs */ .X$)();
try {
    const jobFolder = (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .readState */ .un)('job-folder');
    if (jobFolder !== '') {
        for (const name of await (0,_image_builder_temporary_js__WEBPACK_IMPORTED_MODULE_4__/* .removeLeftBuilders */ .cN)(_edges_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .docker */ .T, log, jobFolder))
            log.info(`Removed the builder ${name}.`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(jobFolder, { recursive: true, force: true });
    }
    const state = (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .readState */ .un)('change-set');
    if (state !== '') {
        const [{ connect }, { deleteChangeSet }] = await Promise.all([
            Promise.all(/* import() */[__nccwpck_require__.e(805), __nccwpck_require__.e(159), __nccwpck_require__.e(416)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8416)),
            Promise.all(/* import() */[__nccwpck_require__.e(805), __nccwpck_require__.e(815), __nccwpck_require__.e(311)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2311)),
        ]);
        const pending = JSON.parse(state);
        const deadline = _edges_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .realClock */ .d.now() + PATIENCE_MILLISECONDS;
        const waiting = { clock: _edges_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .realClock */ .d, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS), deadline };
        const access = { source: JSON.parse((0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .readState */ .un)('credentials')), mask: log.mask, signal: waiting.signal };
        await deleteChangeSet(connect(pending.region, access).cloudFormation, pending, waiting);
        log.info(`Deleted the change set ${pending.name} of stack ${pending.stackName}, which was not executed.`);
    }
}
catch (error) {
    log.warning(`Clean-up was not complete: ${error instanceof Error ? error.message : String(error)}`);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ Problem)
/* harmony export */ });
/* unused harmony exports Problems, allOrProblems, throwAll, withSubject */
class Problem extends Error {
    name = 'Problem';
    remedy;
    place;
    details;
    link;
    retryable;
    constructor(message, remedy, options = {}) {
        super(message, { cause: options.cause });
        this.remedy = remedy;
        this.place = options.place;
        this.details = options.details;
        this.link = options.link;
        this.retryable = options.retryable ?? false;
    }
}
class Problems extends Error {
    name = 'Problems';
    all;
    constructor(all) {
        super(`${all.length} problems`);
        this.all = all;
    }
}
async function allOrProblems(checks) {
    const settled = await Promise.allSettled(checks);
    const reasons = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    throwAll(reasons);
    return settled.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
}
function throwAll(errors) {
    const all = errors.flatMap((error) => (error instanceof Problems ? error.all : [error]));
    if (all.length === 1)
        throw all[0];
    if (all.length > 1)
        throw new Problems(all);
}
function withSubject(subject, error) {
    if (subject === undefined)
        return error;
    if (error instanceof Problems)
        return new Problems(error.all.map((each) => withSubject(subject, each)));
    if (!(error instanceof Problem))
        return error;
    const { message, remedy, place, cause, details, link, retryable } = error;
    return new Problem(`${subject}: ${message}`, remedy, { place, cause, details, link, retryable });
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6756);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
