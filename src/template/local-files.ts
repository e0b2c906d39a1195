import { type Document, isScalar, type Node, visit } from 'yaml'
import { Problem, throwAll } from '../text/problem.ts'
import { tableOf } from '../text/table.ts'
import { childOf, resourceNodes } from './nodes.ts'

/** A value in a template that names a file of the workspace in place of an address in S3. */
export interface LocalFile {
  /** The value as written: absolute, or relative to the folder of the template. */
  readonly path: string
  /** The property that has the value, for people: `Network.TemplateURL`, or `AWS::Include`. */
  readonly by: string
  /** Logical ID of the nested stack whose template the file is; undefined for any other file. */
  readonly nestedStack: string | undefined
  /** The form of the address that replaces the value. */
  readonly form: AddressForm
  /** Position of the value in the text of the template, in UTF-16 units; `end` is exclusive. */
  readonly range: readonly [start: number, end: number]
  /** 1-based line of the value. */
  readonly line: number
}

/**
 * `template`: the URL of a template, whose own local files are uploaded too; `object`: a map of Bucket and Key; `code`: a map of
 * S3Bucket and S3Key; `uri`: `s3://`.
 */
type AddressForm = 'template' | 'object' | 'code' | 'uri'

type FileProperties = Readonly<Record<string, AddressForm>>

/**
 * Properties that may name a local file, by type of resource.
 * Source: AWS CLI, `cloudformation package`; AWS CloudFormation resource type reference; AWS SAM resource reference.
 */
const FILES = tableOf<FileProperties>({
  'AWS::CloudFormation::Stack': { TemplateURL: 'template' },
  'AWS::CloudFormation::StackSet': { TemplateURL: 'template' },
  'AWS::Serverless::Application': { Location: 'template' },
  'AWS::StepFunctions::StateMachine': { DefinitionS3Location: 'object' },
  'AWS::Serverless::StateMachine': { DefinitionUri: 'object' },
  'AWS::Serverless::Api': { DefinitionUri: 'object' },
  'AWS::Serverless::HttpApi': { DefinitionUri: 'object' },
  'AWS::ApiGateway::RestApi': { BodyS3Location: 'object' },
  'AWS::ApiGatewayV2::Api': { BodyS3Location: 'object' },
  'AWS::AppSync::GraphQLSchema': { DefinitionS3Location: 'uri' },
  'AWS::AppSync::Resolver': {
    RequestMappingTemplateS3Location: 'uri',
    ResponseMappingTemplateS3Location: 'uri',
    CodeS3Location: 'uri',
  },
  'AWS::AppSync::FunctionConfiguration': {
    RequestMappingTemplateS3Location: 'uri',
    ResponseMappingTemplateS3Location: 'uri',
    CodeS3Location: 'uri',
  },
  'AWS::Glue::Job': { 'Command.ScriptLocation': 'uri' },
})

/** Properties that need an archive. Source: the same. */
const ARCHIVES = tableOf<FileProperties>({
  'AWS::Lambda::Function': { Code: 'code' },
  'AWS::Lambda::LayerVersion': { Content: 'code' },
  'AWS::Serverless::Function': { CodeUri: 'object' },
  'AWS::Serverless::LayerVersion': { ContentUri: 'object' },
  'AWS::ElasticBeanstalk::ApplicationVersion': { SourceBundle: 'code' },
  'AWS::CodeCommit::Repository': { 'Code.S3': 'object' },
})

/**
 * Finds the local files that a template names. Ignores addresses (`https://`, `http://`, `s3://`), intrinsic functions and
 * dynamic references.
 *
 * @param lineOf returns the 1-based line of an offset in the template
 * @throws Problem, or Problems, for a file or folder that is not an archive where the property needs one
 */
export function findLocalFiles({
  path,
  document,
  lineOf,
}: {
  readonly path: string
  readonly document: Document
  readonly lineOf: (offset: number) => number
}): readonly LocalFile[] {
  const found = resourceNodes(childOf(document.contents, 'Resources')).flatMap(({ logicalId, node }) => {
    const type = literalText(childOf(node, 'Type')) ?? ''
    return Object.entries({ ...FILES.get(type), ...ARCHIVES.get(type) }).flatMap(([property, form]) => {
      const value = property.split('.').reduce(childOf, childOf(node, 'Properties'))
      const nestedStack = type === 'AWS::CloudFormation::Stack' ? logicalId : undefined
      return localFile(value, lineOf).map((place) => ({
        ...place,
        by: `${logicalId}.${property}`,
        nestedStack,
        form,
        toArchive: ARCHIVES.has(type) && !/\.(zip|jar|war)$/i.test(place.path),
      }))
    })
  })
  throwAll(found.filter(({ toArchive }) => toArchive).map((file) => noArchiveProblem(path, file)))
  const include = { by: 'AWS::Include', nestedStack: undefined, form: 'uri' } as const
  const included = includes(document).flatMap((value) => localFile(value, lineOf))
  return [...found.map(({ toArchive, ...file }) => file), ...included.map((place) => ({ ...place, ...include }))]
}

/** Finds the locations of included snippets. Source: AWS CloudFormation template reference, "AWS::Include transform". */
function includes(document: Document): readonly unknown[] {
  const found: unknown[] = []
  visit(document, {
    Map: (_, node) => {
      if (literalText(childOf(node, 'Name')) === 'AWS::Include')
        found.push(childOf(childOf(node, 'Parameters'), 'Location'))
    },
  })
  return found
}

const ADDRESS = /^$|^https?:\/\/|^s3:\/\/|\{\{resolve:/i

/** Returns the path, range and line of a value that names a local file; empty for any other value. */
function localFile(node: unknown, lineOf: (offset: number) => number) {
  const path = literalText(node)
  if (path === undefined || ADDRESS.test(path)) return []
  const [start, end] = (node as Node).range ?? [0, 0]
  return [{ path, range: [start, end] as const, line: lineOf(start) }]
}

function literalText(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' && !node.tag?.startsWith('!') ? node.value : undefined
}

function noArchiveProblem(file: string, { path, by, line }: LocalFile): Problem {
  return new Problem(
    `Template ${file}, ${by}: \`${path}\` would have to be packed into an archive, which this action does not do.`,
    'Run `aws cloudformation package` or `sam build` and `sam package` before this step, and deploy the template that it writes.',
    { place: { file, line } },
  )
}
