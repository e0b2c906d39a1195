import { expect, test } from 'vitest'
import { openAccount } from '../../harness/account.ts'
import { createBuilder } from '../../harness/builders.ts'
import { push } from '../../harness/events.ts'
import { type Index, manifestOf, platformsOf } from '../../harness/image.ts'
import { checkOut, runJob } from '../../harness/job.ts'
import { NO_ENGINE } from '../../harness/machine.ts'

/** A generator that writes an empty SBOM and scans nothing. Source: BuildKit, docs/attestations/sbom-protocol.md. */
const scanner = {
  Dockerfile: 'FROM servicefull/busybox:local\nCOPY hello-job /scan\nENTRYPOINT ["/bin/sh", "/scan"]\n',
  'hello-job': `echo '{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","predicate":{}}' \\
  > "$BUILDKIT_SCAN_DESTINATION/scan.spdx.json"\n`,
}

interface Attestation {
  readonly layers: readonly { readonly annotations: Readonly<Record<string, string>> }[]
}

test('provenance and SBOM stand beside the image in its index, which the next job finds', async () => {
  const account = openAccount()
  const generators = checkOut(scanner)
  const generator = await runJob({
    account,
    checkout: generators,
    event: push(generators.head()),
    inputs: { command: 'build', repository: 'scanner' },
  })
  const checkout = checkOut({ Dockerfile: 'FROM scratch\nCOPY hello-job /\n' })
  const { name, env } = createBuilder()
  const inputs = { builder: name, provenance: 'mode=max', sbom: `generator=${generator.outputs.image}` }
  const job = { account, checkout, event: push(checkout.head()), inputs }

  const end = await runJob({ ...job, env })
  const again = await runJob({ ...job, env: { ...env, ...NO_ENGINE } })

  expect([generator.errors, end.errors, again.errors]).toEqual([[], [], []])
  const index = await manifestOf<Index>(account, end.outputs.digest)
  expect(platformsOf(index)).toEqual(['linux/amd64', 'unknown/unknown'])
  const [image, attestation] = index.manifests
  expect(attestation?.annotations).toEqual({
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': image?.digest,
  })
  const { layers } = await manifestOf<Attestation>(account, attestation?.digest)
  expect(layers.map(({ annotations }) => annotations['in-toto.io/predicate-type']).sort()).toEqual([
    expect.stringMatching(/^https:\/\/slsa\.dev\/provenance\//),
    'https://spdx.dev/Document',
  ])
  expect(again.outputs).toMatchObject({ 'image-reused': 'true', digest: end.outputs.digest, operation: 'none' })
})
