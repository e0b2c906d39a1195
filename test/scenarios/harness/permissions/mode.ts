/** Whether jobs have the roles of `templates/github-oidc.yml` in place of all rights: the project `with-roles` of vitest. */
export const ARE_ENFORCED = process.env.SERVICEFULL_PERMISSIONS === 'enforced'

/** The stack of the roles. */
export const ROLES_STACK = 'github-hello'

/** The stack of what an example adds to the roles. */
export const MORE_STACK = 'github-hello-more'

/** The stack of roles whose template a test has changed. */
export const OTHER_ROLES_STACK = 'github-other'

/** The stacks of an administrator. No scenario knows them, so they are left out of a world. */
export const ADMINISTRATORS_STACKS: readonly string[] = [ROLES_STACK, MORE_STACK, OTHER_ROLES_STACK]

/** Where previews push to in an account with the roles. A world shows it as the one repository that scenarios know. */
export const PREVIEW_REPOSITORY = 'hello-job-previews'
