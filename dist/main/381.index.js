export const id = 381;
export const ids = [381];
export const modules = {

/***/ 2588:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   lq: () => (/* binding */ _ep0),
/* harmony export */   yt: () => (/* binding */ _mw0)
/* harmony export */ });
/* harmony import */ var _smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2658);
/* harmony import */ var _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2085);
/* harmony import */ var _endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7113);



const command = (0,_smithy_core_client__WEBPACK_IMPORTED_MODULE_0__.makeBuilder)(_endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__/* .commonParams */ .S, "AmazonEC2ContainerServiceV20141113", "ECSClient", _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];


/***/ }),

/***/ 7126:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ SFNClient),
  g: () => (/* reexport */ submodules_client.Client)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/core/dist-cjs/submodules/client/index.js
var client = __webpack_require__(5152);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/index.js
var dist_cjs = __webpack_require__(402);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/client/index.js
var submodules_client = __webpack_require__(2658);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/config/index.js
var submodules_config = __webpack_require__(7291);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/endpoints/index.js
var endpoints = __webpack_require__(2085);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/protocols/index.js
var protocols = __webpack_require__(3422);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/retry/index.js
var retry = __webpack_require__(3609);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/schema/index.js
var schema = __webpack_require__(6890);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/core/dist-cjs/submodules/httpAuthSchemes/index.js
var httpAuthSchemes = __webpack_require__(7523);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/auth/httpAuthSchemeProvider.js


const defaultSFNHttpAuthSchemeParametersProvider = async (config, context, input) => {
    return {
        operation: (0,submodules_client.getSmithyContext)(context).operation,
        region: await (0,submodules_client.normalizeProvider)(config.region)() || (() => {
            throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
        })(),
    };
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
    return {
        schemeId: "aws.auth#sigv4",
        signingProperties: {
            name: "states",
            region: authParameters.region,
        },
        propertiesExtractor: (config, context) => ({
            signingProperties: {
                config,
                context,
            },
        }),
    };
}
const defaultSFNHttpAuthSchemeProvider = (authParameters) => {
    const options = [];
    switch (authParameters.operation) {
        default: {
            options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
        }
    }
    return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
    const config_0 = (0,httpAuthSchemes.resolveAwsSdkSigV4Config)(config);
    return Object.assign(config_0, {
        authSchemePreference: (0,submodules_client.normalizeProvider)(config.authSchemePreference ?? []),
    });
};

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/endpoint/EndpointParameters.js
var EndpointParameters = __webpack_require__(9409);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/package.json
const package_namespaceObject = {"rE":"3.1164.0"};
// EXTERNAL MODULE: ./node_modules/@aws-sdk/credential-provider-node/dist-es/defaultProvider.js + 2 modules
var defaultProvider = __webpack_require__(9882);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/serde/index.js
var serde = __webpack_require__(2430);
// EXTERNAL MODULE: ./node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js + 5 modules
var node_http_handler = __webpack_require__(3291);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/core/dist-cjs/submodules/protocols/index.js
var submodules_protocols = __webpack_require__(7288);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/checksum/index.js
var checksum = __webpack_require__(9542);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/endpoint/bdd.js

