import type { BuildInputs } from '../src/inputs.ts'

/** A build of which nothing is asked. */
export const BUILD: BuildInputs = {
  context: '.',
  file: undefined,
  target: undefined,
  buildArgs: [],
  labels: [],
  platforms: [],
  buildContexts: [],
  secrets: new Map(),
  secretEnvs: new Map(),
  secretFiles: new Map(),
  ssh: [],
  cacheFrom: [],
  cacheTo: [],
  noCache: false,
  pull: false,
  network: undefined,
  addHosts: [],
  builder: undefined,
  provenance: 'false',
  sbom: 'false',
}
