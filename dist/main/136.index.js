export const id = 136;
export const ids = [136];
export const modules = {

/***/ 136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkBucket: () => (/* binding */ checkBucket),
  upload: () => (/* binding */ upload)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commandBuilder.js
var commandBuilder = __webpack_require__(3611);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/schemas/schemas_0.js + 2 modules
var schemas_0 = __webpack_require__(5120);
;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/HeadBucketCommand.js


class HeadBucketCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep5 */.s_, commandBuilder/* _mw0 */.yt, "HeadBucket", schemas_0/* HeadBucket$ */.NDZ) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/HeadObjectCommand.js


class HeadObjectCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw8 */.y3, "HeadObject", schemas_0/* HeadObject$ */.QdX) {
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js


class PutObjectCommand extends (0,commandBuilder/* command */.G5)(commandBuilder/* _ep0 */.lq, commandBuilder/* _mw11 */.yC, "PutObject", schemas_0/* PutObject$ */.lHz) {
}

// EXTERNAL MODULE: ./build/aws/error.js
var aws_error = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/aws/policy.js
var policy = __webpack_require__(3726);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __webpack_require__(9093);
// EXTERNAL MODULE: ./build/template/files/s3-address.js
var s3_address = __webpack_require__(5096);
;// CONCATENATED MODULE: ./build/template/files/upload.js





async function checkBucket(client, bucket) {
    const { name, region } = bucket;
    try {
        const { BucketRegion } = await client.send(new HeadBucketCommand({ Bucket: name }));
        if (BucketRegion !== undefined && BucketRegion !== region)
            throw otherRegionProblem(bucket, BucketRegion);
    }
    catch (error) {
        const actual = error.$response?.headers?.['x-amz-bucket-region'];
        if (actual !== undefined && actual !== region)
            throw otherRegionProblem(bucket, actual, error);
        const status = statusOf(error);
        if (status === 404) {
            const remedy = `Correct the name, or create the bucket in ${region}.`;
            throw new problem/* Problem */.AF(`Input s3-bucket: there is no bucket \`${name}\`.`, remedy, { cause: error });
        }
        if (status !== 403)
            throw error;
        throw new problem/* Problem */.AF(`Input s3-bucket: the bucket \`${name}\` cannot be used with these credentials.`, `If it is yours, add this statement to the policy of the role that deploys: ${(0,policy/* roleStatement */._3)(['s3:ListBucket'], (0,s3_address/* bucketArn */.SB)(bucket))}`, { cause: error });
    }
}
function otherRegionProblem({ name, region }, actual, cause) {
    return new problem/* Problem */.AF(`Input s3-bucket: the bucket \`${name}\` is in ${actual}, the stack in ${region}.`, `Give a bucket in ${region}: CloudFormation takes templates from buckets of the stack's region only.`, { cause });
}
async function upload(client, log, bucket, files) {
    const put = await (0,problem/* allOrProblems */.Xd)([...files].map(async ([key, bytes]) => {
        if (await exists(client, bucket.name, key))
            return false;
        await putObject(client, bucket, key, bytes);
        return true;
    }));
    const uploaded = put.filter(Boolean).length;
    const place = `s3://${bucket.name}${bucket.prefix === '' ? '' : `/${bucket.prefix}`}`;
    log.info(`Template files in ${place}: ${uploaded} uploaded, ${files.size - uploaded} there already.`);
}
async function exists(client, bucket, key) {
    try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
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
        await client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: bytes }));
    }
    catch (error) {
        if (!(0,aws_error/* isAccessDenied */.w7)(error))
            throw error;
        const keys = `${(0,s3_address/* bucketArn */.SB)(bucket)}/${bucket.prefix === '' ? '' : `${bucket.prefix}/`}*`;
        throw new problem/* Problem */.AF(`Input s3-bucket: S3 refused to store in \`${bucket.name}\`: ${error.message}`, `Add this statement to the policy of the role that deploys: ${(0,policy/* roleStatement */._3)(['s3:GetObject', 's3:PutObject'], keys)}`, { cause: error });
    }
}
function statusOf(error) {
    return error.$metadata?.httpStatusCode;
}


/***/ })

};
