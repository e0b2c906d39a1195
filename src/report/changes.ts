import type { Change } from '@aws-sdk/client-cloudformation'

/** A change set in figures, and each change in a line. */
export interface ChangesSummary {
  readonly add: number
  readonly modify: number
  readonly replace: number
  readonly remove: number
  readonly import: number
  readonly resources: readonly ResourceChange[]
}

/** What happens to a resource. */
export interface ResourceChange {
  readonly action: Action
  readonly resource: string
  readonly type: string
  /** Whether CloudFormation makes the resource anew; it may not know before it runs. */
  readonly replacement: 'true' | 'false' | 'conditional'
}

export type Action = 'add' | 'modify' | 'replace' | 'remove' | 'import' | 'dynamic' | 'syncWithActual'

/** Sums up the changes of a change set. Source: AWS CloudFormation API reference, ResourceChange. */
export function changesSummary(changes: readonly Change[]): ChangesSummary {
  const resources = changes.flatMap(({ ResourceChange: change }): ResourceChange[] => {
    if (change === undefined) return []
    const replacement = replacementOf(change.Replacement)
    const action = replacement === 'true' ? 'replace' : lowerFirst(change.Action ?? 'Modify')
    return [{ action, resource: change.LogicalResourceId ?? '', type: change.ResourceType ?? '', replacement }]
  })
  const count = (action: Action): number => resources.filter((each) => each.action === action).length
  return {
    add: count('add'),
    modify: count('modify'),
    replace: count('replace'),
    remove: count('remove'),
    import: count('import'),
    resources,
  }
}

function replacementOf(replacement: string | undefined): ResourceChange['replacement'] {
  if (replacement === 'True') return 'true'
  return replacement === 'Conditional' ? 'conditional' : 'false'
}

function lowerFirst(text: string): Action {
  return (text.charAt(0).toLowerCase() + text.slice(1)) as Action
}
