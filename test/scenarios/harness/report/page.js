// Runs in the browser: shows a text as GitHub shows it, and says what a reader would not see well.

/** Source: gjtorikian/html-pipeline, `SanitizationFilter::DEFAULT_CONFIG`. */
const ELEMENTS = new Set(
  `h1 h2 h3 h4 h5 h6 br b i strong em a pre code img tt div ins del sup sub p picture ol ul table thead tbody tfoot blockquote dl dt
  dd kbd q samp var hr ruby rt rp li tr td th s strike summary details caption figure figcaption abbr bdo cite dfn mark small source
  span time wbr`.split(/\s+/),
)
const ATTRIBUTES = new Set(
  `href src alt srcset media abbr align aria-describedby aria-hidden aria-label aria-labelledby cite colspan datetime dir headers height
  hreflang id lang loading name open rel rowspan scope span start tabindex title type value width`.split(/\s+/),
)
/** What GitHub itself adds after sanitising: alerts with their icons, boxes of task lists, languages of code. */
const OWN = '.markdown-alert, .markdown-alert-title, .octicon, .octicon *, input[type=checkbox], code[class^=language-]'

/** Removes what GitHub does not let through, but for the text in it. Returns what was removed. */
function sanitise(root) {
  const removed = []
  for (const element of [...root.querySelectorAll('*')]) {
    if (element.matches(OWN)) continue
    const name = element.localName
    if (!ELEMENTS.has(name)) {
      removed.push(`GitHub removes <${name}>`)
      element.replaceWith(...element.childNodes)
      continue
    }
    for (const { name: attribute } of [...element.attributes]) {
      if (ATTRIBUTES.has(attribute)) continue
      removed.push(`GitHub removes ${attribute} of <${name}>`)
      element.removeAttribute(attribute)
    }
  }
  return removed
}

/** Draws the Mermaid blocks. Returns a complaint about each that cannot be drawn, or lacks a bar or lets texts collide. */
async function draw(root, theme) {
  const { mermaid } = globalThis
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: theme === 'dark' ? 'dark' : 'default' })
  const faults = []
  for (const [index, block] of [...root.querySelectorAll('pre:has(> code.language-mermaid)')].entries()) {
    const text = block.textContent
    const frame = document.createElement('div')
    frame.className = 'mermaid'
    block.replaceWith(frame)
    try {
      const { svg } = await mermaid.render(`chart-${index}`, text, frame)
      frame.innerHTML = svg
    } catch (error) {
      faults.push(`Mermaid cannot draw: ${error.message}`)
      frame.textContent = text
      continue
    }
    faults.push(...chartFaults(frame.querySelector('svg'), text))
  }
  return faults
}

