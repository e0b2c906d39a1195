/** Scenarios that also run with the roles of `templates/github-oidc.yml`: flows of main, of releases and of previews. */
export const SOME = [
  'stacks/deploys/first',
  'stacks/deploys/execution',
  'stacks/templates/large',
  'stacks/change-sets/diff',
  'stacks/change-sets/review',
  'images/builds/several-images',
  'releases/promotion',
  'pull-requests/preview',
  'pull-requests/images-removed',
]

/** More of them, which `SERVICEFULL_PERMISSIONS=all script/test with-roles` runs, too. */
export const MORE = [
  'stacks/deploys/following',
  'stacks/settings/rollback',
  'stacks/failures/recreated',
  'images/commits/new',
  'images/commits/same',
  'images/commits/release',
  'images/repositories/push',
  'releases/tags',
  'pull-requests/labels',
  'pull-requests/moved-on',
  'pull-requests/deployments',
  'pull-requests/closed-meanwhile',
]

/** Tests of these files that cannot run with the roles, by name, and why. */
export const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    'a bucket that is not there: the job is red before anything changes',
    'A role sees only its own bucket: AWS answers 403 for another one, whether it is there or not.',
  ],
])
