import { property } from './template.ts'

/** A piece of the text that an expression evaluates to. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  /** A value of the section Mappings. */
  | { readonly kind: 'mapping' }
  /** A value that is unknown before the deploy, such as an attribute of a resource. */
  | { readonly kind: 'other' }

/** A text, piece by piece. Pieces of text are not empty, and never adjacent. */
export type Pieces = readonly Piece[]

/** Returns the texts that a parameter may have; undefined when the name is not a parameter's. */
export type Resolve = (name: string) => readonly Pieces[] | undefined

const OTHER: readonly Pieces[] = [[{ kind: 'other' }]]
const MAPPING: readonly Pieces[] = [[{ kind: 'mapping' }]]
/** Limits the number of texts, because the branches of several conditions multiply. */
const MAXIMUM = 64

/**
 * Returns the texts that an expression may evaluate to: several where it has `Fn::If`.
 * Source: AWS CloudFormation user guide, "Intrinsic function reference".
 *
 * @param expression with its functions in the long form
 */
export function possibleTexts(expression: unknown, resolve: Resolve): readonly Pieces[] {
  if (typeof expression !== 'object' || expression === null) return [joined([textPiece(String(expression ?? ''))])]
  const [[name, argument] = []] = Object.entries(expression)
  if (name === 'Ref') return resolve(String(argument)) ?? OTHER
  if (name === 'Fn::FindInMap') return MAPPING
  if (name === 'Fn::Sub') return substituted(argument, resolve)
  if (!Array.isArray(argument)) return OTHER
  const [first, second] = argument as readonly unknown[]
  if (name === 'Fn::If') return argument.slice(1).flatMap((branch) => possibleTexts(branch, resolve))
  if (name === 'Fn::Select' && Array.isArray(second)) return possibleTexts(second[Number(first)], resolve)
  if (name === 'Fn::Join' && Array.isArray(second)) {
    const items = second.map((item) => possibleTexts(item, resolve))
    const delimiter = [[textPiece(String(first))]]
    return combined(items.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])))
  }
  return OTHER
}

/** @param argument of `Fn::Sub`: a text, or a list of a text and a map of its own variables */
function substituted(argument: unknown, resolve: Resolve): readonly Pieces[] {
  const [text, own]: readonly unknown[] = Array.isArray(argument) ? argument : [argument]
  const parts = String(text).split(/(\$\{[^}]*\})/)
  return combined(
    parts.map((part) => {
      const name = /^\$\{([^}]*)\}$/.exec(part)?.[1]
      if (name === undefined) return [[textPiece(part)]]
      if (name.startsWith('!')) return [[textPiece(`\${${name.slice(1)}}`)]]
      const value = property(own, name)
      return value === undefined ? (resolve(name) ?? OTHER) : possibleTexts(value, resolve)
    }),
  )
}

/** Returns every combination of the texts of the parts. */
function combined(parts: readonly (readonly Pieces[])[]): readonly Pieces[] {
  const none: readonly Pieces[] = [[]]
  return parts
    .reduce((texts, part) => texts.flatMap((text) => part.map((more) => [...text, ...more])).slice(0, MAXIMUM), none)
    .map(joined)
}

function joined(pieces: Pieces): Pieces {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text') all.splice(-1, 1, textPiece(last.text + piece.text))
    else if (piece.kind !== 'text' || piece.text !== '') all.push(piece)
  }
  return all
}

function textPiece(text: string): Piece {
  return { kind: 'text', text }
}

/** Whether a parameter is a piece of a text. */
export function hasParameter(pieces: Pieces, name: string): boolean {
  return pieces.some((piece) => piece.kind === 'parameter' && piece.name === name)
}

/** Formats an expression on one line, with its functions in the short form. */
export function expressionText(expression: unknown): string {
  if (Array.isArray(expression)) {
    return `[${expression.map((item) => (typeof item === 'string' ? `'${item}'` : expressionText(item))).join(', ')}]`
  }
  if (typeof expression !== 'object' || expression === null) return String(expression)
  const [[name = '', argument] = []] = Object.entries(expression)
  const tag = name === 'Ref' ? name : /^Fn::(\w+)$/.exec(name)?.[1]
  return tag === undefined ? JSON.stringify(expression) : `!${tag} ${expressionText(argument)}`
}
