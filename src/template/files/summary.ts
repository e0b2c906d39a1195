import {
  type CloudFormationClient,
  GetTemplateSummaryCommand,
  type ParameterDeclaration as ParameterSummary,
} from '@aws-sdk/client-cloudformation'
import { isAccessDenied } from '../../aws/error.ts'
import { roleStatement } from '../../aws/policy.ts'
import type { Log } from '../../edges/runner.ts'
import { Problem } from '../../text/problem.ts'
import type { ParameterDeclaration } from '../parameter-declaration.ts'
import type { TemplateSource } from '../template.ts'
import { LARGEST_BODY } from './package.ts'
import type { AskForParameters } from './read.ts'

/** Returns how to ask CloudFormation for the parameters of a template. A notice says what is not checked then. */
export function askCloudFormation(client: CloudFormationClient, log: Log): AskForParameters {
  return async (source, problem) => {
    // A larger one would have to be in S3, where nothing is uploaded before the checks.
    if (Buffer.byteLength(source.body) > LARGEST_BODY) throw problem
    const { Parameters = [] } = await client
      .send(new GetTemplateSummaryCommand({ TemplateBody: source.body }))
      .catch((error: Error) => {
        throw explained(problem, error)
      })
    log.notice(stepBack(source, problem))
    return new Map(Parameters.map((parameter) => [parameter.ParameterKey ?? '', declarationOf(parameter)]))
  }
}

function explained(problem: Problem, error: Error): Problem {
  const { sentence, remedy, place } = problem
  if (error.name === 'ValidationError') {
    return new Problem(sentence, remedy, { place, excerpt: [`CloudFormation: ${error.message}`] })
  }
  if (!isAccessDenied(error)) return problem
  const statement = roleStatement(['cloudformation:GetTemplateSummary'], '*')
  return new Problem(
    sentence,
    `${remedy} Or let CloudFormation read it, with this statement in the policy of the role that deploys: ${statement}`,
    { place },
  )
}

function stepBack({ path }: TemplateSource, { sentence }: Problem): string {
  const why = sentence.slice(sentence.indexOf(': ') + 2)
  return `CloudFormation accepts the template ${path}, but this action cannot read it (${why}). So it checks the parameters only, uploads no files that the template names, and hides every output. To change that, correct that line.`
}

/** CloudFormation returns no other constraints. */
function declarationOf(parameter: ParameterSummary): ParameterDeclaration {
  const { ParameterType = 'String', DefaultValue, NoEcho = false, ParameterConstraints = {} } = parameter
  return {
    type: ParameterType,
    hasDefault: DefaultValue !== undefined,
    default: DefaultValue,
    noEcho: NoEcho,
    constraints: {
      allowedValues: ParameterConstraints.AllowedValues?.map((text) => ({ written: text, texts: [text] })),
      allowedPattern: undefined,
      minLength: undefined,
      maxLength: undefined,
      minValue: undefined,
      maxValue: undefined,
      description: undefined,
    },
    line: 1,
  }
}
