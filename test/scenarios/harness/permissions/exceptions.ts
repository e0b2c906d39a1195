import { beforeEach } from 'vitest'
import { EXCEPTIONS } from './scenarios.ts'

beforeEach(({ skip, task }) => {
  const reason = EXCEPTIONS.get(task.name)
  if (reason !== undefined) skip(reason)
})
