import { expect, test } from 'vitest'
import { registryOfHost } from '../../src/aws/repository.ts'

test.each([
  ['111122223333.dkr.ecr.eu-west-1.amazonaws.com', 'eu-west-1'],
  ['111122223333.dkr.ecr-fips.us-east-1.amazonaws.com', 'us-east-1'],
  ['111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
  ['111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1'],
  ['111122223333.dkr-ecr.eu-west-1.on.aws', 'eu-west-1'],
  ['111122223333.dkr-ecr-fips.us-east-1.on.aws', 'us-east-1'],
  ['111122223333.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn', 'cn-north-1'],
  ['111122223333.dkr.ecr.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
  ['111122223333.dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'us-isob-east-1'],
])('%s is a registry of ECR', (host, region) => {
  expect(registryOfHost(host)).toEqual({ registryId: '111122223333', region })
})

test.each([
  'public.ecr.aws',
  'ghcr.io',
  'localhost:4566',
  '11112222333.dkr.ecr.eu-west-1.amazonaws.com',
  '111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.com',
  '111122223333.dkr.ecr.eu-west-1.example.com',
  'a111122223333.dkr.ecr.eu-west-1.amazonaws.com',
  '',
])('`%s` is none', (host) => {
  expect(registryOfHost(host)).toBeUndefined()
})
