import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '../local-cloud/places.ts'

/** A workflow that a page of the documentation shows. */
interface Sample {
  readonly line: number
  /** A whole workflow; steps alone are put into a job. */
  readonly text: string
}

/** Returns the workflows, and the lists of steps, among the YAML samples of a page. */
export function workflowSamples(page: string): readonly Sample[] {
  return [...page.matchAll(/^( *)```yaml\n([\s\S]*?)^ *```/gm)].flatMap(({ 1: indent = '', 2: body = '', index }) => {
    const text = body.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    const line = page.slice(0, index).split('\n').length + 1
    const value: unknown = parse(text)
    if (Array.isArray(value)) return value.some(isStep) ? [{ line, text: jobOf(text) }] : []
    return typeof value === 'object' && value !== null && 'jobs' in value ? [{ line, text }] : []
  })
}

function isStep(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('uses' in value || 'run' in value)
}

function jobOf(steps: string): string {
  const head = 'on: push\npermissions: {}\njobs:\n  sample:\n    runs-on: ubuntu-latest\n    steps:\n'
  return head + steps.replaceAll(/^(?=.)/gm, '      ')
}

/** Writes the workflows of all pages into a new folder, each named after its page and line. Returns the folder and the paths. */
export function writeSamples(): { readonly folder: string; readonly paths: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'servicefull-samples-'))
  const pages = globSync(['*.md', 'docs/*.md', 'examples/**/*.md'], { cwd: projectRoot }).sort()
  const paths = pages.flatMap((page) =>
    workflowSamples(readFileSync(join(projectRoot, page), 'utf8')).map(({ line, text }) => {
      const path = join(folder, `${page.replaceAll('/', '-')}-${line}.yml`)
      writeFileSync(path, text)
      return path
    }),
  )
  return { folder, paths }
}
