import type { Source } from './source.ts'

/** The rooms that each room imports, types included; a room is a folder of `src/`, or a file that stands in none. */
type Rooms = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The picture of the rooms of `src/` as Mermaid, in a block of Markdown: an arrow from each room to those that it imports,
 * types included. An arrow is left out where others lead the same way.
 */
export function roomsDiagram(sources: readonly Source[]): string {
  const rooms = reduced(importsOfRooms(sources))
  const ordered = inOrder(rooms)
  const files = ordered.filter((room) => node(room) !== room).map((room) => `  ${node(room)}["${room}"]`)
  const arrows = ordered.flatMap((room) =>
    [...(rooms.get(room) ?? [])].map((other) => `  ${node(room)} --> ${node(other)}`),
  )
  return ['```mermaid', 'flowchart TD', ...files, ...arrows, '```'].join('\n')
}

/** A room as an identifier of Mermaid. */
const node = (room: string): string => room.replace(/\W/g, '_')

function importsOfRooms(sources: readonly Source[]): Rooms {
  const paths = sources.map(({ path }) => path).filter((path) => path.startsWith('src/'))
  const rooms = new Map([...new Set(paths.map(roomOf))].sort().map((room) => [room, new Set<string>()]))
  for (const { path, imports } of sources) {
    for (const room of imports.flatMap(({ from }) => (from.startsWith('src/') ? [roomOf(from)] : []))) {
      if (room !== roomOf(path)) rooms.get(roomOf(path))?.add(room)
    }
  }
  return rooms
}

/** The room of a file of `src/`. */
function roomOf(path: string): string {
  return path.split('/')[1] ?? path
}

/** The same rooms without the arrows that others make needless. */
function reduced(rooms: Rooms): Rooms {
  const kept = new Map([...rooms].map(([room, others]) => [room, new Set([...others].sort())]))
  for (const [room, others] of kept) {
    for (const other of [...others]) {
      others.delete(other)
      if (!reaches(kept, room, other)) others.add(other)
    }
    kept.set(room, new Set([...others].sort()))
  }
  return kept
}

function reaches(rooms: Rooms, from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  return [...(rooms.get(from) ?? [])].some((room) => reaches(rooms, room, to, seen))
}

/** The rooms from the top to the ground: each before those that it imports. */
function inOrder(rooms: Rooms): readonly string[] {
  const order: string[] = []
  const visit = (room: string, seen: ReadonlySet<string>): void => {
    if (order.includes(room) || seen.has(room)) return
    for (const other of rooms.get(room) ?? []) visit(other, new Set([...seen, room]))
    order.push(room)
  }
  for (const room of rooms.keys()) visit(room, new Set())
  return order.reverse()
}
