import type { ECRClient } from '@aws-sdk/client-ecr'
import type { OwnRegistry } from '../aws/policy.ts'
import type { Clock } from '../edges/clock.ts'
import type { Docker } from '../edges/docker.ts'
import type { Http } from '../edges/http.ts'
import type { Log } from '../edges/runner.ts'

/** An image that can be deployed. */
export interface ImageResult {
  /** Undefined for the only image of a stack. */
  readonly name: string | undefined
  /** `repository@sha256:...`, or the reference as the user gave it when the digest is unknown. */
  readonly reference: string
  readonly tag: string
  /** The extra tags that are on the image; undefined for an existing image of the user, and for a prediction. */
  readonly extraTags?: readonly string[]
  readonly digest: string
  readonly repositoryUri: string
  readonly reused: boolean
  /** In the form `os/architecture`; empty when unknown. */
  readonly platforms: readonly string[]
  /** Bytes that ECR stores for it; for an index, for its first image. Undefined when unknown. */
  readonly size?: number | undefined
  /** Only for an image that this run built. */
  readonly facts?: BuildFacts
}

/** The numbers of steps of a build. */
export interface BuildFacts {
  /** Instructions that make a layer, except `FROM`. */
  readonly steps: number
  readonly cachedSteps: number
}

/** The edges of this room, for one image. */
export interface ImageEdges {
  /** The client for the region of the image's repository. */
  readonly ecr: ECRClient
  /** Returns the registry of the account and region that the stack is deployed to. */
  readonly ownRegistry: () => Promise<OwnRegistry>
  readonly http: Http
  readonly docker: Docker
  readonly log: Log
  readonly clock: Clock
  readonly signal: AbortSignal
}
