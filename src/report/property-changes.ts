import type { ResourceChange, ResourceChangeDetail, ResourceTargetDefinition } from '@aws-sdk/client-cloudformation'
import { type Place, shownValues } from './change-values.ts'

/** What happens to a property of a resource, or to another attribute such as its tags. */
export interface PropertyChange {
  /** Path in the properties, such as `ContainerDefinitions/0/Image`. */
  readonly name: string
  /** What the change comes from, for people, such as `parameter ImageUri`. */
  readonly causes: readonly string[]
  /** The value before, shortened and without secrets; left out when there was none, or CloudFormation does not tell it. */
  readonly before?: string
  readonly after?: string
}

/** The changes of a resource's properties, in CloudFormation's order. Source: AWS CloudFormation API reference, ResourceChangeDetail. */
export function propertyChanges(change: ResourceChange): PropertyChange[] {
  const byName = Map.groupBy(change.Details ?? [], nameOf)
  return [...byName].map(([name, details]) => {
    const told = details.find(({ Target }) => Target?.BeforeValue !== undefined || Target?.AfterValue !== undefined)
    return { name, causes: causesOf(details), ...shownValues(placeOf(change, told)) }
  })
}

function nameOf({ Target }: ResourceChangeDetail): string {
  return Target?.Path?.replace(/^\/(Properties\/)?/, '') ?? Target?.Name ?? Target?.Attribute ?? ''
}

function placeOf(change: ResourceChange, detail: ResourceChangeDetail | undefined): Place {
  const { Path = '', BeforeValue, AfterValue } = detail?.Target ?? {}
  return {
    path: Path,
    before: BeforeValue,
    after: AfterValue,
    contexts: [change.AfterContext, change.BeforeContext],
  }
}

/** CloudFormation also calls a change direct that it only takes for possible, because of what it lists beside it. */
function causesOf(details: readonly ResourceChangeDetail[]): string[] {
  const others = details.filter((each) => each.ChangeSource !== 'DirectModification' || each.Evaluation !== 'Dynamic')
  return [...new Set((others.length === 0 ? details : others).map(causeOf))]
}

function causeOf({ ChangeSource, CausingEntity, Target }: ResourceChangeDetail): string {
  if (ChangeSource === 'ParameterReference') return `parameter ${CausingEntity}`
  if (ChangeSource === 'ResourceReference' || ChangeSource === 'ResourceAttribute') return `resource ${CausingEntity}`
  if (ChangeSource === 'Automatic') return 'nested stack'
  if (ChangeSource === 'NoModification' || isReverted(Target)) return 'drift'
  return ChangeSource === undefined && Target?.Attribute === 'Tags' ? 'stack tags' : 'template'
}

/** Whether a property only gets back the value that it was deployed with. Source: API reference, LiveResourceDrift. */
function isReverted(target: ResourceTargetDefinition | undefined): boolean {
  return target?.Drift !== undefined && target.Drift.PreviousValue === target.AfterValue
}
