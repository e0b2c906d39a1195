import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askCloudFormation } from '../../../src/template/files/summary.ts'
import type { Problem } from '../../../src/text/problem.ts'
import { type Reply, refuse, result } from '../../fixtures/answers.ts'
import { connectTo, stubCredentials } from '../../fixtures/connected.ts'
import { fakeLog } from '../../fixtures/log.ts'
import { template, UNREADABLE } from '../../fixtures/template.ts'
import { rejected } from '../../fixtures/thrown.ts'

beforeEach(() => stubCredentials('key'))
afterEach(() => vi.unstubAllEnvs())

/** The problem of a template that we cannot read. */
function problemOf(body: string): Problem {
  try {
    template(body)
  } catch (error) {
    return error as Problem
  }
  throw new Error('it can be read')
}

/** Asks for the parameters of an unreadable template, and gives the requests and what the log says. */
async function ask(answer: Reply, body = UNREADABLE) {
  const { aws, server } = await connectTo({ GetTemplateSummary: [answer] })
  const log = fakeLog()
  const source = { path: 'job.yml', inWorkspace: true, body }
  return { asked: askCloudFormation(aws.cloudFormation, log)(source, problemOf(body)), server, log }
}

const unreadable = {
  message:
    'The template job.yml is neither YAML nor JSON: Implicit keys need to be on a single line at line 2, column 1',
  remedy: 'Correct it at that line.',
  place: { file: 'job.yml', line: 2, column: 1 },
}

test('what CloudFormation takes: its parameters, and a notice of what is not checked', async () => {
  const Parameters = [
    {
      ParameterKey: 'Stage',
      ParameterType: 'String',
      DefaultValue: 'a',
      ParameterConstraints: { AllowedValues: ['a'] },
    },
    { ParameterKey: 'Key', ParameterType: 'Number', NoEcho: true },
  ]
  const { asked, log } = await ask(result({ Parameters }))
  expect([...(await asked)]).toMatchObject([
    [
      'Stage',
      {
        type: 'String',
        hasDefault: true,
        default: 'a',
        noEcho: false,
        constraints: { allowedValues: [{ written: 'a', texts: ['a'] }] },
      },
    ],
    ['Key', { type: 'Number', hasDefault: false, noEcho: true, constraints: { allowedValues: undefined } }],
  ])
  expect(log.lines).toEqual([
    'notice: CloudFormation accepts the template job.yml, but this action cannot read it (Implicit keys need to be on a single line at line 2, column 1). So it checks the parameters only, uploads no files that the template names, and hides every output. To change that, correct that line.',
  ])
})

test('no parameters', async () => {
  const { asked } = await ask(result())
  expect(await asked).toEqual(new Map())
})

test('what CloudFormation refuses: what it says, too', async () => {
  const { asked, log } = await ask(
    refuse('ValidationError', 'Template format error: YAML not well-formed. (line 2, column 1)'),
  )
  expect(await rejected(asked)).toEqual([
    {
      ...unreadable,
      message: `${unreadable.message}\nCloudFormation: Template format error: YAML not well-formed. (line 2, column 1)`,
    },
  ])
  expect(log.lines).toEqual([])
})

test('without the permission to ask, the statement to add', async () => {
  const { asked } = await ask(refuse('AccessDenied', 'no', 403))
  const statement = '{"Effect":"Allow","Action":["cloudformation:GetTemplateSummary"],"Resource":"*"}'
  expect(await rejected(asked)).toEqual([
    {
      ...unreadable,
      remedy: `Correct it at that line. Or let CloudFormation read it, with this statement in the policy of the role that deploys: ${statement}`,
    },
  ])
})

test('when CloudFormation cannot be asked, what we found', async () => {
  const { asked } = await ask(refuse('ExpiredToken', 'no', 403))
  expect(await rejected(asked)).toEqual([unreadable])
})

test('a template that is too large for a request is not asked about', async () => {
  const { asked, server } = await ask(result(), `${UNREADABLE}#${'x'.repeat(51_200)}\n`)
  expect(await rejected(asked)).toEqual([unreadable])
  expect(server.calls).toEqual([])
})