const m = "ref";
const a = -1, b = true, c = "isSet", d = "PartitionResult", e = "booleanEquals", f = "stringEquals", g = "getAttr", h = { [m]: "Endpoint" }, i = { [m]: "Region" }, j = { [m]: d }, k = {}, l = [i];
const _data = {
    conditions: [
        [c, [h]],
        [c, l],
        ["aws.partition", l, d],
        [e, [{ [m]: "UseFIPS" }, b]],
        [e, [{ [m]: "UseDualStack" }, b]],
        [f, [i, "us-gov-west-1"]],
        [e, [{ fn: g, argv: [j, "supportsFIPS"] }, b]],
        [f, [{ fn: g, argv: [j, "name"] }, "aws-us-gov"]],
        [e, [{ fn: g, argv: [j, "supportsDualStack"] }, b]]
    ],
    results: [
        [a],
        [a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
        [a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
        [h, k],
        ["https://states.{Region}.{PartitionResult#dnsSuffix}", k],
        ["https://states-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", k],
        [a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
        ["https://states-fips.{Region}.{PartitionResult#dnsSuffix}", k],
        [a, "FIPS is enabled but this partition does not support FIPS"],
        ["https://states.{Region}.{PartitionResult#dualStackDnsSuffix}", k],
        [a, "DualStack is enabled but this partition does not support DualStack"],
        [a, "Invalid Configuration: Missing Region"]
    ]
};
const root = 2;
const r = 100_000_000;
const nodes = new Int32Array([
    -1, 1, -1,
    0, 14, 3,
    1, 4, r + 11,
    2, 5, r + 11,
    3, 9, 6,
    4, 7, r + 4,
    7, r + 5, 8,
    8, r + 9, r + 10,
    4, 12, 10,
    5, r + 4, 11,
    6, r + 7, r + 8,
    6, 13, r + 6,
    8, r + 5, r + 6,
    3, r + 1, 15,
    4, r + 2, r + 3,
]);
const bdd = endpoints.BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/endpoint/endpointResolver.js



const cache = new endpoints.EndpointCache({
    size: 50,
    params: ["Endpoint", "Region", "UseDualStack", "UseFIPS"],
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
    return cache.get(endpointParams, () => (0,endpoints.decideEndpoint)(bdd, {
        endpointParams: endpointParams,
        logger: context.logger,
    }));
};
endpoints.customEndpointFunctions.aws = client.awsEndpointFunctions;

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/schemas/schemas_0.js
var schemas_0 = __webpack_require__(6770);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/runtimeConfig.shared.js









const getRuntimeConfig = (config) => {
    return {
        apiVersion: "2016-11-23",
        base64Decoder: config?.base64Decoder ?? serde.fromBase64,
        base64Encoder: config?.base64Encoder ?? serde.toBase64,
        disableHostPrefix: config?.disableHostPrefix ?? false,
        endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
        extensions: config?.extensions ?? [],
        httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultSFNHttpAuthSchemeProvider,
        httpAuthSchemes: config?.httpAuthSchemes ?? [
            {
                schemeId: "aws.auth#sigv4",
                identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
                signer: new httpAuthSchemes.AwsSdkSigV4Signer(),
            },
        ],
        logger: config?.logger ?? new submodules_client.NoOpLogger(),
        protocol: config?.protocol ?? submodules_protocols.AwsJson1_0Protocol,
        protocolSettings: config?.protocolSettings ?? {
            defaultNamespace: "com.amazonaws.sfn",
            errorTypeRegistries: schemas_0/* errorTypeRegistries */.q1U,
            xmlNamespace: "http://swf.amazonaws.com/doc/2015-07-20/",
            version: "2016-11-23",
            serviceTarget: "AWSStepFunctions",
        },
        serviceId: config?.serviceId ?? "SFN",
        sha256: config?.sha256 ?? checksum.Sha256,
        urlParser: config?.urlParser ?? protocols.parseUrl,
        utf8Decoder: config?.utf8Decoder ?? serde.fromUtf8,
        utf8Encoder: config?.utf8Encoder ?? serde.toUtf8,
    };
};

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/runtimeConfig.js










const runtimeConfig_getRuntimeConfig = (config) => {
    (0,submodules_client.emitWarningIfUnsupportedVersion)(process.version);
    const defaultsMode = (0,submodules_config.resolveDefaultsModeConfig)(config);
    const defaultConfigProvider = () => defaultsMode().then(submodules_client.loadConfigsForDefaultMode);
    const clientSharedValues = getRuntimeConfig(config);
    (0,client.emitWarningIfUnsupportedVersion)(process.version);
    const loaderConfig = {
        profile: config?.profile,
        logger: clientSharedValues.logger,
    };
    return {
        ...clientSharedValues,
        ...config,
        runtime: "node",
        defaultsMode,
        authSchemePreference: config?.authSchemePreference ?? (0,submodules_config.loadConfig)(httpAuthSchemes.NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
        bodyLengthChecker: config?.bodyLengthChecker ?? serde.calculateBodyLength,
        credentialDefaultProvider: config?.credentialDefaultProvider ?? defaultProvider/* defaultProvider */.v6,
        defaultSocketTimeout: (0,client.getDefaultSocketTimeout)(config?.requestHandler, 900_000),
        defaultUserAgentProvider: config?.defaultUserAgentProvider ?? (0,client.createDefaultUserAgentProvider)({ serviceId: clientSharedValues.serviceId, clientVersion: package_namespaceObject.rE }),
        maxAttempts: config?.maxAttempts ?? (0,submodules_config.loadConfig)(retry.NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
        region: config?.region ?? (0,submodules_config.loadConfig)(submodules_config.NODE_REGION_CONFIG_OPTIONS, { ...submodules_config.NODE_REGION_CONFIG_FILE_OPTIONS, ...loaderConfig }),
        requestHandler: node_http_handler/* NodeHttpHandler */.$.create(config?.requestHandler ?? defaultConfigProvider),
        retryMode: config?.retryMode ??
            (0,submodules_config.loadConfig)({
                ...retry.NODE_RETRY_MODE_CONFIG_OPTIONS,
                default: async () => (await defaultConfigProvider()).retryMode || retry.DEFAULT_RETRY_MODE,
            }, config),
        streamCollector: config?.streamCollector ?? serde.streamCollector,
        useDualstackEndpoint: config?.useDualstackEndpoint ?? (0,submodules_config.loadConfig)(submodules_config.NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
        useFipsEndpoint: config?.useFipsEndpoint ?? (0,submodules_config.loadConfig)(submodules_config.NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
        userAgentAppId: config?.userAgentAppId ?? (0,submodules_config.loadConfig)(client.NODE_APP_ID_CONFIG_OPTIONS, loaderConfig),
    };
};

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/auth/httpAuthExtensionConfiguration.js
const getHttpAuthExtensionConfiguration = (runtimeConfig) => {
    const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
    let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
    let _credentials = runtimeConfig.credentials;
    return {
        setHttpAuthScheme(httpAuthScheme) {
            const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
            if (index === -1) {
                _httpAuthSchemes.push(httpAuthScheme);
            }
            else {
                _httpAuthSchemes.splice(index, 1, httpAuthScheme);
            }
        },
        httpAuthSchemes() {
            return _httpAuthSchemes;
        },
        setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
            _httpAuthSchemeProvider = httpAuthSchemeProvider;
        },
        httpAuthSchemeProvider() {
            return _httpAuthSchemeProvider;
        },
        setCredentials(credentials) {
            _credentials = credentials;
        },
        credentials() {
            return _credentials;
        },
    };
};
const resolveHttpAuthRuntimeConfig = (config) => {
    return {
        httpAuthSchemes: config.httpAuthSchemes(),
        httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
        credentials: config.credentials(),
    };
};

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/runtimeExtensions.js




const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
    const extensionConfiguration = Object.assign((0,client.getAwsRegionExtensionConfiguration)(runtimeConfig), (0,submodules_client.getDefaultExtensionConfiguration)(runtimeConfig), (0,protocols.getHttpHandlerExtensionConfiguration)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
    extensions.forEach((extension) => extension.configure(extensionConfiguration));
    return Object.assign(runtimeConfig, (0,client.resolveAwsRegionExtensionConfiguration)(extensionConfiguration), (0,submodules_client.resolveDefaultRuntimeConfig)(extensionConfiguration), (0,protocols.resolveHttpHandlerRuntimeConfig)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/SFNClient.js













class SFNClient extends submodules_client.Client {
    config;
    constructor(...[configuration]) {
        const _config_0 = runtimeConfig_getRuntimeConfig(configuration || {});
        super(_config_0);
        this.initConfig = _config_0;
        const _config_1 = (0,EndpointParameters/* resolveClientEndpointParameters */.v)(_config_0);
        const _config_2 = (0,client.resolveUserAgentConfig)(_config_1);
        const _config_3 = (0,retry.resolveRetryConfig)(_config_2);
        const _config_4 = (0,submodules_config.resolveRegionConfig)(_config_3);
        const _config_5 = (0,client.resolveHostHeaderConfig)(_config_4);
        const _config_6 = (0,endpoints.resolveEndpointConfig)(_config_5);
        const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
        const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
        this.config = _config_8;
        this.middlewareStack.use((0,schema.getSchemaSerdePlugin)(this.config));
        this.middlewareStack.use((0,client.getUserAgentPlugin)(this.config));
        this.middlewareStack.use((0,retry.getRetryPlugin)(this.config));
        this.middlewareStack.use((0,protocols.getContentLengthPlugin)(this.config));
        this.middlewareStack.use((0,client.getHostHeaderPlugin)(this.config));
        this.middlewareStack.use((0,client.getLoggerPlugin)(this.config));
        this.middlewareStack.use((0,client.getRecursionDetectionPlugin)(this.config));
        this.middlewareStack.use((0,dist_cjs.getHttpAuthSchemeEndpointRuleSetPlugin)(this.config, {
            httpAuthSchemeParametersProvider: defaultSFNHttpAuthSchemeParametersProvider,
            identityProviderConfigProvider: async (config) => new dist_cjs.DefaultIdentityProviderConfig({
                "aws.auth#sigv4": config.credentials,
            }),
        }));
        this.middlewareStack.use((0,dist_cjs.getHttpSigningPlugin)(this.config));
    }
    destroy() {
        super.destroy();
    }
}


/***/ }),

/***/ 3503:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ DescribeExecutionCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1364);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6770);


class DescribeExecutionCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw0 */ .yt, "DescribeExecution", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .DescribeExecution$ */ .ej$) {
}


/***/ }),

/***/ 734:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ DescribeMapRunCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1364);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6770);


class DescribeMapRunCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw0 */ .yt, "DescribeMapRun", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .DescribeMapRun$ */ .pcY) {
}


/***/ }),

/***/ 3753:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ DescribeStateMachineCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1364);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6770);


class DescribeStateMachineCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw0 */ .yt, "DescribeStateMachine", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .DescribeStateMachine$ */ .K9S) {
}


/***/ }),

/***/ 7886:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ GetExecutionHistoryCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1364);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6770);


class GetExecutionHistoryCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw0 */ .yt, "GetExecutionHistory", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .GetExecutionHistory$ */ .nyW) {
}


/***/ }),

/***/ 650:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ StartExecutionCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1364);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6770);


class StartExecutionCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw0 */ .yt, "StartExecution", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .StartExecution$ */ .liR) {
}


/***/ }),

/***/ 962:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ StopExecutionCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1364);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6770);


class StopExecutionCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw0 */ .yt, "StopExecution", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .StopExecution$ */ .Dce) {
}


/***/ }),

/***/ 7130:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ paginateGetExecutionHistory)
/* harmony export */ });
/* harmony import */ var _smithy_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(402);
/* harmony import */ var _commands_GetExecutionHistoryCommand__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7886);
/* harmony import */ var _SFNClient__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7126);



const paginateGetExecutionHistory = (0,_smithy_core__WEBPACK_IMPORTED_MODULE_0__.createPaginator)(_SFNClient__WEBPACK_IMPORTED_MODULE_1__/* .SFNClient */ .Z, _commands_GetExecutionHistoryCommand__WEBPACK_IMPORTED_MODULE_2__/* .GetExecutionHistoryCommand */ .e, "nextToken", "nextToken", "maxResults");


/***/ }),

/***/ 3381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runExecution: () => (/* binding */ runExecution)
});

// EXTERNAL MODULE: ./build/aws/console.js
var console = __webpack_require__(5167);
// EXTERNAL MODULE: ./build/stack/poll.js
var poll = __webpack_require__(9382);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/DescribeExecutionCommand.js
var DescribeExecutionCommand = __webpack_require__(3503);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/pagination/GetExecutionHistoryPaginator.js
var GetExecutionHistoryPaginator = __webpack_require__(7130);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/DescribeMapRunCommand.js
var DescribeMapRunCommand = __webpack_require__(734);
// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/execution/task.js
var execution_task = __webpack_require__(9864);
;// CONCATENATED MODULE: ./build/execution/follow.js





