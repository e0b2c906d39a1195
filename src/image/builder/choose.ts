import type { BuildInputs } from '../../inputs/inputs.ts'
import { Problem, throwAll } from '../../text/problem.ts'
import type { Builder } from './builder.ts'

/** Something that a build asks of its builder, and the feature that the builder must have for it. */
interface Need {
  readonly input: string
  readonly what: string
  readonly feature: 'Multi-platform build' | 'Cache export'
}

/**
 * What the settings ask of a builder beyond the least that each can do. Attestations go with the feature for several platforms.
 * Source: Docker documentation, "Build drivers"; buildx, which refuses the rest for the docker driver.
 */
export function needsOf(settings: BuildInputs): readonly Need[] {
  const multiPlatform = { feature: 'Multi-platform build' } as const
  const needs: Need[] = []
  if (settings.platforms.length > 1)
    needs.push({ input: 'platforms', what: 'build for several platforms', ...multiPlatform })
  if (settings.provenance !== 'false') needs.push({ input: 'provenance', what: 'make attestations', ...multiPlatform })
  if (settings.sbom !== 'false') needs.push({ input: 'sbom', what: 'make attestations', ...multiPlatform })
  if (settings.cacheTo.some((cache) => !/(^|,)type=inline(,|$)/.test(cache))) {
    needs.push({ input: 'cache-to', what: 'export its cache', feature: 'Cache export' })
  }
  return needs
}

/** Which builder builds: the one that is there, or one that is made for this job alone. */
export type BuilderChoice = 'present' | 'temporary'

/**
 * Decides which builder does what the settings ask. What buildx does not tell of the present one is taken for granted.
 *
 * @throws Problem, or Problems, that name the input and the line to add, when the present one cannot and no other may be made
 */
export function chooseBuilder({ driver, features }: Builder, settings: BuildInputs): BuilderChoice {
  const missing = needsOf(settings).filter(({ feature }) => features.get(feature) === false)
  const named = settings.builder !== undefined
  if (missing.length > 0 && settings.createBuilder && !named) return 'temporary'
  const remedy = named
    ? 'Give `builder` one that can, or `create-builder: true` in place of it.'
    : 'Add `- uses: docker/setup-buildx-action@v4` before this step, or `create-builder: true`.'
  throwAll(
    missing.map(
      ({ input, what }) =>
        new Problem(`Input ${input}: the builder of this runner (driver ${driver}) cannot ${what}.`, remedy),
    ),
  )
  return 'present'
}
