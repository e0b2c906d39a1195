import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Account } from '../account.ts'
import { openBrowser, show, THEMES } from './browser.ts'
import type { Text } from './markdown.ts'

/** What a scenario looks at with a reader's eyes. */
export interface Album {
  /**
   * Shows the texts of a state in both themes and expects that a reader sees all of them well. Where `script/preview-report` runs the
   * scenario, keeps pictures.
   *
   * @param name of the state, such as `updated`
   */
  readonly look: (name: string, account: Account, texts: Partial<Record<Text['kind'], string | undefined>>) => Promise<void>
}

/** Opens an album for the tests of a file. */
export function openAlbum(): Album {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  return {
    look: async (name, account, texts) => {
      for (const kind of ['summary', 'comment'] as const) {
        if (!(kind in texts)) continue
        const markdown = asOnAws(texts[kind] ?? '', account)
        expect(markdown, `${kind} of ${name}`).not.toMatch(/^\s*$|\b(localhost|127\.\d+\.\d+\.\d+|\/tmp\/)/)
        const faults = await facesOf(browser, `${name}-${kind}`, { kind, markdown })
        expect(faults, `${kind} of ${name}`).toEqual([])
      }
    },
  }
}

async function facesOf(browser: Browser, name: string, text: Text): Promise<readonly string[]> {
  const folder = process.env.SERVICEFULL_PICTURES
  if (folder !== undefined) keep(folder, `${name}.md`, text.markdown)
  const faults: string[] = []
  for (const theme of THEMES) {
    const shown = await show(browser, text, theme)
    faults.push(...shown.faults.map((fault) => `${theme}: ${fault}`))
    if (folder !== undefined) {
      keep(folder, `${name}-${theme}.png`, await shown.picture('closed'))
      keep(folder, `${name}-open-${theme}.png`, await shown.picture('open'))
    }
    await shown.close()
  }
  return faults
}

function keep(folder: string, name: string, content: string | Buffer): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
}

/** Puts addresses of AWS and the account of documentation in place of those of the local cloud, so that texts are as long as on AWS. */
function asOnAws(markdown: string, { id, registry, env }: Account): string {
  const { AWS_REGION: region = '', AWS_ENDPOINT_URL: endpoint = '' } = env
  return markdown
    .replaceAll(registry, `123456789012.dkr.ecr.${region}.amazonaws.com`)
    .replaceAll(endpoint, `https://sqs.${region}.amazonaws.com`)
    .replaceAll(id, '123456789012')
}
