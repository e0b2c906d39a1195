import { constants } from 'node:fs'
import { access, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import type { Log } from '../../edges/runner.ts'
import { namePath } from '../../files/fault.ts'
import { readFileUpTo, UnfitFile } from '../../files/read.ts'
import { Problem } from '../../text/problem.ts'

/** A login at a registry. */
export interface Login {
  /** `user:password` in base64, a secret. That of ECR is valid for 12 hours. */
  readonly token: string
  /** Host of the registry. */
  readonly registry: string
}

/** Requests a login at the ECR registry of the credentials' account, and masks it in the log. */
export async function logIn(ecr: ECRClient, log: Log): Promise<Login> {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}))
  const { authorizationToken: token, proxyEndpoint = '' } = authorizationData?.[0] ?? {}
  if (token === undefined) throw new Problem('ECR gave no authorization token.', 'Run the job again.')
  log.mask(token)
  log.mask(Buffer.from(token, 'base64').toString().replace(/^AWS:/, ''))
  return { token, registry: proxyEndpoint.replace(/^https?:\/\//, '') }
}

/** The user's logins and settings of docker. */
export interface UserDockerConfig {
  /** Folder of the configuration; may be missing. */
  readonly directory: string
  /** DOCKER_AUTH_CONFIG: JSON with more logins, a secret. */
  readonly logins: string | undefined
  /** Folder of the builders, in which buildx writes; may be missing. */
  readonly buildx: string
}

type Config = Readonly<Record<string, unknown>>

/**
 * Creates a private docker configuration: a copy of the user's with one more login, readable by this user only, and links to
 * everything else in the user's folder (plugins, builders, contexts). Without `docker login`, no secret appears in argv. The
 * logins of DOCKER_AUTH_CONFIG are in the copy, because docker gets that variable never together with this configuration.
 *
 * @param directory the private folder; created if missing
 */
export async function makeDockerConfig(directory: string, user: UserDockerConfig, login: Login): Promise<void> {
  await mkdir(directory, { mode: 0o700, recursive: true })
  const { text, links } = await readUserFolder(user.directory)
  const config = [...loginsIn(user.logins), login].reduce(withLogin, parse(text))
  const path = join(directory, 'config.json')
  await Promise.all([
    writeFile(path, JSON.stringify(config), { mode: 0o600 }).catch(namePath(path)),
    ...links.map((entry) => link(join(user.directory, entry), join(directory, entry))),
  ])
}

/**
 * Checks that docker's configuration can be read and that buildx can write to its folder. Warns of a configuration that docker
 * itself would ignore. Changes nothing.
 *
 * @throws Problem, or the system's error
 */
export async function checkDockerConfig(user: UserDockerConfig, log: Log): Promise<void> {
  const [{ ignored }] = await Promise.all([readUserFolder(user.directory), checkBuildxFolder(user.buildx)])
  if (ignored === undefined) return
  log.warning(
    `The configuration of docker, ${ignored}, is not read: it is a folder, or a link that leads nowhere. Its logins and settings are missing.`,
  )
}

/** buildx writes to the first three and to the folder itself. Source: docker/buildx, `store` and `localstate`. */
const BUILDX_FOLDERS = ['', 'activity', 'instances', 'refs']

async function checkBuildxFolder(folder: string): Promise<void> {
  await Promise.all(
    BUILDX_FOLDERS.map(async (name) => {
      try {
        await access(join(folder, name), constants.W_OK | constants.X_OK)
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    }),
  )
}

/** The content of config.json, and what else is in the user's folder. */
interface UserFolder {
  readonly text: string
  readonly links: readonly string[]
  /** Path of a configuration that is none. */
  readonly ignored?: string
}

/** Docker takes a configuration that does not exist, or is a folder, for an empty one. Source: docker/cli, `cli/config`. */
const NO_CONFIGURATION = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ELOOP']

async function readUserFolder(folder: string): Promise<UserFolder> {
  const entries = await readdir(folder).catch((error: unknown): string[] => {
    if (isMissing(error)) return []
    throw error
  })
  const links = entries.filter((entry) => entry !== 'config.json')
  if (links.length === entries.length) return { text: '{}', links }
  const path = join(folder, 'config.json')
  try {
    return { text: await readConfiguration(path), links }
  } catch (error) {
    if (!NO_CONFIGURATION.includes(codeOf(error))) throw error
    return { text: '{}', links, ignored: path }
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code)
}

/** It has logins and settings, a few hundred bytes each. */
const LARGEST_CONFIGURATION = 1024 * 1024

async function readConfiguration(path: string): Promise<string> {
  const bytes = await readFileUpTo(path, LARGEST_CONFIGURATION).catch((error: unknown) => {
    if (!(error instanceof UnfitFile)) throw error
    throw new Problem(
      `The configuration of docker, ${path}, ${error.message}.`,
      'Correct that file, or set DOCKER_CONFIG to the folder of another one.',
    )
  })
  return bytes.toString()
}

/** Returns the logins of a DOCKER_AUTH_CONFIG. Ignores what is none, as docker does. Source: docker/cli, `cli/config/configfile`. */
function loginsIn(text = '{}'): readonly Login[] {
  return Object.entries(section(parse(text).auths)).flatMap(([registry, value]) => {
    const { auth } = section(value)
    return typeof auth === 'string' ? [{ registry, token: auth }] : []
  })
}

/** Creates a symbolic link, unless an earlier login has created it. */
async function link(target: string, path: string): Promise<void> {
  await symlink(target, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/**
 * Adds a login to a docker configuration. The empty credential helper overrides a `credsStore` of the user.
 * Source: Docker documentation, "docker login", credential stores and helpers.
 */
export function withLogin(config: Config, { registry, token }: Login): Config {
  return {
    ...config,
    auths: { ...section(config.auths), [registry]: { auth: token } },
    credHelpers: { ...section(config.credHelpers), [registry]: '' },
  }
}

/** Ignores a configuration that is not JSON. Docker itself only warns of it. */
function parse(text: string): Config {
  try {
    return section(JSON.parse(text))
  } catch {
    return {}
  }
}

function section(value: unknown): Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : {}
}
