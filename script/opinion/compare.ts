import { type CloudName, DIFFERENCES, type Difference } from './differences.ts'

/** A story that every cloud can run, by its file and its title. */
export interface Story {
  readonly file: string
  readonly title: string
}

/** Finds the stories in the text of a file of scenarios. */
export function storiesIn(file: string, text: string): readonly Story[] {
  return [...text.matchAll(/^test\('(.+?)', /gm)].map(([, title = '']) => ({ file, title }))
}

/** Whether a cloud runs the stories of a file. LocalStack has no ECR and no ECS, moto no stack whose resources have events. */
export function mayRun(cloud: CloudName, file: string): boolean {
  const ofImages = file.endsWith('/images.test.ts')
  return cloud === 'the local cloud' || ofImages === (cloud === 'moto')
}

/** A fact of a story that is not as on AWS. */
export interface Finding {
  /** Title of the story. */
  readonly story: string
  readonly fact: string
  /** The expected and the actual value, for people. */
  readonly detail: string
}

/** The findings of a cloud beside the list of known differences. */
export interface Comparison {
  /** The findings that are not in the list. */
  readonly unknown: readonly Finding[]
  /** The entries of the list that the cloud no longer has. */
  readonly gone: readonly Pick<Finding, 'story' | 'fact'>[]
}

/** Compares what differs on a cloud with what is known. */
export function compare(
  cloud: CloudName,
  findings: readonly Finding[],
  known: readonly Difference[] = DIFFERENCES,
): Comparison {
  const expected = known
    .filter(({ on }) => on === cloud)
    .flatMap(({ seen }) => Object.entries(seen))
    .flatMap(([story, facts]) => facts.map((fact) => ({ story, fact })))
  const lacks = (list: readonly Pick<Finding, 'story' | 'fact'>[]) => (one: Pick<Finding, 'story' | 'fact'>) =>
    !list.some(({ story, fact }) => story === one.story && fact === one.fact)
  return { unknown: findings.filter(lacks(expected)), gone: expected.filter(lacks(findings)) }
}

/** The known differences of a cloud in a story, by their numbers. */
export function numbersOf(cloud: CloudName, title: string, known: readonly Difference[] = DIFFERENCES): number[] {
  return known.flatMap(({ on, seen }, index) => (on === cloud && title in seen ? [index + 1] : []))
}
