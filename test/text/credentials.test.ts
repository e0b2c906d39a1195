import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { isNamedSecret, looksSecret } from '../../src/text/credentials.ts'

const hex = (length: number) => 'a1b2c3d4e5f60718'.repeat(20).slice(0, length)
const word = (length: number) => 'aB3dE5gH7jK9mN1p'.repeat(20).slice(0, length)

/** Joins the parts of a token, so that scanners of secrets do not take this file for a leak. */
const token = (...parts: readonly string[]) => parts.join('')

test.each([
  ['AWS access key ID', 'AKIAIOSFODNN7EXAMPLE'],
  ['AWS secret access key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['AWS secret access key of a line', 'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['AWS secret access key in JSON', '{"key":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}'],
  ['Bedrock', token('ABSK', word(109))],
  ['private key', '-----BEGIN RSA PRIVATE KEY-----'],
  ['age', token('AGE-SECRET-KEY-1', 'Q'.repeat(58))],
  ['password in a URL', 'postgres://admin:hunter2@db.example:5432/app'],
  ['password without a user', 'redis://:hunter2@db.example'],
  ['JSON web token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.'],
  ['connection string', 'Server=db;User=sa;Password=hunter2hunter2'],
  ['connection string, short', 'Server=db;Uid=sa;Pwd=hunter2'],
  ['Azure storage', 'AccountName=a;AccountKey=c2VjcmV0c2VjcmV0'],
  ['setting', 'DB_PASSWORD="hunter2"'],
  ['query', 'https://h.example/?access_token=abcdef0123'],
  ['JSON', '{"password": "hunter2"}'],
  ['JSON in JSON', '{\\"client_secret\\":\\"hunter2\\"}'],
  ['Bearer', 'Bearer abcdef0123456789abcdef'],
  ['Basic', 'Authorization: Basic dXNlcjpwYXNz'],
  ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((prefix) => ['GitHub', token(prefix, '_', word(36))]),
  ['GitHub', token('github_pat_', word(82))],
  ...['pat', 'dt', 'ft', 'rt', 'cbt', 'imt', 'ptt', 'oas', 'soat', 'agent'].map((kind) => [
    'GitLab',
    token('gl', kind, '-', hex(64)),
  ]),
  ['GitLab runner', token('GR1348941', word(20))],
  ['npm', token('npm_', word(36))],
  ['PyPI', token('pypi-', 'AgEIcHlwaS5vcmc', word(60))],
  ['RubyGems', token('rubygems_', hex(48))],
  ['Slack', token('xoxb-', '1234567890-', '1234567890-', word(20))],
  ['Slack app', token('xapp-', '1-A1-1-', hex(20))],
  ['Slack configuration', token('xoxe.', 'xoxp-1-', word(163))],
  ['Slack webhook', token('https://hooks.slack.com/', 'services/T00000000/B00000000/', word(24))],
  ['Slack workflow', token('hooks.slack.com/', 'workflows/', word(43))],
  ['Discord webhook', token('https://discord.com/api/', 'webhooks/12345678/', word(60))],
  ['Google', token('AIza', word(35))],
  ['Google OAuth', token('GOCSPX-', word(28))],
  ['Google access token', token('ya29.', word(40))],
  ['Stripe', token('sk_', 'live_', word(24))],
  ['Stripe test', token('rk_', 'test_', word(24))],
  ['Stripe webhook', token('whsec_', word(32))],
  ['OpenAI', token('sk-', 'proj-', word(74), 'T3BlbkFJ', word(74))],
  ['Anthropic', token('sk-ant-', 'api03-', word(93), 'AA')],
  ['Hugging Face', token('hf_', 'aBcDeFgHiJ'.repeat(4).slice(0, 34))],
  ['SendGrid', token('SG.', word(66))],
  ['DigitalOcean', token('dop_v1_', hex(64))],
  ['Databricks', token('dapi', hex(32))],
  ['Grafana', token('glsa_', word(32), '_', hex(8))],
  ['Vault', token('hvs.', word(95))],
  ['Terraform', token(word(14), '.atlasv1.', word(67))],
  ['Pulumi', token('pul-', hex(40))],
  ['Shopify', token('shpat_', hex(32))],
  ['Sentry', token('sntryu_', hex(64))],
  ['Artifactory', token('AKCp', word(69))],
])('looks like a credential: %s', (_, text) => {
  expect(looksSecret(text)).toBe(true)
  expect(looksSecret(`It is ${text} now`)).toBe(true)
})

test('almost every secret access key of AWS is seen', () => {
  const keys = Array.from({ length: 2000 }, () => randomBytes(30).toString('base64'))
  expect(keys.filter((key) => !looksSecret(key)).length).toBeLessThan(10)
})

/** Outputs of common templates, by name. */
const HARMLESS: readonly (readonly [name: string, value: string])[] = [
  ['GitSha', hex(40)],
  ['Version', hex(64)],
  ['Image', `111122223333.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:${hex(64)}`],
  ['CodeSha256', 'RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='],
  ['AccountId', '111122223333'],
  ['Cluster', 'hello-Cluster-aB3dE5gH7jK9'],
  ['ClusterName', 'HelloJobClusterProductionEuropeCentral01'],
  ['QueueUrl', 'https://sqs.eu-central-1.amazonaws.com/111122223333/hello-Queue-aB3dE5gH7jK9'],
  ['LogGroup', '/aws/ecs/hello/HelloJobTask-aB3dE5gH7jK9'],
  ['LogGroupName', '/ecs/service/production/application/logs'],
  ['Url', 'https://user@db.example:443/a:b@c'],
  ['Console', 'https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1#/statemachines'],
  ['LoadBalancer', 'hello-LoadB-1ABCDEFGHIJKL-1234567890.eu-central-1.elb.amazonaws.com'],
  ['UserPoolId', 'eu-central-1_aB3dE5gH7'],
  ['Distribution', 'd111111abcdef8.cloudfront.net'],
  ['Secret', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-aB3dE5'],
  ['KmsKey', 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  ['KeyId', '1234abcd-12ab-34cd-56ef-1234567890ab'],
  ['KmsKeyId', 'mrk-1234abcd12ab34cd56ef1234567890ab'],
  ['EncryptionKey', 'alias/hello'],
  ['SecretName', 'prod/db'],
  ['TokenEndpoint', 'tokens.example'],
  ['TokenTtl', '3600'],
  ['IssuerToken', 'https://token.example/issue'],
  ['PasswordPolicy', 'strict'],
  ['PasswordRotation', 'true'],
  ['UsesPassword', 'false'],
  ['PublicKey', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI'],
  ['PartitionKey', 'tenant'],
  ['ObjectKey', 'builds/app.zip'],
  ['KeyPair', 'octo'],
  ['Keyspace', 'orders'],
  ['Monkey', 'see'],
  ['Password', 'The password is in the Secrets Manager of the account'],
  ['Note', 'Set the password, the token and the key by hand; a password of 12 characters is enough.'],
  ['Note', 'Basic authentication is on, Bearer tokens are off: see Basic settings and Bearer authentication'],
  ['Note', 'password: see the Secrets Manager'],
  ['Setting', 'password={{resolve:secretsmanager:db:SecretString:password}}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of a shell
  ['Setting', 'PASSWORD=${DB_PASSWORD}'],
  ['Setting', 'SECRET=arn:aws:secretsmanager:eu-central-1:111122223333:secret:db'],
  ['Setting', 'PWD=/home/app'],
]

test.each(HARMLESS)('shown: %s: %s', (name, value) => {
  expect([looksSecret(value), isNamedSecret(name, value)]).toEqual([false, false])
})

test.each([
  ['DbPasswordValue', 'hunter3hunter3'],
  ['ApiKeyId', 'abc123def456'],
  ['DbPassword', '12345678'],
  ['DB_PASSWD', 'x'],
  ['Passphrase', 'correct horse battery staple'],
  ['ApiKey', '1234abcd-12ab-34cd-56ef-1234567890ab'],
  ['APIKey', 'x'],
  ['ApiToken', hex(64)],
  ['Tokens', 'a,b'],
  ['GITHUB_TOKEN', 'x'],
  ['ClientSecret', 'x'],
  ['SecretAccessKey', 'x'],
  ['DatabaseCredentials', 'x'],
  ['SigningKey', 'x'],
  ['SshPrivateKey', 'x'],
])('named like a credential: %s: %s', (name, value) => {
  expect(isNamedSecret(name, value)).toBe(true)
})

test.each([
  'eyJ-'.repeat(25_000),
  '://a:'.repeat(20_000),
  'Bearer '.repeat(15_000),
  `Basic ${'Ojo6'.repeat(25_000)}A`,
  'password='.repeat(10_000),
  'A'.repeat(100_000),
  '-----BEGIN '.repeat(10_000),
  'the is '.repeat(15_000),
  '"'.repeat(100_000),
])('a long text takes linear time: %#', (text) => {
  const start = performance.now()
  looksSecret(text)
  isNamedSecret('Password', text)
  expect(performance.now() - start).toBeLessThan(5000)
})
