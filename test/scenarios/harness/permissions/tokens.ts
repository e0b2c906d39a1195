import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ISSUER, tokenOf } from '../../../local-cloud/web-identity.ts'
import { REPOSITORY } from '../events.ts'

const IDS: Readonly<Record<string, string>> = { 'octo-org': '1234567', 'hello-job': '7654321' }
let started: Promise<number> | undefined

/**
 * GitHub's side of OpenID Connect for jobs with a subject, such as `pull_request`: the environment of such a job. Its repository is
 * one with IDs in its subjects.
 */
export async function tokenServer(subject: string): Promise<Readonly<Record<string, string>>> {
  started ??= start()
  const url = new URL(`http://127.0.0.1:${await started}/token`)
  const repository = REPOSITORY.split('/').map((name) => `${name}@${IDS[name]}`)
  url.searchParams.set('sub', `repo:${repository.join('/')}:${subject}`)
  return { ACTIONS_ID_TOKEN_REQUEST_URL: url.href, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request' }
}

/** Starts the server, which runs as long as this process. */
async function start(): Promise<number> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost')
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: ISSUER, aud: searchParams.get('audience'), sub: searchParams.get('sub') }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ value: tokenOf({ ...claims, nbf: now - 600, iat: now, exp: now + 300 }) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return (server.address() as AddressInfo).port
}