async function followExecution(edges, client, execution) {
    const { arn, name, history, waiting, onLook } = execution;
    const readStates = stateReader(edges, client, execution);
    const read = async () => {
        const isReadable = await readStates();
        onLook();
        return isReadable;
    };
    let looks = 0;
    const look = async () => {
        const isReadable = await read();
        looks += 1;
        if (isReadable && !history.isOver && looks % 8 !== 0)
            return undefined;
        const described = await client.send(new DescribeExecutionCommand/* DescribeExecutionCommand */.t({ executionArn: arn }));
        if (described.status === 'RUNNING')
            return undefined;
        if (!history.isOver)
            await read();
        return described;
    };
    return edges.log.during(() => waitingFor(name, history), () => (0,poll/* poll */.wt)(waiting, look));
}
function stateReader({ log }, client, { arn, name, history }) {
    const readEvents = whileAllowed(() => log.notice(`The states of the execution ${name} are not shown: the role that deploys lacks states:GetExecutionHistory.`));
    const readCounts = whileAllowed(() => log.notice(`The items of the execution ${name} are not counted: the role that deploys lacks states:DescribeMapRun.`));
    const unlogged = [];
    return async () => {
        const isReadable = await readEvents(async () => {
            for (const event of await newEvents(client, arn, history.last)) {
                const change = history.see(event);
                if (change !== undefined)
                    unlogged.push(change);
            }
        });
        await readCounts(() => countMaps(client, history));
        for (const change of unlogged.splice(0)) {
            const line = lineOf(change);
            if (line !== undefined)
                log.info(line);
        }
        return isReadable;
    };
}
async function newEvents(client, executionArn, last) {
    const found = [];
    const pages = (0,GetExecutionHistoryPaginator/* paginateGetExecutionHistory */.Q)({ client, pageSize: 200 }, { executionArn, reverseOrder: true });
    for await (const { events = [] } of pages) {
        for (const event of events) {
            if ((event.id ?? 0) <= last)
                return found.reverse();
            found.push(event);
        }
    }
    return found.reverse();
}
async function countMaps(client, { states }) {
    for (const state of states) {
        if (state.mapRun === undefined || isCounted(state))
            continue;
        const { itemCounts } = await client.send(new DescribeMapRunCommand/* DescribeMapRunCommand */.c({ mapRunArn: state.mapRun }));
        if (itemCounts === undefined)
            continue;
        const { total = 0, pending = 0, running = 0, succeeded = 0, failed = 0, timedOut = 0, aborted = 0 } = itemCounts;
        state.counts = { total, pending, running, succeeded, failed, timedOut, aborted };
    }
}
function whileAllowed(onDenied) {
    let isAllowed = true;
    return async (work) => {
        if (!isAllowed)
            return false;
        try {
            await work();
        }
        catch (error) {
            if (!(0,aws_error/* isAccessDenied */.w7)(error))
                throw error;
            isAllowed = false;
            onDenied();
        }
        return isAllowed;
    };
}
function isCounted({ exitedAt, counts }) {
    return exitedAt !== undefined && counts !== undefined && counts.pending + counts.running === 0;
}
function lineOf({ kind, state, retries }) {
    const { name, type, status, failure, enteredAt, exitedAt = enteredAt, counts, parent } = state;
    const isShown = parent === undefined && LONG.has(type);
    if (kind === 'retried')
        return `  ${name}: try ${retries + 1}`;
    if (kind === 'entered')
        return isShown ? `  ${name}: started` : undefined;
    const time = [(0,format/* duration */.p0)(exitedAt - enteredAt), ...(counts === undefined ? [] : [countText(counts)])].join(', ');
    if (status !== 'FAILED')
        return isShown ? `  ${name}: done in ${time}` : undefined;
    return [`  ${name}: failed after ${time}`, (0,execution_task/* reasonText */.uV)(failure)].filter(Boolean).join(': ');
}
const LONG = new Set(['Task', 'Map', 'Parallel', 'Wait']);
function countText({ total, succeeded, failed, timedOut, aborted }) {
    const bad = [
        [failed, 'failed'],
        [timedOut, 'timed out'],
        [aborted, 'aborted'],
    ].flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
    return [`${succeeded} of ${total} items done`, ...bad].join(', ');
}
function waitingFor(name, { states }) {
    const [state, ...others] = states.filter(({ exitedAt, parent }) => exitedAt === undefined && parent === undefined);
    if (state === undefined || others.length > 0)
        return `waiting for the execution ${name}`;
    const { counts } = state;
    return `waiting for the execution ${name}, in the state ${state.name}${counts === undefined ? '' : ` (${countText(counts)})`}`;
}

;// CONCATENATED MODULE: ./build/execution/history.js

