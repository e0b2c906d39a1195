import { expect, test } from 'vitest'
import { proxyAgents, readProxies } from '../../src/edges/proxy.ts'
import { thrown } from '../fixtures/thrown.ts'

const none = { HTTP_PROXY: undefined, HTTPS_PROXY: undefined, NO_PROXY: undefined }

test.each([
  { description: 'for https', env: { HTTPS_PROXY: 'http://p:1' }, proxies: { ...none, HTTPS_PROXY: 'http://p:1' } },
  { description: 'for http', env: { http_proxy: 'https://p:1' }, proxies: { ...none, HTTP_PROXY: 'https://p:1' } },
  {
    description: 'the lower-case name counts',
    env: { https_proxy: 'http://low:1', HTTPS_PROXY: 'http://up:1' },
    proxies: { ...none, HTTPS_PROXY: 'http://low:1' },
  },
  { description: 'without a scheme', env: { HTTPS_PROXY: ' p:1 ' }, proxies: { ...none, HTTPS_PROXY: 'http://p:1' } },
  {
    description: 'with a password',
    env: { HTTPS_PROXY: 'u:p@w:1' },
    proxies: { ...none, HTTPS_PROXY: 'http://u:p@w:1' },
  },
  { description: 'exceptions alone are none', env: { NO_PROXY: '*' }, proxies: undefined },
  { description: 'empty variables are none', env: { HTTPS_PROXY: '', http_proxy: ' ' }, proxies: undefined },
])('proxies: $description', ({ env, proxies }) => {
  expect(readProxies(env)).toEqual(proxies)
})

test.each([
  ['*', '*'],
  ['localhost,127.0.0.1', 'localhost,127.0.0.1'],
  ['localhost 10.0.0.1-10.0.0.9', 'localhost,10.0.0.1-10.0.0.9'],
  ['.example.com, *.example.org', '.example.com,*.example.org'],
  ['amazonaws.com', 'amazonaws.com,.amazonaws.com'],
  ['host.example.com:443', 'host.example.com:443'],
  [' , ', undefined],
])('hosts without a proxy: %s', (text, read) => {
  expect(readProxies({ HTTPS_PROXY: 'p', no_proxy: text })?.NO_PROXY).toBe(read)
})

test.each([['socks5://user:secret@p:1'], ['http://'], ['http://p:port']])(
  '%s is refused without being shown',
  (text) => {
    expect(thrown(() => readProxies({ https_proxy: text }))).toEqual([
      {
        message: 'HTTPS_PROXY is not the address of an HTTP proxy.',
        remedy: 'Write it like http://host:3128, or unset HTTPS_PROXY for this step.',
      },
    ])
  },
)

test.each([
  ['24.4.1', false],
  ['22.21.0', false],
  ['24.5.0', true],
  ['25.0.0', true],
])('Node.js %s can use a proxy: %s', (version, can) => {
  const agents = () => proxyAgents({ HTTPS_PROXY: 'p' }, version)
  if (can) expect(agents()).toMatchObject({ httpAgent: {}, httpsAgent: {} })
  else expect(thrown(agents)[0]?.message).toBe(`A proxy is set, but Node.js ${version} of this runner cannot use one.`)
  expect(proxyAgents({}, version)).toBeUndefined()
})
