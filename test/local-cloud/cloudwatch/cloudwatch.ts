import { type Account, endpoint } from '../account.ts'

/** Calls CloudWatch. No client for it is installed. */
export async function cloudWatch<T = object>({ id }: Account, action: string, input: object): Promise<T> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${id}/20260301/us-east-1/monitoring/aws4_request, SignedHeaders=host, Signature=0`,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `GraniteServiceVersion20100801.${action}`,
    },
    body: JSON.stringify(input),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${action}: ${answer.status} ${text}`)
  return text === '' ? ({} as T) : JSON.parse(text)
}
