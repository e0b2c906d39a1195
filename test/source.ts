/** A source file: its path in `src/`, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** An import of a file: of a type only, or of a value. */
export interface Import {
  readonly from: string
  readonly onlyTypes: boolean
}

/** A function, method or arrow of a file. */
export interface Found {
  readonly name: string
  /** 1-based line where it starts. */
  readonly line: number
  readonly lines: number
  readonly parameters: number
}

/** The folder in `src/` that a file is in, `''` for a file at the top. */
export function roomOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : ''
}

/** What a file imports or passes on, also by `import()`. A path of ours is one in `src/`. */
export function importsOf({ path, text }: Source): readonly Import[] {
  const still = [...text.matchAll(/^(?:import|export)\s+(type\s+)?([^'"]*?)\s*from\s+'([^']+)'/gm)].map(
    ([, type, names = '', from = '']) => ({
      from: inSource(path, from),
      onlyTypes: type !== undefined || areTypes(names),
    }),
  )
  const bare = [...text.matchAll(/^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm)].map(([, first, second = '']) => ({
    from: inSource(path, first ?? second),
    onlyTypes: false,
  }))
  return [...still, ...bare]
}

function areTypes(names: string): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1]
  if (inner === undefined) return false
  return inner.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '))
}

function inSource(path: string, from: string): string {
  return from.startsWith('.') ? new URL(from, `file:///src/${path}`).pathname.slice('/src/'.length) : from
}

/** The text with all comments, strings, templates and regular expressions blank, line by line as long as before. */
export function blanked(text: string): string {
  const tokens =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`|(?<=(?:^|[=(,:[!&|?{};]|=>|return)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/\w*/g
  let result = ''
  let at = 0
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const end = match[0] === '`' ? templateEnd(text, match.index) : tokens.lastIndex
    result += text.slice(at, match.index) + text.slice(match.index, end).replace(/[^\n]/g, ' ')
    at = end
    tokens.lastIndex = end
  }
  return result + text.slice(at)
}

/** Where the template that starts at `start` has ended, templates in it included. */
function templateEnd(text: string, start: number): number {
  for (let at = start + 1, depth = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text.startsWith('${', at)) depth += 1
    else if (text[at] === '}' && depth > 0) depth -= 1
    else if (text[at] === "'" && depth > 0) at = text.indexOf("'", at + 1)
    else if (text[at] === '`' && depth === 0) return at + 1
    else if (text[at] === '`') at = templateEnd(text, at) - 1
  }
  return text.length
}

/** All functions, methods and arrows of a file; a function type counts as an arrow. */
export function functionsOf(text: string): readonly Found[] {
  const code = blanked(text)
  const heads = /\bfunction\s*\*?\s*(?<name>\w*)\s*(?:<[^(]*>)?\(|^ +(?:\w+ )*?(?<method>\w+)(?:<[^(\n]*>)?\(/gm
  const named = [...code.matchAll(heads)].flatMap((head): Found[] => {
    const name = head.groups?.name ?? head.groups?.method ?? ''
    if (/^(if|for|while|switch|catch|return|await|function|super)$/.test(name)) return []
    const open = head.index + head[0].length - 1
    const close = closing(code, open)
    const body = /^\)(?:\s*:[^;=]*?)?\s*\{(?=\n|\})/.exec(code.slice(close))
    if (body === null) return []
    return [
      found(code, { name, start: head.index, end: closing(code, close + body[0].length - 1) + 1, list: [open, close] }),
    ]
  })
  const arrows = [...code.matchAll(/=>/g)].map(({ index }) => {
    const [open, close] = parametersBefore(code, index)
    const start = open < 0 ? index : open
    const name = /(\w+)(?:: [^=\n]*)? = (?:async )?$/.exec(code.slice(0, start))?.[1] ?? 'arrow'
    return found(code, { name, start, end: expressionEnd(code, index + 2), list: [open, close] })
  })
  return [...named, ...arrows]
}

interface Span {
  readonly name: string
  readonly start: number
  readonly end: number
  /** From the opening to the closing bracket of the parameters; -1 when there are no brackets. */
  readonly list: readonly [number, number]
}

function found(code: string, { name, start, end, list: [open, close] }: Span): Found {
  const first = code.slice(start).search(/\S/) + start
  const line = code.slice(0, first).split('\n').length
  const lines = code.slice(first, end).trimEnd().split('\n').length
  return { name, line, lines, parameters: open < 0 ? 1 : count(code.slice(open + 1, close)) }
}

/** The items of a list that stand at its outermost level. */
function count(list: string): number {
  let depth = 0
  const outer = [...list.replaceAll('=>', '  ')].filter((char) => {
    if ('([{<'.includes(char)) depth += 1
    if (')]}>'.includes(char)) depth -= 1
    return depth === 0
  })
  return outer
    .join('')
    .split(',')
    .filter((item) => item.trim() !== '').length
}

function closing(code: string, open: number): number {
  for (let at = open, depth = 0; at < code.length; at += 1) {
    if ('([{'.includes(code[at] ?? '')) depth += 1
    if (')]}'.includes(code[at] ?? '')) depth -= 1
    if (depth === 0) return at
  }
  return code.length
}

/** The brackets of an arrow's parameters, behind which a type may stand; -1 when a single name has none. */
function parametersBefore(code: string, arrow: number): readonly [number, number] {
  const before = code.slice(0, arrow).trimEnd()
  const type = /\)\s*(?::[^()\n]*)?$/.exec(before)
  if (type === null) return [-1, -1]
  for (let at = type.index, depth = 0; at >= 0; at -= 1) {
    if (')]}'.includes(code[at] ?? '')) depth += 1
    if ('([{'.includes(code[at] ?? '')) depth -= 1
    if (depth === 0) return [at, type.index]
  }
  return [-1, -1]
}

/** Where the expression or block after an arrow has ended. */
function expressionEnd(code: string, start: number): number {
  const first = start + code.slice(start).search(/\S/)
  if (code[first] === '{') return closing(code, first) + 1
  for (let at = first, depth = 0; at < code.length; at += 1) {
    if ('([{'.includes(code[at] ?? '')) depth += 1
    if (')]}'.includes(code[at] ?? '')) depth -= 1
    const ends = depth === 0 && (code[at] === ',' || /^\n(?!\s*[.?:&|+=)])/.test(code.slice(at, at + 200)))
    if (depth < 0 || ends) return at
  }
  return code.length
}
