import { SHARED_NETWORK } from '../aws/ownership.ts'
import type { PreviewInputs } from '../inputs/inputs.ts'
import type { ParameterSources } from './parameters.ts'

/** The parameters of the built-in templates that choose the network: the name of a stack that exports one, and a VPC. */
const [NETWORK_STACK, VPC] = ['NetworkStackName', 'VpcId'] as const

/** The network of a preview. */
export interface PreviewNetwork {
  readonly sources: ParameterSources
  /** Says how to share a network; undefined when the preview does. */
  readonly notice?: string
}

/** Whether the input preview-network decides on the network: the template is a built-in one, and no input gives a network. */
export function isNetworkOpen({ template, overrides }: ParameterSources, setting: PreviewInputs['network']): boolean {
  const isBuiltIn = !template.inWorkspace && template.parameters.has(NETWORK_STACK)
  return isBuiltIn && setting !== 'none' && !overrides.has(NETWORK_STACK) && !overrides.has(VPC)
}

/**
 * Adds the parameter that gives a preview its network. One that exists moves to the shared network as soon as there is one, and back
 * with `own`. A network that an earlier deploy was given stays, as other values do.
 *
 * @param fault why the shared network cannot be used; undefined when it can, and for `own`
 * @param previous the current parameters of the stack
 */
export function withPreviewNetwork(
  sources: ParameterSources,
  setting: PreviewInputs['network'],
  { fault, previous }: { readonly fault: string | undefined; readonly previous: ReadonlyMap<string, string> },
): PreviewNetwork {
  const before = previous.get(NETWORK_STACK) ?? ''
  if ((previous.get(VPC) ?? '') !== '' || (before !== '' && before !== SHARED_NETWORK)) return { sources }
  const given = (name: string): PreviewNetwork => ({
    sources: { ...sources, overrides: new Map([...sources.overrides, [NETWORK_STACK, name]]) },
  })
  if (setting === 'own') return given('')
  if (fault === undefined) return given(SHARED_NETWORK)
  return before === SHARED_NETWORK ? { sources } : { sources, notice: ownNetworkNotice(fault) }
}

function ownNetworkNotice(fault: string): string {
  return `The preview has a VPC of its own, because ${fault}. A region allows five VPCs by default. Deploy \`template: network\` to the stack \`${SHARED_NETWORK}\` once for all previews to share, or set \`preview-network: own\`.`
}
