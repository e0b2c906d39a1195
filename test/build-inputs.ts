import { type BuildInputs, readInputs } from '../src/inputs.ts'

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
  createBuilder: false,
  provenance: 'false',
  sbom: 'false',
}

/** Reads the inputs of a step that has a stack-name, unless another is given. */
export function inputs(given: Readonly<Record<string, string>> = {}) {
  const all: Readonly<Record<string, string>> = { 'stack-name': 'hello', ...given }
  return readInputs((name) => all[name] ?? '')
}

/** What a repository is made with when the user says nothing. */
export const NO_SETTINGS = { tagMutability: undefined, encryption: undefined }
