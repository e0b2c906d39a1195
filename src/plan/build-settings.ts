import { attestationType } from '../inputs/build-options.ts'
import type { BuildInputs, ImageItem } from '../inputs/inputs.ts'
import { Problem } from '../text/problem.ts'

/** Returns the settings of an image: its own, completed by the inputs for all images. */
export function settingsOf(build: BuildInputs, item: ImageItem | undefined): BuildInputs {
  if (item === undefined) return build
  const own = new Set(item.buildArgs.map(argumentName))
  return {
    ...build,
    context: item.context ?? build.context,
    file: item.file ?? build.file,
    target: item.target ?? build.target,
    buildArgs: [...build.buildArgs.filter((argument) => !own.has(argumentName(argument))), ...item.buildArgs],
    platforms: item.platforms ?? build.platforms,
    annotations: item.annotations ?? build.annotations,
    noCacheFilters: item.noCacheFilters ?? build.noCacheFilters,
    shmSize: item.shmSize ?? build.shmSize,
    ulimits: item.ulimits ?? build.ulimits,
  }
}

function argumentName(argument: string): string {
  return argument.split('=')[0] ?? ''
}

/**
 * Returns the Problems of settings that exclude each other.
 * Source: buildx, commands/build.go (no-cache); BuildKit, exporter/containerimage/writer.go (annotations).
 */
export function settingsProblems(settings: BuildInputs): readonly Problem[] {
  const { noCache, noCacheFilters, annotations, attests } = settings
  const problems: Problem[] = []
  if (noCache && noCacheFilters.length > 0) {
    problems.push(
      new Problem(
        'Inputs no-cache and no-cache-filters are both given.',
        'Remove `no-cache-filters`: no stage is cached.',
      ),
    )
  }
  for (const name of ['provenance', 'sbom'] as const) {
    if (settings[name] !== 'false' && attests.some((each) => attestationType(each) === name))
      problems.push(new Problem(`Inputs attests and ${name} both have the ${name} attestation.`, `Remove \`${name}\`.`))
  }
  const ofIndex = annotations.find((each) => /^[^=:]*\bindex\b[^=:]*:/.test(each))
  if (ofIndex !== undefined && !isIndex(settings)) {
    problems.push(
      new Problem(
        `Input annotations: \`${ofIndex}\` is for an index, and an image for one platform without attestations has none.`,
        'Remove the prefix, so that it is for the image, or add a platform or an attestation.',
      ),
    )
  }
  return problems
}

/** Whether an image is an index: it is for several platforms, or has attestations. */
function isIndex({ platforms, provenance, sbom, attests }: BuildInputs): boolean {
  return platforms.length > 1 || provenance !== 'false' || sbom !== 'false' || attests.length > 0
}
