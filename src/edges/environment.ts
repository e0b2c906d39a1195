/** Values of environment variables by name. */
type Variables = Readonly<Record<string, string | undefined>>

/** The environment of a child process, whole. */
export type ChildEnvironment = Readonly<Record<string, string>>

/** With these, every program finds other programs, its user and the folders for its files. */
const ANY_PROGRAM = /^(PATH|HOME|TMPDIR|XDG_\w+)$/

/** The user's own configuration of git. Source: git documentation, "git-config", environment. */
const GIT = /^GIT_(CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|EXEC_PATH)$/

/**
 * The settings of docker, buildx and BuildKit, and their ways to an engine or a registry.
 * Source: Docker documentation, "docker", environment variables, and "Build variables".
 */
const DOCKER = new RegExp(
  [
    '^(?:(?:DOCKER|BUILDX|BUILDKIT)_\\w+',
    '(?:HTTP|HTTPS|ALL|NO)_PROXY|(?:http|https|all|no)_proxy',
    'SSH_AUTH_SOCK|SSL_CERT_FILE|SSL_CERT_DIR',
    'KUBECONFIG|KUBERNETES_SERVICE_(?:HOST|PORT)',
    'EXPERIMENTAL_BUILDKIT_SOURCE_POLICY|SOURCE_DATE_EPOCH|NO_COLOR)$',
  ].join('|'),
)

/** A password or token that has the name of a setting, such as DOCKER_PASSWORD. DOCKER_AUTH_CONFIG is one that docker reads. */
const CREDENTIAL = /^(DOCKER|BUILDX|BUILDKIT)_(?!AUTH_CONFIG$)\w*(AUTH|CREDENTIAL|PASS|SECRET|TOKEN)/

/**
 * Returns the environment of git: no credentials, and no variable that leads it to another repository or program.
 *
 * @param own added to it
 */
export function gitEnvironment(variables: Variables, own: ChildEnvironment): ChildEnvironment {
  return { ...select(variables, (name) => ANY_PROGRAM.test(name) || GIT.test(name)), ...own }
}

/** The variables of one run of docker, besides the settings of docker. */
export interface DockerVariables {
  /** Variables of ours. */
  readonly env?: ChildEnvironment | undefined
  /** Names of variables of this process that this run needs besides the settings of docker. */
  readonly variables?: readonly string[] | undefined
}

/**
 * Returns the environment of docker: its settings, and the variables that this run needs.
 *
 * buildx reads the commit of a build context with git, whose configuration may name programs, so it must not.
 * Source: Docker documentation, "Build variables", BUILDX_GIT_INFO and BUILDX_GIT_LABELS. DOCKER_AUTH_CONFIG would beat the logins
 * of a configuration of ours, which has those of the variable, too. Source: docker/cli, `cli/config/configfile`.
 */
export function dockerEnvironment(
  variables: Variables,
  { env = {}, variables: names = [] }: DockerVariables,
): ChildEnvironment {
  const isSetting = (name: string): boolean =>
    ANY_PROGRAM.test(name) || (DOCKER.test(name) && !CREDENTIAL.test(name)) || names.includes(name)
  const isBeaten = (name: string): boolean => name === 'DOCKER_AUTH_CONFIG' && 'DOCKER_CONFIG' in env
  const selected = select(variables, (name) => isSetting(name) && !isBeaten(name))
  return { ...selected, BUILDX_GIT_INFO: 'false', BUILDX_GIT_LABELS: 'false', ...env }
}

function select(variables: Variables, isSelected: (name: string) => boolean): ChildEnvironment {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) =>
      value !== undefined && isSelected(name) ? [[name, value]] : [],
    ),
  )
}