const END = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;
const FAILURE = /^(?!Execution|MapIteration).*(Failed|TimedOut)$/;
const GROUP = /^(Map|Parallel)(State|Iteration|Run)/;
const GROUP_START = /^(Map|Parallel)StateStarted$/;
const GROUP_FAILURE = /^(Map|Parallel)StateFailed$/;
const ITERATION = new Map([
    ['MapIterationStarted', ['pending', 'running']],
    ['MapIterationSucceeded', ['running', 'succeeded']],
    ['MapIterationFailed', ['running', 'failed']],
    ['MapIterationAborted', ['running', 'aborted']],
]);
function openHistory() {
    const states = [];
    const after = new Map();
    let [last, isOver] = [0, false];
    const see = (event) => {
        const { id = 0, type = '', previousEventId: previous = 0, timestamp } = event;
        const at = timestamp?.getTime() ?? 0;
        const before = after.get(previous);
        const details = detailsOf(event);
        last = id;
        if (type === 'ExecutionRedriven')
            isOver = false;
        if (END.test(type)) {
            isOver = true;
            closeAll(states, at);
            if (type === 'ExecutionFailed')
                failAround(stateIn(states, details) ?? before, details);
        }
        if (type.endsWith('StateEntered')) {
            const state = enter(details.name ?? '', type, { parent: before, entry: id, at });
            states.push(state);
            after.set(id, state);
            return { kind: 'entered', state, retries: 0 };
        }
        if (type.endsWith('StateExited')) {
            const state = outwards(before, (each) => each.name === details.name);
            if (state === undefined)
                return undefined;
            state.exitedAt = at;
            state.status = state.failure === undefined ? 'SUCCEEDED' : 'FAILED';
            after.set(id, state.parent);
            return { kind: 'exited', state, retries: state.retries };
        }
        const state = type === 'EvaluationFailed' ? evaluatedState(states, details) : ownerOf(type, before, details.name);
        after.set(id, state);
        return state && change(state, states, { type, at, previous, details });
    };
    return {
        see,
        states,
        get last() {
            return last;
        },
        get isOver() {
            return isOver;
        },
    };
}
function detailsOf(event) {
    return Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] ?? {};
}
function enter(name, type, { at, ...place }) {
    return {
        name,
        type: type.replace('StateEntered', ''),
        ...place,
        enteredAt: at,
        exitedAt: undefined,
        status: 'RUNNING',
        retries: 0,
        failure: undefined,
        task: undefined,
        mapRun: undefined,
        counts: undefined,
    };
}
function outwards(from, fits) {
    let state = from;
    while (state !== undefined && !fits(state))
        state = state.parent;
    return state;
}
function ownerOf(type, before, name) {
    const kind = GROUP.exec(type)?.[1];
    if (kind === undefined)
        return before;
    const isOwner = (state) => state.type === kind && state.exitedAt === undefined && (name ?? state.name) === state.name;
    return outwards(before, isOwner) ?? before;
}
function evaluatedState(states, details) {
    return stateIn(states, details) ?? states.findLast(({ name }) => name === details.state);
}
function stateIn(states, { cause = '' }) {
    return states.find(({ name, entry }) => cause.startsWith(`An error occurred while executing the state '${name}' (entered at the event id #${entry}).`));
}
function failAround(from, { error, cause }) {
    outwards(from, (state) => {
        if (state.status === 'ABORTED')
            Object.assign(state, { status: 'FAILED', failure: { error, cause } });
        return false;
    });
}
function closeAll(states, at) {
    for (const state of states) {
        if (state.exitedAt !== undefined)
            continue;
        state.status = state.failure !== undefined || state.type === 'Fail' ? 'FAILED' : 'ABORTED';
        state.exitedAt = at;
    }
}
function isWithin(state, group, orSame) {
    return outwards(orSame ? state : state.parent, (each) => each === group) !== undefined;
}
function countsAfter(counts, type, { length = 0 }) {
    if (type === 'MapRunStarted')
        return undefined;
    if (type === 'MapStateStarted')
        return length === 0
            ? undefined
            : { total: length, pending: length, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };
    const [from, to] = ITERATION.get(type) ?? [];
    if (counts === undefined || from === undefined || to === undefined)
        return counts;
    return { ...counts, [from]: counts[from] - 1, [to]: counts[to] + 1 };
}
function change(state, states, { type, at, previous, details }) {
    const { error = '', cause, output, mapRunArn } = details;
    state.mapRun = mapRunArn ?? state.mapRun;
    state.task = (0,execution_task/* readTask */.gv)(cause) ?? (0,execution_task/* readTask */.gv)(output) ?? state.task;
    state.counts = countsAfter(state.counts, type, details);
    const isRetry = GROUP_START.test(type)
        ? previous !== state.entry
        : type.endsWith('Scheduled') && state.failure !== undefined;
    const isGroupFailure = GROUP_FAILURE.test(type);
    if (isGroupFailure)
        state.failure ??= { error, cause };
    else if (FAILURE.test(type))
        state.failure = { error: error || (type.endsWith('TimedOut') ? 'States.Timeout' : ''), cause };
    if (isRetry || isGroupFailure)
        closeAll(states.filter((each) => isWithin(each, state, isGroupFailure)), at);
    if (!isRetry)
        return undefined;
    state.failure = undefined;
    state.retries += 1;
    return { kind: 'retried', state, retries: state.retries };
}

// EXTERNAL MODULE: ./build/stack/failure/log-tail.js + 3 modules
var log_tail = __webpack_require__(9817);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
;// CONCATENATED MODULE: ./build/execution/log-tail.js





const SHOWN = { lines: 50, width: 500 };
const DELIVERY = 10_000;
async function showLogTail(edges, task) {
    const { log } = edges;
    const lines = await lastLines(edges, task);
    const show = async () => lines.map((line) => `  | ${line}`).forEach(log.info);
    if (lines.length > 0)
        await log.group(`The last ${lines.length} log lines of the container`, show);
    return lines;
}
async function lastLines({ services, log, clock, signal }, task) {
    const { name: container } = (0,execution_task/* failedContainer */.DE)(task) ?? task.containers.at(-1) ?? {};
    const hasRun = task.stoppedReason === undefined || task.containers.some(({ exitCode }) => exitCode !== undefined);
    if (container === undefined || !hasRun)
        return [];
    const { ecs, logs } = await services();
    const source = { taskArn: task.arn, taskDefinitionArn: task.definitionArn, container };
    let lines = [];
    const read = async () => {
        const before = lines;
        lines = await (0,log_tail/* readLogTail */.T)({ ecs, logs }, source, SHOWN).catch((error) => {
            if (!(0,aws_error/* isError */.bJ)(error, 'ResourceNotFoundException'))
                throw error;
            return [];
        });
        return lines.length > 0 && lines.join('\n') === before.join('\n') ? lines : undefined;
    };
    try {
        return await log.during('reading the log of the container', () => (0,poll/* poll */.wt)({ clock, signal, deadline: clock.now() + DELIVERY }, read));
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof poll/* TimedOut */.GA)
            return lines;
        const remedy = 'Allow the role that deploys `ecs:DescribeTaskDefinition` and `logs:GetLogEvents`.';
        const why = (0,aws_error/* isAccessDenied */.w7)(error) ? remedy : (0,problem/* messageOf */.bD)(error);
        log.warning(`The log of the container ${container} could not be read. ${why}`);
        return [];
    }
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/ListExecutionsCommand.js
var ListExecutionsCommand = __webpack_require__(3941);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/GetExecutionHistoryCommand.js
var GetExecutionHistoryCommand = __webpack_require__(7886);
;// CONCATENATED MODULE: ./build/execution/outcome.js

