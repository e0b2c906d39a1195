import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openHttp } from '../../src/edges/http.ts'

const http = openHttp({})

/** Starts a server for this test only, and gives its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('any status is an answer, and a redirect is not followed', async () => {
  const url = await serve((request, response) => {
    response.writeHead(request.url === '/' ? 302 : 401, { location: '/other' }).end(request.headers.accept)
  })
  expect(await http.send({ url: `${url}/`, headers: { accept: 'a' } })).toMatchObject({
    status: 302,
    headers: { location: '/other' },
    body: 'a',
  })
  expect(await http.send({ url: `${url}/other` })).toMatchObject({ status: 401 })
})

test('a body is sent as it is, with any method', async () => {
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    response.end(`${request.method} ${Buffer.concat(chunks)}`)
  })
  expect(await http.send({ method: 'PATCH', url, body: 'Größe' })).toMatchObject({ status: 200, body: 'PATCH Größe' })
})

test('a signal ends a request', async () => {
  const url = await serve(() => {})
  await expect(http.send({ url }, AbortSignal.timeout(100))).rejects.toMatchObject({ name: 'AbortError' })
})

test('an answer that does not end is left when it is too large', async () => {
  let sent = 0
  const url = await serve((_, response) => {
    const more = (): void => {
      sent += 1
      response.write(Buffer.alloc(1024 * 1024), more)
    }
    response.on('error', () => {})
    more()
  })
  await expect(http.send({ url })).rejects.toMatchObject({ code: 'EFBIG', message: 'it is larger than 8.4 MB' })
  expect(sent).toBeLessThan(30)
})

test('a connection that breaks in the middle of an answer is a fault', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{', () => response.destroy())
  })
  await expect(http.send({ url })).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test.each([
  { description: 'at all', begin: () => {} },
  { description: 'to its end', begin: (response: Parameters<RequestListener>[1]) => void response.write('{') },
])('a server that does not answer $description is left when its time is up', async ({ begin }) => {
  const url = await serve((_, response) => begin(response))
  await expect(openHttp({}, 200).send({ url })).rejects.toMatchObject({
    code: 'ETIMEDOUT',
    message: `no answer of ${new URL(url).host}`,
  })
})
