import { shortened } from '../../text/format.ts'
import { oneLine } from '../../text/harmless.ts'
import { chartText } from '../../text/markdown.ts'
import { DISTRIBUTED, type MachineDefinition, parseDefinition, type StateDefinition } from './definition.ts'
import { countTexts, hasLosses, type Outcome, SIGNS, type StateOutcome } from './outcome.ts'

/** GitHub draws no diagram with more characters or edges. Source: Mermaid documentation, `maxTextSize` and `maxEdges`. */
const CHARACTERS = 45_000
const EDGES = 400

/** A picture with more states is unreadable, and one in which more ways meet at a state is too wide. */
const [STATES, WAYS] = [120, 6]

/** Closer together than Mermaid's own, and wide enough for most names. Source: Mermaid documentation, `FlowchartDiagramConfig`. */
const SETTINGS = '%%{init: {"flowchart": {"rankSpacing": 32, "nodeSpacing": 32, "wrappingWidth": 240}}}%%'

/** The most characters of a name, as long as names may be, and of what stands on an edge. */
const [NAME, LABEL] = [80, 48]

/** White text on a colour is readable in both of GitHub's themes. */
const filled = (colour: string): string => `fill:${colour},stroke:${colour},color:#ffffff`
const hollow = (colour: string, more: string): string => `fill:none,stroke:${colour},${more}`

const COLOURS: readonly (readonly [outcome: Outcome, colour: string])[] = [
  ['succeeded', '#1a7f37'],
  ['recovered', '#9a6700'],
  ['failed', '#cf222e'],
  ['running', '#0969da'],
  ['aborted', '#656d76'],
]

type Style = Outcome | `${Outcome}Group` | 'unreached' | 'item' | 'ends'

/** Styles by name. Those of states with others in them end in `Group`. */
const STYLES: ReadonlyMap<Style, string> = new Map([
  ...COLOURS.flatMap(([outcome, colour]): readonly [Style, string][] => [
    [outcome, filled(colour)],
    [`${outcome}Group`, hollow(colour, 'stroke-width:2px')],
  ]),
  ['unreached', hollow('#818b98', 'stroke-dasharray:4')],
  // Within a Distributed Map, whose items have executions of their own.
  ['item', hollow('#818b98', 'stroke-width:1px')],
  ['ends', filled('#656d76')],
])

/** Shapes by type; any other one is a box. */
const SHAPES: ReadonlyMap<string, readonly [open: string, close: string]> = new Map([
  ['Choice', ['{{', '}}']],
  ['Pass', ['(', ')']],
  ['Wait', ['(', ')']],
  ['Succeed', ['([', '])']],
  ['Fail', ['([', '])']],
])

/**
 * Returns a Mermaid flowchart of a state machine whose states have the colours of an execution. One that is too large to be read has
 * only the states that were entered. Source: Mermaid documentation, "Flowcharts".
 *
 * @param definition in the Amazon States Language; anybody may have written it
 * @param outcomes of the states that were entered
 * @returns empty when there is nothing to draw, or too much
 */
export function diagramOf(definition: string, outcomes: readonly StateOutcome[]): string {
  const whole = parseDefinition(definition)
  if (whole === undefined) return ''
  const byName = new Map(outcomes.map((outcome) => [outcome.name, outcome]))
  const machine = outcomes.length > 0 && isLarge(whole) ? enteredPart(whole, byName) : whole
  const all = everyState(machine)
  if (all.length > STATES || edgesOf(all) > EDGES) return ''
  const drawing = openDrawing(all, byName)
  const body = [...drawMachine(machine, drawing), ...drawEnds(machine, drawing)]
  const rest = drawRest(everyState(whole).length - all.length, drawing)
  const text = [SETTINGS, 'flowchart TD', ...body, ...rest, ...drawing.edges, ...styleLines(drawing)].join('\n')
  return text.length > CHARACTERS ? '' : text
}

function everyState({ states }: MachineDefinition): readonly StateDefinition[] {
  return states.flatMap((state) => [state, ...state.parts.flatMap(everyState)])
}

function edgesOf(all: readonly StateDefinition[]): number {
  return all.reduce((sum, { transitions, ends }) => sum + transitions.length + (ends ? 1 : 0), 1)
}

function isLarge(machine: MachineDefinition): boolean {
  const all = everyState(machine)
  return all.length > STATES || edgesOf(all) > EDGES || [machine, ...all.flatMap(({ parts }) => parts)].some(isWide)
}

function isWide({ states }: MachineDefinition): boolean {
  const ways = states.flatMap(({ name, transitions }) => transitions.flatMap(({ to }) => [`from ${name}`, `to ${to}`]))
  return [...Map.groupBy(ways, (way) => way).values()].some(({ length }) => length > WAYS)
}

/** Leaves out what was not entered, and the ways of errors that did not occur. The items of a Distributed Map are not known. */
function enteredPart({ startAt, states }: MachineDefinition, outcomes: Drawing['outcomes']): MachineDefinition {
  const entered = states.flatMap((state) => {
    const outcome = outcomes.get(state.name)?.outcome
    if (outcome === undefined) return []
    const transitions = state.transitions.filter(({ kind }) => kind !== 'catch' || outcome !== 'succeeded')
    const parts = state.detail === DISTRIBUTED ? state.parts : state.parts.map((part) => enteredPart(part, outcomes))
    return [{ ...state, transitions, parts: parts.filter((part) => part.states.length > 0) }]
  })
  return { startAt, states: entered }
}

