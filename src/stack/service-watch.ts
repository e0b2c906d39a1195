import type { ServiceClients } from '../edges/services.ts'
import { type FollowedEvent, pathOf } from './events.ts'
import type { StoppedTask } from './stopped-task.ts'

/** Looks at the ECS services of a stack when they fail, while their tasks can still be seen. */
export interface ServiceWatch {
  /** To be called with every event of the operation. */
  see(event: FollowedEvent): void
  /** The task of a service that stopped, by the path of the resource; undefined when nothing is known of one. */
  taskOf(resource: string): Promise<StoppedTask | undefined>
}

/** @param services gives the clients, which are loaded only when a service fails */
export function watchServices(services: () => Promise<ServiceClients>): ServiceWatch {
  const tasks = new Map<string, Promise<StoppedTask | undefined>>()
  return {
    see: (event) => {
      const { PhysicalResourceId: arn = '' } = event
      if (!isFailedService(event) || tasks.has(pathOf(event))) return
      // The reason of the failure itself must not be lost to a fault here.
      const reading = read(services, arn).catch(() => undefined)
      tasks.set(pathOf(event), reading)
    },
    taskOf: async (resource) => tasks.get(resource),
  }
}

async function read(services: () => Promise<ServiceClients>, arn: string): Promise<StoppedTask | undefined> {
  const [clients, { readStoppedTask }] = await Promise.all([services(), import('./stopped-task.ts')])
  return readStoppedTask(clients, arn)
}

function isFailedService({ ResourceType, ResourceStatus, ResourceStatusReason }: FollowedEvent): boolean {
  return (
    ResourceType === 'AWS::ECS::Service' &&
    /^(CREATE|UPDATE)_FAILED$/.test(ResourceStatus ?? '') &&
    !/cancelled/i.test(ResourceStatusReason ?? '')
  )
}
