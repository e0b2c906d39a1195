import { expect, test } from 'vitest'
import { keptAdvice } from '../../../src/stack/failure/left-behind.ts'
import { event, STACK_ID } from '../../fixtures/events.ts'

const shop = { id: STACK_ID, name: 'shop' }
const skipped = (id: number, resource: string, parents: readonly string[] = []) => ({
  ...event(id, resource, 'DELETE_SKIPPED'),
  parents,
})

test('what an operation has left is listed once, with the nested stacks around it', () => {
  const events = [skipped(1, 'Keep'), skipped(2, 'Keep'), skipped(3, 'Queue', ['Child'])]
  expect(keptAdvice(events, shop)).toBe(
    'Because of their DeletionPolicy, these resources are left, and the next create finds their names taken: Keep (AWS::SNS::Topic): Keep-id, Child/Queue (AWS::SNS::Topic): Queue-id. Delete them, or import them into a stack: `aws cloudformation create-change-set --stack-name shop --region eu-central-1 --change-set-type IMPORT --change-set-name import --resources-to-import <list> --template-body <file>`.',
  )
})

test('there is no advice when nothing is left', () => {
  expect(keptAdvice([{ ...event(1, 'Topic', 'DELETE_COMPLETE'), parents: [] }], shop)).toBe('')
})
