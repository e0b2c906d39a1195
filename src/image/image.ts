import type { ECRClient } from '@aws-sdk/client-ecr'
import type { Registry } from '../aws/repository.ts'
import type { Clock } from '../edges/clock.ts'
import type { Docker } from '../edges/docker.ts'
import type { Http } from '../edges/http.ts'
import type { Log } from '../edges/runner.ts'

/** An image that can be deployed. */
export interface ImageResult {
  /** Its name, where there are several; undefined for the only one. */
  readonly name: string | undefined
  /** `repository@sha256:...`, or the reference as the user gave it where the digest cannot be known. */
  readonly reference: string
  readonly tag: string
  /** The extra tags that are on the image, when this run has built it, or found it for a deploy. */
  readonly extraTags?: readonly string[]
  readonly digest: string
  readonly repositoryUri: string
  readonly reused: boolean
  /** `os/architecture`, each; empty when they are not known. */
  readonly platforms: readonly string[]
  /** Bytes that ECR stores for it, of its first image if it is an index; undefined when they are not known. */
  readonly size?: number | undefined
  /** How much of it was built, when this run built it. */
  readonly facts?: BuildFacts
}

/** How much of an image was built. */
export interface BuildFacts {
  /** Instructions that make a layer, `FROM` not counted. */
  readonly steps: number
  readonly cachedSteps: number
}

/** The edges of this room, for one image. */
export interface ImageEdges {
  /** The client for the region of the image's repository. */
  readonly ecr: ECRClient
  /** Returns the registry of the account and region that the stack is deployed to. */
  readonly ownRegistry: () => Promise<Registry>
  readonly http: Http
  readonly docker: Docker
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
}
