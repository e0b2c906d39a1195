/** A form of credentials. */
interface Form {
  /** Its name for developers. */
  readonly name: string
  /** The rules of gitleaks that it is taken from, or another source. */
  readonly source: string
  /** Matches in linear time: what repeats without a limit can begin at few places only. */
  readonly pattern: RegExp
  /** Decides about a match of the pattern, where that alone would match harmless texts as well. */
  readonly isOne?: (match: string) => boolean
}

/**
 * The forms of credentials that nobody may see.
 * Source: gitleaks/gitleaks, config/gitleaks.toml, v8.30.1 (MIT). Its patterns end where code ends; these also match within a text.
 * Its rules that look for the name of a vendor near any characters are left out, as they match much else.
 */
const FORMS: readonly Form[] = [
  {
    name: 'AWS access key ID',
    source: 'aws-access-token',
    pattern: /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/,
  },
  {
    name: 'AWS secret access key',
    source: 'AWS IAM user guide, "Manage access keys": 40 characters; gitleaks has no rule',
    pattern: /(?<=^|[\s"'`=,;([{]|:(?!\/))[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=._-])/g,
    isOne: isRandom,
  },
  {
    name: 'Amazon Bedrock',
    source: 'aws-amazon-bedrock-api-key-*',
    pattern: /\bABSK[A-Za-z0-9+/]{109}|\bbedrock-api-key-YmVkcm9jay/,
  },
  { name: 'private key', source: 'private-key', pattern: /-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY/ },
  { name: 'age', source: 'age-secret-key', pattern: /AGE-SECRET-KEY-1[0-9A-Z]{58}/ },
  { name: 'password in a URL', source: 'RFC 3986, userinfo', pattern: /:\/\/[^/\s:@]*:[^/\s@]+@/ },
  { name: 'JSON web token', source: 'jwt; RFC 7519', pattern: /\beyJ[\w-]{1,1000}\.eyJ[\w-]/ },
  {
    name: 'setting of a password',
    source: 'generic-api-key, for `=`',
    pattern:
      /(?:passw(?:or)?d|passphrase|;\s{0,3}pwd|secret|token|(?:api|access|account|private|signing)[-_ ]?key)["']?\s{0,3}=\s{0,3}["']?(?!arn:|\{\{|\$\{|\*\*\*|<)[^\s"';,&]{6}/i,
  },
  {
    name: 'member of a JSON object',
    source: 'generic-api-key, for `:`',
    pattern:
      /(?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private)[-_]?key)\\?"\s{0,3}:\s{0,3}\\?"(?!arn:|\{\{|\$\{|\*\*\*|<)[^\s"\\]{6}/i,
  },
  {
    name: 'Bearer',
    source: 'curl-auth-header; RFC 6750',
    pattern: /\bBearer\s{1,3}(?=[^\s\d]{0,500}\d)[\w.~+/-]{16}/i,
  },
  {
    name: 'Basic',
    source: 'curl-auth-header; RFC 7617',
    pattern: /\bBasic\s{1,3}[A-Za-z0-9+/]{6,}={0,2}/gi,
    isOne: isLogin,
  },
  { name: 'GitHub', source: 'github-*', pattern: /\bgh[pousr]_[0-9a-zA-Z]{36}|\bgithub_pat_\w{22}/ },
  {
    name: 'GitLab',
    source: 'gitlab-*',
    pattern:
      /\bgl(?:pat|dt|ft|rt|cbt|imt|ptt|oas|soat|ffct|agent)-[\w-]{20}|\bGR1348941[\w-]{20}|_gitlab_session=[0-9a-z]{32}/,
  },
  { name: 'npm', source: 'npm-access-token', pattern: /\bnpm_[a-zA-Z0-9]{36}/ },
  { name: 'PyPI', source: 'pypi-upload-token', pattern: /\bpypi-AgEIcHlwaS5vcmc[\w-]{50}/ },
  { name: 'RubyGems', source: 'rubygems-api-token', pattern: /\brubygems_[a-f0-9]{48}/ },
  { name: 'Slack', source: 'slack-*-token', pattern: /\bxox[abeoprs][.-]\w|\bxapp-\d-[A-Z0-9]/i },
  {
    name: 'Slack webhook',
    source: 'slack-webhook-url',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{20}/,
  },
  {
    name: 'Discord webhook',
    source: 'Discord documentation, "Webhook resource"',
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{5,30}\/[\w-]{20}/,
  },
  {
    name: 'Google',
    source: 'gcp-api-key; Google documentation, OAuth',
    pattern: /\bAIza[\w-]{35}|\bGOCSPX-[\w-]{28}|\bya29\.[\w-]{20}/,
  },
  {
    name: 'Stripe',
    source: 'stripe-access-token; Stripe documentation, webhooks',
    pattern: /\b[sr]k_(?:test|live|prod)_\w|\bwhsec_[a-zA-Z0-9]{16}/,
  },
  {
    name: 'OpenAI',
    source: 'openai-api-key',
    pattern: /\bsk-(?:proj|svcacct|admin)-[\w-]{58}|\bsk-[a-zA-Z0-9]{20}T3BlbkFJ/,
  },
  { name: 'Anthropic', source: 'anthropic-*', pattern: /\bsk-ant-(?:api03|admin01)-[\w-]{93}/ },
  { name: 'Hugging Face', source: 'huggingface-*', pattern: /\b(?:hf|api_org)_[a-zA-Z]{34}/ },
  { name: 'SendGrid', source: 'sendgrid-api-token', pattern: /\bSG\.[\w=.-]{66}/ },
  { name: 'DigitalOcean', source: 'digitalocean-*', pattern: /\bdo[opr]_v1_[a-f0-9]{64}/ },
  { name: 'Databricks', source: 'databricks-api-token', pattern: /\bdapi[a-f0-9]{32}/ },
  { name: 'Grafana', source: 'grafana-*', pattern: /\bglsa_[A-Za-z0-9]{32}|\bglc_[A-Za-z0-9+/]{32}/ },
  {
    name: 'HashiCorp',
    source: 'vault-*; hashicorp-tf-api-token',
    pattern: /\bhv[bs]\.[\w-]{90}|\.atlasv1\.[\w=-]{60}/,
  },
  { name: 'Pulumi', source: 'pulumi-api-token', pattern: /\bpul-[a-f0-9]{40}/ },
  { name: 'Shopify', source: 'shopify-*', pattern: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/ },
  { name: 'Sentry', source: 'sentry-*', pattern: /\bsntrys_eyJ[a-zA-Z0-9+/]{10}|\bsntryu_[a-f0-9]{64}/ },
  { name: 'Artifactory', source: 'artifactory-*', pattern: /\bAKCp[A-Za-z0-9]{69}|\bcmVmd[A-Za-z0-9]{59}/ },
]

/** Whether a text holds what looks like a credential. */
export function looksSecret(text: string): boolean {
  return FORMS.some(({ pattern, isOne }) =>
    isOne === undefined ? pattern.test(text) : [...text.matchAll(pattern)].some(([match]) => isOne(match)),
  )
}

/** The least entropy of a random text of 40 characters, in bits, and the least changes of the kind of character within it. */
const [LEAST_ENTROPY, LEAST_CHANGES] = [4.25, 14]

/** Whether a text looks random: not a hash in hex, and not words as in a path. */
function isRandom(text: string): boolean {
  const counts = [...Map.groupBy(text, (each) => each).values()].map(({ length }) => length / text.length)
  const entropy = -counts.reduce((sum, share) => sum + share * Math.log2(share), 0)
  const kinds = text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0')
  const changes = kinds.split('').filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length
  return entropy >= LEAST_ENTROPY && changes >= LEAST_CHANGES
}

/** Whether `Basic <text>` is the base64 of `user:password`. */
function isLogin(text: string): boolean {
  const login = Buffer.from(text.replace(/^\w+\s+/, ''), 'base64').toString('latin1')
  return login.includes(':') && /^[\x20-\x7e]+$/.test(login)
}

/** Matches a word of a name that says that the value is a credential. */
const SECRET_WORD =
  /passw(?:or)?d|passphrase|secret|credential|^pwd$|^(?:api|access|auth|bearer|id|refresh|session)?tokens?$/

/** Matches such a word that has many other meanings. */
const KEY_WORD = /^(?:api|access|auth|private|signing|encryption|master|license|shared|account|webhook)?keys?$/

/** Matches a word that gives a key another meaning: one of a table, a file, or a service, or one that anyone may see. */
const OTHER_KEY = /^(?:public|partition|sort|hash|primary|foreign|host|object|artifact|file|s3|cache|pair|config|tag)$/

/** Matches the last word of a name that says what else about a credential the value is. */
const ABOUT =
  /^(?:names?|arns?|ur[il]s?|endpoint|host|domain|issuer|alias|path|prefix|type|version|algorithm|policy|rotation|enabled|count|length|days|hours|minutes|seconds|expiry|expiration|ttl|usage|schema|digest|fingerprint|hint|description)$/

/** Matches a value that only points at a credential, or tells whether there is one. */
const POINTER = /^(?:arn:|https?:|\{\{resolve:|alias\/|mrk-|sha256:|(?:true|false|yes|no|none|enabled|disabled)$)/i

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Whether the name of an output says that its value is a credential, and the value may be one: no address, no ARN, no ID of a key
 * of KMS, no sentence. Source: the words of gitleaks' rule generic-api-key.
 */
export function isNamedSecret(name: string, value: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  if (ABOUT.test(words.at(-1) ?? '') || POINTER.test(value) || isSentence(value)) return false
  if (words.some((word) => SECRET_WORD.test(word))) return true
  const isKey = words.some((word) => KEY_WORD.test(word)) && !words.some((word) => OTHER_KEY.test(word))
  return isKey && (words.includes('api') || !UUID.test(value))
}

/** Matches words that sentences are made of, and passphrases are not. */
const SMALL_WORDS = /^(?:an?|and|are|by|for|from|in|is|it|of|on|see|the|to|with|your)$/i

function isSentence(text: string): boolean {
  const words = text.split(/\s+/)
  return words.length >= 4 && words.filter((word) => SMALL_WORDS.test(word)).length >= 2
}
