import { expect, test } from 'vitest'
import { template } from '../fixtures/template.ts'
import { thrown } from '../fixtures/thrown.ts'

/** What names local files in a template with these resources: who, what, and the text that will be replaced. */
function named(resources: string): unknown {
  const body = `Resources:\n${resources}`
  return template(body).localFiles.map(({ by, path, line, range: [start, end] }) => ({
    by,
    path,
    line,
    text: body.slice(start, end),
  }))
}

const resource = (type: string, properties: string) => `  R:\n    Type: ${type}\n    Properties: {${properties}}\n`

test.each([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::CloudFormation::StackSet', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
  ['AWS::StepFunctions::StateMachine', 'DefinitionS3Location'],
  ['AWS::Serverless::StateMachine', 'DefinitionUri'],
  ['AWS::Serverless::Api', 'DefinitionUri'],
  ['AWS::Serverless::HttpApi', 'DefinitionUri'],
  ['AWS::ApiGateway::RestApi', 'BodyS3Location'],
  ['AWS::ApiGatewayV2::Api', 'BodyS3Location'],
  ['AWS::AppSync::GraphQLSchema', 'DefinitionS3Location'],
  ['AWS::AppSync::Resolver', 'CodeS3Location'],
  ['AWS::AppSync::FunctionConfiguration', 'RequestMappingTemplateS3Location'],
])('%s %s', (type, property) => {
  expect(named(resource(type, `${property}: './a.yml'`))).toEqual([
    { by: `R.${property}`, path: './a.yml', line: 4, text: "'./a.yml'" },
  ])
})

test('a property of a property', () => {
  expect(named(resource('AWS::Glue::Job', 'Command: {Name: etl, ScriptLocation: job.py}'))).toEqual([
    { by: 'R.Command.ScriptLocation', path: 'job.py', line: 4, text: 'job.py' },
  ])
})

test.each([
  ['AWS::Lambda::Function', 'Code: out/a.zip'],
  ['AWS::Lambda::LayerVersion', 'Content: out/a.ZIP'],
  ['AWS::Serverless::Function', 'CodeUri: out/a.jar'],
  ['AWS::ElasticBeanstalk::ApplicationVersion', 'SourceBundle: out/a.war'],
])('an archive that is there: %s %s', (type, properties) => {
  const [property, path] = properties.split(': ')
  expect(named(resource(type, properties))).toEqual([{ by: `R.${property}`, path, line: 4, text: path }])
})

test('of duplicate keys the last one counts', () => {
  expect(named(resource('AWS::CloudFormation::Stack', 'TemplateURL: a.yml, TemplateURL: b.yml'))).toMatchObject([
    { path: 'b.yml' },
  ])
})

test.each([
  ['a map of Bucket and Key', 'AWS::StepFunctions::StateMachine', 'DefinitionS3Location: {Bucket: b, Key: k}'],
  ['a definition in place', 'AWS::StepFunctions::StateMachine', 'DefinitionString: "{}", Definition: {StartAt: A}'],
  ['an application of the repository', 'AWS::Serverless::Application', 'Location: {ApplicationId: a}'],
  ['code in place', 'AWS::Lambda::Function', 'Code: {ZipFile: "x"}'],
  ['code in S3', 'AWS::Lambda::Function', 'Code: {S3Bucket: b, S3Key: k}'],
  ['an image', 'AWS::Lambda::Function', 'Code: {ImageUri: !Ref Image}'],
  ['code in S3, as SAM writes it', 'AWS::Serverless::Function', 'CodeUri: s3://b/k'],
  ['code that a parameter names', 'AWS::Serverless::Function', 'CodeUri: !Ref Code'],
  ['another type', 'AWS::CloudFormation::CustomResource', 'TemplateURL: a.yml'],
])('no local file: %s', (_, type, properties) => {
  expect(named(resource(type, properties))).toEqual([])
})

test.each([
  ['AWS::Lambda::Function', 'Code: ./src', 'Code'],
  ['AWS::Lambda::LayerVersion', 'Content: ./src', 'Content'],
  ['AWS::Serverless::Function', 'CodeUri: ./src', 'CodeUri'],
  ['AWS::Serverless::LayerVersion', 'ContentUri: ./src', 'ContentUri'],
  ['AWS::ElasticBeanstalk::ApplicationVersion', 'SourceBundle: ./src', 'SourceBundle'],
  ['AWS::CodeCommit::Repository', 'Code: {S3: ./src}', 'Code.S3'],
])('refused, as it takes an archive: %s %s', (type, properties, property) => {
  expect(thrown(() => named(resource(type, properties)))).toEqual([
    {
      message: `Template job.yml, R.${property}: \`./src\` would have to be packed into an archive, which this action does not do.`,
      remedy:
        'Run `aws cloudformation package` or `sam build` and `sam package` before this step, and deploy the template that it writes.',
      place: { file: 'job.yml', line: 4 },
    },
  ])
})

test('all archives are reported at once', () => {
  const two =
    resource('AWS::Lambda::Function', 'Code: a') + resource('AWS::Lambda::Function', 'Code: b').replace('R', 'S')
  expect(thrown(() => named(two)).map(({ message }) => message.split(' would')[0])).toEqual([
    'Template job.yml, R.Code: `a`',
    'Template job.yml, S.Code: `b`',
  ])
})

test('Resources that a macro makes, or that have no body, are passed over', () => {
  expect(
    named('  Fn::ForEach::A: !Ref B\n  Fn::ForEach::C: [x]\n  Fn::Transform: {Name: Mine}\n  D:\n  E: []\n'),
  ).toEqual([])
})
