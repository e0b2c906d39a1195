import { markdownTable } from 'markdown-table'
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { Trouble } from '../local-cloud/processes.ts'

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
  const faulty = parameters.items
    .map(({ key }) => String(key))
    .filter((name) => !grouped.has(name) || !parameters.hasIn([name, 'Description']))
  if (faulty.length) throw new Trouble(`without a description or a group: ${faulty.join(', ')}`)
  return listed.map(({ label, names }) => `**${label}**\n\n${tableOf(names, parameters)}`).join('\n\n')
}

function tableOf(names: readonly string[], parameters: YAMLMap): string {
  const rows = names.map((name) => {
    const standard = parameters.getIn([name, 'Default'])
    const meaning = String(parameters.getIn([name, 'Description'])).replace(/[<>|*]/g, '\\$&')
    return [`\`${name}\``, meaning, standard === undefined ? '**required**' : standard === '' ? '' : `\`${standard}\``]
  })
  return markdownTable([['parameter', 'meaning', 'default'], ...rows], { alignDelimiters: false, padding: true })
}
