import { createServer } from 'node:http'
import type { Account } from './account.ts'
import { forward, listen } from './server.ts'

/**
 * Starts a registry in front of the account's registry, for this test only. It forwards every request.
 *
 * @param onPushed runs when a manifest has arrived at the account's registry, before docker gets the answer; its argument is
 *   the number of the push, from 1. When it returns `cut`, the connection is closed in place of the answer.
 * @returns its host
 */
export async function startRegistry(
  { registry }: Account,
  onPushed: (nth: number) => Promise<unknown>,
): Promise<string> {
  let pushes = 0
  const server = createServer((incoming, answer) => {
    const { method, url: path = '' } = incoming
    const url = `http://${registry}${path}`
    const pushed = method === 'PUT' && path.includes('/manifests/')
    forward(incoming, answer, pushed ? { url, onAnswered: () => onPushed(++pushes) } : { url })
  })
  return `localhost:${await listen(server)}`
}

/** An error of a registry. Source: distribution specification, "Error codes". */
export interface RegistryError {
  readonly status: number
  readonly code: string
  readonly message: string
}

/**
 * Starts a registry that answers every request with one error, for this test only.
 *
 * @returns its host
 */
export async function startBrokenRegistry({ status, code, message }: RegistryError): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ errors: [{ code, message }] }))
  })
  return `localhost:${await listen(server)}`
}