function resultOf({ started, definition, described, child }, { states }) {
    const failed = described?.status === 'FAILED' ? failedState(states, described.error) : undefined;
    const task = child?.task ?? taskOf(states, failed, described?.cause);
    const container = task && ((0,execution_task/* failedContainer */.DE)(task) ?? task.containers.findLast(({ exitCode }) => exitCode !== undefined));
    const fatal = failed === undefined ? new Set() : fatalStates(states, failed);
    const { arn, name, stateMachineArn, input, startedAt, consoleUrl } = started;
    return {
        arn,
        name,
        stateMachineArn,
        status: described?.status ?? 'RUNNING',
        input: described?.input ?? input,
        output: described?.output,
        error: described?.error,
        cause: [(0,execution_task/* causeText */.xv)(described?.cause), child && childReason(child)].filter(Boolean).join(' ') || undefined,
        failedState: failed?.name,
        exitCode: (0,execution_task/* exitCodeIn */.JD)(described?.output) ?? container?.exitCode,
        stoppedReason: task?.stoppedReason,
        startedAt: described?.startDate?.getTime() ?? startedAt,
        endedAt: described?.stopDate?.getTime(),
        states: states.map((state) => toState(state, fatal)),
        logTail: [],
        definition,
        consoleUrl,
    };
}
function childReason({ name, failure }) {
    return `One of its children failed in the state ${name}: ${(0,execution_task/* reasonText */.uV)(failure)}`;
}
function fatalStates(states, failed) {
    const last = states.findLast(({ status }) => status === 'FAILED');
    const fatal = new Set();
    for (const end of last?.type === 'Fail' ? [failed, last] : [failed])
        for (let state = end; state !== undefined; state = state.parent)
            fatal.add(state);
    return fatal;
}
function toState(state, fatal) {
    const { name, type, status, enteredAt, exitedAt, retries, counts } = state;
    return {
        name,
        type,
        status,
        enteredAt,
        exitedAt,
        ...(fatal.has(state) && { isFatal: true }),
        ...(retries > 0 && { retries }),
        ...(counts !== undefined && { counts }),
    };
}
function failedState(states, error) {
    const failed = states.filter(({ status }) => status === 'FAILED');
    const groups = new Set(failed.map(({ parent }) => parent));
    const real = failed.filter((state) => state.type !== 'Fail' && !groups.has(state));
    return real.findLast(({ failure }) => failure?.error === error) ?? real.at(-1) ?? failed.at(-1);
}
function taskOf(states, failed, cause) {
    return failed?.task ?? states.findLast(({ task }) => task !== undefined)?.task ?? (0,execution_task/* readTask */.gv)(cause);
}

;// CONCATENATED MODULE: ./build/execution/map-run.js




