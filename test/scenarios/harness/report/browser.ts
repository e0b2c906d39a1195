import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { htmlOf, type Text } from './markdown.ts'

/** The themes that GitHub shows a text in. */
export const THEMES = ['light', 'dark'] as const

/** A theme of GitHub. */
export type Theme = (typeof THEMES)[number]

/** A text as a browser shows it. */
export interface Shown {
  /** What a reader would not see well, each as a sentence. */
  readonly faults: readonly string[]
  /** Takes a picture of it, as PNG. */
  readonly picture: (collapsed: 'closed' | 'open') => Promise<Buffer>
  readonly close: () => Promise<void>
}

/** The width of the window, in pixels. */
export const WIDTH = 800

/** Source: chromium, `headless/README.md`; peter.sh/experiments/chromium-command-line-switches. */
const FLAGS = ['--disable-gpu', '--disable-quic', '--disable-sync', '--hide-scrollbars', '--font-render-hinting=none']

/** Starts Chromium without a window. `script/test` installs it and names it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.SERVICEFULL_BROWSER
  if (executablePath === undefined)
    throw new Error('SERVICEFULL_BROWSER is not set: run the scenarios by `script/test scenarios/reports`')
  return chromium.launch({ executablePath, args: FLAGS })
}

/** Shows a text in a theme, in a window that reaches no network. */
export async function show(browser: Browser, text: Text, theme: Theme): Promise<Shown> {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: 100 },
    colorScheme: theme,
    deviceScaleFactor: 2,
    offline: true,
  })
  const page = await context.newPage()
  await page.setContent(frameOf(text.kind, theme))
  for (const path of SCRIPTS) await page.addScriptTag({ path })
  const call = `report.show(${JSON.stringify(htmlOf(text))}, '${theme}')`
  const faults = (await page.evaluate(call)) as readonly string[]
  return {
    faults,
    picture: async (collapsed) => {
      if (collapsed === 'open') await page.evaluate('report.unfold()')
      return page.screenshot({ fullPage: true, scale: 'device' })
    },
    close: () => context.close(),
  }
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
function frameOf(kind: Text['kind'], theme: Theme): string {
  const { page, head, line, text } = COLOURS[theme]
  const title = kind === 'comment' ? '<b>github-actions</b> bot commented' : '<b>deploy</b> summary'
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${STYLES[theme]}
body { margin: 0; padding: 16px; background: ${page} }
.box { border: 1px solid ${line}; border-radius: 6px }
.head { padding: 8px 16px; background: ${head}; border-bottom: 1px solid ${line}; border-radius: 6px 6px 0 0; color: ${text};
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif }
.markdown-body { padding: 16px; border-radius: 6px; font-size: ${kind === 'comment' ? 14 : 16}px }
.mermaid svg { display: block; width: 100% }
</style><div class="box"><div class="head">${title}</div><article class="markdown-body"></article></div></html>`
}
