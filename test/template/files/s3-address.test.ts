import { expect, test } from 'vitest'
import { bucketArn, objectKey, objectUrl } from '../../../src/template/files/s3-address.ts'

const bucket = { name: 'deploys', prefix: '', region: 'eu-central-1', endpoint: undefined }

test.each([
  { prefix: '', key: 'hash.template' },
  { prefix: 'a', key: 'a/hash.template' },
  { prefix: 'a/b c', key: 'a/b c/hash.template' },
])('the key of an object under `$prefix`', ({ prefix, key }) => {
  expect(objectKey({ ...bucket, prefix }, 'hash', '.template')).toBe(key)
})

test.each([
  { of: {}, url: 'https://deploys.s3.eu-central-1.amazonaws.com/a/b' },
  { of: { region: 'us-east-1' }, url: 'https://deploys.s3.us-east-1.amazonaws.com/a/b' },
  { of: { region: 'us-gov-west-1' }, url: 'https://deploys.s3.us-gov-west-1.amazonaws.com/a/b' },
  { of: { region: 'cn-north-1' }, url: 'https://deploys.s3.cn-north-1.amazonaws.com.cn/a/b' },
  { of: { region: 'eusc-de-east-1' }, url: 'https://deploys.s3.eusc-de-east-1.amazonaws.eu/a/b' },
  { of: { region: 'us-iso-east-1' }, url: 'https://deploys.s3.us-iso-east-1.c2s.ic.gov/a/b' },
  { of: { region: 'us-isob-east-1' }, url: 'https://deploys.s3.us-isob-east-1.sc2s.sgov.gov/a/b' },
  { of: { name: 'my.deploys' }, url: 'https://s3.eu-central-1.amazonaws.com/my.deploys/a/b' },
  { of: { endpoint: 'http://localhost:4566' }, url: 'http://localhost:4566/deploys/a/b' },
  { of: { endpoint: 'https://s3.example.com/' }, url: 'https://s3.example.com/deploys/a/b' },
])('$url', ({ of, url }) => {
  expect(objectUrl({ ...bucket, ...of }, 'a/b')).toBe(url)
})

test('a key is encoded, its slashes are not', () => {
  expect(objectUrl(bucket, 'a b/größe+1/c#d?.yml')).toBe(
    'https://deploys.s3.eu-central-1.amazonaws.com/a%20b/gr%C3%B6%C3%9Fe%2B1/c%23d%3F.yml',
  )
})

test.each([
  { region: 'eu-central-1', arn: 'arn:aws:s3:::deploys' },
  { region: 'cn-north-1', arn: 'arn:aws-cn:s3:::deploys' },
  { region: 'us-gov-east-1', arn: 'arn:aws-us-gov:s3:::deploys' },
])('the ARN in $region', ({ region, arn }) => {
  expect(bucketArn({ ...bucket, region })).toBe(arn)
})