function drawRest(count: number, drawing: Drawing): readonly string[] {
  if (count === 0) return []
  addStyle(drawing, 'unreached', 'rest')
  return [`rest["${count.toLocaleString('en')} ${count === 1 ? 'state' : 'states'} not entered"]`]
}

/** A diagram while it is drawn. */
interface Drawing {
  /** IDs of states: no word of Mermaid, whatever their names are. */
  readonly ids: ReadonlyMap<StateDefinition, string>
  readonly outcomes: ReadonlyMap<string, StateOutcome>
  readonly edges: string[]
  /** IDs by the name of their style. */
  readonly styles: Map<Style, string[]>
}

function openDrawing(all: readonly StateDefinition[], outcomes: Drawing['outcomes']): Drawing {
  return { ids: new Map(all.map((state, index) => [state, `s${index}`])), outcomes, edges: [], styles: new Map() }
}

/** @param isItem whether it is what a Distributed Map does with each item, in an execution of its own */
function drawMachine({ states }: MachineDefinition, drawing: Drawing, isItem = false): readonly string[] {
  const byName = new Map(states.map((state) => [state.name, state]))
  return states.flatMap((state) => {
    drawTransitions(state, drawing, byName)
    return state.parts.length > 0 ? drawGroup(state, drawing) : [drawState(state, drawing, isItem)]
  })
}

/** @param byName the states of the same part: none leads to another part */
function drawTransitions(state: StateDefinition, drawing: Drawing, byName: ReadonlyMap<string, StateDefinition>): void {
  for (const { kind, to, label } of state.transitions) {
    const target = byName.get(to)
    if (target === undefined) continue
    const text = label === '' ? '' : `|"${harmless(label, LABEL)}"|`
    drawing.edges.push(`${idOf(state, drawing)} ${kind === 'catch' ? '-.->' : '-->'}${text} ${idOf(target, drawing)}`)
  }
}

function drawState(state: StateDefinition, drawing: Drawing, isItem: boolean): string {
  const { name, type, detail } = state
  const id = idOf(state, drawing)
  addStyle(drawing, drawing.outcomes.get(name)?.outcome ?? (isItem ? 'item' : 'unreached'), id)
  const [open, close] = SHAPES.get(type) ?? ['[', ']']
  const below = detail === '' || detail === name ? '' : `<br/>${harmless(detail, NAME)}`
  return `${id}${open}"${titleOf(state, drawing)}${below}"${close}`
}

/** Draws a state that has states in it as a box around them, and with them how many items a Map state has. */
function drawGroup(state: StateDefinition, drawing: Drawing): readonly string[] {
  const { name, detail, parts } = state
  const id = idOf(state, drawing)
  const { outcome, counts } = drawing.outcomes.get(name) ?? {}
  addStyle(drawing, outcome === undefined ? 'unreached' : `${outcome}Group`, id)
  const items = counts === undefined ? [] : [`${id}n(["${countTexts(counts).join('<br/>')}"])`]
  if (counts !== undefined && outcome !== undefined)
    addStyle(drawing, outcome === 'succeeded' && hasLosses(counts) ? 'recovered' : outcome, `${id}n`)
  const inner = parts.flatMap((part) => drawMachine(part, drawing, detail === DISTRIBUTED))
  const title = `${titleOf(state, drawing)} · ${harmless(detail, NAME)}`
  return [`subgraph ${id}["${title}"]`, 'direction TB', ...items, ...inner, 'end']
}

function idOf(state: StateDefinition, { ids }: Drawing): string {
  return ids.get(state) ?? ''
}

function titleOf({ name }: StateDefinition, { outcomes }: Drawing): string {
  const outcome = outcomes.get(name)?.outcome
  return `${outcome === undefined ? '' : `${SIGNS[outcome]} `}${harmless(name, NAME)}`
}

/** Draws where the state machine begins, and where it can end. */
function drawEnds({ startAt, states }: MachineDefinition, drawing: Drawing): readonly string[] {
  const first = states.find(({ name }) => name === startAt)
  const last = states.filter(({ ends }) => ends)
  if (first !== undefined) drawing.edges.unshift(`start --> ${idOf(first, drawing)}`)
  for (const state of last) drawing.edges.push(`${idOf(state, drawing)} --> finish`)
  const shown = [...(first === undefined ? [] : ['start']), ...(last.length === 0 ? [] : ['finish'])]
  for (const id of shown) addStyle(drawing, 'ends', id)
  return shown.map((id) => `${id}(["${id === 'start' ? 'Start' : 'End'}"])`)
}

function addStyle({ styles }: Drawing, style: Style, id: string): void {
  styles.set(style, [...(styles.get(style) ?? []), id])
}

function styleLines({ styles }: Drawing): readonly string[] {
  return [...styles].flatMap(([style, ids]) => [
    `classDef ${style} ${STYLES.get(style) ?? ''}`,
    `class ${ids.join(',')} ${style}`,
  ])
}

/** Returns a text of others for a label, which cannot be empty. What would begin a list or an icon does not. */
function harmless(text: string, most: number): string {
  const shown = shortened(oneLine(text), most)
    .replace(/^(\d*\W) /, '$1\u00a0')
    .replace(/:(?=fa-)/g, ': ')
  return chartText(shown || '\u00a0')
}
