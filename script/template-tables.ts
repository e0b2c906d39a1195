import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { Trouble } from '../local-cloud/processes.ts'
import { escaped, table } from './table.ts'

/**
 * Returns a table of a template's parameters for each group of its `AWS::CloudFormation::Interface`, under the group's name.
 *
 * @throws Trouble when a parameter has no description, or is in no group
 */
export function parameterTables(template: string): string {
  const document = parseDocument(template, { logLevel: 'error' })
  const parameters = document.get('Parameters') as YAMLMap
  const groups = document.getIn(['Metadata', 'AWS::CloudFormation::Interface', 'ParameterGroups'])
  const listed = (isSeq(groups) ? groups.items : []).filter(isMap).map((group) => ({
    label: String(group.getIn(['Label', 'default'])),
    names: (group.get('Parameters') as { toJSON(): string[] }).toJSON(),
  }))
  const grouped = new Set(listed.flatMap(({ names }) => names))
  const faulty = namesOf(parameters).filter((name) => !grouped.has(name) || !parameters.hasIn([name, 'Description']))
  if (faulty.length) throw new Trouble(`parameters without a description or a group: ${faulty.join(', ')}`)
  return listed.map(({ label, names }) => `**${label}**\n\n${parameterTable(names, parameters)}`).join('\n\n')
}

function parameterTable(names: readonly string[], parameters: YAMLMap): string {
  const rows = names.map((name) => {
    const standard = parameters.getIn([name, 'Default'])
    const shown = standard === undefined ? '**required**' : standard === '' ? '' : `\`${standard}\``
    return [`\`${name}\``, escaped(String(parameters.getIn([name, 'Description']))), shown]
  })
  return table([['parameter', 'meaning', 'default'], ...rows])
}

/**
 * Returns a table of a template's outputs.
 *
 * @throws Trouble when an output has no description
 */
export function templateOutputTable(template: string): string {
  const outputs = parseDocument(template, { logLevel: 'error' }).get('Outputs') as YAMLMap
  const faulty = namesOf(outputs).filter((name) => !outputs.hasIn([name, 'Description']))
  if (faulty.length) throw new Trouble(`outputs without a description: ${faulty.join(', ')}`)
  const rows = namesOf(outputs).map((name) => [`\`${name}\``, escaped(String(outputs.getIn([name, 'Description'])))])
  return table([['output', 'meaning'], ...rows])
}

function namesOf(section: YAMLMap): readonly string[] {
  return section.items.map(({ key }) => String(key))
}
