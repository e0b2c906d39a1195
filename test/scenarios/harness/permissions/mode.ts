/** Whether jobs have the roles of `templates/github-oidc.yml` in place of all rights: the project `with-roles` of vitest. */
export const ARE_ENFORCED = process.env.SERVICEFULL_PERMISSIONS === 'enforced'

/** The stack of the roles. No scenario knows it, so it is left out of a world. */
export const ROLES_STACK = 'github-hello'

/** The stack of roles whose template a test has changed. */
export const OTHER_ROLES_STACK = 'github-other'

/** Where previews push to in an account with the roles. A world shows it as the one repository that scenarios know. */
export const PREVIEW_REPOSITORY = 'hello-job-previews'
