import { Composer, type Document, Lexer, LineCounter, Parser, parseDocument, type YAMLParseError } from 'yaml'

/**
 * Parses YAML, or JSON, as CloudFormation does: in brackets and in quotes, indentation does not matter. CloudFormation reads YAML 1.1
 * with SnakeYAML, where a bracket, a brace and the last line of a quoted text may stand left of the key that they belong to; YAML 1.2
 * wants them indented (eemeli/yaml#328, #636). In YAML 1.1, a lone CR, U+0085, U+2028 and U+2029 end a line, too, also that of a comment.
 * Source: YAML 1.1, "Line Break Characters"; SnakeYAML, `Constant.LINEBR`.
 *
 * @returns the first document, and whether there are more
 */
export function parseYaml(text: string): {
  readonly document: Document.Parsed
  readonly lines: LineCounter
  /** The offset of a second document. */
  readonly second: number | undefined
} {
  const lines = new LineCounter()
  const composer = new Composer({ uniqueKeys: false, logLevel: 'error', strict: false })
  // As long as the original, so that offsets stay.
  const lined = text.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, '\n')
  const [document, other] = composer.compose(tokensOf(lined, lines), true, text.length)
  // A second `...` ends nothing, but is a document for the composer. It makes one of an empty text, too.
  const start = other?.range[0]
  const second = start === undefined || text.startsWith('...', start) ? undefined : start
  return { document: document as Document.Parsed, lines, second }
}

/**
 * Returns the first error in a document. Where indentation does not matter, a bracket or a quote that is never closed swallows what
 * follows; by the rules of YAML 1.2, the error is near to it.
 */
export function firstError(text: string, { errors: [error] }: Document.Parsed): YAMLParseError | undefined {
  if (error === undefined) return undefined
  const strict = (text: string) =>
    parseDocument(text, { uniqueKeys: false, logLevel: 'error', prettyErrors: false }).errors[0]
  const found = strict(text) ?? error
  // A quote with no other one after it is told at the end. With one after it, at the end of the line that opens it.
  return found.code === 'MISSING_CHAR' ? (strict(`${text}\n"'`) ?? found) : found
}

function* tokensOf(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  for (const lexeme of lenientLexer().lex(text)) yield* parser.next(lexeme)
  yield* parser.end()
}

/** The parts of a lexer that its types hide. A table of templates notices when a version of the library changes them. */
interface LexerState {
  readonly flowLevel: number
  parseQuotedScalar: () => Generator<string, unknown>
}

/** Returns a lexer that needs no indentation in brackets and in quotes. `indentNext` is the least indentation of the next line. */
function lenientLexer(): Lexer {
  const lexer = new Lexer()
  const state = lexer as unknown as LexerState
  const readQuoted = state.parseQuotedScalar.bind(lexer)
  let inQuotes = false
  let indentNext = 0
  state.parseQuotedScalar = function* () {
    inQuotes = true
    const next = yield* readQuoted()
    inQuotes = false
    return next
  }
  return Object.defineProperty(lexer, 'indentNext', {
    get: () => (inQuotes || state.flowLevel > 0 ? 0 : indentNext),
    set: (value: number) => {
      indentNext = value
    },
  })
}
