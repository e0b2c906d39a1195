import type { Place } from '../problem.ts'
import type { Template } from './template.ts'

/**
 * Where a resource is declared: in the template, or in the one of a nested stack that is a file of the workspace.
 *
 * @param resource logical ID, behind those of the nested stacks that lead to it, joined by `/`
 * @returns undefined when no file of the workspace declares it
 */
export function placeOf(template: Template, resource: string): Place | undefined {
  const [logicalId = '', ...inner] = resource.split('/')
  const nested = template.nested.get(logicalId)
  const place = inner.length > 0 && nested !== undefined ? placeOf(nested, inner.join('/')) : undefined
  const line = template.resources.get(logicalId)?.line
  return place ?? (template.inWorkspace && line !== undefined ? { file: template.path, line } : undefined)
}