const LAST_EVENTS = 200;
async function failedChild({ log }, client, mapRunArn) {
    if (mapRunArn === undefined)
        return undefined;
    try {
        const request = { mapRunArn, statusFilter: 'FAILED', maxResults: 1 };
        const { executions = [] } = await client.send(new ListExecutionsCommand/* ListExecutionsCommand */.x(request));
        const executionArn = executions[0]?.executionArn;
        if (executionArn === undefined)
            return undefined;
        const { events = [] } = await client.send(new GetExecutionHistoryCommand/* GetExecutionHistoryCommand */.e({ executionArn, reverseOrder: true, maxResults: LAST_EVENTS }));
        const history = openHistory();
        for (const event of events.reverse())
            history.see(event);
        return failedState(history.states, events.at(-1)?.executionFailedEventDetails?.error);
    }
    catch (error) {
        if ((0,aws_error/* isAccessDenied */.w7)(error))
            log.notice('The state in which a child of the map run failed is not shown: the role that deploys lacks states:ListExecutions or states:GetExecutionHistory.');
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/execution/problems.js



const EXCERPT = { lines: 10, width: 160 };
const LONGEST_CAUSE = 2_000;
function failureProblem(execution) {
    const { name, status, consoleUrl, logTail } = execution;
    const options = {
        excerpt: logTail.slice(-EXCERPT.lines).map((line) => (0,format/* shortenedLine */.jx)(line, EXCERPT.width)),
        excerptTitle: 'The end of its log',
        link: { text: 'Execution in the AWS console', url: consoleUrl },
    };
    const where = execution.failedState === undefined ? '' : ` in the state \`${execution.failedState}\``;
    const { cause = '' } = execution;
    const shown = cause.length > LONGEST_CAUSE ? `a cause of ${cause.length} characters: see the execution` : cause;
    const why = [execution.error, shown].filter(Boolean).join(': ');
    const reason = why === '' ? '' : `: ${why.replace(/\.$/, '')}`;
    if (status === 'TIMED_OUT') {
        return new problem/* Problem */.AF(`The execution ${name} exceeded the TimeoutSeconds of its state machine.`, `See which state takes so long: ${consoleUrl}. If it needs more time, raise TimeoutSeconds in the definition of the state machine.`, options);
    }
    if (status === 'ABORTED') {
        return new problem/* Problem */.AF(`The execution ${name} was stopped${reason}.`, `See why it was stopped: ${consoleUrl}. Run the job again to start a new execution.`, options);
    }
    return new problem/* Problem */.AF(`The execution ${name} failed${where}${reason}.`, `See all states and their data: ${consoleUrl}. Correct the cause, then run the job again to start a new execution.`, options);
}
function timeoutProblem({ name, arn, consoleUrl }, { timeoutMinutes }) {
    return new problem/* Problem */.AF(`The execution ${name} did not end within ${(0,format/* minutes */.Gx)(timeoutMinutes)}.`, `It continues. Follow it: ${consoleUrl}. Stop it: \`aws stepfunctions stop-execution --region ${(0,console/* regionOf */.AP)({ id: arn })} --execution-arn ${arn}\`. To wait longer, raise \`run-timeout-in-minutes\`.`, { link: { text: 'Execution in the AWS console', url: consoleUrl } });
}
function missingMachineProblem(arn) {
    return new problem/* Problem */.AF(`The state machine ${arn} does not exist.`, 'Correct `state-machine` and `aws-region`, or deploy the stack first.');
}
function expressProblem(arn) {
    return new problem/* Problem */.AF(`The state machine ${arn} is of the type EXPRESS: its executions cannot be followed.`, 'Set `wait: false` to only start it. To wait for the end of an execution, use a state machine of the type STANDARD.');
}
function notStartedProblem({ name, settings }) {
    return new problem/* Problem */.AF(`Step Functions did not start the execution ${name} within ${(0,format/* minutes */.Gx)(settings.timeoutMinutes)}.`, 'Step Functions is not available, or throttles your account. Run the job again later.');
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/StartExecutionCommand.js
var StartExecutionCommand = __webpack_require__(650);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/DescribeStateMachineCommand.js
var DescribeStateMachineCommand = __webpack_require__(3753);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-sfn/dist-es/commands/StopExecutionCommand.js
var StopExecutionCommand = __webpack_require__(962);
;// CONCATENATED MODULE: ./build/execution/start.js





function executionArn(stateMachineArn, name) {
    return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}
async function startExecution({ log, clock }, client, { request, waiting }) {
    const { stateMachineArn, name } = request;
    const sentAt = clock.now();
    const start = async () => {
        try {
            const { executionArn: arn = '', startDate } = await client.send(new StartExecutionCommand/* StartExecutionCommand */.M(request));
            const startedAt = startDate?.getTime() ?? sentAt;
            return { arn, startedAt, isAttached: startedAt < sentAt - CLOCK_SKEW };
        }
        catch (error) {
            if (!(0,aws_error/* isError */.bJ)(error, 'ExecutionAlreadyExists'))
                throw error;
            const arn = executionArn(stateMachineArn, name);
            const { startDate } = await client.send(new DescribeExecutionCommand/* DescribeExecutionCommand */.t({ executionArn: arn }));
            return { arn, startedAt: startDate?.getTime() ?? 0, isAttached: true };
        }
    };
    const { arn, startedAt, isAttached } = await (0,poll/* poll */.wt)(waiting, start);
    const consoleUrl = (0,console/* executionConsoleUrl */.bm)(arn, startedAt);
    const done = isAttached ? 'This run has already started the execution' : 'Started the execution';
    log.info(`${done} ${name}: ${consoleUrl}`);
    return { ...request, arn, startedAt, consoleUrl };
}
const CLOCK_SKEW = 5_000;
async function readDefinition(client, stateMachineArn, { waiting, follows }) {
    const read = () => client.send(new DescribeStateMachineCommand/* DescribeStateMachineCommand */.L({ stateMachineArn }));
    const machine = await (0,poll/* poll */.wt)(waiting, read).catch((error) => {
        if ((0,aws_error/* isError */.bJ)(error, 'StateMachineDoesNotExist'))
            throw missingMachineProblem(stateMachineArn);
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        return undefined;
    });
    if (follows && machine?.type === 'EXPRESS')
        throw expressProblem(stateMachineArn);
    return machine?.definition;
}
async function stopExecution(client, arn, cause) {
    const stop = (why) => client.send(new StopExecutionCommand/* StopExecutionCommand */.W({ executionArn: arn, ...why }));
    try {
        await stop({ error: 'JobCancelled', cause }).catch((error) => {
            if (!(0,aws_error/* isError */.bJ)(error, 'KmsAccessDeniedException'))
                throw error;
            return stop({});
        });
        return true;
    }
    catch (error) {
        if ((0,aws_error/* isError */.bJ)(error, 'ExecutionDoesNotExist') || (0,aws_error/* isError */.bJ)(error, 'ValidationException'))
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/execution/run.js









async function runExecution(edges, request) {
    const { clock, signal, log, saveExecution } = edges;
    const { plan, stateMachineArn, input } = request;
    const { name, settings } = plan;
    const client = await edges.stepFunctions();
    const waiting = { clock, signal, deadline: clock.now() + settings.timeoutMinutes * 60_000 };
    const late = notStartedProblem(plan);
    const reading = readDefinition(client, stateMachineArn, { waiting, follows: settings.wait });
    const definition = await (0,poll/* orTimeoutProblem */._f)(reading, late);
    let latest;
    const learn = (facts) => {
        latest = facts.execution;
        edges.learn(facts);
    };
    const start = async () => {
        const starting = startExecution(edges, client, { request: { stateMachineArn, name, input }, waiting });
        const known = { started: await (0,poll/* orTimeoutProblem */._f)(starting, late), definition };
        const execution = resultOf(known, openHistory());
        learn({ execution });
        return { known, execution };
    };
    if (!settings.wait)
        return { execution: (await start()).execution, failure: undefined };
    const arn = executionArn(stateMachineArn, name);
    saveExecution(arn);
    try {
        const { known } = await start();
        const end = await awaitEnd({ ...edges, learn }, client, { known, plan, waiting });
        saveExecution(undefined);
        return end;
    }
    catch (error) {
        const mayRun = latest === undefined || latest.status === 'RUNNING';
        const isStopped = signal.aborted && mayRun && (await stopExecution(client, arn, plan.cancelCause));
        if (isStopped)
            log.info(`Stopped the execution ${name}, because the job is cancelled.`);
        if (isStopped && latest !== undefined)
            edges.learn({ execution: { ...latest, status: 'ABORTED', endedAt: clock.now() } });
        const isUnknown = latest === undefined && !isStopped && (signal.aborted || error === late);
        if (!isUnknown)
            saveExecution(undefined);
        throw error;
    }
}
async function awaitEnd(edges, client, { known, plan, waiting }) {
    const { signal, learn } = edges;
    const { arn, name } = known.started;
    const history = openHistory();
    const onLook = () => learn({ execution: resultOf(known, history) });
    if ((0,console/* isExpressExecution */.ND)(arn))
        return { execution: resultOf(known, history), failure: expressProblem(known.started.stateMachineArn) };
    try {
        const described = await followExecution(edges, client, { arn, name, history, waiting, onLook });
        const ended = resultOf({ ...known, described }, history);
        learn({ execution: ended });
        if (ended.status === 'SUCCEEDED')
            return { execution: ended, failure: undefined };
        const failed = ended.status === 'FAILED' ? failedState(history.states, described.error) : undefined;
        const child = await failedChild(edges, client, failed?.mapRun);
        const task = child?.task ?? taskOf(history.states, failed, described.cause);
        const logTail = task === undefined ? [] : await showLogTail(edges, task);
        const execution = { ...resultOf({ ...known, described, child }, history), logTail };
        learn({ execution });
        return { execution, failure: failureProblem(execution) };
    }
    catch (error) {
        signal.throwIfAborted();
        const execution = resultOf(known, history);
        return { execution, failure: error instanceof poll/* TimedOut */.GA ? timeoutProblem(execution, plan.settings) : error };
    }
}


/***/ }),

/***/ 9864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ failedContainer),
/* harmony export */   JD: () => (/* binding */ exitCodeIn),
/* harmony export */   gv: () => (/* binding */ readTask),
/* harmony export */   uV: () => (/* binding */ reasonText),
/* harmony export */   xv: () => (/* binding */ causeText)
/* harmony export */ });
function readTask(text) {
    const all = objectIn(text);
    const task = Array.isArray(all?.Tasks) ? all.Tasks[0] : all;
    const { TaskArn: arn, TaskDefinitionArn: definitionArn, Containers: containers, StoppedReason: reason } = task ?? {};
    if (typeof arn !== 'string' || typeof definitionArn !== 'string' || !Array.isArray(containers))
        return undefined;
    const stoppedReason = typeof reason === 'string' && reason !== '' ? reason : undefined;
    return { arn, definitionArn, stoppedReason, containers: containers.map(toContainer) };
}
function toContainer({ Name, ExitCode, Reason }) {
    return {
        name: String(Name ?? ''),
        exitCode: typeof ExitCode === 'number' ? ExitCode : undefined,
        reason: typeof Reason === 'string' && Reason !== '' ? Reason : undefined,
    };
}
function failedContainer({ containers }) {
    const failed = containers.filter(({ exitCode, reason }) => (exitCode ?? 0) !== 0 || reason !== undefined);
    return failed.find((each) => !wasEnded(each)) ?? failed[0];
}
function wasEnded({ exitCode, reason }) {
    return reason === undefined && (exitCode === 137 || exitCode === 143);
}
function taskReason(task) {
    const container = failedContainer(task);
    const exit = container?.exitCode === undefined
        ? container?.reason
        : `container ${container.name} exited with ${container.exitCode}${container.reason === undefined ? '' : `, ${container.reason}`}`;
    return [exit, task.stoppedReason && (exit ? `(${task.stoppedReason})` : task.stoppedReason)].filter(Boolean).join(' ');
}
function exitCodeIn(output) {
    const code = objectIn(output)?.ExitCode;
    return typeof code === 'number' && Number.isInteger(code) ? code : undefined;
}
function causeText(cause) {
    const task = readTask(cause);
    if (task !== undefined)
        return taskReason(task) || undefined;
    const { errorMessage } = objectIn(cause) ?? {};
    return typeof errorMessage === 'string' ? errorMessage : cause || undefined;
}
function reasonText({ error, cause } = {}) {
    return [error, causeText(cause)].filter(Boolean).join(': ');
}
function objectIn(text) {
    try {
        const value = JSON.parse(text ?? '');
        return value !== null && typeof value === 'object' ? value : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 9817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ readLogTail)
});

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/client/index.js
var client = __webpack_require__(2658);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-cjs/submodules/endpoints/index.js
var endpoints = __webpack_require__(2085);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/endpoint/EndpointParameters.js
var EndpointParameters = __webpack_require__(6644);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/commandBuilder.js



