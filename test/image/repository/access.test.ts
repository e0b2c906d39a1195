import { expect, test } from 'vitest'
import { explainForeignRefusal, PULL_ACTIONS } from '../../../src/image/repository/access.ts'

const refused = (message: string, name = 'AccessDeniedException') => Object.assign(new Error(message), { name })
const user = 'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: ecr:BatchGetImage'

test.each([
  {
    description: 'the own account',
    error: refused(
      `${user} on resource: arn:aws:ecr:eu-west-1:111122223333:repository/app because no policy allows it`,
    ),
  },
  { description: 'no repository', error: refused(`${user} on resource: *`) },
  {
    description: 'no refusal',
    error: refused(`${user} on resource: arn:aws:ecr:eu-west-1:444455556666:repository/app`, 'ServerException'),
  },
  { description: 'no error of AWS', error: 'text' },
])('not the refusal of another account: $description', ({ error }) => {
  expect(explainForeignRefusal(error, PULL_ACTIONS)).toBe(error)
})
