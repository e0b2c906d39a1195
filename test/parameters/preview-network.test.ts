import { expect, test } from 'vitest'
import type { ParameterSources } from '../../src/parameters/parameters.ts'
import { isNetworkOpen, withPreviewNetwork } from '../../src/parameters/preview-network.ts'
import { template } from '../fixtures/template.ts'

const body = `Parameters:
  VpcId: { Type: String, Default: '' }
  NetworkStackName: { Type: String, Default: '' }
Resources: { A: { Type: X } }
`
const sources: ParameterSources = {
  template: { ...template(body), path: 'servicefull', inWorkspace: false },
  overrides: new Map([['Cpu', '512']]),
  places: new Map(),
  bare: new Set(),
  ofPreview: new Set(),
  imageParameters: new Map(),
  buildId: 'abc',
}

test('the network of a built-in template is open while no input gives it', () => {
  expect(isNetworkOpen(sources, 'shared')).toBe(true)
  expect(isNetworkOpen(sources, 'own')).toBe(true)
  expect(isNetworkOpen(sources, 'none')).toBe(false)
})

test.each([
  { description: 'a template of the workspace', given: { template: template(body) } },
  { description: 'a template without the parameter', given: { template: template('Resources: {A: {Type: X}}') } },
  { description: 'a VPC', given: { overrides: new Map([['VpcId', 'vpc-1']]) } },
  { description: 'the name of a network', given: { overrides: new Map([['NetworkStackName', 'net']]) } },
  { description: 'the name of none', given: { overrides: new Map([['NetworkStackName', '']]) } },
])('the network is not open with $description', ({ given }) => {
  expect(isNetworkOpen({ ...sources, ...given }, 'shared')).toBe(false)
})

const SHARED = 'servicefull-network'
const MISSING = 'there is no such stack'

test.each([
  { description: 'a new preview shares', setting: 'shared', before: {}, value: SHARED },
  { description: 'one that shares goes on', setting: 'shared', before: { NetworkStackName: SHARED }, value: SHARED },
  {
    description: 'one of its own moves',
    setting: 'shared',
    before: { NetworkStackName: '', VpcId: '' },
    value: SHARED,
  },
  { description: 'one that was given a VPC stays', setting: 'shared', before: { VpcId: 'vpc-1' } },
  { description: 'one that was given another network stays', setting: 'shared', before: { NetworkStackName: 'net' } },
  { description: 'one with its own stays', setting: 'own', before: {}, value: '' },
  { description: 'one that shares gets its own', setting: 'own', before: { NetworkStackName: SHARED }, value: '' },
  { description: 'its own does not replace a VPC', setting: 'own', before: { VpcId: 'vpc-1' } },
  {
    description: 'one that shares stays when nobody may look',
    setting: 'shared',
    before: { NetworkStackName: SHARED },
    fault: MISSING,
  },
] as const)('$description', ({ setting, before, ...row }) => {
  const fault = 'fault' in row ? row.fault : undefined
  const { sources: after, notice } = withPreviewNetwork(sources, setting, {
    fault,
    previous: new Map(Object.entries(before)),
  })
  expect([after.overrides.get('NetworkStackName'), notice]).toEqual(['value' in row ? row.value : undefined, undefined])
  expect(after.overrides.get('Cpu')).toBe('512')
})

test('a preview without a shared network has its own, and a notice says how to share', () => {
  expect(withPreviewNetwork(sources, 'shared', { fault: MISSING, previous: new Map() })).toEqual({
    sources,
    notice:
      'The preview has a VPC of its own, because there is no such stack. A region allows five VPCs by default. Deploy `template: network` to the stack `servicefull-network` once for all previews to share, or set `preview-network: own`.',
  })
})
