import type { BuildInputs } from '../../inputs/inputs.ts'
import { Problem, throwAll } from '../../text/problem.ts'
import { type Builder, ENTITLEMENTS, type Entitlement } from './builder.ts'

/** A feature that a build needs from its builder. */
interface Need {
  /** The input that needs it. */
  readonly input: string
  /** Completes the sentence "the builder cannot ...". */
  readonly what: string
  readonly feature: 'Multi-platform build' | 'Cache export' | Entitlement
}

/**
 * Returns the features that the settings need and that not every builder has. Attestations and annotations need the image store with the
 * multi-platform feature: another one drops annotations without a word, as Docker 20.10 was seen to do. Source: Docker documentation, "Build drivers"; buildx, which refuses the rest for the docker driver.
 */
export function needsOf(settings: BuildInputs): readonly Need[] {
  const multiPlatform = { feature: 'Multi-platform build' } as const
  const needs: Need[] = []
  if (settings.platforms.length > 1)
    needs.push({ input: 'platforms', what: 'build for several platforms', ...multiPlatform })
  if (settings.provenance !== 'false')
    needs.push({ input: 'provenance', what: 'create attestations', ...multiPlatform })
  if (settings.sbom !== 'false') needs.push({ input: 'sbom', what: 'create attestations', ...multiPlatform })
  if (settings.attests.length > 0) needs.push({ input: 'attests', what: 'create attestations', ...multiPlatform })
  if (settings.annotations.length > 0) needs.push({ input: 'annotations', what: 'write annotations', ...multiPlatform })
  for (const feature of ENTITLEMENTS.filter((each) => settings.allow.includes(each))) {
    needs.push({ input: 'allow', what: `allow ${feature}`, feature })
  }
  if (settings.cacheTo.some((cache) => !/(^|,)type=inline(,|$)/.test(cache))) {
    needs.push({ input: 'cache-to', what: 'export its cache', feature: 'Cache export' })
  }
  return needs
}

/** The builder to use: the existing one, or a temporary one for this job. */
export type BuilderChoice = 'present' | 'temporary'

/**
 * Decides which builder to use. Assumes that the existing builder has the features that buildx does not list.
 *
 * @throws Problem, or Problems, that name the input and the line to add, when the existing builder lacks a feature and none may
 * be created
 */
export function chooseBuilder({ driver, features }: Builder, settings: BuildInputs): BuilderChoice {
  // Docker's own builder does not tell, and by default does not have it. Source: moby, builder/builder-next, `getEntitlements`.
  const isOpen = (feature: string): boolean => feature === 'security.insecure' && driver === 'docker'
  const missing = needsOf(settings).filter(
    ({ feature }) => !(features.get(feature) ?? !(settings.createBuilder && isOpen(feature))),
  )
  const named = settings.builder !== undefined
  if (missing.length > 0 && settings.createBuilder && !named) return 'temporary'
  const remedy = named
    ? 'Name a builder that can in `builder`, or replace `builder` by `create-builder: true`.'
    : 'Add `- uses: docker/setup-buildx-action@v4` before this step, or `create-builder: true`.'
  throwAll(
    missing.map(
      ({ input, what }) =>
        new Problem(`Input ${input}: the builder of this runner (driver ${driver}) cannot ${what}.`, remedy),
    ),
  )
  return 'present'
}