const command = (0,client.makeBuilder)(EndpointParameters/* commonParams */.S, "Logs_20140328", "CloudWatchLogsClient", endpoints.getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(5482);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-es/commands/GetLogEventsCommand.js


class GetLogEventsCommand extends command(_ep0, _mw0, "GetLogEvents", schemas_0/* GetLogEvents$ */.IU$) {
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commandBuilder.js
var commandBuilder = __webpack_require__(2588);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/schemas/schemas_0.js + 2 modules
var schemas_schemas_0 = __webpack_require__(4947);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-ecs/dist-es/commands/DescribeTaskDefinitionCommand.js


class DescribeTaskDefinitionCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw0 */.yt, "DescribeTaskDefinition", schemas_schemas_0/* DescribeTaskDefinition$ */.K0Z) {
}

// EXTERNAL MODULE: ./build/text/credentials.js
var credentials = __webpack_require__(5360);
// EXTERNAL MODULE: ./build/text/format.js
var format = __webpack_require__(3387);
// EXTERNAL MODULE: ./build/text/harmless.js
var harmless = __webpack_require__(8299);
;// CONCATENATED MODULE: ./build/stack/failure/log-tail.js





const SEARCHED = 4096;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs;
async function readLogTail({ ecs, logs }, { taskArn, taskDefinitionArn, container }, { lines, width }) {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }));
    const definition = taskDefinition?.containerDefinitions?.find((each) => each.name === container);
    const { logDriver, options } = definition?.logConfiguration ?? {};
    const group = options?.['awslogs-group'];
    const prefix = options?.['awslogs-stream-prefix'];
    if (logDriver !== 'awslogs' || group === undefined || prefix === undefined)
        return [];
    const logStreamName = `${prefix}/${container}/${taskArn.split('/').at(-1)}`;
    const { events = [] } = await logs.send(new GetLogEventsCommand({ logGroupName: group, logStreamName, limit: lines, startFromHead: false }));
    if (events.length === 0)
        return [];
    const text = events.map(({ message = '' }) => message.trimEnd()).join('\n');
    return text
        .replace(PRIVATE_KEY, '***')
        .split(/\r?\n/)
        .slice(-lines)
        .map((line) => (0,harmless/* visible */.RK)((0,format/* part */.y_)(line, 0, SEARCHED)))
        .map((line) => ((0,credentials/* looksSecret */.n)(line) ? '***' : (0,format/* shortenedLine */.jx)(line, width)));
}


/***/ })

};
