/**
 * Scenarios that run with the roles of `templates/github-oidc.yml` instead of all rights: flows of main, of releases and of
 * previews.
 */
export const ONLY_WITH_ROLES = [
  'stacks/deploys/execution',
  'releases/promotion',
  'pull-requests/preview',
  'pull-requests/network',
  'runs/deploy-and-run',
  'runs/fan-out',
]

/** Scenarios that run with these roles, too. Some of their tests cannot, or need an account without them. */
export const ALSO_WITH_ROLES = [
  'stacks/deploys/first',
  'stacks/templates/large',
  'stacks/change-sets/diff',
  'stacks/change-sets/review',
  'images/builds/several-images',
  'pull-requests/images-removed',
]

/** More of these, which `SERVICEFULL_PERMISSIONS=all script/test with-roles` runs with the roles. */
export const MORE = [
  'stacks/deploys/following',
  'stacks/settings/rollback',
  'images/commits/new',
  'images/commits/same',
  'images/commits/release',
  'stacks/fan-out/items',
  'stacks/fan-out/schedule',
  'releases/tags',
  'pull-requests/labels',
  'pull-requests/moved-on',
  'pull-requests/deployments',
]

const REPOSITORY_IS_THERE = 'The repository is made with the roles, not by the job.'
const OTHER_STACK = 'The roles are for the stack `hello` and its previews, not for another one.'

/** Tests of these files that cannot run with the roles, by name, and why. */
export const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    'a bucket that is not there: the job is red before anything changes',
    'A role sees only its own bucket: AWS answers 403 for another one, whether it is there or not.',
  ],
  [
    'two images of one commit are pushed and deployed once; the same commit again builds and changes nothing',
    REPOSITORY_IS_THERE,
  ],
  [
    'command build on a pull request: each image has one tag, which marks it as a preview',
    'It has repositories of its own, and previews with roles push to theirs.',
  ],
  ['a diff of a new stack shows it and leaves nothing', REPOSITORY_IS_THERE],
  [
    'on a pull request, a diff shows what a merge would change, value by value, and what would be lost',
    'The role of previews may not change the stack of main, not even by a change set that is deleted again.',
  ],
  ['the change set of another stack, and inputs without effect, are refused', OTHER_STACK],
  [
    'the label of one preview is removed: the images stay for another preview of the pull request, until it closes',
    OTHER_STACK,
  ],
])
