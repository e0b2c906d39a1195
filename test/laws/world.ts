import type { Node } from 'oxc-parser'
import { nodesIn } from '../../script/source.ts'
import { at, folderOf, forbid, inSrc, type Law, typeName } from './law.ts'

/** Only these files import the file system. */
export function filesIn(places: readonly string[]): Law {
  return forbid((path, { from, onlyTypes }) => /^node:fs(\/|$)/.test(from) && !onlyTypes && !places.includes(path))
}

/** Outside of a room, no function that makes paths takes the workspace. */
export function resolvedIn(room: string): Law {
  return inSrc((source) =>
    source.nodes.flatMap((node) => {
      if (folderOf(source.path) === room || node.type !== 'CallExpression') return []
      const name = source.text.slice(node.callee.start, node.callee.end)
      const takes = node.arguments.some((each) => /workspace\b/i.test(source.text.slice(each.start, each.end)))
      return takes && /(^|\.)(resolve|join|normalize|realpath\w*)$/.test(name) ? [at(source, node, `${name}(…)`)] : []
    }),
  )
}

/**
 * Nothing spreads `process.env`, and in the files that start programs no `env` is `process.env`: a child process gets what it
 * needs, by a function that builds its environment.
 */
export function notInherited(starters: RegExp): Law {
  return inSrc((source) =>
    source.nodes.flatMap((node) => {
      const isSpread = node.type === 'SpreadElement' && isEnvironment(node.argument)
      const isEnv =
        node.type === 'Property' && 'name' in node.key && node.key.name === 'env' && isEnvironment(node.value)
      const isHandedOn = isSpread || (isEnv && starters.test(source.path))
      return isHandedOn ? [at(source, node, source.text.slice(node.start, node.end))] : []
    }),
  )
}

/** Whether an expression is `process.env` itself, whatever type it is said to have. */
function isEnvironment(node: Node): boolean {
  if (node.type === 'TSAsExpression' || node.type === 'ParenthesizedExpression') return isEnvironment(node.expression)
  return (
    node.type === 'MemberExpression' &&
    'name' in node.property &&
    node.property.name === 'env' &&
    'name' in node.object &&
    node.object.name === 'process'
  )
}

/** Only one folder reads whole files, up to a limit. */
export function bounded(home: string): Law {
  return forbid(
    (path, { from, names }) =>
      !path.startsWith(home) && /^node:fs(\/promises)?$/.test(from) && names.some((name) => READERS.test(name)),
  )
}

const READERS = /^(readFile|open|createReadStream)(Sync)?$|^\*$/

/**
 * Text of others is looked up in a table, not in an object: none has an object of any key, but for the file of tables, and none takes
 * a key or an object by a cast.
 */
export function lookedUp(tables: string): Law {
  const isCast = (node: Node): boolean =>
    node.type === 'ParenthesizedExpression' ? isCast(node.expression) : node.type === 'TSAsExpression'
  return inSrc((source) =>
    source.nodes.flatMap((node) => {
      if (source.path === tables) return []
      if (node.type === 'MemberExpression' && node.computed && (isCast(node.object) || isCast(node.property)))
        return [at(source, node, 'a cast is or has a key')]
      const type = node.type === 'VariableDeclarator' ? node.id.typeAnnotation : undefined
      const isOpen = type && [...nodesIn(type)].some(isOpenRecord)
      return isOpen ? [at(source, node, 'an object of any key')] : []
    }),
  )
}

function isOpenRecord(node: Node): boolean {
  if (node.type !== 'TSTypeReference' || typeName(node) !== 'Record') return node.type === 'TSIndexSignature'
  return node.typeArguments?.params[0]?.type === 'TSStringKeyword'
}
