import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A privileged container asks for it, and some sandboxes do not give it to their root. */
const capability = { name: 'CAP_SYS_RESOURCE', bit: 24n }

/** runc, which leaves that capability out of what a container or one more process in it asks for. */
const script = `#!/bin/sh
previous=
for argument; do
  case $previous in
    --bundle | -b) file=$argument/config.json ;;
    --process | -p) file=$argument ;;
    *) file= ;;
  esac
  [ -f "$file" ] && sed -i -E 's/"${capability.name}",|,"${capability.name}"//g' "$file"
  previous=$argument
done
exec runc "$@"
`

/**
 * The options of a Docker engine with which it can run privileged containers, such as that of a builder, also where this
 * process itself lacks a capability. None where it lacks nothing.
 *
 * @param directory for a script of ours
 */
export function runtimeFlags(directory: string): readonly string[] {
  const [, own = '0'] = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  if ((BigInt(`0x${own}`) >> capability.bit) & 1n) return []
  const path = join(directory, 'runc-within')
  writeFileSync(path, script, { mode: 0o755 })
  return [`--add-runtime=within=${path}`, '--default-runtime=within']
}
