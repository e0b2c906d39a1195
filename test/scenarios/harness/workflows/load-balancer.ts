import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Account } from '../account.ts'

/**
 * Opens a page of a load balancer, as a browser would that finds the local cloud at its name.
 *
 * @param url the address of the load balancer
 * @returns status and body, such as `200 hello`
 */
export function openPage({ env, id }: Account, url: string): Promise<string> {
  const { hostname: host, pathname: path } = new URL(url)
  const { hostname, port } = new URL(env.AWS_ENDPOINT_URL ?? '')
  // The local cloud has accounts of its own; it reads ours from here.
  const authorization = `AWS4-HMAC-SHA256 Credential=${id}/20260101/${env.AWS_REGION}/elasticloadbalancing/aws4_request`
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers: { host, authorization } }, (answer) => {
      text(answer).then((body) => resolve(`${answer.statusCode} ${body}`), reject)
    }).on('error', reject)
  })
}
