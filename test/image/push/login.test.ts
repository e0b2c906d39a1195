import { expect, test } from 'vitest'
import { logIn } from '../../../src/image/push/login.ts'
import { result } from '../../fixtures/answers.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { scriptAws } from '../../fixtures/server.ts'

test('the login is that of the registry of the credentials, and is masked', async () => {
  const authorizationData = [{ authorizationToken: 'QVdTOnNlY3JldA==', proxyEndpoint: 'https://registry' }]
  const aws = await scriptAws({ GetAuthorizationToken: [result({ authorizationData })] })
  const log = fakeLog()
  expect(await logIn(aws.ecr, log)).toEqual({ token: 'QVdTOnNlY3JldA==', registry: 'registry' })
  expect(log.lines).toEqual(['mask: QVdTOnNlY3JldA==', 'mask: secret'])
  expect(aws.calls).toEqual([['GetAuthorizationToken', {}]])
})
