export const id = 182;
export const ids = [182];
export const modules = {

/***/ 5182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkBucket: () => (/* binding */ checkBucket),
/* harmony export */   upload: () => (/* binding */ upload)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9093);
/* harmony import */ var _s3_address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5096);




async function checkBucket(client, bucket) {
    const { name, region } = bucket;
    try {
        const { BucketRegion } = await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__/* .HeadBucketCommand */ .kuI({ Bucket: name }));
        if (BucketRegion !== undefined && BucketRegion !== region)
            throw elsewhere(bucket, BucketRegion);
    }
    catch (error) {
        const home = regionOf(error);
        if (home !== undefined && home !== region)
            throw elsewhere(bucket, home, error);
        const status = statusOf(error);
        if (status === 404) {
            const remedy = `Correct the name, or make the bucket in ${region}.`;
            throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`Input s3-bucket: there is no bucket \`${name}\`.`, remedy, { cause: error });
        }
        if (status !== 403)
            throw error;
        throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`Input s3-bucket: the bucket \`${name}\` may not be used with these credentials.`, `If it is yours, add this statement to the policy of the role that deploys: ${statement(['s3:ListBucket'], (0,_s3_address_js__WEBPACK_IMPORTED_MODULE_2__/* .bucketArn */ .SB)(bucket))}`, { cause: error });
    }
}
function elsewhere({ name, region }, home, cause) {
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`Input s3-bucket: the bucket \`${name}\` is in ${home}, the stack in ${region}.`, `Give a bucket in ${region}: CloudFormation takes templates from buckets of the stack's region only.`, { cause });
}
async function upload(client, log, bucket, files) {
    const put = await (0,_text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .allOrProblems */ .Xd)([...files].map(async ([key, bytes]) => {
        if (await exists(client, bucket.name, key))
            return false;
        await putObject(client, bucket, key, bytes);
        return true;
    }));
    const made = put.filter(Boolean).length;
    const place = `s3://${bucket.name}${bucket.prefix === '' ? '' : `/${bucket.prefix}`}`;
    log.info(`Template files in ${place}: ${made} uploaded, ${files.size - made} there already.`);
}
async function exists(client, bucket, key) {
    try {
        await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__/* .HeadObjectCommand */ .l81({ Bucket: bucket, Key: key }));
        return true;
    }
    catch (error) {
        const status = statusOf(error);
        if (status === 404 || status === 403)
            return false;
        throw error;
    }
}
async function putObject(client, bucket, key, bytes) {
    try {
        await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__/* .PutObjectCommand */ .wKZ({ Bucket: bucket.name, Key: key, Body: bytes }));
    }
    catch (error) {
        if (!(0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAccessDenied */ .w7)(error))
            throw error;
        const keys = `${(0,_s3_address_js__WEBPACK_IMPORTED_MODULE_2__/* .bucketArn */ .SB)(bucket)}/${bucket.prefix === '' ? '' : `${bucket.prefix}/`}*`;
        throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(`Input s3-bucket: S3 refused to store in \`${bucket.name}\`: ${error.message}`, `Add this statement to the policy of the role that deploys: ${statement(['s3:GetObject', 's3:PutObject'], keys)}`, { cause: error });
    }
}
function statement(actions, resource) {
    return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: resource });
}
function statusOf(error) {
    return error.$metadata?.httpStatusCode;
}
function regionOf(error) {
    return error.$response?.headers?.['x-amz-bucket-region'];
}


/***/ })

};