/** The lines of a chart that draw something, and what they draw. */
const DRAWN = {
  gantt: [/^[^%].*:.*,/, 'rect.task'],
  flowchart: [/^(subgraph )?\w+[[({]+"/, '.node, .cluster'],
}

/** A chart that is made smaller than this is unreadable. */
const SMALLEST = 0.55

function chartFaults(svg, text) {
  const [line, shape] = DRAWN[/^gantt$/m.test(text) ? 'gantt' : 'flowchart']
  const parts = text.split('\n').filter((each) => line.test(each)).length
  const drawn = [...svg.querySelectorAll(shape)].filter((part) => part.getBoundingClientRect().width >= 1).length
  const faults = drawn === parts ? [] : [`A chart shows ${drawn} parts in place of ${parts}`]
  for (const label of svg.querySelectorAll('foreignObject > *'))
    if (
      label.scrollWidth > label.clientWidth + 1 ||
      label.getBoundingClientRect().height > label.parentElement.getBoundingClientRect().height + 2
    )
      faults.push(`A chart cuts off "${label.textContent}"`)
  faults.push(...labelFaults(svg))
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
  if (scale < SMALLEST) faults.push(`A chart is shown at ${Math.round(scale * 100)} % of its size`)
  for (const formula of svg.querySelectorAll('math')) faults.push(`A chart shows "${formula.textContent}" as a formula`)
  const texts = [...svg.querySelectorAll('text')].filter(({ textContent }) => textContent.trim() !== '')
  const frame = svg.getBoundingClientRect()
  for (const each of texts) {
    const { left, right } = each.getBoundingClientRect()
    if (left < frame.left - 1 || right > frame.right + 1) faults.push(`A chart cuts off "${each.textContent}"`)
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1))
      if (collide(one, other)) faults.push(`In a chart, "${one.textContent}" lies on "${other.textContent}"`)
  }
  return faults
}

/** Labels of a flowchart that lie on each other. */
function labelFaults(svg) {
  const labels = [...svg.querySelectorAll('.node .label, .edgeLabel .label, .cluster-label')].filter(
    ({ textContent }) => textContent.trim() !== '',
  )
  return labels.flatMap((one, index) =>
    labels
      .slice(index + 1)
      .filter((other) => collide(one, other))
      .map((other) => `In a chart, "${one.textContent}" lies on "${other.textContent}"`),
  )
}

function collide(one, other) {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2
}

/** What is wider than its place. A code block may be: it scrolls by itself on GitHub, as a log does. */
function overflows(root) {
  const page = document.documentElement
  const faults = page.scrollWidth > page.clientWidth ? [`The page is ${page.scrollWidth} px wide`] : []
  const { right: edge } = root.getBoundingClientRect()
  for (const element of root.querySelectorAll('*')) {
    if (element.closest('pre, .mermaid svg *')) continue
    const over = element.clientWidth > 0 ? element.scrollWidth - element.clientWidth : 0
    const out = element.closest('table') ? 0 : element.getBoundingClientRect().right - edge
    if (over > 0 || out > 1)
      faults.push(`<${element.localName}> overflows by ${Math.ceil(Math.max(over, out))} px: ${startOf(element)}`)
  }
  return faults
}

const startOf = ({ textContent }) => textContent.trim().replace(/\s+/g, ' ').slice(0, 80)

/** Markdown that was not read as such. Code is left out. */
const RAW = /`|^\s*\|.*\|\s*$|\*\*|~~|\]\(|<\/?\w+>|<!--|\[!\w+\]|^#{1,6} |&[a-z]+;|&#\d+;/m

function leaks(root) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const faults = []
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode
    if (!parentElement.closest('code, pre, svg') && RAW.test(data))
      faults.push(`Raw Markdown: ${data.trim().slice(0, 80)}`)
  }
  for (const details of root.querySelectorAll('details'))
    if (details.firstElementChild?.localName !== 'summary')
      faults.push(`<details> without a summary: ${startOf(details)}`)
  for (const link of root.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? ''
    if (!/^https?:\/\/[^\s/]/.test(href)) faults.push(`A link leads to "${href}"`)
    if (startOf(link) === '' && link.querySelector('img') === null) faults.push(`A link to ${href} has no text`)
  }
  return faults
}

const HEADS = { comment: '<b>github-actions</b> bot commented', summary: '<b>deploy</b> summary' }

/**
 * Shows a text.
 *
 * @returns what is wrong with it
 */
async function show({ kind, html, theme }) {
  document.querySelector('.box').className = `box ${kind}`
  document.querySelector('.head').innerHTML = HEADS[kind]
  const root = document.querySelector('.markdown-body')
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const removed = sanitise(parsed.body)
  root.replaceChildren(...parsed.body.childNodes)
  const [open, close] = [/<details\b[^>]*>/g, /<\/details>/g].map((tag) => html.match(tag)?.length ?? 0)
  const unbalanced = open === close ? [] : [`${open} <details> are opened, and ${close} closed`]
  const collapsed = overflows(root)
  const folded = [...root.querySelectorAll('details:not([open])')]
  for (const details of folded) details.open = true
  const faults = [
    ...removed,
    ...unbalanced,
    ...(await draw(root, theme)),
    ...collapsed,
    ...overflows(root),
    ...leaks(root),
  ]
  for (const details of folded) details.open = false
  return [...new Set(faults)]
}

/** Opens all that is collapsed. Returns how much that is. */
function unfold() {
  const folded = [...document.querySelectorAll('details:not([open])')]
  for (const details of folded) details.open = true
  return folded.length
}

globalThis.report = { show, unfold }
