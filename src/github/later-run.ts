import type { GitHub } from '../edges/github.ts'
import { isOvertaken, type Run } from '../plan/run.ts'

/**
 * Returns the address of a later run of the same workflow on another commit, unless it has ended without success: that one deploys
 * the commit, or has done so.
 * Source: GitHub REST API reference, "List workflow runs for a workflow"; it needs `actions: read`.
 *
 * @param repository `owner/name`
 * @param sha the other commit
 * @throws the error of GitHub when it cannot be asked
 */
export async function findLaterRun(
  github: GitHub,
  { repository, sha, run }: { readonly repository: string; readonly sha: string; readonly run: Run },
): Promise<string | undefined> {
  const [owner = '', repo = ''] = repository.split('/')
  if (run.workflow === undefined) return undefined
  const query = { owner, repo, workflow_id: run.workflow, head_sha: sha, per_page: 30 }
  const { data } = await github.rest.actions.listWorkflowRuns(query)
  return data.workflow_runs.find(
    ({ id, run_attempt: attempt = 1, status, conclusion }) =>
      isOvertaken(run, { id: String(id), attempt: String(attempt) }) &&
      (status !== 'completed' || conclusion === 'success'),
  )?.html_url
}
