import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Account } from '../account.ts'
import { openReader, type Reader } from './browser.ts'
import type { Text } from './markdown.ts'

/** What a job wrote, by where people read it; undefined where a text is missing. */
type Texts = Readonly<Partial<Record<Text['kind'], string | undefined>>>

/** Looks at texts as a reader on GitHub would. */
export interface Album {
  /**
   * Expects that people see the texts of a state well, in both themes. Keeps pictures when `script/preview-report` runs the scenario.
   *
   * @param name of the state, such as `updated`
   */
  readonly look: (name: string, account: Account, texts: Texts) => Promise<void>
}

/** Opens an album for the tests of a file. */
export function openAlbum(): Album {
  let reader: Reader | undefined
  beforeAll(async () => {
    reader = await openReader()
  })
  afterAll(() => reader?.close())
  return {
    look: async (name, account, texts) => {
      for (const kind of ['summary', 'comment'] as const) {
        if (!(kind in texts)) continue
        const markdown = asOnAws(texts[kind] ?? '', account)
        keep(`${name}-${kind}.md`, markdown)
        expect(markdown, `${kind} of ${name}`).not.toBe('')
        expect.soft(markdown, `${kind} of ${name}`).not.toMatch(/\b(localhost|127\.\d+\.\d+\.\d+)\b|\/tmp\//)
        const faults = await reader?.faultsOf({ kind, markdown }, onPicture(`${name}-${kind}`))
        expect.soft(faults, `${kind} of ${name}`).toEqual([])
      }
    },
  }
}

const FOLDER = process.env.SERVICEFULL_PICTURES

function onPicture(name: string): ((theme: string, png: Buffer) => void) | undefined {
  return FOLDER === undefined ? undefined : (theme, png) => keep(`${name}-${theme}.png`, png)
}

function keep(name: string, content: string | Buffer): void {
  if (FOLDER === undefined) return
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, name), content)
}

/** Puts addresses of AWS and the account of documentation in place of those of the local cloud, so that texts are as long as on AWS. */
function asOnAws(markdown: string, { id, registry, env }: Account): string {
  const { AWS_REGION: region = '', AWS_ENDPOINT_URL: endpoint = '' } = env
  return markdown
    .replaceAll(registry, `123456789012.dkr.ecr.${region}.amazonaws.com`)
    .replaceAll(endpoint, `https://sqs.${region}.amazonaws.com`)
    .replaceAll(id, '123456789012')
}
