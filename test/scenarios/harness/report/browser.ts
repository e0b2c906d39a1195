import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { htmlOf, type Text } from './markdown.ts'

/** The themes in which GitHub shows a text. */
const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** The width of the window, in pixels. */
const WIDTH = 800

/** Source: Chromium, `headless/README.md` and the lists of switches in its source. */
const FLAGS = ['--disable-gpu', '--disable-quic', '--disable-sync', '--hide-scrollbars', '--font-render-hinting=none']

/** A browser that shows texts as GitHub does, and reaches no network. */
export interface Reader {
  /**
   * Shows a text in each theme.
   *
   * @param onPicture gets a picture of it as PNG, with a name such as `dark` or, with all details open, `open-dark`
   * @returns what people would not see well, each as a sentence
   */
  readonly faultsOf: (text: Text, onPicture?: (name: string, png: Buffer) => void) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Starts Chromium without a window. `script/test` installs it and names it. */
export async function openReader(): Promise<Reader> {
  const executablePath = process.env.SERVICEFULL_BROWSER
  if (executablePath === undefined)
    throw new Error('SERVICEFULL_BROWSER is not set: run the scenarios by `script/test scenarios/reports`')
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  const pages = await Promise.all(
    THEMES.map(async (theme) => {
      const viewport = { width: WIDTH, height: 100 }
      const page = await browser.newPage({ viewport, colorScheme: theme, deviceScaleFactor: 1.5, offline: true })
      await page.setContent(frame(theme))
      for (const path of SCRIPTS) await page.addScriptTag({ path })
      return { theme, page }
    }),
  )
  return {
    faultsOf: async (text, onPicture) => {
      const faults = await Promise.all(
        pages.map(async ({ theme, page }) => {
          const call = `report.show(${JSON.stringify({ kind: text.kind, html: htmlOf(text), theme })})`
          const found = (await page.evaluate(call)) as readonly string[]
          if (onPicture) await takePictures(page, (name, png) => onPicture(`${name}${theme}`, png))
          return found.map((fault) => `${theme}: ${fault}`)
        }),
      )
      return faults.flat()
    },
    close: () => browser.close(),
  }
}

async function takePictures(page: Page, onPicture: (prefix: string, png: Buffer) => void): Promise<void> {
  onPicture('', await page.screenshot({ fullPage: true }))
  if ((await page.evaluate('report.unfold()')) === 0) return
  onPicture('open-', await page.screenshot({ fullPage: true }))
}

const { resolve } = createRequire(import.meta.url)
const SCRIPTS = [resolve('mermaid/dist/mermaid.min.js'), join(import.meta.dirname, 'page.js')]
const STYLES = {
  light: readFileSync(resolve('github-markdown-css/github-markdown-light.css'), 'utf8'),
  dark: readFileSync(resolve('github-markdown-css/github-markdown-dark.css'), 'utf8'),
}

/** Colours of GitHub's pages around a text. Source: @primer/primitives, `bgColor-default`, `bgColor-muted`, `borderColor-default`. */
const COLOURS = {
  light: { page: '#ffffff', head: '#f6f8fa', line: '#d1d9e0', text: '#59636e' },
  dark: { page: '#0d1117', head: '#151b23', line: '#3d444d', text: '#9198a1' },
}

/** The page around a text: the box of a comment, or of the summary of a job, whose text is larger. */
function frame(theme: Theme): string {
  const { page, head, line, text } = COLOURS[theme]
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${STYLES[theme]}
body { margin: 0; padding: 16px; background: ${page} }
.box { border: 1px solid ${line}; border-radius: 6px }
.head { padding: 8px 16px; background: ${head}; border-bottom: 1px solid ${line}; border-radius: 6px 6px 0 0; color: ${text};
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif }
.markdown-body { padding: 16px; border-radius: 6px; font-size: 16px }
.comment .markdown-body { font-size: 14px }
.mermaid svg { display: block; width: 100% }
</style><div class="box"><div class="head"></div><article class="markdown-body"></article></div></html>`
}
