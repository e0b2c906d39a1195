import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 7163:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 5101:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 356:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



exports.Dk = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
exports.XT = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
exports.JG = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
exports.iX = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
exports.YR = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 5167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ regionOf),
/* harmony export */   J_: () => (/* binding */ stackConsoleUrl),
/* harmony export */   ND: () => (/* binding */ isExpressExecution),
/* harmony export */   bm: () => (/* binding */ executionConsoleUrl),
/* harmony export */   mX: () => (/* binding */ cliCommand)
/* harmony export */ });
function stackConsoleUrl(region, stackId, tab = 'stackinfo') {
    return `${consoleOf(region, stackId)}/cloudformation/home?region=${region}#/stacks/${tab}?stackId=${encodeURIComponent(stackId)}`;
}
function executionConsoleUrl(arn, startedAt) {
    const region = regionOf({ id: arn });
    const page = isExpressExecution(arn)
        ? `express-executions/details/${arn}?startDate=${startedAt}`
        : `v2/executions/details/${arn}`;
    return `${consoleOf(region, arn)}/states/home?region=${region}#/${page}`;
}
function isExpressExecution(arn) {
    return arn.split(':')[5] === 'express';
}
function consoleOf(region, arn) {
    const partition = arn.split(':')[1];
    if (partition === 'aws-cn')
        return `https://${region}.console.amazonaws.cn`;
    if (partition === 'aws-us-gov')
        return `https://${region}.console.amazonaws-us-gov.com`;
    if (partition === 'aws-eusc')
        return `https://${region}.console.amazonaws-eusc.eu`;
    return `https://${region}.console.aws.amazon.com`;
}
function cliCommand(action, stack, options = '') {
    const region = regionOf(stack);
    const words = [`aws cloudformation ${action} --stack-name ${stack.name}`, region && `--region ${region}`, options];
    return `\`${words.filter(Boolean).join(' ')}\``;
}
function regionOf({ id }) {
    return id.split(':')[3] ?? '';
}


/***/ }),

/***/ 9040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   If: () => (/* binding */ isInvalid),
/* harmony export */   Ni: () => (/* binding */ explainAwsError),
/* harmony export */   UD: () => (/* binding */ wasRepeated),
/* harmony export */   bJ: () => (/* binding */ isError),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   dl: () => (/* binding */ splitAwsMessage),
/* harmony export */   w7: () => (/* binding */ isAccessDenied),
/* harmony export */   yN: () => (/* binding */ wasCall)
/* harmony export */ });
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9093);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3726);


function isError(error, name, message) {
    return error instanceof Error && error.name === name && (message === undefined || message.test(error.message));
}
function isAccessDenied(error) {
    return error instanceof Error && /^(Kms)?AccessDenied(Exception)?$/.test(error.name);
}
function wasCall(error, call) {
    return error.call === call;
}
function isInvalid(error, call) {
    return error.name === 'ValidationError' && wasCall(error, call);
}
function wasRepeated(error) {
    return error instanceof Error && (error.$metadata?.attempts ?? 1) > 1;
}
const TRANSIENT_NAMES = /^(Throttl|RequestThrottl|TooManyRequests|RequestLimitExceeded|ServiceUnavailable|InternalFailure|InternalError|TimeoutError|RequestTimeout)/;
const TRANSIENT_CODES = /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENETDOWN|ENETUNREACH|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
function isTransient(error) {
    if (!(error instanceof Error))
        return false;
    const { $metadata } = error;
    return (TRANSIENT_NAMES.test(error.name) ||
        /rate exceeded/i.test(error.message) ||
        ($metadata?.httpStatusCode ?? 0) >= 500 ||
        TRANSIENT_CODES.test(codeOf(error)) ||
        (error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && isTransient(error.cause)));
}
const ADDED = /\s?\((?:Service|Status Code|Error Code|Request ?ID|Extended Request ID|RequestToken|HandlerErrorCode|SDK Attempt Count)(?:: |\))[^()]*\)|(?<=\.)\s?Encoded authorization failure message: [\w-]+/gi;
const FRAME = /^Resource handler returned message: "(.*)"$/s;
function splitAwsMessage(message) {
    if (message.replace(ADDED, '').trim() === '')
        return { text: message, added: [] };
    const added = message.match(ADDED)?.map((each) => each.trim().replace(/^\((.*)\)$/s, '$1')) ?? [];
    const rest = message.replace(ADDED, '').trim();
    return { text: FRAME.exec(rest)?.[1] ?? rest, added };
}
function explainAwsError(error) {
    if (!(error instanceof Error) || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return error;
    const { call, $metadata } = error;
    if (call === undefined && $metadata === undefined)
        return error;
    const what = call === undefined ? 'AWS' : `AWS ${call}`;
    const { text, added } = splitAwsMessage(error.message);
    const options = { cause: error, ...(added.length === 0 ? {} : { details: added }) };
    const deniedRemedy = accessDeniedRemedy(error);
    if (deniedRemedy !== undefined)
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} was refused: ${text}`, deniedRemedy, options);
    const remedy = REMEDIES.find(([pattern]) => pattern.test(error.name) || pattern.test(codeOf(error)))?.[1];
    if (remedy !== undefined)
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${text}`, remedy, options);
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`${what} failed: ${error.name}: ${text}`, 'See the AWS documentation of this error.', options);
}
function codeOf(error) {
    const { code, cause } = error;
    return String(code ?? cause?.code ?? '');
}
function accessDeniedRemedy(error) {
    if (!isAccessDenied(error))
        return undefined;
    const { permissions } = error;
    const named = /is not authorized to perform:? ([\w-]+:\w+)/.exec(error.message)?.[1];
    const { action, resource } = choose(named, permissions) ?? {};
    const statement = action && resource && (0,_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .roleStatement */ ._3)(action, resource);
    const allow = statement
        ? `Add this statement to the policy of the role that deploys: ${statement}`
        : 'The call needs a permission besides its own. If you know the resource, allow the role that deploys what AWS names.';
    return /with an explicit deny/.test(error.message)
        ? `A policy denies ${action ?? 'that action'} explicitly: change that one (a service control policy, a permissions boundary, or a policy of the resource).`
        : allow;
}
function choose(named, permissions) {
    if (permissions === undefined)
        return undefined;
    const { action, resource, others } = permissions;
    if (named === undefined || named.toLowerCase() === action.toLowerCase())
        return { action, resource };
    const other = others.get(named);
    return other === undefined ? undefined : { action: named, resource: other };
}
const REMEDIES = [
    [
        /^CredentialsProviderError$/,
        'Give the job AWS credentials: `role-to-assume`, with `id-token: write` in `permissions:`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. If role-to-assume comes from a variable, check that this job has that variable.',
    ],
    [
        /^ExpiredToken(Exception)?$/,
        'The credentials have expired. Operations on AWS continue. Run the job again. Credentials of role-to-assume are renewed; those of an earlier step are not.',
    ],
    [
        /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure)$/,
        'The AWS credentials are wrong: check the access key and the secret, and that they belong together.',
    ],
    [
        /^ERR_PROXY_TUNNEL$/,
        'The proxy did not let the connection through. Check HTTPS_PROXY, its user and password, and what it allows; NO_PROXY bypasses it.',
    ],
    [
        TRANSIENT_CODES,
        'AWS cannot be reached. Check aws-region, the proxy, and that the runner can open connections to AWS.',
    ],
];


/***/ }),

/***/ 3427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ previewOwnerOf),
/* harmony export */   Dh: () => (/* binding */ ownerTags),
/* harmony export */   F: () => (/* binding */ isOperationName),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   P3: () => (/* binding */ isAdoptable),
/* harmony export */   Pn: () => (/* binding */ JOB_PREFIX),
/* harmony export */   SD: () => (/* binding */ REPOSITORY_TAG),
/* harmony export */   Ws: () => (/* binding */ TTL_TAG),
/* harmony export */   Xn: () => (/* binding */ operationName),
/* harmony export */   d4: () => (/* binding */ SHARED_NETWORK),
/* harmony export */   lv: () => (/* binding */ isUnowned),
/* harmony export */   rr: () => (/* binding */ executionNameFor),
/* harmony export */   wb: () => (/* binding */ operationPattern),
/* harmony export */   yJ: () => (/* binding */ ttlOf),
/* harmony export */   yg: () => (/* binding */ OWNER_TAG_PREFIX)
/* harmony export */ });
/* unused harmony exports isJobName, isOperationOf, isExecutionOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

const OWNER_TAG_PREFIX = 'servicefull:';
const REPOSITORY_TAG = `${OWNER_TAG_PREFIX}repository`;
const STACK_TAG = `${OWNER_TAG_PREFIX}stack`;
const PULL_REQUEST_TAG = `${OWNER_TAG_PREFIX}pull-request`;
const TTL_TAG = `${OWNER_TAG_PREFIX}ttl`;
function ownerTags({ repository, stack, pullRequest }) {
    const tags = new Map([
        [REPOSITORY_TAG, repository],
        [STACK_TAG, stack],
    ]);
    if (pullRequest !== undefined)
        tags.set(PULL_REQUEST_TAG, String(pullRequest));
    return tags;
}
function isOurs({ tags }, owner) {
    const ours = ownerTags(owner);
    return [REPOSITORY_TAG, STACK_TAG, PULL_REQUEST_TAG].every((key) => tags.get(key) === ours.get(key));
}
function previewOwnerOf({ tags }) {
    const [repository, stack, number = ''] = [REPOSITORY_TAG, STACK_TAG, PULL_REQUEST_TAG].map((key) => tags.get(key));
    if (repository === undefined || stack === undefined || !/^[1-9]\d{0,9}$/.test(number))
        return undefined;
    return { repository, stack, pullRequest: Number(number) };
}
function ttlOf({ tags }) {
    const hours = tags.get(TTL_TAG) ?? '';
    return /^[1-9]\d{0,6}$/.test(hours) ? Number(hours) : undefined;
}
function isUnowned({ tags }) {
    return ![...tags.keys()].some((key) => key.startsWith(OWNER_TAG_PREFIX));
}
function isAdoptable(stack, owner) {
    return isUnowned(stack) && owner.pullRequest === undefined;
}
const JOB_PREFIX = 'servicefull-';
const SHARED_NETWORK = 'servicefull-network';
function isJobName(name) {
    return name.startsWith(JOB_PREFIX) && /^[0-9a-f]{8}$/.test(name.slice(JOB_PREFIX.length));
}
const OPERATION_PREFIX = 'sf-';
const PREVIEW_OPERATION_PREFIX = `${OPERATION_PREFIX}pr-`;
function operationName({ id, attempt, isForPullRequest }, nonce) {
    return `${isForPullRequest ? PREVIEW_OPERATION_PREFIX : OPERATION_PREFIX}${id}-${attempt}-${nonce}`;
}
function operationPattern(name) {
    return `${name.startsWith(PREVIEW_OPERATION_PREFIX) ? PREVIEW_OPERATION_PREFIX : OPERATION_PREFIX}*`;
}
function isOperationName(name) {
    return name.startsWith(OPERATION_PREFIX);
}
function isOperationOf(run, name) {
    const beginning = operationName(run, '');
    return name.startsWith(beginning) && /^[0-9a-f]{8}-\d{1,4}$/.test(name.slice(beginning.length));
}
function executionNameFor(name, input) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${name} ${input}`).digest('hex');
    return name.replace(/[0-9a-f]{8}$/, hash.slice(0, 8));
}
function isExecutionOf(run, name) {
    const beginning = operationName(run, '');
    return name.startsWith(beginning) && /^[0-9a-f]{8}$/.test(name.slice(beginning.length));
}


/***/ }),

/***/ 3726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _3: () => (/* binding */ roleStatement),
/* harmony export */   e2: () => (/* binding */ otherAccountRemedy),
/* harmony export */   iQ: () => (/* binding */ partitionOf),
/* harmony export */   k0: () => (/* binding */ permissionsOf)
/* harmony export */ });
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3427);

function partitionOf({ arn }) {
    return arn.split(':')[1] ?? 'aws';
}
function permissionsOf(call) {
    const { service, operation, request } = call;
    const action = `${service.toLowerCase()}:${operation}`;
    if (service === 'ECR') {
        const resource = repositoryArn(call);
        return { action, resource, others: new Map([['ecr:TagResource', resource]]) };
    }
    if (service === 'SFN')
        return { action: `states:${operation}`, resource: executionResource(request), others: new Map() };
    if (service !== 'CloudFormation')
        return { action, resource: '*', others: new Map() };
    const resource = stackArn(call);
    const others = new Map([['cloudformation:TagResource', resource]]);
    if (typeof request.RoleARN === 'string')
        others.set('iam:PassRole', request.RoleARN);
    return { action, resource, others };
}
function executionResource({ stateMachineArn, executionArn }) {
    const arn = stateMachineArn ?? (typeof executionArn === 'string' ? executionArn.replace(/[^:]+$/, '*') : undefined);
    return typeof arn === 'string' ? arn : '*';
}
function repositoryArn({ request, region, identity }) {
    const { repositoryName, repositoryNames, registryId } = request;
    const name = repositoryName ?? (Array.isArray(repositoryNames) ? repositoryNames[0] : undefined);
    if (typeof name !== 'string')
        return '*';
    return `arn:${identity ? partitionOf(identity) : '*'}:ecr:${region}:${registryId ?? identity?.account ?? '*'}:repository/${name}`;
}
function stackArn({ request, region, identity }) {
    const base = `arn:${identity ? partitionOf(identity) : '*'}:cloudformation:${region}:${identity?.account ?? '*'}:`;
    const { StackName: stack, ChangeSetName: changeSet } = request;
    if (typeof stack === 'string')
        return `${base}stack/${nameIn(stack)}/*`;
    if (typeof changeSet !== 'string')
        return '*';
    const name = nameIn(changeSet);
    return `${base}changeSet/${(0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .isOperationName */ .F)(name) ? (0,_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .operationPattern */ .wb)(name) : name}/*`;
}
function nameIn(text) {
    return text.startsWith('arn:') ? (text.split('/')[1] ?? '') : text;
}
function roleStatement(actions, resource) {
    return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: resource });
}
function otherAccountRemedy({ registryId: account, partition }, { name, registryId: owner = account }, actions) {
    if (owner === account)
        return undefined;
    const principal = { AWS: `arn:${partition}:iam::${account}:root` };
    const statement = JSON.stringify({ Effect: 'Allow', Principal: principal, Action: actions });
    return `Add this statement to the policy of the repository ${name} in the account ${owner}: ${statement}. The policy of the role that deploys must allow the same. What runs the image, such as the execution role of an ECS task, must be allowed to pull there as well.`;
}


/***/ }),

/***/ 9856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readable),
/* harmony export */   w: () => (/* binding */ readValue)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9040);

async function readable(needs, read) {
    try {
        return { value: await read() };
    }
    catch (error) {
        if ((0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAccessDenied */ .w7)(error))
            return { needs };
        throw error;
    }
}
function readValue(part) {
    return 'value' in part ? part.value : undefined;
}


/***/ }),

/***/ 7756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cg: () => (/* binding */ checkRepositoryName),
/* harmony export */   Ei: () => (/* binding */ correctRepositoryName),
/* harmony export */   G4: () => (/* binding */ repositoryMembers),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   V6: () => (/* binding */ registryOfHost),
/* harmony export */   g_: () => (/* binding */ repositoryText)
/* harmony export */ });
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9093);

const DOMAINS = [
    'amazonaws.com',
    'amazonaws.com.cn',
    'amazonaws.eu',
    'on.aws',
    'on.amazonwebservices.com.cn',
    'on.amazonwebservices.eu',
    'c2s.ic.gov',
    'sc2s.sgov.gov',
    'cloud.adc-e.uk',
    'csp.hci.ic.gov',
];
const HOST = /^(?<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.(?<domain>[a-z0-9.-]+)$/;
function registryOfHost(host) {
    const { account, region, domain = '' } = HOST.exec(host)?.groups ?? {};
    if (account === undefined || region === undefined || !DOMAINS.includes(domain))
        return undefined;
    return { registryId: account, region };
}
function repositoryMembers({ name, registryId }) {
    return registryId === undefined ? { repositoryName: name } : { repositoryName: name, registryId };
}
function repositoryText({ name, registryId, region }) {
    return registryId === undefined ? `\`${name}\`` : `\`${name}\` in the account ${registryId}, region ${region}`;
}
const VALID = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const FOREIGN_HOST = /^(?:https?:\/\/)?(?<host>[^/]*(?:\.[^/]+|:\d+))\/./;
function parseRepository(text, input = 'repository') {
    const [, host = '', name = ''] = /^(?:https?:\/\/)?([^/]+)\/(.*)$/.exec(text) ?? [];
    const registry = registryOfHost(host);
    if (registry !== undefined)
        return { name: checkRepositoryName(name, { input, before: `${host}/` }), ...registry, host };
    const foreign = FOREIGN_HOST.exec(text)?.groups?.host;
    if (foreign === undefined)
        return { name: checkRepositoryName(text, { input, before: '' }) };
    throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`Input ${input}: \`${foreign}\` is not a registry of ECR.`, 'Give the name of the repository alone, or its whole URI, such as 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app. To deploy an image of another registry, use `image`; name a registry that stands for ECR in `registry`.');
}
function checkRepositoryName(name, where = { input: 'repository', before: '' }) {
    if (VALID.test(name) && name.length >= 2 && name.length <= 256)
        return name;
    const corrected = correctRepositoryName(name);
    const { input, before } = where;
    throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`Input ${input}: ECR refuses \`${name}\` as the name of a repository.`, corrected.length < 2 ? 'Give a name of 2 to 256 lower-case letters and digits.' : `Use \`${before}${corrected}\`.`);
}
function correctRepositoryName(name) {
    return name
        .toLowerCase()
        .replace(/[:@].*$/, '')
        .slice(0, 256)
        .split('/')
        .map((part) => part
        .replace(/[^a-z0-9._-]+/g, '-')
        .replace(/[._-]{2,}/g, '-')
        .replace(/^[._-]+|[._-]+$/g, ''))
        .filter((part) => part !== '')
        .join('/');
}


/***/ }),

/***/ 9721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ realClock)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/edges/clock.js

const realClock = {
    now: () => Date.now(),
    wait: (milliseconds, signal) => (0,promises_namespaceObject.setTimeout)(milliseconds, undefined, { signal }),
};


/***/ }),

/***/ 37:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ docker)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5392);
/* harmony import */ var _exec_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5579);



const GRACE_MILLISECONDS = 4000;
const docker = async (run) => {
    run.signal.throwIfAborted();
    return run.question ? ask(run) : follow(run);
};
function ask(run) {
    const { args, cwd, signal } = run;
    const { promise: cancelled, reject } = Promise.withResolvers();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    return Promise.race([(0,_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .runProgram */ .m)({ tool: 'docker', args, cwd, env: (0,_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerEnvironment */ .O)(process.env, run) }), cancelled]);
}
const follow = (run) => new Promise((resolve, reject) => {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('docker', run.args, {
        cwd: run.cwd,
        env: { ...(0,_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerEnvironment */ .O)(process.env, run) },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
    });
    const output = (0,_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .keepEnd */ .z)();
    const take = (text) => {
        output.add(text);
        run.onOutput?.(text);
    };
    for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', take);
    const stop = stopGroup(child, run.signal);
    child.on('error', (error) => {
        stop();
        if (error.code === 'ENOENT')
            resolve({ code: undefined, output: output.text() });
        else
            reject(error);
    });
    child.on('close', (code) => {
        stop();
        if (run.signal.aborted)
            reject(run.signal.reason);
        else
            resolve({ code: code ?? 1, output: output.text() });
    });
});
function stopGroup(child, signal) {
    let timer;
    const kill = (name) => {
        if (child.pid === undefined)
            return;
        try {
            process.kill(-child.pid, name);
        }
        catch {
        }
    };
    const onAbort = () => {
        kill('SIGINT');
        timer = setTimeout(() => kill('SIGKILL'), GRACE_MILLISECONDS);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
    };
}


/***/ }),

/***/ 5392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ dockerEnvironment),
/* harmony export */   _: () => (/* binding */ gitEnvironment)
/* harmony export */ });
const ANY_PROGRAM = /^(PATH|HOME|TMPDIR|XDG_\w+)$/;
const GIT = /^GIT_(CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|EXEC_PATH)$/;
const DOCKER = new RegExp([
    '^(?:(?:DOCKER|BUILDX|BUILDKIT)_\\w+',
    '(?:HTTP|HTTPS|ALL|NO)_PROXY|(?:http|https|all|no)_proxy',
    'SSH_AUTH_SOCK|SSL_CERT_FILE|SSL_CERT_DIR',
    'KUBECONFIG|KUBERNETES_SERVICE_(?:HOST|PORT)',
    'EXPERIMENTAL_BUILDKIT_SOURCE_POLICY|SOURCE_DATE_EPOCH|NO_COLOR)$',
].join('|'));
const CREDENTIAL = /^(DOCKER|BUILDX|BUILDKIT)_(?!AUTH_CONFIG$)\w*(AUTH|CREDENTIAL|PASS|SECRET|TOKEN)/;
function gitEnvironment(variables, own) {
    return { ...select(variables, (name) => ANY_PROGRAM.test(name) || GIT.test(name)), ...own };
}
function dockerEnvironment(variables, { env = {}, variables: names = [] }) {
    const isSetting = (name) => ANY_PROGRAM.test(name) || (DOCKER.test(name) && !CREDENTIAL.test(name)) || names.includes(name);
    const isBeaten = (name) => name === 'DOCKER_AUTH_CONFIG' && 'DOCKER_CONFIG' in env;
    const selected = select(variables, (name) => isSetting(name) && !isBeaten(name));
    return { ...selected, BUILDX_GIT_INFO: 'false', BUILDX_GIT_LABELS: 'false', ...env };
}
function select(variables, isSelected) {
    return Object.fromEntries(Object.entries(variables).flatMap(([name, value]) => value !== undefined && isSelected(name) ? [[name, value]] : []));
}


/***/ }),

/***/ 5579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  z: () => (/* binding */ keepEnd),
  m: () => (/* binding */ runProgram)
});

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 6 modules
var exec = __nccwpck_require__(9529);
;// CONCATENATED MODULE: ./build/edges/exec.js


const KEPT = 64 * 1024;
function keepEnd() {
    let kept = '';
    return {
        add: (text) => {
            kept = (kept + text).slice(-KEPT);
        },
        text: () => kept,
    };
}
async function runProgram({ tool, args, cwd, env, onStdout }) {
    const output = keepEnd();
    const keep = () => {
        const decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
        return (chunk) => output.add(decoder.write(chunk));
    };
    const options = {
        ...(cwd === undefined ? {} : { cwd }),
        env: { ...env },
        silent: true,
        ignoreReturnCode: true,
        listeners: { stdout: withoutLines(onStdout ?? keep()), stderr: withoutLines(keep()) },
    };
    try {
        return { code: (await (0,exec/* exec */.m)(tool, [...args], options)) ?? 1, output: output.text() };
    }
    catch (error) {
        const { message } = error;
        const code = /failed to start\. Error: spawn (?:.* )?([A-Z0-9]+)$/m.exec(message)?.[1];
        if (code === 'ENOENT' || /^Unable to locate executable file/.test(message))
            return { code: undefined, output: '' };
        throw code === undefined ? error : Object.assign(error, { code, syscall: 'spawn', path: tool });
    }
}
function withoutLines(take) {
    return (chunk) => {
        take(chunk);
        chunk.fill(0).write('\n', chunk.length - 1);
    };
}


/***/ }),

/***/ 784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  k: () => (/* binding */ readCommit)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/files/path.js
var files_path = __nccwpck_require__(5601);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __nccwpck_require__(9093);
// EXTERNAL MODULE: ./build/edges/environment.js
var environment = __nccwpck_require__(5392);
// EXTERNAL MODULE: ./build/edges/exec.js + 1 modules
var exec = __nccwpck_require__(5579);
// EXTERNAL MODULE: ./build/files/read.js
var read = __nccwpck_require__(8766);
;// CONCATENATED MODULE: ./build/edges/git-folder.js



const LARGEST_PATH = 8192;
async function readPath(path) {
    return (await (0,read/* readFileUpTo */.N)(path, LARGEST_PATH)).toString();
}
async function findCheckout(folder, top) {
    const [start, end] = await Promise.all([folder, top].map((path) => (0,promises_.realpath)(path).catch(() => undefined)));
    if (start === undefined || end === undefined || (0,external_node_path_.relative)(end, start).split('/')[0] === '..')
        return undefined;
    for (let root = start;; root = (0,external_node_path_.dirname)(root)) {
        const found = await gitFolderIn(root);
        if (found !== undefined)
            return { root, folder: found, common: await commonFolder(found) };
        if (root === end)
            return undefined;
    }
}
async function gitFolderIn(root) {
    const path = (0,external_node_path_.join)(root, '.git');
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (found === undefined)
        return undefined;
    const target = found.isFile() ? /^gitdir: (.*)/.exec(await readPath(path))?.[1] : path;
    if (target === undefined)
        return undefined;
    const folder = (0,external_node_path_.resolve)(root, target.trimEnd());
    return (await (0,promises_.lstat)((0,external_node_path_.join)(folder, 'HEAD')).catch(() => undefined)) && folder;
}
async function commonFolder(folder) {
    const text = await readPath((0,external_node_path_.join)(folder, 'commondir')).catch(() => '.');
    return (0,external_node_path_.resolve)(folder, text.trimEnd());
}
const SHARED = ['objects', 'refs', 'packed-refs', 'reftable', 'shallow', (0,external_node_path_.join)('info', 'attributes')];
const OWN = ['HEAD', 'index'];
async function makeGitFolder(path, { folder, common }, configuration) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(path, 'info'));
    const names = await (0,promises_.readdir)(folder);
    const ofFolder = [...names.filter((name) => name.startsWith('sharedindex.')), (0,external_node_path_.join)('info', 'sparse-checkout')];
    await Promise.all([
        (0,promises_.writeFile)((0,external_node_path_.join)(path, 'config'), configuration),
        ...OWN.filter((name) => names.includes(name)).map((name) => copy((0,external_node_path_.join)(folder, name), (0,external_node_path_.join)(path, name))),
        ...ofFolder.map((name) => (0,promises_.symlink)((0,external_node_path_.join)(folder, name), (0,external_node_path_.join)(path, name))),
        ...SHARED.map((name) => (0,promises_.symlink)((0,external_node_path_.join)(common, name), (0,external_node_path_.join)(path, name))),
    ]);
}
async function copy(from, to) {
    const [{ mtimeMs }] = await Promise.all([(0,promises_.stat)(from), (0,promises_.copyFile)(from, to)]);
    const seconds = Math.floor(mtimeMs / 1000);
    await (0,promises_.utimes)(to, seconds, seconds);
}

;// CONCATENATED MODULE: ./build/edges/git-settings.js

const KEPT = /^(core\.(autocrlf|checkstat|eol|filemode|ignorecase|precomposeunicode|sparsecheckout|sparsecheckoutcone|symlinks|trustctime)|extensions\.(objectformat|refstorage))$/;
const FILTER = /^filter\.(.*)\.(clean|process)$/s;
const LFS = ['[filter "lfs"]', 'clean = git-lfs clean -- %f', 'process = git-lfs filter-process', 'required = true'];
function readSettings(list) {
    return new Map(list
        .split('\0')
        .filter((entry) => entry !== '')
        .map((entry) => {
        const [key = ''] = entry.split('\n', 1);
        return [key, entry === key ? 'true' : entry.slice(key.length + 1)];
    }));
}
function ownConfiguration(settings) {
    const filters = [...settings].flatMap(([key, command]) => (command === '' ? [] : (FILTER.exec(key)?.[1] ?? [])));
    if (filters.some((name) => name !== 'lfs'))
        throw filterProblem();
    const kept = [...settings].filter(([key, value]) => KEPT.test(key) && /^[\w.-]*$/.test(value));
    const isExtended = kept.some(([key]) => key.startsWith('extensions.'));
    return [
        '[core]',
        `repositoryformatversion = ${isExtended ? 1 : 0}`,
        'bare = false',
        ...kept.flatMap(([key, value]) => {
            const [section, name] = key.split('.');
            return [`[${section}]`, `${name} = ${value}`];
        }),
        ...(filters.length === 0 ? [] : LFS),
        '',
    ].join('\n');
}
function filterProblem() {
    return new problem/* Problem */.AF('git cannot tell what is checked out: the configuration of the checkout, `.git/config`, names a filter program, and no program of a checkout is run.', 'Set the filter for the user of the runner before this step, with `git config --global`, and remove it from `.git/config`. Git LFS works as actions/checkout sets it up.');
}

;// CONCATENATED MODULE: ./build/edges/git.js









async function readCommit(folders, workspace, temporary) {
    await (0,promises_.mkdir)(temporary, { mode: 0o700, recursive: true });
    try {
        const commits = await Promise.all(folders.map((folder) => git_readPath(folder, { workspace, temporary })));
        const [first] = commits;
        return commits.every((each) => each?.sha === first?.sha && each?.dirty === first?.dirty) ? first : undefined;
    }
    finally {
        await (0,promises_.rmdir)(temporary).catch(() => { });
    }
}
async function git_readPath(path, folders) {
    const found = await (0,files_path/* followPath */.Zl)({ workspace: folders.workspace }, path, 'absolute');
    return found.kind === 'folder' ? readFolder(found.realPath, folders) : undefined;
}
async function readFolder(folder, { workspace, temporary }) {
    const checkout = await findCheckout(folder, workspace);
    if (checkout === undefined)
        return undefined;
    try {
        return await readCheckout(checkout, temporary);
    }
    catch (error) {
        return nothingOrProblem(error);
    }
}
async function readCheckout(checkout, temporary) {
    const configuration = ownConfiguration(await settingsOf(checkout));
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'git-'));
    try {
        await makeGitFolder(path, checkout, configuration);
        return await readFiles(checkout.root, path);
    }
    finally {
        await (0,promises_.rm)(path, { recursive: true, force: true });
    }
}
async function settingsOf({ folder, common }) {
    const read = async (path) => readSettings(await textOf({ cwd: '/', args: ['config', `--file=${path}`, '--list', '-z'] }));
    const settings = await read((0,external_node_path_.join)(common, 'config'));
    if (settings.get('extensions.worktreeconfig') !== 'true')
        return settings;
    const own = await read((0,external_node_path_.join)(folder, 'config.worktree')).catch(() => []);
    return new Map([...settings, ...own]);
}
const LOG = ['log', '-1', '--no-show-signature', '--format=%H %ct', 'HEAD', '--'];
const DIFF = [
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--submodule=short',
    '--ignore-submodules=dirty',
    '--binary',
    '--irreversible-delete',
    'HEAD',
    '--',
];
async function readFiles(root, gitFolder) {
    const at = { cwd: root, env: { GIT_DIR: gitFolder, GIT_WORK_TREE: root } };
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let changed = false;
    const add = (part) => {
        hash.update(part);
        changed = true;
    };
    const [log, submodules] = await Promise.all([
        textOf({ ...at, args: LOG }),
        changedSubmodules(at, (0,external_node_path_.dirname)(gitFolder)),
        git({ ...at, args: DIFF, onStdout: add }),
    ]);
    for (const each of submodules)
        add(each);
    const [sha = '', time] = log.trim().split(' ');
    return { sha, time: Number(time), dirty: changed ? hash.digest('hex').slice(0, 8) : undefined };
}
async function changedSubmodules(at, temporary) {
    if (!(await (0,promises_.stat)((0,external_node_path_.join)(at.cwd, '.gitmodules')).catch(() => undefined)))
        return [];
    const entries = (await textOf({ ...at, args: ['ls-files', '--stage', '-z'] })).split('\0');
    const paths = entries.flatMap((entry) => /^160000 [^\t]*\t(.*)$/s.exec(entry)?.[1] ?? []);
    const changes = [];
    for (const path of paths) {
        const folder = (0,external_node_path_.join)(at.cwd, path);
        const checkout = await findCheckout(folder, folder);
        if (checkout?.root !== folder)
            continue;
        const { dirty } = await readCheckout(checkout, temporary);
        if (dirty !== undefined)
            changes.push(`${path}\0${dirty}\0`);
    }
    return changes;
}
const NO_COMMIT = /not a git repository|bad revision 'HEAD'|not installed/;
function nothingOrProblem(error) {
    if (error instanceof problem/* Problem */.AF || (error instanceof Error && 'syscall' in error))
        throw error;
    const message = (0,problem/* messageOf */.bD)(error);
    if (NO_COMMIT.test(message))
        return undefined;
    const missing = /: ([\w.-]+): (?:command )?not found$/m.exec(message)?.[1];
    const reason = missing
        ? `${missing} is not installed`
        : (/^fatal: (.*)$/m.exec(message)?.[1] ?? message.trim().split('\n').at(-1));
    throw new problem/* Problem */.AF(`git cannot tell what is checked out: ${reason}`, 'Make `git diff HEAD` work in this job: install what it needs, such as git-lfs.');
}
async function textOf(run) {
    const chunks = [];
    await git({ ...run, onStdout: (chunk) => chunks.push(Buffer.from(chunk)) });
    return Buffer.concat(chunks).toString();
}
const NO_PROGRAMS = ['-c', 'core.fsmonitor=', '-c', 'core.hooksPath=/dev/null'];
async function git({ cwd, args, env, onStdout }) {
    const { code, output } = await (0,exec/* runProgram */.m)({
        tool: 'git',
        args: [...NO_PROGRAMS, ...args],
        cwd,
        env: (0,environment/* gitEnvironment */._)(process.env, { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C', ...env }),
        onStdout,
    });
    if (code !== 0)
        throw new Error(code === undefined ? 'git is not installed' : output || `git ${args[0]} failed`);
}


/***/ }),

/***/ 5585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $E: () => (/* binding */ checkCommandFiles),
  SG: () => (/* binding */ failJob),
  es: () => (/* binding */ forgetInput),
  V4: () => (/* reexport */ getInput),
  PC: () => (/* binding */ givenInputs),
  Ne: () => (/* binding */ openLog),
  rD: () => (/* binding */ readPayload),
  LZ: () => (/* binding */ runner_saveState),
  n0: () => (/* binding */ setOutputs),
  Sy: () => (/* binding */ writeSummary)
});

// UNUSED EXPORTS: forgetInputs, getState

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(4942);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 6 modules
var lib_exec = __nccwpck_require__(9529);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function core_notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./build/files/fault.js
var fault = __nccwpck_require__(9836);
// EXTERNAL MODULE: ./build/files/read.js
var read = __nccwpck_require__(8766);
// EXTERNAL MODULE: ./build/text/harmless.js
var harmless = __nccwpck_require__(8299);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __nccwpck_require__(9093);
// EXTERNAL MODULE: ./build/text/secrets.js
var text_secrets = __nccwpck_require__(5255);
// EXTERNAL MODULE: ./build/text/format.js
var format = __nccwpck_require__(3387);
;// CONCATENATED MODULE: ./build/edges/heartbeat.js

const SILENCE = 25_000;
function openHeartbeat(write) {
    const waits = new Set();
    let timer;
    const remind = () => {
        const wait = [...waits].at(-1);
        if (wait !== undefined)
            write(`Still ${wait.what()} (${(0,format/* duration */.p0)(Date.now() - wait.since)}).`);
    };
    return {
        beat: () => void timer?.refresh(),
        during: async (what, work) => {
            const wait = { what: typeof what === 'string' ? () => what : what, since: Date.now() };
            waits.add(wait);
            timer ??= setInterval(remind, SILENCE).unref();
            try {
                return await work();
            }
            finally {
                waits.delete(wait);
                if (waits.size === 0)
                    timer = void clearInterval(timer);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/edges/runner.js









function openLog() {
    const secrets = new Set();
    let isMidLine = false;
    const write = (line) => {
        if (isMidLine)
            process.stdout.write('\n');
        isMidLine = false;
        beat();
        info((0,harmless/* harmlessLine */.Kw)(line));
    };
    const { beat, during } = openHeartbeat(write);
    const wrote = (text) => {
        if (text !== '')
            isMidLine = !text.endsWith('\n');
        beat();
    };
    const annotate = (command) => (text, place) => {
        beat();
        command(runner_harmless(text), annotationAt(place));
    };
    const notice = annotate(core_notice);
    return {
        info: write,
        notice: (text) => notice(text),
        warning: annotate(warning),
        error: annotate(error),
        section: (title, work) => {
            write(title);
            return work();
        },
        group: (title, work) => group((0,harmless/* harmlessLine */.Kw)(title), work),
        foreign: (work) => foreign(work, wrote),
        during,
        mask: (secret) => mask(secret, secrets),
        secrets,
    };
}
function runner_harmless(text) {
    return [text].flat().map(harmless/* harmlessLine */.Kw).join('\n');
}
async function foreign(work, wrote) {
    const token = (0,external_node_crypto_.randomUUID)();
    const cleaner = (0,harmless/* streamCleaner */.Vs)();
    info(`::stop-commands::${token}`);
    try {
        return await work((text) => {
            const cleaned = cleaner.take(text);
            process.stdout.write(cleaned);
            wrote(cleaned);
        });
    }
    finally {
        info(`${cleaner.end()}\n::${token}::`);
        wrote('\n');
    }
}
function annotationAt(place) {
    if (place === undefined)
        return {};
    const { file, line, column } = place;
    return { file: (0,harmless/* harmlessLine */.Kw)(file), ...(line && { startLine: line }), ...(column && { startColumn: column }) };
}
function mask(secret, secrets) {
    for (const form of (0,text_secrets/* maskForms */.y)(secret).filter((each) => !secrets.has(each))) {
        secrets.add(form);
        core_setSecret(form);
    }
}
function failJob(log, errors) {
    for (const { lines, place } of errors)
        log.error(lines, place);
    process.exitCode = 1;
}
function setOutputs(values) {
    writeTo('GITHUB_OUTPUT', () => {
        for (const [name, value] of values)
            setOutput(name.replace(/[^\w-]/g, '-'), value);
    });
}
function runner_saveState(name, value) {
    writeTo('GITHUB_STATE', () => saveState(name, value));
}
function writeTo(variable, write) {
    try {
        write();
    }
    catch (error) {
        const { code = 'ENOENT' } = error;
        throw Object.assign(error, { code, syscall: 'write', path: process.env[variable] });
    }
}
async function checkCommandFiles() {
    const paths = [process.env.GITHUB_OUTPUT, process.env.GITHUB_STATE].flatMap((path) => path || []);
    await (0,problem/* allOrProblems */.Xd)(paths.map(fault/* checkWritable */.ZB));
}
const LARGEST_EVENT = 25 * 1024 * 1024;
async function readPayload() {
    const path = process.env.GITHUB_EVENT_PATH ?? '';
    if (path === '')
        return {};
    try {
        return JSON.parse((await (0,read/* readFileUpTo */.N)(path, LARGEST_EVENT)).toString());
    }
    catch (error) {
        if (!(error instanceof read/* UnfitFile */.r || error instanceof SyntaxError))
            throw error;
        const why = error instanceof read/* UnfitFile */.r ? error.message : 'is not JSON';
        throw new problem/* Problem */.AF(`The event of this run, ${path}, ${why}.`, 'Run the job again, and check that no step before writes that file.', { cause: error });
    }
}
const INPUT = 'INPUT_';
function givenInputs() {
    return Object.keys(process.env).flatMap((name) => name.startsWith(INPUT) ? [name.slice(INPUT.length).toLowerCase()] : []);
}
function forgetInput(name) {
    delete process.env[INPUT + name.replace(/ /g, '_').toUpperCase()];
}
function forgetInputs() {
    for (const name of Object.keys(process.env))
        if (name.startsWith(INPUT))
            delete process.env[name];
}
async function writeSummary(markdown) {
    const path = process.env.GITHUB_STEP_SUMMARY;
    if (!path)
        return;
    try {
        await summary.addRaw(markdown).write();
    }
    catch (error) {
        summary.emptyBuffer();
        warning(runner_harmless(`The job summary was not written to ${path}: ${(0,problem/* messageOf */.bD)(error)}`));
    }
}


/***/ }),

/***/ 1052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lp: () => (/* binding */ afterAbort),
/* harmony export */   WN: () => (/* binding */ cancellation),
/* harmony export */   pj: () => (/* binding */ withGrace)
/* harmony export */ });
/* unused harmony export Cancelled */
function cancellation() {
    const controller = new AbortController();
    const onSignal = () => {
        if (controller.signal.aborted)
            process.exit(130);
        controller.abort(new Cancelled());
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    return controller.signal;
}
class Cancelled extends Error {
    name = 'Cancelled';
    constructor() {
        super('the job was cancelled');
    }
}
const GRACE_MILLISECONDS = 5000;
async function withGrace(work, signal) {
    const { promise: late, reject } = Promise.withResolvers();
    signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason), GRACE_MILLISECONDS).unref(), {
        once: true,
    });
    return Promise.race([work, late]);
}
function afterAbort(signal, milliseconds) {
    const late = new AbortController();
    const abort = () => void setTimeout(() => late.abort(signal.reason), milliseconds).unref();
    signal.addEventListener('abort', abort, { once: true });
    return late.signal;
}


/***/ }),

/***/ 9836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ withFaultProblems),
/* harmony export */   VY: () => (/* binding */ folderError),
/* harmony export */   ZB: () => (/* binding */ checkWritable),
/* harmony export */   ih: () => (/* binding */ faultProblem),
/* harmony export */   zf: () => (/* binding */ namePath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9093);




async function withFaultProblems(work) {
    try {
        return await work();
    }
    catch (error) {
        throw await faultProblem(error);
    }
}
async function faultProblem(error) {
    if (error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problems */ .Zw)
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problems */ .Zw(await Promise.all(error.all.map(faultProblem)));
    if (!isFault(error))
        return error;
    const { code, syscall, path = '' } = error;
    if (syscall.startsWith('spawn'))
        return startProblem(error, path || 'docker');
    const { why, remedy } = (await LOOKS.get(code)?.(path)) ?? REASONS.get(code) ?? unknownReason(error);
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(`The runner's \`${path || 'file'}\` cannot be used: ${why} (${code}).`, remedy, { cause: error });
}
function isFault(error) {
    if (!(error instanceof Error) || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF)
        return false;
    const { code = '', syscall } = error;
    if (syscall === undefined || /^(connect|getaddrinfo|bind|listen)/.test(syscall))
        return false;
    return REASONS.has(code) || LOOKS.has(code) || OTHERS.test(code);
}
const OTHERS = /^(EIO|EBUSY|ENOTEMPTY|EEXIST|ENAMETOOLONG|ENOMEM|EAGAIN|E2BIG|EINVAL|ENODEV|ENXIO|ESTALE|ETXTBSY|EXDEV)$/;
const CORRECT = 'Remove it, or correct the path that the job or the runner gives.';
const FULL = { why: 'the disk is full', remedy: 'Free disk space before this step, or use a larger runner.' };
const OPEN = {
    why: 'too many files are open',
    remedy: 'Raise the limit of the runner (`ulimit -n`), or run fewer jobs on it.',
};
const REASONS = new Map([
    [
        'EISDIR',
        { why: 'it is a folder', remedy: `${CORRECT} Docker makes a folder where a container mounts a missing file.` },
    ],
    ['ENOTDIR', { why: 'a file is in the place of a folder', remedy: CORRECT }],
    ['ELOOP', { why: 'its links lead in a circle', remedy: CORRECT }],
    ['ENOSPC', FULL],
    ['EDQUOT', FULL],
    [
        'EROFS',
        { why: 'the file system is read-only', remedy: 'Mount it so that this job can write, or give another place.' },
    ],
    ['EMFILE', OPEN],
    ['ENFILE', OPEN],
]);
const LOOKS = new Map([
    ['EACCES', findOwner],
    ['EPERM', findOwner],
    ['ENOENT', findMissing],
]);
async function findOwner(path) {
    let place = path;
    let found = await look(place);
    while (found === undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(place) !== place) {
        place = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(place);
        found = await look(place);
    }
    const user = process.getuid?.() ?? 0;
    const { uid, gid, mode } = found ?? { uid: 0, gid: 0, mode: 0 };
    const owner = `belongs to user ${uid} and group ${gid}, with mode 0${(mode & 0o777).toString(8).padStart(3, '0')}`;
    const isOpen = uid !== user && (mode & 0o600) === 0o600;
    const commands = [
        ...(uid === user ? [] : [`sudo chown -R ${user} ${place}`]),
        ...(isOpen ? [] : [`chmod -R u+rwX ${place}`]),
    ];
    return {
        why: `permission denied; ${place === path ? 'it' : `\`${place}\``} ${owner}; this job runs as user ${user}`,
        remedy: `Give it to that user in a step before${OWN_PLACE.test(place) ? `: \`${commands.join(' && ')}\`` : ''}. A step with sudo, or in a container of another user, leaves such files.`,
    };
}
const OWN_PLACE = /^\/(?!(?:bin|boot|dev|etc|lib\w*|opt|proc|run|sbin|snap|sys|usr|var)\/)[\w.@+-]+\/[\w./@+-]+$/;
async function look(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined));
}
async function findMissing(path) {
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readlink)(path).catch(() => undefined);
    const why = target === undefined ? 'it does not exist' : `it is a link to \`${target}\`, which does not exist`;
    return { why, remedy: 'Check that no step before removes it, and that the runner names the right path.' };
}
function unknownReason({ code, message }) {
    const [words = ''] = message.replace(`${code}: `, '').split(', ');
    return { why: words, remedy: 'Check the disk and the file systems of the runner.' };
}
function startProblem(cause, name) {
    const { why, remedy } = STARTS.get(cause.code) ?? {
        why: 'the runner has too little memory, or too many processes or open files',
        remedy: 'Run fewer jobs on the runner, or give it more memory and higher limits (`ulimit -a`).',
    };
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(`The program \`${name}\` cannot be started: ${why} (${cause.code}).`, remedy, { cause });
}
const STARTS = new Map([
    [
        'E2BIG',
        {
            why: 'its arguments are too long',
            remedy: 'Shorten build-args, labels and other lists of the build: Linux takes 128 KiB an argument.',
        },
    ],
    ['EACCES', { why: 'it may not be run', remedy: 'Make the one that comes first in PATH executable, or remove it.' }],
]);
function namePath(path) {
    return (error) => {
        throw error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error;
    };
}
async function checkWritable(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).isDirectory())
        throw folderError(path);
}
function folderError(path) {
    return Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR', syscall: 'open', path });
}


/***/ }),

/***/ 5601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ readFound),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   Zl: () => (/* binding */ followPath),
/* harmony export */   bj: () => (/* binding */ INSIDE),
/* harmony export */   ds: () => (/* binding */ followBelow)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8766);




const INSIDE = 'Give the path of a file or folder in the checkout; a link may lead only to another place in it.';
const MOST_LINKS = 40;
const SYSTEM = /^\/(?:proc|sys|dev)(?=\/|$)/;
async function followPath(place, path, reach = 'workspace') {
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(place.workspace).catch(() => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(place.workspace));
    const temporary = place.temporary && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(place.temporary).catch(() => undefined));
    const written = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) ? withoutAlias(place.workspace, root, path) : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, path);
    const start = [root, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.parse)(written).root : reach === 'temporary' && temporary].find((folder) => folder && isWithin(folder, written));
    if (!start)
        return { kind: 'refused', reason: 'is outside of the workspace' };
    try {
        const walk = await walkFrom(start, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(start, written), root);
        if (walk.forbidden !== undefined)
            return { kind: 'refused', reason: leads(root, walk, walk.forbidden) };
        const { realPath } = walk;
        const isFree = reach !== 'workspace' && !walk.entered && ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) || isWithin(start, realPath));
        if (!isFree && !isWithin(root, realPath))
            return { kind: 'refused', reason: leavesWorkspace(root, walk) };
        return { kind: walk.kind, realPath, relativePath: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, realPath) };
    }
    catch (error) {
        if (start !== root && reach === 'workspace')
            return { kind: 'refused', reason: 'is outside of the workspace' };
        return { kind: 'unreadable', reason: `cannot be read (${error.code ?? String(error)})` };
    }
}
async function readFound({ realPath }, largest) {
    return (0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readFileUpTo */ .N)(realPath, largest, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW);
}
async function followBelow(path) {
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readlink)(path).catch(() => undefined);
    if (target === undefined || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(target))
        return path;
    const followed = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), target);
    const isPlain = !target.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).some((name) => name === '..' || isGitFolder(name));
    return isPlain && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(followed).catch(() => undefined)) === followed ? followed : path;
}
function isWithin(folder, path) {
    const between = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, path);
    return between !== '..' && !between.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(between);
}
function withoutAlias(workspace, root, path) {
    const alias = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace);
    return isWithin(alias, path) ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(alias, path)) : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path);
}
async function walkFrom(start, path, root) {
    const names = path.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    let realPath = start;
    let kind = 'folder';
    let entered = isWithin(root, start);
    let link;
    let links = 0;
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
        if (name === '' || name === '.')
            continue;
        const next = name === '..' ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(realPath) : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(realPath, name);
        const forbidden = forbiddenPlace(name, next, root);
        if (forbidden !== undefined)
            return { realPath, kind, entered, link, forbidden };
        const found = await lookAt(next);
        if (found.kind !== 'link') {
            realPath = next;
            kind = found.kind;
            entered ||= isWithin(root, next);
            continue;
        }
        links += 1;
        if (links > MOST_LINKS)
            throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
        if (isWithin(root, next)) {
            entered = true;
            link = next;
        }
        names.unshift(...found.target.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep));
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(found.target))
            realPath = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.parse)(found.target).root;
    }
    return { realPath, kind, entered, link, forbidden: undefined };
}
async function lookAt(path) {
    try {
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
        if (stats.isSymbolicLink())
            return { kind: 'link', target: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readlink)(path) };
        if (stats.isDirectory())
            return { kind: 'folder' };
        return { kind: stats.isFile() ? 'file' : 'other' };
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return { kind: 'missing' };
        throw error;
    }
}
function forbiddenPlace(name, path, root) {
    if (isGitFolder(name))
        return 'into `.git`, which may hold credentials';
    const system = isWithin(root, path) ? undefined : SYSTEM.exec(path)?.[0];
    return system && `into the system folder \`${system}\``;
}
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
function isGitFolder(name) {
    return /^(?:\.git|git~1)[ .]*(?::.*)?$/i.test(name.replace(IGNORED, ''));
}
function leavesWorkspace(root, walk) {
    return walk.link === undefined ? 'is outside of the workspace' : leads(root, walk, 'out of the workspace');
}
function leads(root, { link }, where) {
    return link === undefined ? `leads ${where}` : `leads by the link \`${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, link)}\` ${where}`;
}


/***/ }),

/***/ 8766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readFileUpTo),
/* harmony export */   r: () => (/* binding */ UnfitFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3387);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9836);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




class UnfitFile extends Error {
    name = 'UnfitFile';
}
async function readFileUpTo(path, largest, flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path);
        if (found.isDirectory())
            throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .folderError */ .VY)(path);
        if (!found.isFile())
            throw new UnfitFile('is not a regular file');
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags), true);
        const chunks = [];
        let size = 0;
        try {
            for await (const chunk of file.createReadStream({ end: largest, autoClose: false })) {
                chunks.push(chunk);
                size += chunk.length;
            }
        }
        catch (error) {
            (0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .namePath */ .zf)(path)(error);
        }
        if (size > largest)
            throw new UnfitFile(`is larger than ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)(largest)}`);
        return Buffer.concat(chunks);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 1820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ CAPABILITIES),
/* harmony export */   EL: () => (/* binding */ bucketName),
/* harmony export */   IR: () => (/* binding */ repositoryEncryption),
/* harmony export */   Ir: () => (/* binding */ topicArns),
/* harmony export */   J$: () => (/* binding */ stateMachine),
/* harmony export */   Ny: () => (/* binding */ region),
/* harmony export */   Q7: () => (/* binding */ sessionSeconds),
/* harmony export */   Qx: () => (/* binding */ stackName),
/* harmony export */   R7: () => (/* binding */ capabilities),
/* harmony export */   U$: () => (/* binding */ registryHost),
/* harmony export */   i3: () => (/* binding */ accountIds),
/* harmony export */   o8: () => (/* binding */ isStateMachineArn),
/* harmony export */   pP: () => (/* binding */ externalId),
/* harmony export */   qR: () => (/* binding */ changeSetId),
/* harmony export */   rA: () => (/* binding */ imageReference),
/* harmony export */   uU: () => (/* binding */ keyPrefix),
/* harmony export */   w3: () => (/* binding */ roleArn)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(743);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3368);


const KEY_ARN = /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:(?:key|alias)\/[\w/-]+$/;
function repositoryEncryption(text) {
    if (KEY_ARN.test(text))
        return { type: 'KMS', key: text };
    const type = ['AES256', 'KMS', 'KMS_DSSE'].find((each) => each === text.toUpperCase());
    if (type !== undefined)
        return { type, key: undefined };
    throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${text}\` is not known`, 'Use AES256, KMS, KMS_DSSE, or the ARN of a KMS key or of its alias, such as arn:aws:kms:eu-central-1:111122223333:alias/images.');
}
const STACK_ARN = /^(?:https:\S{1,300}[?&]stackId=)?arn(?:[\w:-]|%3A){1,99}stack(?:\/|%2F)([-a-z0-9]+)/i;
function stackName(text) {
    if (text === '')
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj('it is required', 'Add `stack-name: <name>` under `with:`.');
    if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(text))
        return text;
    const [, name = text] = STACK_ARN.exec(text) ?? [];
    const corrected = name
        .replace(/[^-a-zA-Z0-9]+/g, '-')
        .replace(/^[^a-zA-Z]+|-+$/g, '')
        .slice(0, 128);
    throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`CloudFormation refuses \`${text}\` as the name of a stack: letters, digits and hyphens, a letter first, at most 128 characters`, corrected === '' ? 'Give a name that starts with a letter.' : `Use \`${corrected}\`.`);
}
const STATE_MACHINE_ARN = /^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:stateMachine:[^\s:]{1,80}$/;
function isStateMachineArn(text) {
    return STATE_MACHINE_ARN.test(text);
}
function stateMachine(text) {
    if (text === '')
        return _inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .ONLY_STATE_MACHINE */ .RR;
    if (isStateMachineArn(text) || /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{C}]{1,80}$/u.test(text))
        return text;
    throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${text}\` is not a state machine`, 'Give its ARN, or the logical ID or the name of one in the stack. The default is the only one of the stack.');
}
function accountIds(text) {
    const ids = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listItems */ .Dw)(text);
    const wrong = ids.find((id) => !/^\d{12}$/.test(id));
    if (wrong !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${wrong}\` is not an AWS account ID`, 'An account ID has 12 digits; quote it if it starts with 0.');
    return ids;
}
const CAPABILITIES = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'];
const USUAL_CAPABILITIES = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'];
function capabilities(text) {
    if (text === '[]')
        return [];
    const given = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listItems */ .Dw)(text);
    if (given.length === 0)
        return USUAL_CAPABILITIES;
    const wrong = given.find((each) => !CAPABILITIES.includes(each));
    if (wrong !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${wrong}\` is not known`, `Use ${CAPABILITIES.join(', ')}.`);
    return given;
}
function topicArns(text) {
    const given = text === '[]' ? [] : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listItems */ .Dw)(text);
    const wrong = given.find((each) => !/^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:\S+$/.test(each));
    if (wrong !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${wrong}\` is not the ARN of an SNS topic`, 'Write one ARN a line, like arn:aws:sns:eu-central-1:123456789012:name, or [] for none.');
    if (given.length > 5)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`it has ${given.length} topics, CloudFormation takes 5`, 'Remove some.');
    return given;
}
function sessionSeconds(text) {
    const seconds = text === '' ? 3600 : Number(text);
    if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${text}\` is not a number of seconds from 900 to 43200`, 'Leave it out for an hour.');
    return seconds;
}
const region = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[a-z]{2,}(-[a-z]+)+-\d$/, 'is not an AWS region', 'Write it like eu-central-1.');
const registryHost = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[a-zA-Z0-9.-]+(:\d+)?$/, 'is not a registry host', 'Give the host and, if necessary, the port, without https:// and without a path.');
const imageReference = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[^\s@]+(@sha256:[0-9a-f]{64})?$/, 'is not an image reference', 'Write it like registry/name@sha256:... or registry/name:tag.');
const roleArn = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^arn:[a-z-]+:iam::\d{12}:role\/.+$/, 'is not the ARN of a role', 'Write it like arn:aws:iam::123456789012:role/name.');
const externalId = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[\w+=,.@:/-]{2,1224}$/, 'is not an external ID', "Give the one of the role's trust policy: 2 to 1224 letters, digits and `+=,.@:/-`.");
const changeSetId = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^(arn:[a-z-]+:cloudformation:[a-z0-9-]+:\d{12}:changeSet\/)?[a-zA-Z][-a-zA-Z0-9]{0,127}\/[-a-zA-Z0-9]+$/, 'is not the ARN of a change set', 'Give the output change-set-id of the run that created it, or the end of it, `<name>/<ID>`. The name alone may be on another change set by now.');
const bucketName = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .pattern */ .T1)(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket', 'Give the name alone, without `s3://`: 3 to 63 lower-case letters, digits, dots and hyphens. Folders go into `s3-prefix`.');
function keyPrefix(text) {
    const prefix = text.replace(/^\/+|\/+$/g, '');
    const steps = prefix.split('/').some((part) => part === '.' || part === '..');
    if (/[\p{Cc}\\]/u.test(prefix) || steps || Buffer.byteLength(prefix) > 900) {
        throw new _values_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongValue */ .Fj(`\`${text}\` cannot begin the keys of objects`, 'Use at most 900 bytes such as `deploys/hello-job`, without `\\`, `.` or `..` between slashes.');
    }
    return prefix;
}


/***/ }),

/***/ 1899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q5: () => (/* binding */ ulimits),
/* harmony export */   ZW: () => (/* binding */ attestationType),
/* harmony export */   ej: () => (/* binding */ attestations),
/* harmony export */   fB: () => (/* binding */ cgroupParent),
/* harmony export */   hL: () => (/* binding */ stageNames),
/* harmony export */   hk: () => (/* binding */ annotations),
/* harmony export */   iV: () => (/* binding */ checksOnly),
/* harmony export */   mz: () => (/* binding */ byteSize),
/* harmony export */   t8: () => (/* binding */ entitlements)
/* harmony export */ });
/* harmony import */ var _text_items_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2382);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3368);


function commaItems(text) {
    return (0,_text_items_js__WEBPACK_IMPORTED_MODULE_1__/* .items */ .ld)(text).flatMap((item) => item.quoted ? [item.text] : item.text.split(/\s*,\s*/).filter((each) => each !== ''));
}
function entitlements(text) {
    const given = commaItems(text);
    const wrong = given.find((each) => !/^(network\.host|security\.insecure|device(=\S+)?)$/.test(each));
    if (wrong === undefined)
        return given;
    throw new _values_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongValue */ .Fj(`\`${wrong}\` is not known`, 'Use network.host, security.insecure or device=<kind or name>.');
}
const LEVEL = String.raw `(?:manifest|index)(?:-descriptor)?(?:\[[\w/-]+\])?`;
const annotations = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .assignments */ .TT)(new RegExp(`^(?:${LEVEL}(?:,${LEVEL})*:)?[^\\s=:"',]+=`), 'name=value');
function attestations(text) {
    const given = (0,_text_items_js__WEBPACK_IMPORTED_MODULE_1__/* .items */ .ld)(text).map((item) => item.text);
    const wrong = given.find((each) => !/^type=(sbom|provenance)(,.+)?$/.test(each));
    if (wrong !== undefined) {
        throw new _values_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongValue */ .Fj(`\`${wrong}\` is not an attestation`, 'Write it like type=sbom,generator=<image> or type=provenance,mode=max, one a line.');
    }
    const types = given.map(attestationType);
    const twice = types.find((type, index) => types.indexOf(type) < index);
    if (twice !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongValue */ .Fj(`type=${twice} is given twice`, 'Give each type once.');
    return given;
}
function attestationType(attestation) {
    return /^type=(\w+)/.exec(attestation)?.[1] ?? '';
}
function stageNames(text) {
    return commaItems(text);
}
const byteSize = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .pattern */ .T1)(/^(?=.*[1-9])\d+(\.\d+)?\s?([kmgtp]i?)?b?$/i, 'is not a size', 'Write it like 512m or 2g.');
const cgroupParent = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .pattern */ .T1)(/^[^\s-]\S*$/, 'is not a cgroup', 'Write it like /actions or actions.slice.');
const LIMITS = 'core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack';
const ulimits = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .assignments */ .TT)(new RegExp(`^(?:${LIMITS})=-?\\d+(?::-?\\d+)?$`), '<limit>=<soft>:<hard>');
function checksOnly(text) {
    if (text === '' || text === 'build')
        return false;
    if (text === 'check')
        return true;
    throw new _values_js__WEBPACK_IMPORTED_MODULE_0__/* .WrongValue */ .Fj(`\`${text}\` is not known`, 'Use build or check. For others, run `docker buildx build --call` in a step of its own.');
}


/***/ }),

/***/ 1860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ secretPaths),
/* harmony export */   Bn: () => (/* binding */ platforms),
/* harmony export */   FU: () => (/* binding */ TAG_PLACEHOLDER),
/* harmony export */   Nm: () => (/* binding */ network),
/* harmony export */   Ou: () => (/* binding */ sbom),
/* harmony export */   VX: () => (/* binding */ secretValues),
/* harmony export */   Wm: () => (/* binding */ tagReference),
/* harmony export */   aH: () => (/* binding */ provenance),
/* harmony export */   c8: () => (/* binding */ secretVariables),
/* harmony export */   fb: () => (/* binding */ buildArguments),
/* harmony export */   gC: () => (/* binding */ buildContext),
/* harmony export */   oA: () => (/* binding */ tagLines),
/* harmony export */   uf: () => (/* binding */ namedContexts),
/* harmony export */   yG: () => (/* binding */ dockerfileIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7785);
/* harmony import */ var _text_pairs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7615);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3368);




function provenance(text) {
    if (text === '')
        return 'false';
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .pattern */ .T1)(/^(true|false|mode=(min|max))$/, 'is not known', 'Use false, true, mode=min or mode=max.')(text);
}
function sbom(text) {
    if (text === '')
        return 'false';
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .pattern */ .T1)(/^(true|false|generator=\S+)$/, 'is not known', 'Use false, true or generator=<image>.')(text);
}
const network = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)('default', 'none', 'host');
const ARCHITECTURES = [
    ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'ppc64le', 'riscv64'],
    ...['s390x', 'wasm'],
];
const OTHER_NAMES = new Map([
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
]);
function platforms(text) {
    const given = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .listItems */ .Dw)(text);
    const wrong = given.find((each) => !/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(each));
    if (wrong !== undefined)
        throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`${wrong}\` is not a platform`, 'Write it like linux/amd64 or linux/arm64.');
    for (const each of given)
        checkArchitecture(each);
    return given;
}
function checkArchitecture(platform) {
    const [os = '', architecture = ''] = platform.split('/');
    if (ARCHITECTURES.includes(architecture))
        return;
    const meant = OTHER_NAMES.get(architecture) ?? (0,leven__WEBPACK_IMPORTED_MODULE_3__/* .closestMatch */ .h)(architecture, ARCHITECTURES);
    throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`${platform}\` is not a platform`, `Did you mean \`${os}/${meant}\`?`);
}
const DEFAULT_CONTEXT = /^\{\{\s*defaultContext\s*\}\}(?::(.*))?$/;
const REMOTE = /^(?:https?:\/\/|(?:git|ssh):\/\/|github\.com\/|[\w-]+@[a-zA-Z\d.-]+:)/;
function contextFolder(text) {
    if (REMOTE.test(text)) {
        throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj('it is an address, which is not read', 'Check the repository out in a step before (actions/checkout, with `repository` and `path`), and give that folder.');
    }
    const [whole, folder = ''] = DEFAULT_CONTEXT.exec(text) ?? [];
    return (whole === undefined ? text : folder) || '.';
}
const contexts = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .assignments */ .TT)(/^[^\s="']+=./, 'name=path');
function namedContexts(text) {
    return contexts(text).map((each) => {
        const [name = ''] = each.split('=');
        const value = each.slice(name.length + 1);
        return DEFAULT_CONTEXT.test(value) ? `${name}=${contextFolder(value)}` : each;
    });
}
function dockerfileIn(base = '') {
    return (text) => (base === '' ? text : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(base, text));
}
function buildContext(text) {
    const folder = contextFolder(text);
    return { folder, base: DEFAULT_CONTEXT.test(text) ? folder : '' };
}
function tagLines(text) {
    const given = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn)(text);
    checkRules(given);
    const names = given.flatMap((line) => [...line.matchAll(TAG_PLACEHOLDER)].map(([, name = '']) => name.trim()));
    const unknown = names.find((name) => !TAG_PLACEHOLDERS.includes(name));
    if (unknown !== undefined) {
        const all = TAG_PLACEHOLDERS.map((name) => `{{${name}}}`);
        throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`{{${unknown}}}\` is not a placeholder`, `Did you mean \`{{${(0,leven__WEBPACK_IMPORTED_MODULE_3__/* .closestMatch */ .h)(unknown, [...TAG_PLACEHOLDERS])}}}\`? There are ${all.join(', ')}.`);
    }
    given.forEach(checkTagText);
    return given;
}
function checkRules(given) {
    const [first, ...others] = given.filter((line) => /^type=\w/.test(line));
    if (first === undefined)
        return;
    const rules = [first, ...others];
    const tags = rules.map((rule) => `${tagOfRule(rule)} for \`${rule}\``).join(', ');
    const conditions = rules.some((rule) => /,enable=/.test(rule))
        ? ' A line may be empty, so an expression of the workflow can take the place of `enable`.'
        : '';
    throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`${first}\` is a rule of docker/metadata-action`, `Write one tag a line, with placeholders: ${tags}.${conditions}`);
}
function tagOfRule(rule) {
    const fields = new Map(rule.split(',').map((field) => field.split(/=(.*)/, 2)));
    const field = (name, standard = '') => fields.get(name) ?? standard;
    const pattern = field('pattern', '{{version}}').replaceAll('{{version}}', '{{semver}}');
    const tags = new Map([
        ['sha', `${field('prefix', 'sha-')}{{${field('format') === 'long' ? 'sha' : 'sha-short'}}}`],
        ['semver', pattern.replaceAll('{{raw}}', '{{ref-name}}')],
        ['ref', field('event') === 'pr' ? 'pr-{{pr}}' : '{{ref-name}}'],
        ['schedule', 'nightly'],
        ['edge', 'edge'],
        ['raw', field('value')],
    ]);
    const tag = tags.get(field('type')) ?? '';
    return tag === '' ? 'the tag itself' : `\`${tag}\``;
}
const NO_TAG = /[\s:,=]/;
function checkTagText(line) {
    if (!NO_TAG.test(line.replace(TAG_PLACEHOLDER, '')) || tagReference(line) !== undefined)
        return;
    throw new _values_js__WEBPACK_IMPORTED_MODULE_2__/* .WrongValue */ .Fj(`\`${line}\` is not a tag`, 'Write one tag a line, without spaces, `:`, `,` and `=`.');
}
function tagReference(line) {
    const [, repository, tag] = /^([^\s,=@{}]+):((?:\{\{[^{}]*\}\}|[\w.-])+)$/.exec(line) ?? [];
    return repository === undefined || tag === undefined ? undefined : { repository, tag };
}
const buildArguments = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .assignments */ .TT)(/^[A-Za-z_][A-Za-z0-9_]*(=|$)/, 'NAME=value', true);
const secretValues = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .withFix */ .Yt)('Write one `id=value` a line. Where the value has several lines or looks as if it had, put the whole item in quotes, `"id=<value>"`, and double each quote in it, or write a map: `id: |` with the lines indented below, or `id:` and `toJSON` of the secret.', (text) => (0,_text_pairs_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePairs */ .x)(text, { key: 'id', value: 'value', secret: true, anyName: true }));
const secretVariables = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .idPairs */ .T7)('env', /^[A-Za-z_]\w*$/, 'names no variable');
const secretPaths = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .idPairs */ .T7)('path', /^[^\n\r]+$/, 'names no file');
const TAG_PLACEHOLDERS = 'sha sha-short ref-name semver major minor patch pr run-id'.split(' ');
const TAG_PLACEHOLDER = /\{\{([^{}]*)\}\}/g;


/***/ }),

/***/ 743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nr: () => (/* binding */ BUILT_IN_TEMPLATES),
/* harmony export */   OQ: () => (/* binding */ SERVICE_TEMPLATES),
/* harmony export */   RR: () => (/* binding */ ONLY_STATE_MACHINE),
/* harmony export */   cv: () => (/* binding */ NETWORK_TEMPLATE)
/* harmony export */ });
const SERVICE_TEMPLATES = ['servicefull', 'fan-out'];
const NETWORK_TEMPLATE = 'network';
const BUILT_IN_TEMPLATES = [...SERVICE_TEMPLATES, NETWORK_TEMPLATE];
const ONLY_STATE_MACHINE = 'auto';


/***/ }),

/***/ 6258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  pH: () => (/* binding */ SECRET_INPUTS),
  vv: () => (/* binding */ readAllInputs),
  rI: () => (/* binding */ readGateInputs)
});

// UNUSED EXPORTS: readInputs

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./build/aws/repository.js
var repository = __nccwpck_require__(7756);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __nccwpck_require__(9093);
// EXTERNAL MODULE: ./build/inputs/aws-values.js
var aws_values = __nccwpck_require__(1820);
// EXTERNAL MODULE: ./build/inputs/build-options.js
var build_options = __nccwpck_require__(1899);
// EXTERNAL MODULE: ./build/inputs/build-values.js
var build_values = __nccwpck_require__(1860);
// EXTERNAL MODULE: ./build/aws/ownership.js
var ownership = __nccwpck_require__(3427);
// EXTERNAL MODULE: ./build/text/pairs.js
var pairs = __nccwpck_require__(7615);
// EXTERNAL MODULE: ./build/inputs/values.js
var inputs_values = __nccwpck_require__(3368);
;// CONCATENATED MODULE: ./build/inputs/stack-tags.js





const INPUT = 'Input tags';
const FORM = 'Write one `Key=Value` a line, under `tags: |`. If it is one value, put the whole item in quotes: `"Key=<value>"`.';
const RESERVED_PREFIXES = ['aws:', ownership/* OWNER_TAG_PREFIX */.yg];
const MOST_TAGS = 48;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const ANOTHER = /[\s,;][^\s,;=]+=/;
const stackTags = (0,inputs_values/* withFix */.Yt)(FORM, (text) => {
    if ((0,inputs_values/* lines */.Mn)(text).some((line) => (0,build_values/* tagReference */.Wm)(line)?.repository.includes('/'))) {
        throw new inputs_values/* WrongValue */.Fj('it has references of images, but these are tags of the stack', 'Write the tags of the image into `image-tags`, one a line, without the repository.');
    }
    const { values, places, bare } = (0,pairs/* readPairs */.S)(text, { key: 'Key', value: 'Value', freeValues: true });
    (0,problem/* throwAll */.Kx)([
        ...(values.size > MOST_TAGS ? [tooManyProblem(values.size)] : []),
        ...[...values].flatMap(([key, value]) => [
            ...(bare.has(key) && ANOTHER.test(value) ? [severalProblem(places.get(key))] : []),
            ...wrongTagProblems(key, value),
        ]),
    ]);
    return values;
});
function tooManyProblem(count) {
    return new problem/* Problem */.AF(`${INPUT}: it has ${count} tags, a stack takes ${MOST_TAGS} besides ours.`, `Remove ${count - MOST_TAGS}. CloudFormation takes 50 tags a stack, and the action adds two.`);
}
function severalProblem(place) {
    return new problem/* Problem */.AF(`${INPUT}: ${place} has several tags.`, FORM);
}
function wrongTagProblems(key, value) {
    if (RESERVED_PREFIXES.some((prefix) => key.toLowerCase().startsWith(prefix))) {
        const fix = `Choose a key without the prefix ${RESERVED_PREFIXES.join(' or ')}.`;
        return [new problem/* Problem */.AF(`${INPUT}: the tag \`${key}\` is reserved.`, fix)];
    }
    const shown = key.length > LONGEST_KEY ? `${key.slice(0, 40)}...` : key;
    const tooLong = (what, has, most) => {
        if (has <= most)
            return [];
        const sentence = `${INPUT}: the ${what} of the tag \`${shown}\` has ${has} characters, CloudFormation takes ${most}.`;
        return [new problem/* Problem */.AF(sentence, 'Shorten it.')];
    };
    return [...tooLong('key', [...key].length, LONGEST_KEY), ...tooLong('value', [...value].length, LONGEST_VALUE)];
}

;// CONCATENATED MODULE: ./build/inputs/tag-mutability.js

function tagMutability(exclusions) {
    return (text) => {
        const given = (0,inputs_values/* oneOf */.yL)('IMMUTABLE', 'MUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION')(text.toUpperCase());
        if (!given.endsWith('_WITH_EXCLUSION') || (0,inputs_values/* listItems */.Dw)(exclusions()).length > 0)
            return given;
        throw new inputs_values/* WrongValue */.Fj(`\`${given}\` excludes nothing`, 'Give the tags that are excluded in `image-tag-mutability-exclusions`, such as latest or dev-*.');
    };
}
const MOST_PATTERNS = 5;
function tagPatterns(text) {
    const given = (0,inputs_values/* listItems */.Dw)(text);
    const wrong = given.find((each) => !/^[\w.*-]{1,128}$/.test(each));
    if (wrong !== undefined) {
        throw new inputs_values/* WrongValue */.Fj(`\`${wrong}\` is not a pattern of tags`, 'Use letters, digits, `_`, `.`, `-`, and `*` for any text, such as latest or dev-*.');
    }
    if (given.length <= MOST_PATTERNS)
        return given;
    throw new inputs_values/* WrongValue */.Fj(`it has ${given.length} patterns, ECR takes ${MOST_PATTERNS}`, 'Remove some, or join them by `*`.');
}
function withExclusions(given, tagExclusions) {
    if (tagExclusions.length === 0)
        return { tagMutability: given, tagExclusions };
    const base = given?.startsWith('MUTABLE') ? 'MUTABLE' : 'IMMUTABLE';
    return { tagMutability: `${base}_WITH_EXCLUSION`, tagExclusions };
}

;// CONCATENATED MODULE: ./build/inputs/groups.js






function readRoleInputs(input) {
    let given = '';
    const arn = input('role-to-assume', (text) => {
        given = text;
        return (0,inputs_values/* optional */.lq)(aws_values/* roleArn */.w3)(text);
    });
    const ofRole = (value) => {
        if (value && given === '')
            throw new inputs_values/* WrongValue */.Fj('it has no effect without `role-to-assume`', ROLE_NEEDED);
        return value;
    };
    const role = {
        chaining: input('role-chaining', (text) => ofRole((0,inputs_values/* optional */.lq)((0,inputs_values/* boolean */.zM)(false))(text))),
        externalId: input('role-external-id', (text) => ofRole((0,inputs_values/* optional */.lq)(aws_values/* externalId */.pP)(text))),
        sessionName: input('role-session-name', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        durationSeconds: input('role-duration-seconds', aws_values/* sessionSeconds */.Q7),
        tagSession: !input('role-skip-session-tagging', (0,inputs_values/* boolean */.zM)(false)),
    };
    return arn === undefined ? undefined : { arn, ...role };
}
function readRepositorySettings(input, read) {
    const exclusions = 'image-tag-mutability-exclusions';
    const mutability = input('image-tag-mutability', (0,inputs_values/* optional */.lq)(tagMutability(() => read(exclusions))));
    const tags = input(exclusions, (text) => withExclusions(mutability, tagPatterns(text)));
    return { ...tags, encryption: input('repository-encryption', (0,inputs_values/* optional */.lq)(aws_values/* repositoryEncryption */.IR)) };
}
const ROLE_NEEDED = 'Give `role-to-assume`; if it comes from a variable, check that this job has that variable. Or remove this input.';
function readBuildInputs(input) {
    const context = input('context', build_values/* buildContext */.gC);
    return {
        context: context?.folder ?? '.',
        file: input('file', (0,inputs_values/* optional */.lq)((0,build_values/* dockerfileIn */.yG)(context?.base))),
        target: input('target', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        buildArgs: input('build-args', build_values/* buildArguments */.fb),
        labels: input('labels', (0,inputs_values/* assignments */.TT)(/^[^\s="']+=/, 'name=value')),
        platforms: input('platforms', build_values/* platforms */.Bn),
        buildContexts: input('build-contexts', build_values/* namedContexts */.uf),
        secrets: input('secrets', build_values/* secretValues */.VX),
        secretEnvs: input('secret-envs', build_values/* secretVariables */.c8),
        secretFiles: input('secret-files', build_values/* secretPaths */.$Q),
        ssh: input('ssh', inputs_values/* lines */.Mn),
        cacheFrom: input('cache-from', inputs_values/* lines */.Mn),
        cacheTo: input('cache-to', inputs_values/* lines */.Mn),
        noCache: input('no-cache', (0,inputs_values/* boolean */.zM)(false)),
        noCacheFilters: input('no-cache-filters', build_options/* stageNames */.hL),
        pull: input('pull', (0,inputs_values/* boolean */.zM)(false)),
        network: input('network', (0,inputs_values/* optional */.lq)(build_values/* network */.Nm)),
        addHosts: input('add-hosts', (0,inputs_values/* assignments */.TT)(/^[^\s:="']+[:=]\S+$/, 'host:address')),
        allow: input('allow', build_options/* entitlements */.t8),
        shmSize: input('shm-size', (0,inputs_values/* optional */.lq)(build_options/* byteSize */.mz)),
        ulimits: input('ulimit', build_options/* ulimits */.Q5),
        cgroupParent: input('cgroup-parent', (0,inputs_values/* optional */.lq)(build_options/* cgroupParent */.fB)),
        builder: input('builder', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        createBuilder: input('create-builder', (0,inputs_values/* boolean */.zM)(false)),
        provenance: input('provenance', build_values/* provenance */.aH),
        sbom: input('sbom', build_values/* sbom */.Ou),
        attests: input('attests', build_options/* attestations */.ej),
        annotations: input('annotations', build_options/* annotations */.hk),
    };
}
function readStackInputs(input, auto) {
    return {
        imageParameter: input('image-parameter', (text) => (text === '' || text === 'auto' ? auto : text)),
        parameterOverrides: input('parameter-overrides', inputs_values/* noAddress */.U0),
        capabilities: input('capabilities', aws_values/* capabilities */.R7),
        tags: input('tags', stackTags),
        roleArn: input('role-arn', (0,inputs_values/* optional */.lq)(aws_values/* roleArn */.w3)),
        options: readOptions(input),
        s3Bucket: input('s3-bucket', (0,inputs_values/* optional */.lq)(aws_values/* bucketName */.EL)),
        s3Prefix: input('s3-prefix', aws_values/* keyPrefix */.uU),
        timeoutMinutes: input('timeout-in-minutes', inputs_values/* timeoutMinutes */.DL),
    };
}
function readOptions(input) {
    return {
        notificationArns: input('notification-arns', (0,inputs_values/* optional */.lq)(aws_values/* topicArns */.Ir)),
        terminationProtection: input('termination-protection', (0,inputs_values/* optional */.lq)((0,inputs_values/* boolean */.zM)(false))),
        disableRollback: input('disable-rollback', (0,inputs_values/* boolean */.zM)(false)),
        deploymentMode: input('deployment-mode', (0,inputs_values/* optional */.lq)((0,inputs_values/* oneOf */.yL)('REVERT_DRIFT', 'EXPRESS'))),
        includeNestedStacks: input('include-nested-stacks-change-set', (0,inputs_values/* boolean */.zM)(false)),
        failOnEmpty: input('fail-on-empty-changeset', (0,inputs_values/* boolean */.zM)(false)),
        execute: !input('no-execute-changeset', (0,inputs_values/* boolean */.zM)(false)),
        changeSet: input('execute-change-set-id', (0,inputs_values/* optional */.lq)(aws_values/* changeSetId */.qR)),
    };
}
function readRunInputs(input, isRun) {
    const run = input('run', (text) => {
        const value = (0,inputs_values/* optional */.lq)((0,inputs_values/* boolean */.zM)(false))(text);
        if (value === false && isRun)
            throw new inputs_values/* WrongValue */.Fj('`false` contradicts `command: run`', 'Remove one of the two.');
        return value;
    });
    const ofRun = (parse) => (text) => {
        const value = parse(text);
        if (value !== parse('') && !isRun && run === undefined)
            throw new inputs_values/* WrongValue */.Fj('it has no effect without `run: true` or `command: run`', RUN_NEEDED);
        return value;
    };
    return {
        afterDeploy: run ?? false,
        input: input('run-input', ofRun(inputs_values/* noAddress */.U0)),
        timeoutMinutes: input('run-timeout-in-minutes', ofRun(inputs_values/* timeoutMinutes */.DL)),
        wait: input('wait', ofRun((0,inputs_values/* boolean */.zM)(true))),
        stateMachine: input('state-machine', ofRun(aws_values/* stateMachine */.J$)),
    };
}
const RUN_NEEDED = 'Use `run: true` to run after a deploy, or `command: run` to run without one. Or remove this input.';
function readPreviewInputs(input) {
    return {
        label: input('preview-label', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        drafts: input('preview-drafts', (0,inputs_values/* boolean */.zM)(true)),
        parameterOverrides: input('preview-parameter-overrides', inputs_values/* noAddress */.U0),
        network: input('preview-network', (0,inputs_values/* oneOf */.yL)('shared', 'own', 'none')),
        ttlHours: input('ttl', (0,inputs_values/* optional */.lq)(inputs_values/* timeToLive */.$O)),
    };
}
const environmentName = (0,inputs_values/* pattern */.T1)(/^[^\p{Cc}]{1,255}$/u, 'is not the name of an environment', 'Give one line of at most 255 characters.');
function releasePatterns(text) {
    const given = (0,inputs_values/* listItems */.Dw)(text);
    const wrong = given.find((each) => /^!|^refs\/|[\p{Cc}?[\\~^:]/u.test(each));
    if (wrong === undefined)
        return given;
    throw new inputs_values/* WrongValue */.Fj(`\`${wrong}\` is not a pattern of git tags`, 'Write the name of the tag, with `*` for any characters, such as `v*`.');
}

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __nccwpck_require__(7785);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./build/text/format.js
var format = __nccwpck_require__(3387);
;// CONCATENATED MODULE: ./build/inputs/images.js








const KEYS = [
    'name',
    'parameter',
    'repository',
    'context',
    'file',
    'target',
    'build-args',
    'platforms',
    'annotations',
    'no-cache-filters',
    'shm-size',
    'ulimit',
    'tag-prefix',
];
function imageItems(text) {
    if (text === '')
        return [];
    const wrong = [];
    const items = readList(text).map((item, index) => readItem(item, index + 1, wrong));
    const names = items.map(({ name }) => name).filter((name) => name !== '');
    for (const name of new Set(names.filter((each, index) => names.indexOf(each) < index))) {
        wrong.push(new problem/* Problem */.AF(`Input images: the name \`${name}\` is given twice.`, 'Give each image a name of its own.'));
    }
    (0,problem/* throwAll */.Kx)(wrong);
    return items;
}
function readList(text) {
    const document = (0,dist/* parseDocument */.Tp)(text, { schema: 'failsafe', logLevel: 'error' });
    const [error] = document.errors;
    if (error !== undefined) {
        throw new inputs_values/* WrongValue */.Fj(`it is not YAML: ${(0,format/* yamlFault */.QY)(error)}`, 'Correct it at that line of the value.');
    }
    const list = document.toJS();
    if (Array.isArray(list) && list.length > 0)
        return list;
    throw new inputs_values/* WrongValue */.Fj('it is not a list of images', 'Begin each image with `- name: <name>`, or leave `images` out.');
}
const imageName = (0,inputs_values/* pattern */.T1)(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not the name of an image', 'Use lower-case letters, digits and hyphens, at most 40.');
const tagPrefix = (0,inputs_values/* pattern */.T1)(/^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,40})?$/, 'is not the beginning of a tag', 'Use letters, digits, `_`, `.` and `-`, at most 41; do not begin with `.` or `-`.');
function readItem(item, number, wrong) {
    const given = typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.entries(item) : undefined;
    const fields = new Map(given);
    const name = fields.get('name');
    const what = typeof name === 'string' && name !== '' ? `\`${name}\`` : `image ${number}`;
    const addProblem = (message, fix) => {
        wrong.push(new problem/* Problem */.AF(`Input images: ${what}: ${message}.`, fix));
    };
    if (given === undefined)
        addProblem('it is not a map', 'Begin it with `- name: <name>`.');
    else if (!fields.has('name'))
        addProblem('it has no name', 'Add `name: <name>`.');
    for (const key of fields.keys()) {
        if (KEYS.some((known) => known === key))
            continue;
        addProblem(`\`${key}\` is not known`, `Did you mean \`${(0,leven/* closestMatch */.h)(key, [...KEYS])}\`? An image has ${KEYS.join(', ')}.`);
    }
    const read = (key, parse) => {
        if (!fields.has(key))
            return undefined;
        try {
            return parse(fieldText(key, fields.get(key)));
        }
        catch (error) {
            const { message, fix } = faultOf(error);
            addProblem(`${key}: ${message}`, fix);
            return undefined;
        }
    };
    return readFields(read);
}
function readFields(read) {
    const context = read('context', (0,inputs_values/* optional */.lq)(build_values/* buildContext */.gC));
    return {
        name: read('name', imageName) ?? '',
        parameter: read('parameter', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        repository: read('repository', (0,inputs_values/* optional */.lq)(repository/* parseRepository */.SU)),
        context: context?.folder,
        file: read('file', (0,inputs_values/* optional */.lq)((0,build_values/* dockerfileIn */.yG)(context?.base))),
        target: read('target', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        buildArgs: read('build-args', build_values/* buildArguments */.fb) ?? [],
        platforms: read('platforms', build_values/* platforms */.Bn),
        annotations: read('annotations', build_options/* annotations */.hk),
        noCacheFilters: read('no-cache-filters', build_options/* stageNames */.hL),
        shmSize: read('shm-size', (0,inputs_values/* optional */.lq)(build_options/* byteSize */.mz)),
        ulimits: read('ulimit', build_options/* ulimits */.Q5),
        tagPrefix: read('tag-prefix', tagPrefix),
    };
}
const LISTS = ['build-args', 'platforms', 'annotations', 'no-cache-filters', 'ulimit'];
function fieldText(key, value) {
    if (typeof value === 'string')
        return value.trim();
    const isList = LISTS.includes(key);
    if (isList && Array.isArray(value) && value.every((item) => typeof item === 'string')) {
        return value.map((item) => `"${item.replaceAll('"', '""')}"`).join('\n');
    }
    throw new inputs_values/* WrongValue */.Fj(`it is not ${isList ? 'a list of strings' : 'a string'}`, `Write \`${key}: <text>\`.`);
}
function faultOf(error) {
    if (error instanceof inputs_values/* WrongValue */.Fj)
        return error;
    if (!(error instanceof problem/* Problem */.AF))
        throw error;
    return { message: error.message.replace(/^Input [a-z-]+: |\.$/g, ''), fix: error.remedy };
}

// EXTERNAL MODULE: ./build/inputs/inputs.js
var inputs = __nccwpck_require__(743);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __nccwpck_require__(2788);
;// CONCATENATED MODULE: ./build/inputs/other-inputs.js


const ELSEWHERE = [
    ['push', 'each image that is built is pushed. `call: check` and `command: diff` build nothing'],
    ['load outputs', 'the image goes to ECR. Pull the output `image`, or build other outputs in a step of their own'],
    ['flavor sep-tags sep-labels sep-annotations bake-target', 'use `image-tags` and `labels` instead'],
    [
        'version driver driver-opts buildkitd-flags buildkitd-config buildkitd-config-inline endpoint append use install cleanup cache-binary keep-state',
        'give them to docker/setup-buildx-action before this step, or use `create-builder: true`',
    ],
    [
        'username password logout ecr',
        'this action logs in to ECR by itself. For other registries, use docker/login-action before this step',
    ],
    ['mask-password skip-logout', 'the ECR password is always masked, and the login ends with this step'],
    ['registries registry-type', '`repository` takes the URI of a repository in another account or region'],
    [
        'aws-access-key-id aws-secret-access-key aws-session-token aws-profile web-identity-token-file',
        'set AWS variables such as `AWS_ACCESS_KEY_ID` under `env:`, or use `role-to-assume`',
    ],
    ['output-credentials output-env-credentials overwrite-aws-profile', 'the credentials stay within this step'],
    ['special-characters-workaround', 'credentials never pass a shell, so special characters are harmless'],
    ['action-timeout-s', '`timeout-minutes` of the step limits it, and `timeout-in-minutes` the wait for the stack'],
    ['sts-endpoint', 'set `AWS_ENDPOINT_URL_STS` under `env:`'],
    ['audience', 'the audience is `sts.amazonaws.com`, or in AWS China `sts.amazonaws.com.cn`'],
    ['mask-aws-account-id', 'the account ID is not masked. Mask it with `::add-mask::` in an earlier step'],
    [
        'unset-current-credentials use-existing-credentials force-skip-oidc',
        '`role-chaining` decides which credentials assume the role',
    ],
    [
        'inline-session-policy managed-session-policies',
        'a session has all permissions of its role. Limit the policy of the role itself',
    ],
    [
        'custom-tags transitive-tag-keys',
        'a session has the tags `Repository`, `Branch` and so on, and none of them is transitive',
    ],
    ['disable-retry retry-max-attempts max-retries', 'throttled and failed requests are retried until the time limit'],
    ['http-proxy no-proxy', 'set `HTTPS_PROXY` and `NO_PROXY` under `env:`'],
    ['name', '`stack-name` names the stack'],
    ['no-fail-on-empty-changeset', 'an empty change set is a success, unless `fail-on-empty-changeset: true`'],
    ['no-delete-failed-changeset', 'a change set that fails is deleted, and its reason is in the log'],
    ['change-set-name', 'each run names its change set, and the output `change-set-id` has its ARN'],
    ['wait-for-service-stability', 'CloudFormation waits until a service is stable'],
    ['wait-for-minutes', '`timeout-in-minutes` limits the wait'],
    ['force-new-deployment', 'a new image creates a new task definition, and the service uses it'],
    [
        'task-definition container-name service cluster desired-count environment-variables',
        'these are properties in the template, and `parameter-overrides` sets its parameters',
    ],
];
const INSTEAD = new Map(ELSEWHERE.flatMap(([names, instead]) => names.split(' ').map((name) => [name, instead])));
const OTHER_NAMES = new Map([
    ['template-file', 'template'],
    ['template-url', 'template'],
    ['template-body', 'template'],
    ['parameters', 'parameter-overrides'],
    ['mode', 'no-execute-changeset` or `execute-change-set-id'],
    ['dockerfile', 'file'],
    ['path', 'context'],
    ['region', 'aws-region'],
]);
function otherInputNotices(given) {
    return given.flatMap((name) => {
        const instead = INSTEAD.get(name);
        return instead === undefined ? [] : [`The input ${name} has no effect here: ${instead}.`];
    });
}
function misspelledInputProblems(given, { known, isSet }) {
    return given.flatMap((name) => {
        const isOther = known.includes(name) || INSTEAD.has(name);
        const meant = isOther ? undefined : (OTHER_NAMES.get(name) ?? (0,nearest/* nearMiss */.b)(name, known));
        return meant === undefined || isSet(meant) ? [] : [misspelledInputProblem(name, meant)];
    });
}
function misspelledInputProblem(name, meant) {
    const variable = `INPUT_${name.toUpperCase()}`;
    return new problem/* Problem */.AF(`There is no input \`${name}\`.`, `Did you mean \`${meant}\`? Correct it under \`with:\`. If \`env:\` of the workflow has a variable \`${variable}\`, give that another name.`);
}

;// CONCATENATED MODULE: ./build/inputs/read.js











const SECRET_INPUTS = ['secrets', 'parameter-overrides', 'preview-parameter-overrides', 'github-token'];
const command = (0,inputs_values/* oneOf */.yL)('auto', 'deploy', 'build', 'diff', 'delete', 'sweep', 'run', 'status');
const DECISIVE = new Set([
    'command',
    'call',
    'stack-name',
    'template',
    'aws-region',
    'role-to-assume',
    'role-chaining',
    'role-external-id',
    'allowed-account-ids',
    'repository',
    'preview-repository',
    'registry',
    'image',
    'images',
    'context',
    'file',
    'build-contexts',
    'secrets',
    'secret-envs',
    'secret-files',
    'ssh',
    'parameter-overrides',
    'execute-change-set-id',
    's3-bucket',
    'run',
    'run-input',
    'state-machine',
    'allow-forks',
    'preview-label',
    'preview-drafts',
    'preview-parameter-overrides',
    'ttl',
    'release-tags',
    'dry-run',
]);
const OF_DELETION = new Set([
    'command',
    'call',
    'stack-name',
    'aws-region',
    'role-to-assume',
    'role-chaining',
    'role-external-id',
    'role-session-name',
    'role-duration-seconds',
    'role-skip-session-tagging',
    'allowed-account-ids',
    'timeout-in-minutes',
    'github-token',
    'comment',
    'environment',
    'preview-label',
    'preview-drafts',
    'allow-forks',
]);
const OF_IMAGES = new Set([
    'template',
    'repository',
    'preview-repository',
    'image',
    'images',
    'image-parameter',
]);
function readInputs(read, given = []) {
    const { inputs, faults } = readAllInputs(read, given);
    throwAll(faults);
    return inputs;
}
function readAllInputs(read, given = [], deletes = false) {
    const faults = [];
    const parsers = new Map();
    let isFatal = false;
    const counts = (name) => !deletes || OF_DELETION.has(name);
    const text = (name) => (counts(name) || OF_IMAGES.has(name) ? read(name) : '');
    const input = (name, parse) => {
        parsers.set(name, parse);
        try {
            return parse(text(name).trim());
        }
        catch (error) {
            if (!counts(name))
                return parse('');
            faults.push(inputProblem(name, error));
        }
        isFatal ||= DECISIVE.has(name);
        return isFatal ? undefined : parse('');
    };
    const inputs = readEach(input, text);
    const { errors } = (0,problem/* attempt */.CD)(() => !deletes && inputs.image !== undefined && checkImageAlone(inputs));
    const known = [...parsers.keys()];
    const isSet = (name) => !counts(name) || isChosen(text(name).trim(), parsers.get(name));
    const decisive = [...misspelledInputProblems(given, { known, isSet }), ...errors];
    if (isFatal || decisive.length > 0)
        (0,problem/* throwAll */.Kx)([...faults, ...decisive]);
    return { inputs, faults, notices: otherInputNotices(given) };
}
function isChosen(text, parse = inputs_values/* asIs */.$B) {
    if (text === '')
        return false;
    return (0,problem/* attempt */.CD)(() => (0,external_node_util_.isDeepStrictEqual)(parse(text), parse(''))).value !== true;
}
function readEach(input, read) {
    const target = {
        command: input('command', command),
        stackName: input('stack-name', (text) => (text === '' && needsNoStack(read) ? '' : (0,aws_values/* stackName */.Qx)(text))),
        template: input('template', (text) => (0,inputs_values/* noAddress */.U0)(text) || inputs/* SERVICE_TEMPLATES */.OQ[0]),
    };
    return {
        ...target,
        region: input('aws-region', (0,inputs_values/* optional */.lq)(aws_values/* region */.Ny)),
        role: readRoleInputs(input),
        allowedAccountIds: input('allowed-account-ids', aws_values/* accountIds */.i3),
        repository: input('repository', (0,inputs_values/* optional */.lq)(repository/* parseRepository */.SU)),
        previewRepository: input('preview-repository', (0,inputs_values/* optional */.lq)((text) => (0,repository/* parseRepository */.SU)(text, 'preview-repository'))),
        createRepository: input('create-repository', (0,inputs_values/* boolean */.zM)(true)),
        repositorySettings: readRepositorySettings(input, read),
        registry: input('registry', (0,inputs_values/* optional */.lq)(aws_values/* registryHost */.U$)),
        image: input('image', (0,inputs_values/* optional */.lq)(aws_values/* imageReference */.rA)),
        images: input('images', imageItems),
        imageTags: input('image-tags', build_values/* tagLines */.oA),
        reuse: input('reuse', (0,inputs_values/* boolean */.zM)(true)),
        build: readBuildInputs(input),
        checkOnly: input('call', build_options/* checksOnly */.iV),
        stack: readStackInputs(input, target.template === inputs/* NETWORK_TEMPLATE */.cv ? 'none' : 'auto'),
        run: readRunInputs(input, target.command === 'run'),
        releaseTags: input('release-tags', releasePatterns),
        githubToken: input('github-token', (0,inputs_values/* optional */.lq)(inputs_values/* asIs */.$B)),
        comment: input('comment', (0,inputs_values/* boolean */.zM)(true)),
        previews: readPreviewInputs(input),
        environment: input('environment', (0,inputs_values/* optional */.lq)(environmentName)),
        dryRun: input('dry-run', (0,inputs_values/* boolean */.zM)(false)),
        allowForks: input('allow-forks', (0,inputs_values/* boolean */.zM)(false)),
    };
}
function needsNoStack(read) {
    const command = read('command');
    if (command === 'run')
        return (0,aws_values/* isStateMachineArn */.o8)(read('state-machine').trim());
    return command === 'build' || command === 'sweep' || read('call') === 'check';
}
function readGateInputs(read) {
    const given = (name, parse, strictest) => {
        try {
            return parse(read(name).trim());
        }
        catch {
            return strictest;
        }
    };
    return { command: given('command', command, 'deploy'), allowForks: given('allow-forks', (0,inputs_values/* boolean */.zM)(false), false) };
}
function inputProblem(name, error) {
    if (error instanceof problem/* Problem */.AF || error instanceof problem/* Problems */.Zw)
        return error;
    const message = (0,problem/* messageOf */.bD)(error);
    const fix = error instanceof inputs_values/* WrongValue */.Fj ? error.fix : 'Correct it in the workflow, under `with:`.';
    return new problem/* Problem */.AF(`Input ${name}: ${message}.`, fix);
}
function checkImageAlone({ command, images }) {
    if (command === 'build') {
        throw new problem/* Problem */.AF('Input image names an image that exists, and `command: build` builds one.', 'Remove `image`, or give `command: deploy` to deploy it.');
    }
    if (images.length === 0)
        return;
    throw new problem/* Problem */.AF('Inputs image and images are both given: `image` deploys one that exists and builds nothing.', 'Remove one of the two. In a stack of several images, give one that exists by parameter-overrides.');
}


/***/ }),

/***/ 3368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ asIs),
/* harmony export */   $O: () => (/* binding */ timeToLive),
/* harmony export */   DL: () => (/* binding */ timeoutMinutes),
/* harmony export */   Dw: () => (/* binding */ listItems),
/* harmony export */   Fj: () => (/* binding */ WrongValue),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   T7: () => (/* binding */ idPairs),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   U0: () => (/* binding */ noAddress),
/* harmony export */   Yt: () => (/* binding */ withFix),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _text_items_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2382);
/* harmony import */ var _text_pairs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7615);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9093);



class WrongValue extends Error {
    name = 'WrongValue';
    fix;
    constructor(message, fix) {
        super(message);
        this.fix = fix;
    }
}
function asIs(text) {
    return text;
}
const ADDRESS = /^(?:https?|s3):\/\/\S+$/i;
function noAddress(text) {
    if (!ADDRESS.test(text))
        return text;
    throw new WrongValue('it is an address, which is not read', 'Fetch it in a step before, such as by `curl` or `aws s3 cp`, and give the path of the file in the workspace.');
}
function lines(text) {
    return (0,_text_items_js__WEBPACK_IMPORTED_MODULE_2__/* .items */ .ld)(text).map((item) => item.text);
}
function listItems(text) {
    return lines(text).flatMap((line) => line.split(/[\s,]+/).filter((item) => item !== ''));
}
function optional(parse) {
    return (text) => (text === '' ? undefined : parse(text));
}
function pattern(expression, wrong, fix) {
    return (text) => {
        if (!expression.test(text))
            throw new WrongValue(`\`${text}\` ${wrong}`, fix);
        return text;
    };
}
function oneOf(...values) {
    return (text) => {
        const value = text === '' ? values[0] : values.find((each) => each === text);
        if (value === undefined)
            throw new WrongValue(`\`${text}\` is not known`, `Use one of ${values.join(', ')}.`);
        return value;
    };
}
function boolean(standard) {
    return (text) => {
        if (text === '')
            return standard;
        if (/^(true|True|TRUE)$/.test(text))
            return true;
        if (/^(false|False|FALSE)$/.test(text))
            return false;
        throw new WrongValue(`\`${text}\` is neither true nor false`, 'Use true or false.');
    };
}
function assignments(expression, form, secret = false) {
    const fix = `Write one \`${form}\` a line. Put an item of several lines in quotes, \`"${form}"\`, and double each quote in it.`;
    return withFix(fix, (text) => {
        const all = (0,_text_items_js__WEBPACK_IMPORTED_MODULE_2__/* .items */ .ld)(text);
        const wrong = all.find((item) => !expression.test(item.text));
        if (wrong !== undefined)
            throw new Error(`line ${wrong.line} is not \`${form}\`${secret ? '' : `: \`${wrong.text}\``}`);
        all.forEach(_text_items_js__WEBPACK_IMPORTED_MODULE_2__/* .checkOnePair */ .n5);
        return all.map((item) => item.text);
    });
}
function withFix(fix, parse) {
    return (text) => {
        try {
            return parse(text);
        }
        catch (error) {
            if (error instanceof WrongValue || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF || error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problems */ .Zw)
                throw error;
            throw new WrongValue((0,_text_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error), fix);
        }
    };
}
function idPairs(what, expression, wrong) {
    const fields = { key: 'id', value: what, secret: true };
    return withFix(`Write one \`id=<${what}>\` a line.`, (text) => {
        const { values, places } = (0,_text_pairs_js__WEBPACK_IMPORTED_MODULE_0__/* .readPairs */ .S)(text, fields);
        for (const [id, value] of values) {
            if (value === '')
                throw new Error(`${places.get(id)} is empty`);
            if (!expression.test(value))
                throw new Error(`${places.get(id)} ${wrong}`);
        }
        return values;
    });
}
function timeoutMinutes(text) {
    const minutes = text === '' ? 60 : Number(text);
    if (!Number.isInteger(minutes) || minutes < 1)
        throw new WrongValue(`\`${text}\` is not a number of minutes`, 'Give a whole number of at least 1.');
    return minutes;
}
function timeToLive(text) {
    const [, amount = '', unit] = /^([1-9]\d{0,4})([hd])$/.exec(text) ?? [];
    if (unit === undefined)
        throw new WrongValue(`\`${text}\` is not a time`, 'Give hours or days, such as `36h` or `7d`.');
    return Number(amount) * (unit === 'd' ? 24 : 1);
}


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _aws_ownership_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3427);
/* harmony import */ var _edges_clock_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9721);
/* harmony import */ var _edges_docker_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(37);
/* harmony import */ var _edges_git_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(784);
/* harmony import */ var _edges_runner_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5585);
/* harmony import */ var _edges_signals_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1052);
/* harmony import */ var _files_fault_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9836);
/* harmony import */ var _inputs_read_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6258);
/* harmony import */ var _plan_build_secrets_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(3742);
/* harmony import */ var _plan_comment_target_js__WEBPACK_IMPORTED_MODULE_21__ = __nccwpck_require__(9045);
/* harmony import */ var _plan_context_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(473);
/* harmony import */ var _plan_decide_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(4202);
/* harmony import */ var _plan_decision_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(6708);
/* harmony import */ var _plan_images_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(4368);
/* harmony import */ var _report_failure_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(897);
/* harmony import */ var _report_lines_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(9298);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(5659);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(8798);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_19__ = __nccwpck_require__(9093);
/* harmony import */ var _text_secrets_js__WEBPACK_IMPORTED_MODULE_20__ = __nccwpck_require__(5255);






















const [signal, log, known] = [(0,_edges_signals_js__WEBPACK_IMPORTED_MODULE_7__/* .cancellation */ .WN)(), (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .openLog */ .Ne)(), {}];
try {
    const context = (0,_plan_context_js__WEBPACK_IMPORTED_MODULE_11__/* .readContext */ .y)(process.env, await (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .readPayload */ .rD)());
    const gate = (0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_9__/* .readGateInputs */ .rI)(_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .getInput */ .V4);
    const skip = (0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_13__/* .decideOnForeignCode */ .Jq)(gate, context.event);
    if (skip !== undefined)
        log.notice((0,_report_lines_js__WEBPACK_IMPORTED_MODULE_16__/* .decisionLine */ .ZS)(skip));
    const result = skip === undefined
        ? await decideAndCarryOut(context, (0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_13__/* .onlyDeletes */ .F)(gate, context.event))
        : { operation: 'skip', reason: skip.reason };
    [...(0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_17__/* .outputNotes */ .BO)(result), ...(0,_report_lines_js__WEBPACK_IMPORTED_MODULE_16__/* .resultLines */ .DW)(result)].forEach(log.info);
    (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .setOutputs */ .n0)((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_17__/* .outputsOf */ .Yz)(result));
    await (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .writeSummary */ .Sy)((0,_text_secrets_js__WEBPACK_IMPORTED_MODULE_20__/* .withoutSecrets */ .c)((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_18__/* .summaryOf */ .Y)(result), log.secrets));
    if ('failure' in result && result.failure !== undefined)
        (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .failJob */ .SG)(log, (0,_report_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .failuresOf */ .dJ)(result.failure).map(_report_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .annotationOf */ .lW));
}
catch (error) {
    const failures = (0,_report_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .failuresOf */ .dJ)(signal.aborted ? signal.reason : await (0,_files_fault_js__WEBPACK_IMPORTED_MODULE_8__/* .faultProblem */ .ih)(error));
    (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .failJob */ .SG)(log, failures.map(_report_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .annotationOf */ .lW));
    (0,_text_problem_js__WEBPACK_IMPORTED_MODULE_19__/* .attempt */ .CD)(() => (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .setOutputs */ .n0)((0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_17__/* .failedOutputs */ .KP)(known)));
    const milliseconds = performance.now();
    (0,_report_lines_js__WEBPACK_IMPORTED_MODULE_16__/* .failedLines */ .TW)(known, milliseconds).forEach(log.info);
    await (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .writeSummary */ .Sy)((0,_text_secrets_js__WEBPACK_IMPORTED_MODULE_20__/* .withoutSecrets */ .c)((0,_report_failure_js__WEBPACK_IMPORTED_MODULE_15__/* .failureSummary */ .jg)(failures, known, { milliseconds }), log.secrets));
    if (signal.aborted)
        process.exit();
}
process.stdout.write('', () => process.exit());
async function decideAndCarryOut(context, deletes) {
    const [{ inputs, faults, notices }] = await (0,_text_problem_js__WEBPACK_IMPORTED_MODULE_19__/* .allOrProblems */ .Xd)([
        (async () => (0,_inputs_read_js__WEBPACK_IMPORTED_MODULE_9__/* .readAllInputs */ .vv)(_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .getInput */ .V4, (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .givenInputs */ .PC)(), deletes))(),
        (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .checkCommandFiles */ .$E)(),
    ]);
    _inputs_read_js__WEBPACK_IMPORTED_MODULE_9__/* .SECRET_INPUTS */ .pH.forEach(_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .forgetInput */ .es);
    notices.forEach(log.notice);
    (0,_plan_build_secrets_js__WEBPACK_IMPORTED_MODULE_10__/* .hiddenTexts */ .x)(inputs, process.env).forEach(log.mask);
    const decision = (0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_13__/* .decide */ .LD)(inputs, context);
    log[decision.kind === 'skip' ? 'notice' : 'info']((0,_report_lines_js__WEBPACK_IMPORTED_MODULE_16__/* .decisionLine */ .ZS)(decision));
    const commands = Promise.all(/* import() */[__nccwpck_require__.e(941), __nccwpck_require__.e(668)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9668));
    const nonce = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)().slice(0, 8);
    const jobFolder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.temporary, `${_aws_ownership_js__WEBPACK_IMPORTED_MODULE_2__/* .JOB_PREFIX */ .Pn}${nonce}`);
    (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .saveState */ .LZ)('job-folder', jobFolder);
    const read = () => (0,_edges_git_js__WEBPACK_IMPORTED_MODULE_5__/* .readCommit */ .k)((0,_plan_images_js__WEBPACK_IMPORTED_MODULE_14__/* .contextsOf */ .WO)(inputs), context.workspace, jobFolder);
    const reading = (0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_13__/* .needsCheckout */ .g2)(decision) ? log.during('reading the commit', read) : undefined;
    const commit = await reading?.catch((error) => {
        throw (0,_text_problem_js__WEBPACK_IMPORTED_MODULE_19__/* .joinErrors */ ._h)([...faults, error]);
    });
    const plan = (0,_plan_decide_js__WEBPACK_IMPORTED_MODULE_12__/* .makePlan */ .C)(decision, { inputs, context, commit, nonce, environment: process.env, faults });
    if (plan.kind !== 'skip')
        log.info((0,_report_lines_js__WEBPACK_IMPORTED_MODULE_16__/* .planLine */ .od)(plan));
    return (0,_edges_signals_js__WEBPACK_IMPORTED_MODULE_7__/* .withGrace */ .pj)((await commands).carryOut(plan, {
        docker: _edges_docker_js__WEBPACK_IMPORTED_MODULE_4__/* .docker */ .T,
        log,
        clock: _edges_clock_js__WEBPACK_IMPORTED_MODULE_3__/* .realClock */ .d,
        signal,
        context,
        templates: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(import.meta.dirname, '../../templates'),
        jobFolder,
        githubToken: inputs.githubToken,
        comment: (0,_plan_comment_target_js__WEBPACK_IMPORTED_MODULE_21__/* .planComment */ .tx)(inputs, context, plan),
        deployment: (0,_plan_comment_target_js__WEBPACK_IMPORTED_MODULE_21__/* .planDeployment */ .HN)(inputs, context, plan),
        learn: (facts) => void Object.assign(known, facts),
        saveOpen: (where, isOpen) => (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .saveState */ .LZ)(where, isOpen ? 'open' : ''),
        saveExecution: (arn) => (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .saveState */ .LZ)('execution', arn ?? ''),
        saveForPost: (changeSet) => (0,_edges_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .saveState */ .LZ)('change-set', changeSet === undefined ? '' : JSON.stringify(changeSet)),
    }), signal);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ commitOf),
/* harmony export */   a: () => (/* binding */ stampBuild)
/* harmony export */ });
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9093);

function stampBuild(context, commit) {
    const checkedOut = commit?.sha ?? context.sha;
    if (checkedOut === undefined) {
        throw new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`No build ID: ${context.workspace} is not a git checkout and the event names no commit.`, 'Add `- uses: actions/checkout@v6` before this step.');
    }
    const event = context.event;
    const onMergeCommit = event.kind === 'pull-request' && !event.target && checkedOut === context.sha && event.headSha !== '';
    const revision = onMergeCommit ? event.headSha : checkedOut;
    return {
        id: commit?.dirty === undefined ? revision : `${revision}-dirty.${commit.dirty}`,
        revision,
        mergeCommit: revision === checkedOut ? undefined : checkedOut,
        time: commit?.time,
    };
}
function commitOf(buildId, source) {
    const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})(?=$|-dirty\.)/.exec(buildId)?.[0];
    return sha === undefined ? undefined : { sha, url: `${source}/commit/${sha}` };
}


/***/ }),

/***/ 3742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ secretArgumentProblems),
/* harmony export */   x: () => (/* binding */ hiddenTexts)
/* harmony export */ });
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9093);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7729);


const SHORTEST = 6;
function secretArgumentProblems({ buildArgs, secrets, secretEnvs }, inherited, environment) {
    const known = [...secrets, ...variablesOf(secretEnvs, environment)]
        .map(([id, value]) => ({ id, value: value.trim() }))
        .filter(({ value }) => value.length >= SHORTEST);
    return buildArgs.flatMap((argument) => {
        const [name = ''] = argument.split('=', 1);
        const value = argument.includes('=') ? argument.slice(name.length + 1) : (inherited.get(name) ?? '');
        const secret = known.find((each) => value.includes(each.value));
        return secret === undefined ? [] : [secretArgumentProblem(name, secret.id)];
    });
}
function hiddenTexts({ githubToken, build }, environment) {
    const variables = variablesOf(build.secretEnvs, environment).map(([, value]) => value);
    const tokens = githubToken === undefined ? [] : [githubToken];
    return [...tokens, ...build.secrets.values(), ...variables.filter((value) => value.trim().length >= SHORTEST)];
}
function variablesOf(secretEnvs, environment) {
    return [...secretEnvs].map(([id, name]) => [id, (0,_text_table_js__WEBPACK_IMPORTED_MODULE_1__/* .ownEntry */ .P)(environment, name) ?? '']);
}
function secretArgumentProblem(name, id) {
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(`Input build-args: \`${name}\` holds the secret \`${id}\`, and anyone who can pull the image can read its build arguments.`, `Remove \`${name}\`; in the Dockerfile, read the secret by \`RUN --mount=type=secret,id=${id}\`.`);
}


/***/ }),

/***/ 9045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ planDeployment),
/* harmony export */   L8: () => (/* binding */ planSwept),
/* harmony export */   tx: () => (/* binding */ planComment)
/* harmony export */ });
function planComment(inputs, context, plan) {
    const { event, repository, run } = context;
    const { comment, githubToken: token } = inputs;
    if (event.kind !== 'pull-request' || isFork(context) || !comment || token === undefined)
        return undefined;
    if (!('target' in plan))
        return undefined;
    const { stackName, region } = plan.target;
    const key = `${region}/${stackName}${plan.kind === 'diff' ? ' diff' : ''}`;
    return { repository, pullRequest: event.number, token, key, run };
}
const NO_ENVIRONMENT = 'none';
function planDeployment(inputs, context, plan) {
    const { event, repository, run } = context;
    const { githubToken: token } = inputs;
    if (token === undefined || plan.kind === 'diff' || !('target' in plan))
        return undefined;
    if (isFork(context) || ('name' in event && event.name.startsWith('deployment')))
        return undefined;
    if (plan.kind === 'deploy' && !plan.stack.options.execute)
        return undefined;
    const { stackName, region, owner } = plan.target;
    const isTransient = owner.pullRequest !== undefined;
    const environment = inputs.environment ?? (isTransient ? `pr-${owner.pullRequest}` : NO_ENVIRONMENT);
    if (environment === NO_ENVIRONMENT)
        return undefined;
    const commit = commitOf(plan, context);
    if (commit === undefined && plan.kind !== 'delete')
        return undefined;
    return { repository, token, environment, isTransient, key: `${region}/${stackName}`, commit, run };
}
function planSwept({ repository, account, comment, environment }, { run, token }, preview) {
    const { stackName, pullRequest } = preview;
    const common = { repository, token, run, key: `${account.region}/${stackName}` };
    const name = environment ?? `pr-${pullRequest}`;
    const place = { environment: name, isTransient: true, commit: undefined };
    return {
        comment: comment ? { ...common, pullRequest, onlyUpdate: true } : undefined,
        deployment: name === NO_ENVIRONMENT ? undefined : { ...common, ...place },
    };
}
function commitOf(plan, { event, sha }) {
    if (plan.kind === 'delete')
        return undefined;
    if ('buildId' in plan)
        return plan.buildId.revision;
    return event.kind === 'pull-request' ? event.headSha : sha;
}
function isFork({ event }) {
    return event.kind === 'pull-request' && event.fork && !event.target;
}


/***/ }),

/***/ 473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ attemptOf),
/* harmony export */   y: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3878);


function readContext(env, payload) {
    const repository = env.GITHUB_REPOSITORY ?? '';
    const id = env.GITHUB_RUN_ID ?? '0';
    const source = `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${repository}`;
    const dockerConfig = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(text(env.DOCKER_CONFIG) ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(text(env.HOME) ?? '/root', '.docker'));
    return {
        repository,
        sha: text(env.GITHUB_SHA),
        run: {
            id,
            number: env.GITHUB_RUN_NUMBER ?? '0',
            attempt: env.GITHUB_RUN_ATTEMPT ?? '1',
            url: `${source}/actions/runs/${id}`,
            workflow: /\/([^/@]+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')?.[1],
        },
        source,
        step: `${env.GITHUB_JOB ?? ''} ${env.GITHUB_ACTION ?? ''}`,
        workspace: env.GITHUB_WORKSPACE ?? '.',
        temporary: env.RUNNER_TEMP ?? '/tmp',
        dockerConfig,
        dockerLogins: text(env.DOCKER_AUTH_CONFIG),
        buildxConfig: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(text(env.BUILDX_CONFIG) ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dockerConfig, 'buildx')),
        region: text(env.AWS_REGION) ?? text(env.AWS_DEFAULT_REGION),
        hasIdToken: ID_TOKEN_VARIABLES.every((name) => text(env[name]) !== undefined),
        awsKeys: readAwsKeys(env),
        sessionTags: readSessionTags(env),
        event: (0,_event_js__WEBPACK_IMPORTED_MODULE_1__/* .readEvent */ .j_)(env.GITHUB_EVENT_NAME ?? '', env.GITHUB_REF, payload),
    };
}
function attemptOf({ run: { id, attempt }, event }) {
    return { id, attempt, isForPullRequest: (0,_event_js__WEBPACK_IMPORTED_MODULE_1__/* .pullRequestOf */ ._n)(event) !== undefined };
}
const ID_TOKEN_VARIABLES = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
function readAwsKeys(env) {
    const keys = [env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY].map(text);
    if (keys.includes(undefined) || text(env.AWS_PROFILE) !== undefined)
        return undefined;
    return text(env.AWS_SESSION_TOKEN) === undefined ? 'lasting' : 'temporary';
}
const TAG_VARIABLES = [
    ['Repository', 'GITHUB_REPOSITORY'],
    ['Workflow', 'GITHUB_WORKFLOW'],
    ['Action', 'GITHUB_ACTION'],
    ['Actor', 'GITHUB_ACTOR'],
    ['Commit', 'GITHUB_SHA'],
    ['Branch', 'GITHUB_REF'],
];
function readSessionTags(env) {
    const tags = TAG_VARIABLES.map(([key, name]) => [key, (env[name] ?? '').replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '_').slice(0, 256)]);
    return new Map([['GitHub', 'Actions'], ...tags.filter(([, value]) => value !== '')]);
}
function text(value) {
    return value === '' ? undefined : value;
}


/***/ }),

/***/ 4202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ makePlan)
});

// UNUSED EXPORTS: destination

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./build/aws/ownership.js
var ownership = __nccwpck_require__(3427);
;// CONCATENATED MODULE: ./build/aws/stack-name.js

const LONGEST_STACK_NAME = 128;
const HASH_LENGTH = 8;
function previewStackName(stack, pullRequest, longest) {
    const end = `-pr-${pullRequest}`;
    if (stack.length + end.length <= longest)
        return `${stack}${end}`;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(stack).digest('hex').slice(0, HASH_LENGTH);
    return `${stack.slice(0, longest - end.length - hash.length - 1).replace(/-+$/, '')}-${hash}${end}`;
}

// EXTERNAL MODULE: ./build/inputs/aws-values.js
var aws_values = __nccwpck_require__(1820);
// EXTERNAL MODULE: ./build/inputs/inputs.js
var inputs = __nccwpck_require__(743);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __nccwpck_require__(9093);
// EXTERNAL MODULE: ./build/plan/build-id.js
var build_id = __nccwpck_require__(7686);
// EXTERNAL MODULE: ./build/plan/context.js
var plan_context = __nccwpck_require__(473);
;// CONCATENATED MODULE: ./build/plan/credentials.js


function planCredentials({ role }, context) {
    if (role === undefined)
        return { kind: 'chain' };
    const { arn, durationSeconds, externalId } = role;
    const session = {
        arn,
        durationSeconds,
        sessionName: sessionName(role.sessionName ?? `${ownership/* JOB_PREFIX */.Pn}${context.run.id}`),
    };
    const { hasIdToken } = context;
    if (!isChained(role, context)) {
        if (!hasIdToken)
            throw missingTokenProblem();
        if (externalId !== undefined)
            throw externalIdProblem(role);
        return { kind: 'web-identity', ...session };
    }
    if (context.awsKeys === 'temporary' && durationSeconds > CHAINED_SECONDS)
        throw chainedSessionProblem(role);
    const tags = role.tagSession ? context.sessionTags : new Map();
    return { kind: 'assume', ...session, externalId, tags, hasIdToken };
}
function isChained({ chaining }, { awsKeys, hasIdToken }) {
    return chaining ?? (awsKeys !== undefined || !hasIdToken);
}
const CHAINED_SECONDS = 3600;
function missingTokenProblem() {
    return new problem/* Problem */.AF("Input role-chaining: it is `false`, so the role needs GitHub's ID token, which this job may not request.", 'Add `id-token: write` to `permissions:` of the job, beside `contents: read`. Or remove `role-chaining`, to assume the role with the AWS credentials of the job.');
}
function externalIdProblem({ arn }) {
    return new problem/* Problem */.AF(`Input role-external-id: GitHub's ID token assumes the role ${arn}, and that request takes no external ID.`, 'Give `role-chaining: true` to assume the role with AWS credentials, such as those of a step before. Or remove `role-external-id`.');
}
function chainedSessionProblem({ arn }) {
    return new problem/* Problem */.AF(`Input role-duration-seconds: temporary credentials assume the role ${arn}, for an hour at most (role chaining).`, 'Leave it out: the session is renewed while the job runs.');
}
function sessionName(name) {
    return name
        .replace(/[^\w+=,.@-]+/g, '-')
        .slice(0, 64)
        .padEnd(2, '-');
}

// EXTERNAL MODULE: ./build/plan/images.js + 2 modules
var plan_images = __nccwpck_require__(4368);
;// CONCATENATED MODULE: ./build/plan/decide.js










function makePlan(decision, source) {
    const { faults = [] } = source;
    let plan;
    try {
        plan = planOf(decision, source);
    }
    catch (error) {
        throw (0,problem/* joinErrors */._h)([...faults, error]);
    }
    if (!('faults' in plan))
        (0,problem/* throwAll */.Kx)(faults);
    return plan;
}
function planOf(decision, source) {
    if (decision.kind === 'skip')
        return decision;
    const { kind, preview } = decision;
    if (kind === 'delete')
        return planDeletion(source, preview);
    if (kind === 'execute')
        return planExecution(source, preview);
    if (kind === 'check')
        return planCheck(source);
    if (kind === 'sweep')
        return planSweep(source);
    if (kind === 'run')
        return planRun(source, preview);
    if (kind === 'status')
        return planStatus(source, preview);
    return kind === 'build' ? planImageOnly(source) : planDeploy(kind, source, preview);
}
function planDeletion(source, event) {
    const preview = previewIn(source, event);
    return { kind: 'delete', ...destination(source, event), preview, images: preview?.images ?? [] };
}
function previewIn(source, event) {
    if (event === undefined)
        return undefined;
    const { number, headSha } = event;
    const images = (0,plan_images/* previewRepositories */.l5)(source).map((place) => ({ ...place, pullRequest: number }));
    return { number, headSha, settings: source.inputs.previews, images };
}
function planExecution(source, preview) {
    const { stack } = source.inputs;
    checkExecution(source.inputs);
    const changeSet = stack.options.changeSet ?? '';
    const place = { ...destination(source, preview), preview: previewIn(source, preview) };
    const execution = source.inputs.run.afterDeploy ? executionOf(source, place.target.stackName) : undefined;
    return { kind: 'execute', ...place, changeSet, stack, release: releaseOf(source.context), execution };
}
function planSweep(source) {
    const { stackName, dryRun, githubToken, comment, environment, stack } = source.inputs;
    const { context, nonce } = source;
    if (githubToken === undefined) {
        throw new problem/* Problem */.AF('`command: sweep` asks GitHub which pull requests are closed, and has no token for that.', 'Leave `github-token` out, so that it is the token of the job, with `pull-requests: read` in `permissions:`.');
    }
    return {
        kind: 'sweep',
        account: accountOf(source),
        repository: context.repository,
        stack: stackName || undefined,
        repositories: (0,plan_images/* previewRepositories */.l5)(source),
        dryRun,
        operation: (0,ownership/* operationName */.Xn)((0,plan_context/* attemptOf */.t)(context), nonce),
        timeoutMinutes: stack.timeoutMinutes,
        comment,
        environment,
    };
}
function planRun(source, preview) {
    const { account, target } = destination(source, preview);
    const { timeoutMinutes, owner } = target;
    return {
        kind: 'run',
        account,
        stackName: (0,aws_values/* isStateMachineArn */.o8)(source.inputs.run.stateMachine) ? undefined : target.stackName,
        owner,
        timeoutMinutes,
        execution: executionOf(source, target.stackName),
    };
}
function planStatus(source, preview) {
    const { account, target } = destination(source, preview);
    return { kind: 'status', account, stackName: target.stackName, owner: target.owner };
}
function executionOf({ inputs, context }, stackName) {
    const { input, stateMachine } = inputs.run;
    const origin = JSON.stringify([context.step, stackName, stateMachine, input]);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(origin).digest('hex').slice(0, 8);
    const cancelCause = `The job that started it was cancelled: ${context.run.url}`;
    return { name: (0,ownership/* operationName */.Xn)((0,plan_context/* attemptOf */.t)(context), hash), cancelCause, settings: inputs.run };
}
function planCheck(source) {
    const images = (0,plan_images/* planBuilds */.zu)(source, (0,build_id/* stampBuild */.a)(source.context, source.commit));
    (0,problem/* throwAll */.Kx)((0,plan_images/* buildFaults */.c2)(source, images));
    return { kind: 'check', images };
}
function planImageOnly(source) {
    const buildId = (0,build_id/* stampBuild */.a)(source.context, source.commit);
    const { account, target } = destination(source, undefined);
    const images = (0,plan_images/* planBuilds */.zu)(source, buildId);
    const faults = [...(source.faults ?? []), ...(0,plan_images/* buildFaults */.c2)(source, images)];
    return { kind: 'build', account, owner: target.owner, buildId, images, faults };
}
function planDeploy(kind, source, preview) {
    const { inputs, context, commit } = source;
    const buildId = (0,build_id/* stampBuild */.a)(context, commit);
    const { account, target } = destination(source, preview);
    const images = (0,plan_images/* planImages */.y6)(source, buildId);
    const stack = preview === undefined ? inputs.stack : previewStack(inputs);
    return {
        kind,
        account,
        target,
        preview: previewIn(source, preview),
        buildId,
        images,
        template: inputs.template,
        stack,
        previewOverrides: preview && inputs.previews.parameterOverrides,
        release: releaseOf(context),
        run: context.run,
        execution: kind === 'deploy' && inputs.run.afterDeploy ? executionOf(source, target.stackName) : undefined,
        faults: [
            ...(source.faults ?? []),
            ...(0,problem/* attempt */.CD)(() => checkRun(inputs)).errors,
            ...(0,problem/* attempt */.CD)(() => checkBuiltInName(inputs.template, target.stackName)).errors,
            ...(0,problem/* attempt */.CD)(() => checkTagCount(inputs, stack, target.owner)).errors,
            ...(0,plan_images/* buildFaults */.c2)(source, images.filter((image) => image.kind === 'build')),
        ],
    };
}
function accountOf({ inputs, context }) {
    const region = inputs.region ?? context.region;
    if (region === undefined) {
        throw new problem/* Problem */.AF('No AWS region: neither the input aws-region nor AWS_REGION is set.', 'Add `aws-region: <region>`. If it comes from a variable of an environment, the job needs `environment:`.');
    }
    return { region, credentials: planCredentials(inputs, context), allowedAccountIds: inputs.allowedAccountIds };
}
function destination(source, preview) {
    const { inputs, context, nonce } = source;
    const account = accountOf(source);
    const target = {
        stackName: preview === undefined ? inputs.stackName : previewName(inputs, preview.number),
        owner: { repository: context.repository, stack: inputs.stackName, pullRequest: preview?.number },
        region: account.region,
        operation: (0,ownership/* operationName */.Xn)((0,plan_context/* attemptOf */.t)(context), nonce),
        timeoutMinutes: inputs.stack.timeoutMinutes,
    };
    return { account, target };
}
const LONGEST_BUILT_IN_NAME = 80;
function previewName({ stackName, template }, pullRequest) {
    const longest = isService(template) ? LONGEST_BUILT_IN_NAME : LONGEST_STACK_NAME;
    return previewStackName(stackName, pullRequest, longest);
}
function isService(template) {
    return inputs/* SERVICE_TEMPLATES */.OQ.some((name) => name === template);
}
function checkBuiltInName(template, stackName) {
    const excess = stackName.length - LONGEST_BUILT_IN_NAME;
    if (!isService(template) || excess <= 0)
        return;
    throw new problem/* Problem */.AF(`The stack's name \`${stackName}\` has ${stackName.length} characters; the built-in template takes ${LONGEST_BUILT_IN_NAME}, the limit of a state machine's name.`, `Shorten stack-name by ${excess} characters, or use a template of your own.`);
}
const MOST_TAGS = 50;
function checkTagCount({ stack: { tags: given } }, { tags }, owner) {
    const excess = tags.size + (0,ownership/* ownerTags */.Dh)(owner).size - MOST_TAGS;
    if (excess <= 0)
        return;
    throw new problem/* Problem */.AF(`The input tags has ${given.size} tags; this stack takes ${given.size - excess} besides ours.`, `Remove ${excess}. CloudFormation takes ${MOST_TAGS} tags a stack, and the action adds the others.`);
}
function checkRun({ run, stack }) {
    if (!run.afterDeploy || stack.options.execute)
        return;
    throw new problem/* Problem */.AF('`run: true` runs what is deployed, but `no-execute-changeset: true` leaves the deploy for review.', 'Give `run: true` to the step that executes the change set.');
}
function previewStack({ stack, previews: { ttlHours } }) {
    if (ttlHours === undefined)
        return stack;
    return { ...stack, tags: new Map([...stack.tags, [ownership/* TTL_TAG */.Ws, String(ttlHours)]]) };
}
function releaseOf({ event, source }) {
    if ((event.kind !== 'tag' && event.kind !== 'release') || event.tag === '')
        return undefined;
    return {
        tag: event.tag,
        url: `${source}/releases/tag/${event.tag.replace(/[%#]/g, (each) => encodeURIComponent(each))}`,
    };
}
function checkExecution({ command, image, images, stack, previews }) {
    const { options } = stack;
    const idle = Object.entries({
        [`command: ${command}`]: command !== 'auto' && command !== 'deploy',
        image: image !== undefined,
        images: images.length > 0,
        'parameter-overrides': stack.parameterOverrides !== '',
        'preview-parameter-overrides': previews.parameterOverrides !== '',
        'preview-network': previews.network !== 'shared',
        'notification-arns': options.notificationArns !== undefined,
        'deployment-mode': options.deploymentMode !== undefined,
        'include-nested-stacks-change-set': options.includeNestedStacks,
        'fail-on-empty-changeset': options.failOnEmpty,
        'no-execute-changeset': !options.execute,
    }).flatMap(([name, given]) => (given ? [name] : []));
    if (idle.length === 0)
        return;
    throw new problem/* Problem */.AF(`execute-change-set-id executes a change set as it was created, so ${idle.join(', ')} have no effect.`, `Remove ${idle.length === 1 ? 'that input' : 'those inputs'}, or remove execute-change-set-id to create a new change set.`);
}


/***/ }),

/***/ 6708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  LD: () => (/* binding */ decide),
  Jq: () => (/* binding */ decideOnForeignCode),
  g2: () => (/* binding */ needsCheckout),
  WH: () => (/* binding */ noPreviewReason),
  F: () => (/* binding */ onlyDeletes)
});

// UNUSED EXPORTS: previewOf

// EXTERNAL MODULE: ./build/text/problem.js
var problem = __nccwpck_require__(9093);
;// CONCATENATED MODULE: ./build/text/wildcard.js
function matchesWildcard(pattern, text) {
    const [beginning = '', ...parts] = pattern.split('*');
    const end = parts.pop();
    if (end === undefined)
        return pattern === text;
    if (!text.startsWith(beginning))
        return false;
    let rest = text.slice(beginning.length);
    for (const part of parts) {
        const index = rest.indexOf(part);
        if (index < 0)
            return false;
        rest = rest.slice(index + part.length);
    }
    return rest.endsWith(end);
}

// EXTERNAL MODULE: ./build/plan/event.js
var plan_event = __nccwpck_require__(3878);
;// CONCATENATED MODULE: ./build/plan/decision.js



function decide(inputs, { event }) {
    const { command } = inputs;
    const foreign = decideOnForeignCode(inputs, event);
    if (foreign !== undefined)
        return foreign;
    const idle = idleTag(inputs, event) ?? (command === 'auto' ? idleReason(inputs, event) : undefined);
    if (idle !== undefined)
        return { kind: 'skip', reason: idle };
    if (command === 'run' || command === 'status')
        return decideOnStack(inputs, event, command);
    const preview = previewOf(inputs, event);
    if (inputs.checkOnly)
        return decideCheck(inputs, event, preview);
    const deletes = command === 'delete' || (preview !== undefined && endsPreview(preview, inputs.previews));
    if (command === 'auto' && event.kind === 'other') {
        throw new problem/* Problem */.AF(`\`command: auto\` does not know what to do on the event \`${event.name}\`.`, 'Run this step on `push`, `pull_request`, `release`, `schedule` or `workflow_dispatch`.');
    }
    return { kind: actionKind(inputs, event, deletes), reason: `command ${command}, ${describeEvent(event)}`, preview };
}
function decideOnStack(inputs, event, command) {
    if (inputs.checkOnly)
        return decideCheck(inputs, event, undefined);
    if (command === 'run' && inputs.stack.options.changeSet !== undefined) {
        throw new problem/* Problem */.AF('`command: run` executes no change set, so `execute-change-set-id` has no effect.', 'Remove `command: run` and give `run: true`, which starts the state machine after the change set is executed.');
    }
    const preview = event.kind === 'pull-request' ? event : undefined;
    const idle = command === 'run' ? idlePreview(inputs, preview) : undefined;
    if (idle !== undefined)
        return { kind: 'skip', reason: idle };
    return { kind: command, reason: `command ${command}, ${describeEvent(event)}`, preview };
}
function idlePreview({ previews, stackName }, preview) {
    if (preview === undefined || stackName === '')
        return undefined;
    const reason = preview.open ? noPreviewReason(preview, previews) : 'is closed';
    return reason && `pull request ${preview.number} ${reason}`;
}
function decideCheck(inputs, event, preview) {
    const { command, image, stack } = inputs;
    const acts = ['diff', 'delete', 'run', 'status'].includes(command) || stack.options.changeSet !== undefined;
    if (acts || image !== undefined) {
        const other = image === undefined ? (acts && command !== 'auto' ? `command: ${command}` : 'execute-change-set-id') : 'image';
        throw new problem/* Problem */.AF(`\`call: check\` only checks a Dockerfile, so \`${other}\` has no effect.`, 'Remove one of the two.');
    }
    if (preview?.open === false)
        return { kind: 'skip', reason: `pull request ${preview.number} is closed` };
    return { kind: 'check', reason: `call check, ${describeEvent(event)}`, preview: undefined };
}
function decideOnForeignCode(inputs, event) {
    refuseForeignCode(event, inputs.command === 'delete' || previewOf(inputs, event)?.action === 'closed');
    const fork = event.kind === 'pull-request' && event.fork && !event.target && !inputs.allowForks;
    if (!fork)
        return undefined;
    return { kind: 'skip', reason: `pull request ${event.number} comes from a fork, whose code gets no AWS credentials` };
}
function previewOf({ command }, event) {
    return command === 'auto' && event.kind === 'pull-request' ? event : undefined;
}
function onlyDeletes(inputs, event) {
    const { action = '', open = true } = previewOf(inputs, event) ?? {};
    return inputs.command === 'delete' || !open || ['closed', 'unlabeled', 'converted_to_draft'].includes(action);
}
function needsCheckout({ kind }) {
    return kind === 'deploy' || kind === 'diff' || kind === 'build' || kind === 'check';
}
function actionKind({ command, stack }, event, deletes) {
    if (deletes || command === 'delete')
        return 'delete';
    if (command === 'auto' && (0,plan_event/* isMergeQueue */.OZ)(event))
        return 'build';
    if (stack.options.changeSet !== undefined)
        return 'execute';
    return command === 'auto' ? 'deploy' : command;
}
function refuseForeignCode(event, deletes) {
    const target = event.kind === 'pull-request' && event.target && !deletes;
    if (!target && event.kind !== 'foreign-code')
        return;
    const name = event.kind === 'foreign-code' ? event.name : 'pull_request_target';
    throw new problem/* Problem */.AF(`The event \`${name}\` is refused: it may bring a stranger's code into a run that has the secrets of this repository.`, 'Run this step on `pull_request`, which skips pull requests from forks, or on `push`.');
}
function idleReason(inputs, event) {
    if (event.kind === 'deletion')
        return event.what;
    if (event.kind === 'release')
        return idleRelease(event);
    if (event.kind === 'pull-request')
        return idlePullRequest(event, inputs.previews);
    if ((0,plan_event/* isMergeQueue */.OZ)(event))
        return idleQueue(inputs);
    const conclusion = event.kind === 'branch' ? (event.conclusion ?? 'success') : 'success';
    return conclusion === 'success' ? undefined : `the workflow run before this one ended with ${conclusion}`;
}
function idleTag({ command, releaseTags }, event) {
    if ((event.kind !== 'tag' && event.kind !== 'release') || ['delete', 'sweep', 'status'].includes(command))
        return undefined;
    if (releaseTags.length === 0 || releaseTags.some((each) => matchesWildcard(each, event.tag)))
        return undefined;
    return `tag ${event.tag} matches no pattern of release-tags (${releaseTags.join(', ')})`;
}
const IDLE_RELEASE = ['edited', 'deleted', 'unpublished'];
function idleRelease({ tag, action, draft }) {
    if (IDLE_RELEASE.includes(action))
        return `release ${tag} was ${action}`;
    return draft ? `release ${tag} is a draft` : undefined;
}
const NEW_CODE = ['opened', 'reopened', 'synchronize', 'ready_for_review'];
function idlePullRequest(event, previews) {
    const { number, action, label } = event;
    if (endsPreview(event, previews))
        return undefined;
    const isLabel = previews.label !== undefined && label !== undefined;
    if (isLabel && !isSameLabel(label, previews.label))
        return `the label ${label} of pull request ${number} is not the preview-label, ${previews.label}`;
    if (!isLabel && !NEW_CODE.includes(action) && !event.hasNewBase)
        return `the event ${action} of pull request ${number} brings no commit`;
    const reason = noPreviewReason(event, previews);
    return reason === undefined ? undefined : `pull request ${number} ${reason}`;
}
function noPreviewReason({ draft, labels }, previews) {
    const { label } = previews;
    if (label !== undefined && !labels.some((each) => isSameLabel(each, label)))
        return `does not have the label ${label}, which preview-label asks for`;
    return draft && !previews.drafts ? 'is a draft, and preview-drafts is false' : undefined;
}
function endsPreview({ action, label, open, draft }, previews) {
    if (action === 'closed' || !open)
        return true;
    if (action === 'unlabeled')
        return label !== undefined && isSameLabel(label, previews.label);
    return action === 'converted_to_draft' && draft && !previews.drafts;
}
function isSameLabel(one, other = '') {
    return one.toLowerCase() === other.toLowerCase();
}
function idleQueue({ image, images, stack }) {
    const noImage = image !== undefined || (images.length === 0 && stack.imageParameter === 'none');
    if (!noImage && stack.options.changeSet === undefined)
        return undefined;
    return 'a merge queue touches no stack, and these inputs build no image';
}
function describeEvent(event) {
    if (event.kind === 'branch')
        return `${event.conclusion === undefined ? '' : 'workflow run after a '}push to ${event.branch}`;
    if (event.kind === 'tag')
        return `push of tag ${event.tag}`;
    if (event.kind === 'release') {
        return `${event.prerelease ? 'prerelease' : 'release'} ${event.tag} ${event.action}`.trim();
    }
    if (event.kind === 'deletion')
        return event.what;
    if (event.kind !== 'pull-request')
        return event.name;
    const label = event.label === undefined ? '' : ` ${event.label}`;
    const closed = event.open || event.action === 'closed' ? '' : ', which is closed';
    return `pull request ${event.number} ${event.fork ? 'from a fork ' : ''}${event.action}${label}${closed}`;
}


/***/ }),

/***/ 3878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   OZ: () => (/* binding */ isMergeQueue),
/* harmony export */   _n: () => (/* binding */ pullRequestOf),
/* harmony export */   j_: () => (/* binding */ readEvent)
/* harmony export */ });
function pullRequestOf(event) {
    if (event.kind === 'other')
        return event.pullRequest;
    return event.kind === 'pull-request' ? event.number : undefined;
}
function refOf(event) {
    if (event.kind === 'branch')
        return { kind: 'branch', name: event.branch };
    if (event.kind === 'tag' || event.kind === 'release')
        return { kind: 'tag', name: event.tag };
    return event.kind === 'manual' || event.kind === 'other' ? event.ref : undefined;
}
const QUEUE_BRANCH = 'gh-readonly-queue/';
function isMergeQueue(event) {
    if (event.kind === 'branch')
        return event.branch.startsWith(QUEUE_BRANCH);
    return event.kind === 'manual' && event.name === 'merge_group';
}
function readEvent(name, ref, content) {
    const payload = record(content);
    if (name === 'pull_request' || name === 'pull_request_target')
        return readPullRequest(name, payload);
    if (mayBringForeignCode(name, payload))
        return { kind: 'foreign-code', name };
    const deletion = readDeletion(name, payload);
    if (deletion !== undefined)
        return { kind: 'deletion', what: deletion };
    if (name === 'push')
        return readPush(ref ?? String(payload.ref ?? ''));
    if (name === 'release')
        return readRelease(payload);
    if (name === 'workflow_run')
        return readWorkflowRun(payload);
    const on = { name, ref: readRef(ref) };
    if (MANUAL.includes(name))
        return { kind: 'manual', ...on };
    return { kind: 'other', ...on, pullRequest: payload.pull_request === undefined ? undefined : numberOf(payload) };
}
function readRef(ref = '') {
    const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
    return kind === undefined ? undefined : { kind: kind === 'tags' ? 'tag' : 'branch', name };
}
const MANUAL = ['workflow_dispatch', 'repository_dispatch', 'schedule', 'workflow_call', 'merge_group', 'deployment'];
const OWN = ['push', 'release', ...MANUAL];
function mayBringForeignCode(name, payload) {
    if (name === 'workflow_run')
        return !isOwnRun(record(payload.workflow_run));
    if (name === 'issue_comment' || payload.issue !== undefined) {
        return payload.issue === undefined || record(payload.issue).pull_request !== undefined;
    }
    if (name.startsWith('pull_request') || payload.pull_request !== undefined)
        return isFork(record(payload.pull_request));
    if (name === 'status')
        return !Array.isArray(payload.branches) || payload.branches.length === 0;
    const suite = payload.check_suite ?? record(payload.check_run).check_suite;
    return name.startsWith('check_') && typeof record(suite).head_branch !== 'string';
}
function isOwnRun({ event, head_repository: head, repository }) {
    return OWN.includes(String(event)) && isSameRepository(head, repository);
}
function isFork({ head, base }) {
    return !isSameRepository(record(head).repo, record(base).repo);
}
function isSameRepository(one, other) {
    const name = record(one).full_name;
    return typeof name === 'string' && name === record(other).full_name;
}
function readDeletion(name, payload) {
    if (name === 'delete')
        return `${payload.ref_type} ${payload.ref} was deleted`;
    if (name === 'merge_group' && payload.action === 'destroyed')
        return `merge group ${record(payload.merge_group).head_ref} was destroyed`;
    if (name !== 'push' || payload.deleted !== true)
        return undefined;
    const ref = readRef(String(payload.ref));
    return ref === undefined ? 'a ref was deleted' : `${ref.kind} ${ref.name} was deleted`;
}
function readPush(ref) {
    return ref.startsWith('refs/tags/')
        ? { kind: 'tag', tag: ref.slice('refs/tags/'.length) }
        : { kind: 'branch', branch: ref.replace(/^refs\/heads\//, '') };
}
function readRelease(payload) {
    const { tag_name: tag, draft, prerelease } = record(payload.release);
    return {
        kind: 'release',
        tag: String(tag ?? ''),
        action: String(payload.action ?? ''),
        ...(draft === true && { draft }),
        ...(prerelease === true && { prerelease }),
    };
}
function readWorkflowRun(payload) {
    const { head_branch: branch, conclusion } = record(payload.workflow_run);
    return {
        kind: 'branch',
        branch: String(branch ?? ''),
        conclusion: conclusion == null ? undefined : String(conclusion),
    };
}
function readPullRequest(name, payload) {
    const pullRequest = record(payload.pull_request);
    const { labels } = pullRequest;
    const { name: label } = record(payload.label);
    return {
        kind: 'pull-request',
        number: numberOf(payload),
        action: String(payload.action ?? ''),
        ...(record(payload.changes).base !== undefined && { hasNewBase: true }),
        open: pullRequest.state !== 'closed',
        draft: pullRequest.draft === true,
        labels: Array.isArray(labels) ? labels.map((each) => String(record(each).name ?? '')) : [],
        ...(typeof label === 'string' && { label }),
        headSha: String(record(pullRequest.head).sha ?? ''),
        fork: isFork(pullRequest),
        target: name === 'pull_request_target',
    };
}
function numberOf(payload) {
    return Number(record(payload.pull_request).number ?? payload.number);
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}


/***/ }),

/***/ 4368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c2: () => (/* binding */ buildFaults),
  WO: () => (/* binding */ contextsOf),
  zu: () => (/* binding */ planBuilds),
  y6: () => (/* binding */ planImages),
  l5: () => (/* binding */ previewRepositories)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./build/aws/repository.js
var aws_repository = __nccwpck_require__(7756);
// EXTERNAL MODULE: ./build/text/problem.js
var text_problem = __nccwpck_require__(9093);
// EXTERNAL MODULE: ./build/text/table.js
var table = __nccwpck_require__(7729);
// EXTERNAL MODULE: ./build/plan/build-secrets.js
var build_secrets = __nccwpck_require__(3742);
// EXTERNAL MODULE: ./build/inputs/build-options.js
var build_options = __nccwpck_require__(1899);
;// CONCATENATED MODULE: ./build/plan/build-settings.js


function settingsOf(build, item) {
    if (item === undefined)
        return build;
    const own = new Set(item.buildArgs.map(argumentName));
    return {
        ...build,
        context: item.context ?? build.context,
        file: item.file ?? build.file,
        target: item.target ?? build.target,
        buildArgs: [...build.buildArgs.filter((argument) => !own.has(argumentName(argument))), ...item.buildArgs],
        platforms: item.platforms ?? build.platforms,
        annotations: item.annotations ?? build.annotations,
        noCacheFilters: item.noCacheFilters ?? build.noCacheFilters,
        shmSize: item.shmSize ?? build.shmSize,
        ulimits: item.ulimits ?? build.ulimits,
    };
}
function argumentName(argument) {
    return argument.split('=')[0] ?? '';
}
function settingsProblems(settings) {
    const { noCache, noCacheFilters, annotations, attests } = settings;
    const problems = [];
    if (noCache && noCacheFilters.length > 0) {
        problems.push(new text_problem/* Problem */.AF('Inputs no-cache and no-cache-filters are both given.', 'Remove `no-cache-filters`: no stage is cached.'));
    }
    for (const name of ['provenance', 'sbom']) {
        if (settings[name] !== 'false' && attests.some((each) => (0,build_options/* attestationType */.ZW)(each) === name))
            problems.push(new text_problem/* Problem */.AF(`Inputs attests and ${name} both have the ${name} attestation.`, `Remove \`${name}\`.`));
    }
    const ofIndex = annotations.find((each) => /^[^=:]*\bindex\b[^=:]*:/.test(each));
    if (ofIndex !== undefined && !isIndex(settings)) {
        problems.push(new text_problem/* Problem */.AF(`Input annotations: \`${ofIndex}\` is for an index, and an image for one platform without attestations has none.`, 'Remove the prefix, so that it is for the image, or add a platform or an attestation.'));
    }
    return problems;
}
function isIndex({ platforms, provenance, sbom, attests }) {
    return platforms.length > 1 || provenance !== 'false' || sbom !== 'false' || attests.length > 0;
}

// EXTERNAL MODULE: ./build/plan/event.js
var plan_event = __nccwpck_require__(3878);
// EXTERNAL MODULE: ./build/inputs/build-values.js
var build_values = __nccwpck_require__(1860);
;// CONCATENATED MODULE: ./build/plan/tag-references.js



function tagsIn(lines, places) {
    return lines.flatMap((line) => {
        const reference = (0,build_values/* tagReference */.Wm)(line);
        if (reference === undefined)
            return [line];
        return places.some((place) => isIn(reference.repository, place)) ? [reference.tag] : [];
    });
}
function tagReferenceProblems(lines, places) {
    const named = lines.flatMap((line) => (0,build_values/* tagReference */.Wm)(line) ?? []);
    const names = [...new Set(places.map(({ repository: { name } }) => `\`${name}\``))].join(', ');
    const foreign = named.flatMap(({ repository, tag }) => places.some((place) => isIn(repository, place))
        ? []
        : [
            new text_problem/* Problem */.AF(`Input image-tags: \`${repository}:${tag}\` is not a tag in the repository ${names}.`, `Write the tag alone, \`${tag}\`. An image goes to one repository, which the input repository names.`),
        ]);
    const hosts = [...new Set(named.flatMap(({ repository }) => hostOf(repository).host ?? []))];
    if (foreign.length > 0 || hosts.length < 2)
        return foreign;
    return [
        new text_problem/* Problem */.AF(`Input image-tags: it names several registries: ${hosts.join(', ')}.`, 'Write the tags alone. An image goes to one registry: run this step once for each other account or region.'),
    ];
}
function isIn(text, { repository, registry, region, accounts }) {
    const { host, name } = hostOf(text);
    if (name !== repository.name)
        return false;
    if (host === undefined || host === registry)
        return true;
    const there = (0,aws_repository/* registryOfHost */.V6)(host);
    if (there === undefined)
        return false;
    const ours = repository.registryId === undefined ? accounts : [repository.registryId];
    const isAccount = ours.length === 0 || ours.includes(there.registryId);
    return isAccount && there.region === (repository.region ?? region ?? there.region);
}
function hostOf(text) {
    const [, host, name = text] = /^([^/]*[.:][^/]*|localhost)\/(.+)$/.exec(text) ?? [];
    return host === undefined ? { name } : { host, name };
}

// EXTERNAL MODULE: ./build/plan/tags.js
var tags = __nccwpck_require__(1645);
;// CONCATENATED MODULE: ./build/plan/images.js









function contextsOf({ build, images }) {
    return images.length === 0 ? [build.context] : [...new Set(images.map(({ context }) => context ?? build.context))];
}
function planImages(source, buildId) {
    const { image, images, registry, stack } = source.inputs;
    const pullRequest = (0,plan_event/* pullRequestOf */._n)(source.context.event);
    const parameter = stack.imageParameter;
    if (image !== undefined)
        return [{ kind: 'existing', name: undefined, parameter, image, registry, pullRequest }];
    return images.length === 0 && parameter === 'none' ? [] : planBuilds(source, buildId);
}
function planBuilds(source, buildId) {
    const { images } = source.inputs;
    if (images.length === 0)
        return [planBuild(source, buildId, undefined)];
    return images.map((item) => planBuild(source, buildId, item));
}
function previewRepositories({ inputs, context }) {
    const { image, images, stack, previewRepository, repository } = inputs;
    if (image !== undefined || (images.length === 0 && stack.imageParameter === 'none'))
        return [];
    const items = images.length === 0 ? [undefined] : images;
    const references = items.flatMap((item) => {
        const named = previewRepository ?? item?.repository ?? repository;
        return named ?? (0,text_problem/* attempt */.CD)(() => defaultRepository(context.repository)).value ?? [];
    });
    const all = references.map(({ host, ...each }) => [JSON.stringify(each), each]);
    return [...new Map(all).values()].map((each) => ({ repository: each, source: context.source }));
}
function buildFaults(source, plans) {
    if (plans.length === 0)
        return [];
    const { images, imageTags } = source.inputs;
    const places = images.length === 0 ? placesOf(source, undefined) : images.flatMap((item) => placesOf(source, item));
    return [
        ...tagReferenceProblems(imageTags, places),
        ...plans.flatMap(({ name, settings }) => settingsProblems(settings).map((problem) => (0,text_problem/* withSubject */.tX)(name && `Image ${name}`, problem))),
        ...unsetVariableProblems(source),
        ...missingAgentProblems(source),
        ...emptySecretProblems(source),
        ...secretArgumentFaults(source),
        ...plans.flatMap((plan, index) => plans.slice(0, index).flatMap((earlier) => sameTagProblems(earlier, plan))),
    ];
}
function unsetVariableProblems({ inputs: { build }, environment }) {
    const unset = [...build.secretEnvs].filter(([, name]) => !(0,table/* ownEntry */.P)(environment, name));
    return unset.map(([id, name]) => new text_problem/* Problem */.AF(`Input secret-envs: the variable \`${name}\` of \`${id}\` is not set.`, 'Set it under `env:` of this step. If it takes its value from a secret, check that this job has that secret: it may need `environment:`, and Dependabot has its own secrets.'));
}
function missingAgentProblems({ inputs: { build }, environment }) {
    const id = build.ssh.find((text) => !text.includes('='));
    if (id === undefined || environment.SSH_AUTH_SOCK)
        return [];
    return [
        new text_problem/* Problem */.AF(`Input ssh: \`${id}\` needs an agent, but SSH_AUTH_SOCK is not set.`, `Start an agent in an earlier step, or give a key: \`${id}=<path>\`.`),
    ];
}
function secretArgumentFaults({ inputs: { build, images }, environment }) {
    const all = { name: undefined, buildArgs: build.buildArgs };
    return [all, ...images].flatMap(({ name, buildArgs }) => {
        const problems = (0,build_secrets/* secretArgumentProblems */.M)({ ...build, buildArgs }, inheritedValues(buildArgs, environment), environment);
        return problems.map((problem) => (0,text_problem/* withSubject */.tX)(name && `Image ${name}`, problem));
    });
}
function planBuild(source, buildId, item) {
    const { inputs, context, environment } = source;
    const settings = settingsOf(inputs.build, item);
    const pullRequest = (0,plan_event/* pullRequestOf */._n)(context.event);
    const preview = pullRequest === undefined ? undefined : inputs.previewRepository;
    const own = preview === undefined ? item?.repository : undefined;
    const { host, ...repository } = preview ?? own ?? inputs.repository ?? defaultRepository(context.repository);
    const inherited = inheritedValues(settings.buildArgs, environment);
    const platform = environment.DOCKER_DEFAULT_PLATFORM;
    return {
        kind: 'build',
        name: item?.name,
        parameter: item?.parameter ?? inputs.stack.imageParameter,
        repository,
        create: inputs.createRepository,
        repositorySettings: inputs.repositorySettings,
        registry: inputs.registry ?? host,
        tags: (0,tags/* planTags */.Vd)({ buildId, context }, tagsIn(inputs.imageTags, placesOf(source, item)), prefixOf(item, own)),
        pullRequest,
        reuse: inputs.reuse,
        builtFor: settings.platforms.length > 0 || !platform ? settings.platforms : [platform],
        engine: engineChoice(environment),
        inherited,
        settings,
    };
}
const ARCHITECTURES = new Map([
    ['x64', 'amd64'],
    ['x86', '386'],
    ['ia32', '386'],
]);
function engineChoice(environment) {
    const architecture = (environment.RUNNER_ARCH || process.arch).toLowerCase();
    return {
        runner: `linux/${ARCHITECTURES.get(architecture) ?? architecture}`,
        host: environment.DOCKER_HOST || undefined,
        context: environment.DOCKER_CONTEXT || undefined,
        builder: environment.BUILDX_BUILDER || undefined,
    };
}
function placesOf({ inputs, context }, item) {
    const home = item?.repository ?? inputs.repository ?? defaultRepository(context.repository);
    const region = inputs.region ?? context.region;
    return [home, ...[inputs.previewRepository ?? []].flat()].map(({ host, ...repository }) => ({
        repository,
        registry: inputs.registry ?? host,
        region,
        accounts: inputs.allowedAccountIds,
    }));
}
function defaultRepository(github) {
    return { name: (0,aws_repository/* checkRepositoryName */.Cg)((0,aws_repository/* correctRepositoryName */.Ei)(github.split('/')[1] ?? '')) };
}
function prefixOf(item, own) {
    if (item === undefined)
        return '';
    const prefix = item.tagPrefix ?? (own === undefined ? `${item.name}-` : '');
    if (!(0,tags/* isPreviewTag */.Ve)(prefix))
        return prefix;
    throw new text_problem/* Problem */.AF(`Input images: the tags of \`${item.name}\` would begin with \`pr-\`, as only those of pull requests do.`, 'Give it another `tag-prefix`.');
}
function sameTagProblems(one, other) {
    const tags = [other.tags.build, ...other.tags.extra];
    const tag = [one.tags.build, ...one.tags.extra].find((each) => tags.includes(each));
    if (tag === undefined || !(0,external_node_util_.isDeepStrictEqual)(one.repository, other.repository))
        return [];
    return [
        new text_problem/* Problem */.AF(`Input images: \`${one.name}\` and \`${other.name}\` would both be \`${one.repository.name}:${tag}\`.`, 'Give them different values of `tag-prefix`, or different repositories.'),
    ];
}
function emptySecretProblems({ inputs: { build } }) {
    const { secrets } = build;
    const index = [...secrets.values()].indexOf('');
    if (index < 0)
        return [];
    const shown = index === 0 ? `\`${[...secrets.keys()][0]}\`` : `pair ${index + 1}`;
    return [
        new text_problem/* Problem */.AF(`Input secrets: ${shown} is empty.`, 'Define the secret that it takes its value from, or remove it. Secrets of an environment need `environment:` in the job; Dependabot has its own secrets. If it belongs to the value before it, put that item in quotes: `"id=<value>"`.'),
    ];
}
function inheritedValues(buildArgs, environment) {
    return new Map(buildArgs.flatMap((argument) => {
        const value = argument.includes('=') ? undefined : (0,table/* ownEntry */.P)(environment, argument);
        return value === undefined ? [] : [[argument, value]];
    }));
}


/***/ }),

/***/ 1645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ PREVIEW_PREFIX),
/* harmony export */   Uo: () => (/* binding */ pullRequestOfTag),
/* harmony export */   Vd: () => (/* binding */ planTags),
/* harmony export */   Ve: () => (/* binding */ isPreviewTag)
/* harmony export */ });
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6353);
/* harmony import */ var _inputs_build_values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1860);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3878);



const PREVIEW_PREFIX = 'pr-';
function isPreviewTag(tag) {
    return tag.startsWith(PREVIEW_PREFIX);
}
function pullRequestOfTag(tag) {
    const [, number] = /^pr-([1-9]\d{0,9})(?:-|$)/.exec(tag) ?? [];
    return number === undefined ? undefined : Number(number);
}
function planTags(build, lines, prefix = '') {
    const { event } = build.context;
    const prefixed = (tag) => (legal(tag) === '' ? '' : legal(`${prefix}${tag}`));
    const filled = (0,_event_js__WEBPACK_IMPORTED_MODULE_2__/* .isMergeQueue */ .OZ)(event) ? QUEUED : fillAll(lines, placeholders(build));
    const release = event.kind === 'tag' || event.kind === 'release' ? [event.tag] : [];
    const given = [...release, ...filled.tags].filter((tag) => tag !== '');
    const id = `${prefix}${build.buildId.id}`;
    const number = (0,_event_js__WEBPACK_IMPORTED_MODULE_2__/* .pullRequestOf */ ._n)(event);
    const preview = number === undefined ? undefined : `${PREVIEW_PREFIX}${number}`;
    const own = (tag) => (tag === '' ? '' : legal(ownTag(tag, preview)));
    const corrected = (tag) => (preview === undefined ? own(prefixed(tag)) : prefixed(tag));
    const changed = given.flatMap((tag) => (corrected(tag) === `${prefix}${tag}` ? [] : note(tag, corrected(tag))));
    const first = preview === undefined ? id : `${preview}-${id}`;
    const extra = new Set(given.map((tag) => own(prefixed(tag))).filter((tag) => tag !== '' && tag !== first));
    return { build: first, extra: [...extra], notes: [...filled.notes, ...new Set(changed)] };
}
function ownTag(tag, preview) {
    if (preview === undefined)
        return isPreviewTag(tag) ? `_${tag}` : tag;
    return tag === preview || tag.startsWith(`${preview}-`) ? tag : `${preview}-${tag}`;
}
function placeholders({ buildId, context }) {
    const { event, run } = context;
    const ref = (0,_event_js__WEBPACK_IMPORTED_MODULE_2__/* .refOf */ .H8)(event);
    const version = ref?.kind === 'tag' ? semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_0__(ref.name.replace(/^.*\//s, '')) : null;
    const stable = version?.prerelease.length === 0 ? version : undefined;
    return new Map([
        ['sha', buildId.revision],
        ['sha-short', buildId.revision.slice(0, 7)],
        ['ref-name', ref?.name || undefined],
        ['semver', version?.raw.replace(/^v/, '')],
        ['major', stable?.major.toString()],
        ['minor', stable?.minor.toString()],
        ['patch', stable?.patch.toString()],
        ['pr', (0,_event_js__WEBPACK_IMPORTED_MODULE_2__/* .pullRequestOf */ ._n)(event)?.toString()],
        ['run-id', run.id],
    ]);
}
function note(tag, written) {
    return written === ''
        ? `The image tag ${tag} is left out: none of its characters can be in a tag.`
        : `The image tag ${tag} becomes ${written}.`;
}
const QUEUED = { tags: [], notes: [] };
function fillAll(lines, values) {
    const [tags, notes] = [[], []];
    for (const line of lines) {
        const names = [...line.matchAll(_inputs_build_values_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG_PLACEHOLDER */ .FU)].map(([, name = '']) => name.trim());
        const missing = names.find((name) => values.get(name) === undefined);
        if (missing === undefined)
            tags.push(line.replace(_inputs_build_values_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG_PLACEHOLDER */ .FU, (_, name) => values.get(name.trim()) ?? ''));
        else
            notes.push(`The image tag ${line} is left out: {{${missing}}} has no value in this run.`);
    }
    return { tags, notes };
}
function legal(tag) {
    return tag
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 128);
}


/***/ }),

/***/ 3459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fs: () => (/* binding */ changeList),
/* harmony export */   Q9: () => (/* binding */ lossAlert),
/* harmony export */   Zg: () => (/* binding */ changeCounts),
/* harmony export */   uH: () => (/* binding */ changeLists)
/* harmony export */ });
/* harmony import */ var _stack_changes_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2522);
/* harmony import */ var _stack_changes_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5097);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1065);



const RESOURCES = 60;
const PROPERTIES = 5;
const GROUPED = 20;
const LINE = 60;
const COUNTED = {
    add: { planned: 'to add', done: 'added' },
    modify: { planned: 'to modify', done: 'modified' },
    import: { planned: 'to import', done: 'imported' },
    keep: { planned: 'to remove but keep', done: 'removed but kept' },
    maybe: { planned: 'to modify or replace', done: 'modified or replaced' },
    replace: { planned: 'to replace', done: 'replaced' },
    remove: { planned: 'to delete', done: 'deleted' },
};
const VERBS = new Map([
    ['keep', 'remove'],
    ['maybe', 'modify'],
    ['remove', 'delete'],
]);
const GRAVE = ['maybe', 'replace', 'remove'];
function kindOf({ action, replacement, old }) {
    if (action === 'remove')
        return old === 'kept' ? 'keep' : 'remove';
    if (action === 'add' || action === 'import' || action === 'replace')
        return action;
    return replacement === 'conditional' ? 'maybe' : 'modify';
}
function changeCounts(changes, tense) {
    const byKind = Map.groupBy((0,_stack_changes_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .changesSummary */ .a)(changes).resources, kindOf);
    const textOf = (isGrave) => Object.keys(COUNTED)
        .filter((kind) => byKind.has(kind) && GRAVE.includes(kind) === isGrave)
        .map((kind) => `${byKind.get(kind)?.length} ${COUNTED[kind][tense]}`)
        .join(', ');
    const [calm, grave] = [textOf(false), textOf(true)];
    return [calm, grave && `**${grave}**`].filter(Boolean).join(', ');
}
function lossAlert(resources, tense) {
    const losses = resources.flatMap((each) => (each.loses === undefined ? [] : [{ ...each, loses: each.loses }]));
    if (losses.length === 0)
        return '';
    const lines = losses.slice(0, RESOURCES).map(({ resource, loses, replacement }) => {
        const condition = replacement === 'conditional' ? `, if it ${tense === 'done' ? 'was' : 'is'} replaced` : '';
        return `- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(resource)}: **${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(loses)}**${condition}`;
    });
    const head = tense === 'done' ? 'This deploy deleted content:' : 'This deletes content that cannot be recreated:';
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .xE)('CAUTION', [head, '', ...lines, ...rest(losses.length - RESOURCES, '- ')]);
}
function changeList(resources) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)(countText(resources.length, 'change'), listOf(resources));
}
function changeLists(resources) {
    const [grave, calm] = [true, false].map((isGrave) => resources.filter((each) => GRAVE.includes(kindOf(each)) === isGrave));
    return [listOf(grave), (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)(countText(calm.length, grave.length > 0 ? 'other change' : 'change'), listOf(calm))];
}
function countText(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
function rest(count, before) {
    return count > 0 ? [`${before}and ${count} more`] : [];
}
function listOf(resources) {
    const isPlain = (each) => each.action === 'add' && each.unread === undefined;
    const added = Map.groupBy(resources.filter(isPlain), ({ type }) => type);
    const groups = [...added.values()].filter(({ length }) => length > GROUPED);
    const grouped = new Set(groups.flat());
    const others = resources.filter((each) => !grouped.has(each)).toSorted(byKindAndName);
    return [
        ...others.slice(0, RESOURCES).flatMap(itemLines),
        ...rest(others.length - RESOURCES, '- '),
        ...groups.slice(0, RESOURCES).map(groupLine),
        ...rest(groups.length - RESOURCES, '- '),
    ].join('\n');
}
const ORDER = Object.keys(COUNTED).toReversed();
function byKindAndName(one, other) {
    return ORDER.indexOf(kindOf(one)) - ORDER.indexOf(kindOf(other)) || byName(one, other);
}
function byName({ resource }, other) {
    return resource.localeCompare(other.resource, 'en', { numeric: true });
}
function groupLine(added) {
    const names = added.toSorted(byName).map(({ resource }) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(resource));
    const shown = [...names.slice(0, RESOURCES), ...rest(names.length - RESOURCES, '')].join(', ');
    return `- add ${added.length} ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(added[0]?.type ?? '')}: ${shown}`;
}
function itemLines(change) {
    const { resource, type, properties } = change;
    const kind = kindOf(change);
    const action = VERBS.get(kind) ?? kind;
    const notes = (0,_stack_changes_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .notesOn */ .v)(change).map((note) => change.loses !== undefined && note.includes('delete') ? `**${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(note)}**` : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(note));
    return [
        `- ${GRAVE.includes(kind) ? `**${action}**` : action} ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(resource)} ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(type)}${notes.length === 0 ? '' : `: ${notes.join(', ')}`}`,
        ...properties.slice(0, PROPERTIES).map((each) => `  - ${propertyMarkdown(each)}`),
        ...rest(properties.length - PROPERTIES, '  - '),
    ];
}
function propertyMarkdown({ name, causes, before, after }) {
    const value = (text) => (text === undefined ? 'none' : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(text) || 'empty');
    const cause = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(causes.join(', '));
    if (before === undefined && after === undefined)
        return `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(name)} (${cause})`;
    const isWide = `${name}${before ?? ''}${after ?? ''}${cause}`.length > LINE;
    if (isWide)
        return `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(name)} (${cause}):<br>${value(before)}<br>→ ${value(after)}`;
    return `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(name)}: ${value(before)} → ${value(after)} (${cause})`;
}


/***/ }),

/***/ 4158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ countTexts),
/* harmony export */   B2: () => (/* binding */ SIGNS),
/* harmony export */   RK: () => (/* binding */ outcomesOf),
/* harmony export */   Wr: () => (/* binding */ stateOutcome),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   qq: () => (/* binding */ hasLosses)
/* harmony export */ });
const ENDS = new Map([
    ['RUNNING', ['⏳', 'is running']],
    ['SUCCEEDED', ['✅', 'succeeded']],
    ['FAILED', ['❌', 'failed']],
    ['TIMED_OUT', ['❌', 'timed out']],
    ['ABORTED', ['⚠️', 'was stopped']],
    ['PENDING_REDRIVE', ['⏳', 'is waiting for a redrive']],
]);
function endOf(status) {
    return ENDS.get(status) ?? ['❔', 'has a status that is not known here'];
}
const GRAVEST = ['failed', 'running', 'aborted', 'recovered', 'succeeded'];
function outcomesOf(execution) {
    const byName = Map.groupBy(execution.states, ({ name }) => name);
    return [...byName].map(([name, entries]) => {
        const found = new Set(entries.map(stateOutcome));
        const outcome = GRAVEST.find((each) => found.has(each)) ?? 'succeeded';
        return { name, outcome, counts: entries.findLast(({ counts }) => counts !== undefined)?.counts };
    });
}
function stateOutcome({ type, status, isFatal = false, retries = 0 }) {
    if (status === 'RUNNING')
        return 'running';
    if (status === 'ABORTED')
        return 'aborted';
    if (status === 'SUCCEEDED')
        return retries > 0 ? 'recovered' : 'succeeded';
    return type === 'Fail' || isFatal ? 'failed' : 'recovered';
}
const SIGNS = {
    succeeded: '✓',
    recovered: '↻',
    failed: '✗',
    running: '▶',
    aborted: '■',
};
function countTexts(counts) {
    const { total, succeeded, failed, timedOut, aborted, running, pending } = counts;
    const parts = Object.entries({ succeeded, failed, 'timed out': timedOut, aborted, running, pending });
    return [
        `${total.toLocaleString('en')} ${total === 1 ? 'item' : 'items'}`,
        ...parts.flatMap(([what, count]) => (count > 0 ? [`${count.toLocaleString('en')} ${what}`] : [])),
    ];
}
function hasLosses({ failed, timedOut, aborted }) {
    return failed + timedOut + aborted > 0;
}


/***/ }),

/***/ 7943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ executionPhrase),
  xW: () => (/* binding */ executionSections),
  _P: () => (/* binding */ executionText),
  CE: () => (/* binding */ itemPhrases)
});

// EXTERNAL MODULE: ./node_modules/markdown-table/index.js
var markdown_table = __nccwpck_require__(735);
// EXTERNAL MODULE: ./build/text/format.js
var format = __nccwpck_require__(3387);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __nccwpck_require__(1065);
// EXTERNAL MODULE: ./build/text/harmless.js
var harmless = __nccwpck_require__(8299);
// EXTERNAL MODULE: ./build/text/table.js
var table = __nccwpck_require__(7729);
;// CONCATENATED MODULE: ./build/report/execution/definition.js

const LARGEST = 1_048_576;
const DISTRIBUTED = 'Distributed Map';
const DEEPEST = 8;
function parseDefinition(definition) {
    if (definition.length > LARGEST)
        return undefined;
    try {
        return machineIn(JSON.parse(definition), 0);
    }
    catch {
        return undefined;
    }
}
function machineIn(value, depth) {
    const states = (0,table/* ownEntry */.P)(value, 'States');
    if (typeof states !== 'object' || states === null || depth > DEEPEST)
        return undefined;
    const read = Object.entries(states).map(([name, state]) => stateOf(name, state, depth));
    return read.length === 0 ? undefined : { startAt: textOf((0,table/* ownEntry */.P)(value, 'StartAt')), states: read };
}
function stateOf(name, state, depth) {
    const type = textOf((0,table/* ownEntry */.P)(state, 'Type'));
    const processor = (0,table/* ownEntry */.P)(state, 'ItemProcessor') ?? (0,table/* ownEntry */.P)(state, 'Iterator');
    const inner = type === 'Map' ? [processor] : type === 'Parallel' ? listOf((0,table/* ownEntry */.P)(state, 'Branches')) : [];
    const isDistributed = (0,table/* ownEntry */.P)((0,table/* ownEntry */.P)(processor, 'ProcessorConfig'), 'Mode') === 'DISTRIBUTED';
    return {
        name,
        type,
        detail: type === 'Map' && isDistributed ? DISTRIBUTED : detailOf(type, state),
        transitions: transitionsOf(type, state),
        ends: (0,table/* ownEntry */.P)(state, 'End') === true || type === 'Succeed' || type === 'Fail',
        parts: inner.flatMap((each) => machineIn(each, depth + 1) ?? []),
    };
}
function detailOf(type, state) {
    if (type === 'Task') {
        const resource = textOf((0,table/* ownEntry */.P)(state, 'Resource'));
        const [, , service, , , ...rest] = resource.split(':');
        if (service === 'states')
            return rest.join(':').replace(/^aws-sdk:/, '') || type;
        return service === 'lambda' ? `lambda ${rest[1] ?? ''}`.trim() : type;
    }
    const seconds = (0,table/* ownEntry */.P)(state, 'Seconds');
    return type === 'Wait' && typeof seconds === 'number' ? `Wait ${seconds} s` : type;
}
function transitionsOf(type, state) {
    const found = (kind, to, label = '') => typeof to === 'string' ? [{ kind, to, label }] : [];
    const choices = type === 'Choice' ? listOf((0,table/* ownEntry */.P)(state, 'Choices')) : [];
    return [
        ...choices.flatMap((rule) => found('choice', (0,table/* ownEntry */.P)(rule, 'Next'), conditionOf(rule, 0))),
        ...(type === 'Choice' ? found('choice', (0,table/* ownEntry */.P)(state, 'Default'), 'otherwise') : []),
        ...found('next', (0,table/* ownEntry */.P)(state, 'Next')),
        ...listOf((0,table/* ownEntry */.P)(state, 'Catch')).flatMap((each) => found('catch', (0,table/* ownEntry */.P)(each, 'Next'), errorsOf(each))),
    ];
}
function errorsOf(catcher) {
    const errors = listOf((0,table/* ownEntry */.P)(catcher, 'ErrorEquals')).map(textOf);
    return errors.includes('States.ALL') ? 'any error' : errors.map((error) => error.replace(/^States\./, '')).join(', ');
}
const SIGNS = new Map([
    ['Equals', '='],
    ['GreaterThan', '>'],
    ['GreaterThanEquals', '≥'],
    ['LessThan', '<'],
    ['LessThanEquals', '≤'],
    ['Matches', 'matches'],
]);
const COMPARISON = /^(?:String|Numeric|Boolean|Timestamp)(\w+?)(Path)?$/;
function conditionOf(rule, depth) {
    if (typeof rule !== 'object' || rule === null || depth > DEEPEST)
        return '…';
    const variable = textOf((0,table/* ownEntry */.P)(rule, 'Variable'));
    for (const [key, value] of Object.entries(rule)) {
        if (key === 'Condition')
            return withoutLongTexts(textOf(value).replace(/^\{%\s*|\s*%\}$/g, ''));
        if (key === 'Not')
            return `not (${conditionOf(value, depth + 1)})`;
        const joined = listOf(value).map((each) => conditionOf(each, depth + 1));
        if (key === 'And' || key === 'Or')
            return joined.join(` ${key.toLowerCase()} `);
        if (/^Is[A-Z]/.test(key))
            return `${variable} is ${value === false ? 'not ' : ''}${key.slice(2).toLowerCase()}`;
        const [, comparison = '', path] = COMPARISON.exec(key) ?? [];
        const sign = SIGNS.get(comparison);
        if (sign !== undefined)
            return `${variable} ${sign} ${path ? textOf(value) : withoutLongTexts(JSON.stringify(value) ?? '')}`;
    }
    return '…';
}
function withoutLongTexts(condition) {
    return condition.replace(/(["'])(?:\\.|(?!\1).){21,}\1/g, '$1…$1');
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}

// EXTERNAL MODULE: ./build/report/execution/outcome.js
var execution_outcome = __nccwpck_require__(4158);
;// CONCATENATED MODULE: ./build/report/execution/diagram.js





const CHARACTERS = 45_000;
const EDGES = 400;
const [STATES, WAYS] = [120, 6];
const SETTINGS = '%%{init: {"flowchart": {"rankSpacing": 32, "nodeSpacing": 32, "wrappingWidth": 240}}}%%';
const [NAME, LABEL] = [80, 48];
const filled = (colour) => `fill:${colour},stroke:${colour},color:#ffffff`;
const hollow = (colour, more) => `fill:none,stroke:${colour},${more}`;
const COLOURS = [
    ['succeeded', '#1a7f37'],
    ['recovered', '#9a6700'],
    ['failed', '#cf222e'],
    ['running', '#0969da'],
    ['aborted', '#656d76'],
];
const STYLES = new Map([
    ...COLOURS.flatMap(([outcome, colour]) => [
        [outcome, filled(colour)],
        [`${outcome}Group`, hollow(colour, 'stroke-width:2px')],
    ]),
    ['unreached', hollow('#818b98', 'stroke-dasharray:4')],
    ['item', hollow('#818b98', 'stroke-width:1px')],
    ['ends', filled('#656d76')],
]);
const SHAPES = new Map([
    ['Choice', ['{{', '}}']],
    ['Pass', ['(', ')']],
    ['Wait', ['(', ')']],
    ['Succeed', ['([', '])']],
    ['Fail', ['([', '])']],
]);
function diagramOf(definition, outcomes) {
    const whole = parseDefinition(definition);
    if (whole === undefined)
        return '';
    const byName = new Map(outcomes.map((outcome) => [outcome.name, outcome]));
    const machine = outcomes.length > 0 && isLarge(whole) ? enteredPart(whole, byName) : whole;
    const all = everyState(machine);
    if (all.length > STATES || edgesOf(all) > EDGES)
        return '';
    const drawing = openDrawing(all, byName);
    const body = [...drawMachine(machine, drawing), ...drawEnds(machine, drawing)];
    const rest = drawRest(everyState(whole).length - all.length, drawing);
    const text = [SETTINGS, 'flowchart TD', ...body, ...rest, ...drawing.edges, ...styleLines(drawing)].join('\n');
    return text.length > CHARACTERS ? '' : text;
}
function everyState({ states }) {
    return states.flatMap((state) => [state, ...state.parts.flatMap(everyState)]);
}
function edgesOf(all) {
    return all.reduce((sum, { transitions, ends }) => sum + transitions.length + (ends ? 1 : 0), 1);
}
function isLarge(machine) {
    const all = everyState(machine);
    return all.length > STATES || edgesOf(all) > EDGES || [machine, ...all.flatMap(({ parts }) => parts)].some(isWide);
}
function isWide({ states }) {
    const ways = states.flatMap(({ name, transitions }) => transitions.flatMap(({ to }) => [`from ${name}`, `to ${to}`]));
    return [...Map.groupBy(ways, (way) => way).values()].some(({ length }) => length > WAYS);
}
function enteredPart({ startAt, states }, outcomes) {
    const entered = states.flatMap((state) => {
        const outcome = outcomes.get(state.name)?.outcome;
        if (outcome === undefined)
            return [];
        const transitions = state.transitions.filter(({ kind }) => kind !== 'catch' || outcome !== 'succeeded');
        const parts = state.detail === DISTRIBUTED ? state.parts : state.parts.map((part) => enteredPart(part, outcomes));
        return [{ ...state, transitions, parts: parts.filter((part) => part.states.length > 0) }];
    });
    return { startAt, states: entered };
}
function drawRest(count, drawing) {
    if (count === 0)
        return [];
    addStyle(drawing, 'unreached', 'rest');
    return [`rest["${count.toLocaleString('en')} ${count === 1 ? 'state' : 'states'} not entered"]`];
}
function openDrawing(all, outcomes) {
    return { ids: new Map(all.map((state, index) => [state, `s${index}`])), outcomes, edges: [], styles: new Map() };
}
function drawMachine({ states }, drawing, isItem = false) {
    const byName = new Map(states.map((state) => [state.name, state]));
    return states.flatMap((state) => {
        drawTransitions(state, drawing, byName);
        return state.parts.length > 0 ? drawGroup(state, drawing) : [drawState(state, drawing, isItem)];
    });
}
function drawTransitions(state, drawing, byName) {
    for (const { kind, to, label } of state.transitions) {
        const target = byName.get(to);
        if (target === undefined)
            continue;
        const text = label === '' ? '' : `|"${diagram_harmless(label, LABEL)}"|`;
        drawing.edges.push(`${idOf(state, drawing)} ${kind === 'catch' ? '-.->' : '-->'}${text} ${idOf(target, drawing)}`);
    }
}
function drawState(state, drawing, isItem) {
    const { name, type, detail } = state;
    const id = idOf(state, drawing);
    addStyle(drawing, drawing.outcomes.get(name)?.outcome ?? (isItem ? 'item' : 'unreached'), id);
    const [open, close] = SHAPES.get(type) ?? ['[', ']'];
    const below = detail === '' || detail === name ? '' : `<br/>${diagram_harmless(detail, NAME)}`;
    return `${id}${open}"${titleOf(state, drawing)}${below}"${close}`;
}
function drawGroup(state, drawing) {
    const { name, detail, parts } = state;
    const id = idOf(state, drawing);
    const { outcome, counts } = drawing.outcomes.get(name) ?? {};
    addStyle(drawing, outcome === undefined ? 'unreached' : `${outcome}Group`, id);
    const items = counts === undefined ? [] : [`${id}n(["${(0,execution_outcome/* countTexts */.Az)(counts).join('<br/>')}"])`];
    if (counts !== undefined && outcome !== undefined)
        addStyle(drawing, outcome === 'succeeded' && (0,execution_outcome/* hasLosses */.qq)(counts) ? 'recovered' : outcome, `${id}n`);
    const inner = parts.flatMap((part) => drawMachine(part, drawing, detail === DISTRIBUTED));
    const title = `${titleOf(state, drawing)} · ${diagram_harmless(detail, NAME)}`;
    return [`subgraph ${id}["${title}"]`, 'direction TB', ...items, ...inner, 'end'];
}
function idOf(state, { ids }) {
    return ids.get(state) ?? '';
}
function titleOf({ name }, { outcomes }) {
    const outcome = outcomes.get(name)?.outcome;
    return `${outcome === undefined ? '' : `${execution_outcome/* SIGNS */.B2[outcome]} `}${diagram_harmless(name, NAME)}`;
}
function drawEnds({ startAt, states }, drawing) {
    const first = states.find(({ name }) => name === startAt);
    const last = states.filter(({ ends }) => ends);
    if (first !== undefined)
        drawing.edges.unshift(`start --> ${idOf(first, drawing)}`);
    for (const state of last)
        drawing.edges.push(`${idOf(state, drawing)} --> finish`);
    const shown = [...(first === undefined ? [] : ['start']), ...(last.length === 0 ? [] : ['finish'])];
    for (const id of shown)
        addStyle(drawing, 'ends', id);
    return shown.map((id) => `${id}(["${id === 'start' ? 'Start' : 'End'}"])`);
}
function addStyle({ styles }, style, id) {
    styles.set(style, [...(styles.get(style) ?? []), id]);
}
function styleLines({ styles }) {
    return [...styles].flatMap(([style, ids]) => [
        `classDef ${style} ${STYLES.get(style) ?? ''}`,
        `class ${ids.join(',')} ${style}`,
    ]);
}
function diagram_harmless(text, most) {
    const shown = (0,format/* shortened */.vI)((0,harmless/* oneLine */.TN)(text), most)
        .replace(/^(\d*\W) /, '$1\u00a0')
        .replace(/:(?=fa-)/g, ': ');
    return (0,markdown/* chartText */.C8)(shown || '\u00a0');
}

;// CONCATENATED MODULE: ./build/report/execution/section.js





const [ROWS, section_NAME] = [60, 28];
const [LONGEST_JSON, LONGEST_CAUSE] = [20_000, 2_000];
function executionText(execution) {
    const { name, status, failedState, exitCode } = execution;
    const where = failedState === undefined ? '' : ` in the state ${failedState}`;
    const facts = [...(exitCode === undefined ? [] : [`exit code ${exitCode}`]), ...itemTexts(execution, (name) => name)];
    const more = facts.length === 0 ? '' : ` (${facts.join('; ')})`;
    return `The execution ${name} ${(0,execution_outcome/* endOf */.pJ)(status)[1]}${where}${afterText(execution)}${more}`;
}
function executionPhrase(execution) {
    const { name, status, failedState, exitCode, error, consoleUrl } = execution;
    const [sign, phrase] = (0,execution_outcome/* endOf */.pJ)(status);
    const where = failedState === undefined ? '' : ` in the state ${(0,markdown/* code */.aY)(failedState)}`;
    const facts = [
        `${sign} The run ${(0,markdown/* linkTo */.uM)(name, consoleUrl)} ${phrase}${where}${afterText(execution)}`,
        ...(error === undefined || error === '' ? [] : [(0,markdown/* code */.aY)(error)]),
        ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
        ...itemPhrases(execution),
    ];
    const reason = reasonOf(execution);
    return [facts.join(' · '), ...(reason === '' ? [] : [`Reason: ${reason}`])].join('<br>');
}
function reasonOf({ status, stoppedReason = '', cause = '' }) {
    if (status === 'SUCCEEDED' || status === 'RUNNING')
        return '';
    if (cause.length > LONGEST_CAUSE)
        return 'too long to be shown here: see the execution.';
    return (0,markdown/* prose */.CS)(cause || stoppedReason);
}
function afterText({ startedAt, endedAt }) {
    return endedAt === undefined ? '' : ` after ${(0,format/* duration */.p0)(endedAt - startedAt)}`;
}
function itemPhrases(execution) {
    return itemTexts(execution, markdown/* code */.aY);
}
function itemTexts(execution, nameOf) {
    return (0,execution_outcome/* outcomesOf */.RK)(execution).flatMap(({ name, counts }) => counts === undefined ? [] : [`${nameOf(name)}: ${(0,execution_outcome/* countTexts */.Az)(counts).join(', ')}`]);
}
function executionSections(execution) {
    const { logTail, definition, input, output } = execution;
    const chart = definition === undefined ? '' : diagramOf(definition, (0,execution_outcome/* outcomesOf */.RK)(execution));
    const log = logTail.length === 1 ? 'Last log line' : `Last ${logTail.length} log lines`;
    const machine = [chart && `\`\`\`mermaid\n${chart}\n\`\`\``, stateTable(execution)];
    const data = [jsonPart('Input', input), jsonPart('Output', output)];
    return [
        (0,markdown/* folded */.TM)(log, logTail.length === 0 ? '' : (0,markdown/* block */.om)(logTail), true),
        (0,markdown/* folded */.TM)('State machine', joined(machine)),
        (0,markdown/* folded */.TM)(output === undefined ? 'Input' : 'Input and output', joined(data)),
    ];
}
function joined(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}
function stateTable(execution) {
    const { states } = execution;
    if (states.length === 0)
        return '';
    const shown = states.slice(-ROWS);
    const withItems = shown.some(({ counts }) => counts !== undefined);
    const withRetries = shown.some(({ retries = 0 }) => retries > 0);
    const head = ['State', 'Type', 'Result', 'Time', ...(withRetries ? ['Retries'] : []), ...(withItems ? ['Items'] : [])];
    const rows = shown.map((state) => {
        const outcome = (0,execution_outcome/* stateOutcome */.Wr)(state);
        const { counts, retries = 0 } = state;
        return [
            (0,markdown/* code */.aY)((0,format/* shortened */.vI)(state.name, section_NAME)),
            (0,markdown/* plain */.pj)(state.type),
            `${execution_outcome/* SIGNS */.B2[outcome]}\u00a0${outcome}`,
            stateTime(state, execution),
            ...(withRetries ? [retries === 0 ? '' : String(retries)] : []),
            ...(withItems ? [counts === undefined ? '' : (0,execution_outcome/* countTexts */.Az)(counts).join(', ')] : []),
        ];
    });
    const before = states.length - shown.length;
    const note = before === 0 ? [] : [`The ${before} states before these are left out.`];
    return [(0,markdown_table/* markdownTable */.Q)([head, ...rows], { alignDelimiters: false }), ...note].join('\n\n');
}
function stateTime({ enteredAt, exitedAt }, { endedAt }) {
    const end = exitedAt ?? endedAt;
    return end === undefined ? '' : (0,format/* duration */.p0)(end - enteredAt);
}
function jsonPart(name, json) {
    if (json === undefined || json === '')
        return '';
    const isLong = json.length > LONGEST_JSON;
    const text = isLong ? `${json.length.toLocaleString('en')} characters: see the execution.` : (0,markdown/* block */.om)(jsonLines(json));
    return `${name}:${isLong ? ' ' : '\n\n'}${text}`;
}
const JSON_LINES = 60;
const INEXACT = /(?:^|[[:,])\s*-?\d(?:[\d.]{15}|[\d.]*e)/i;
function jsonLines(json) {
    if (INEXACT.test(json))
        return [json];
    try {
        const lines = JSON.stringify(JSON.parse(json), null, 2).split('\n');
        return lines.length > JSON_LINES ? [json] : lines;
    }
    catch {
        return [json];
    }
}


/***/ }),

/***/ 897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xl: () => (/* binding */ failureParts),
/* harmony export */   dJ: () => (/* binding */ failuresOf),
/* harmony export */   jg: () => (/* binding */ failureSummary),
/* harmony export */   lW: () => (/* binding */ annotationOf)
/* harmony export */ });
/* unused harmony export annotationLines */
/* harmony import */ var _aws_console_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(5167);
/* harmony import */ var _aws_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9040);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(3387);
/* harmony import */ var _text_harmless_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8299);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1065);
/* harmony import */ var _text_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9093);
/* harmony import */ var _execution_section_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7943);
/* harmony import */ var _footer_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6692);
/* harmony import */ var _gantt_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8317);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2251);
/* harmony import */ var _stack_state_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1003);











function failuresOf(error) {
    if (error instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problems */ .Zw) {
        const all = error.all.flatMap(failuresOf).map((failure) => [JSON.stringify(failure), failure]);
        return [...new Map(all).values()];
    }
    const cancelled = isCancellation(error) || undefined;
    const explained = (0,_aws_error_js__WEBPACK_IMPORTED_MODULE_0__/* .explainAwsError */ .Ni)(error);
    const problem = explained instanceof _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF ? explained : unexplainedProblem(explained);
    const { sentence: message, shortSentence: shortMessage, excerpt, excerptTitle, remedy, place, details, link, } = problem;
    return [{ message, shortMessage, excerpt, excerptTitle, remedy, place, details, link, cancelled }];
}
function isCancellation(error) {
    return error instanceof Error && error.name === 'Cancelled';
}
function unexplainedProblem(error) {
    if (isCancellation(error))
        return new _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF('The job was cancelled.', 'Run it again to continue where it stopped.');
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return new _text_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(`Something unexpected went wrong: ${message}`, 'Report this with the log of a run that has debug logging.');
}
const FAILED = new Map([
    ['delete', 'deleteFailed'],
    ['diff', 'diffFailed'],
    ['sweep', 'sweepFailed'],
    ['run', 'runFailed'],
    ['status', 'statusFailed'],
]);
function failureSummary(failures, facts = {}, { run, milliseconds } = {}) {
    const known = facts.moment?.state === 'deleting' ? { ...facts, kind: 'delete' } : facts;
    const { kind, stackName, stackId, commit, resources, execution } = known;
    const cancelled = failures.some((failure) => failure.cancelled);
    const end = execution === undefined ? (FAILED.get(kind) ?? 'failed') : (0,_headline_js__WEBPACK_IMPORTED_MODULE_7__/* .runState */ .HQ)(execution.status, true);
    const state = cancelled ? 'cancelled' : end;
    const consoleUrl = stackId && (0,_aws_console_js__WEBPACK_IMPORTED_MODULE_9__/* .stackConsoleUrl */ .J_)((0,_aws_console_js__WEBPACK_IMPORTED_MODULE_9__/* .regionOf */ .AP)({ id: stackId }), stackId);
    const [only, ...others] = failures;
    const isOne = only !== undefined && others.length === 0;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .page */ .MY)([
        (0,_headline_js__WEBPACK_IMPORTED_MODULE_7__/* .headline */ .Pl)(state, { stackName, consoleUrl }, isOne ? '' : `${failures.length} problems`),
        ...(commit === undefined ? [] : [`Commit ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_7__/* .commitLink */ .wn)(commit)}`]),
        ...(isOne ? [only.cancelled ? '' : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(only.shortMessage ?? only.message)] : failures.map(item)),
        execution === undefined ? '' : (0,_execution_section_js__WEBPACK_IMPORTED_MODULE_4__/* .executionPhrase */ .mc)(execution),
        stateLine(known, cancelled),
        ...(isOne ? [`**What to do:** ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(only.remedy)}`, ...explanations(only)] : []),
        ...(execution === undefined ? [] : (0,_execution_section_js__WEBPACK_IMPORTED_MODULE_4__/* .executionSections */ .xW)(execution)),
        (0,_gantt_js__WEBPACK_IMPORTED_MODULE_6__/* .timeline */ .p)(stackName ?? '', resources),
        (0,_footer_js__WEBPACK_IMPORTED_MODULE_5__/* .lastLine */ .f)(run, isOne && only.link ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .linkTo */ .uM)(only.link.text, only.link.url) : undefined, milliseconds === undefined ? undefined : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_10__/* .duration */ .p0)(milliseconds)),
    ]);
}
function failureParts(error, isShown) {
    const failures = failuresOf(error);
    const [only, ...others] = failures;
    if (only === undefined || others.length > 0)
        return failures.map(item);
    const remedy = `**What to do:** ${linkedRemedy(only)}`;
    return isShown ? [remedy] : [(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(only.message), remedy, ...explanations(only)];
}
function linkedRemedy({ remedy, link }) {
    if (link === undefined || !remedy.includes(link.url))
        return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(remedy);
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(remedy.replaceAll(link.url, LINK)).replaceAll(LINK, () => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .linkTo */ .uM)(link.text, link.url));
}
const LINK = 'LinkOfTheProblem';
function stateLine(known, cancelled) {
    const { kind, running, stackId, changeSetId, moment } = known;
    const isOpen = kind === 'delete' || (changeSetId !== undefined && moment?.state !== 'running');
    const continues = cancelled && stackId !== undefined && isOpen;
    const link = continues
        ? ` ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .linkTo */ .uM)('Follow it in the AWS console', (0,_aws_console_js__WEBPACK_IMPORTED_MODULE_9__/* .stackConsoleUrl */ .J_)((0,_aws_console_js__WEBPACK_IMPORTED_MODULE_9__/* .regionOf */ .AP)({ id: stackId }), stackId))}.`
        : '';
    const version = running && (0,_headline_js__WEBPACK_IMPORTED_MODULE_7__/* .runningLine */ .Ek)(running, (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_8__/* .isStillRunning */ .Q)(known) ? 'Still running' : 'Before this deploy');
    const state = (0,_stack_state_js__WEBPACK_IMPORTED_MODULE_8__/* .stateSentence */ .l)(known, cancelled);
    const short = version ? state.replace(/: the version before still runs\.$/, '.') : state;
    return [`${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(short)}${link}`, kind === 'delete' ? '' : version].filter(Boolean).join(' ');
}
function explanations({ excerpt = [], excerptTitle, details = [] }) {
    const lines = excerpt.length === 0 ? '' : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .block */ .om)(excerpt);
    return [
        excerptTitle === undefined ? lines : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)((0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(excerptTitle), lines, true),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .folded */ .TM)('Details', details.map((detail) => `- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(detail)}`).join('\n')),
    ];
}
function item({ message, excerpt = [], remedy, details = [], link }) {
    const advice = `**What to do:** ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(remedy)}`;
    const parts = excerpt.length === 0 ? [`${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(message)}<br>${advice}`] : [(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(message), (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .block */ .om)(excerpt), advice];
    if (details.length > 0)
        parts.push(details.map((detail) => `- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(detail)}`).join('\n'));
    if (link !== undefined)
        parts.push((0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .linkTo */ .uM)(link.text, link.url));
    const lines = parts.join('\n\n').split('\n');
    return `- ${lines
        .map((line) => (line === '' ? '' : `  ${line}`))
        .join('\n')
        .trimStart()}`;
}
const MAXIMUM = 4096;
const CUT = '… (the rest is in the summary)';
function annotationOf(failure) {
    return { lines: annotationLines(failure), place: failure.place };
}
function annotationLines({ message, excerpt = [], remedy }) {
    const text = [message, ...excerpt].map(_text_harmless_js__WEBPACK_IMPORTED_MODULE_1__/* .harmlessLine */ .Kw).join('\n');
    const room = MAXIMUM - remedy.length - 1;
    const shown = text.length <= room ? text : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_10__/* .part */ .y_)(text, 0, room - CUT.length) + CUT;
    return [...shown.split('\n'), ...remedy.split('\n')];
}


/***/ }),

/***/ 6692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ timesText),
/* harmony export */   f: () => (/* binding */ lastLine)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1065);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9298);


function lastLine(...known) {
    return known.filter((text) => text !== undefined && text !== '').join(' · ');
}
const SHORTEST = 100;
function timesText(phases) {
    const shown = phases.filter(({ milliseconds }) => milliseconds >= SHORTEST);
    if (shown.length === 0)
        return '';
    return shown.length === 1 ? (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .totalText */ .IW)(phases) : `${(0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .totalText */ .IW)(phases)} (${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .phaseText */ .zM)(shown))})`;
}


/***/ }),

/***/ 8317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ timeline)
/* harmony export */ });
/* unused harmony export ganttOf */
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3387);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1065);


const BARS = 20;
const SHORTEST = 100;
const LABELS = 8;
const DISTANCES = [
    ...[1, 2, 5, 10, 15, 30].map((count) => [count, 'second', count * 1000]),
    ...[1, 2, 5, 10, 15, 30].map((count) => [count, 'minute', count * 60_000]),
    ...[1, 3, 6, 12].map((count) => [count, 'hour', count * 3_600_000]),
];
function timeline(stackName, resources = []) {
    const chart = ganttOf(stackName, resources);
    const title = allBars(resources).length > BARS ? `Timeline of the ${BARS} resources that took longest` : 'Timeline';
    return chart === '' ? '' : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(title, `\`\`\`mermaid\n${chart}\n\`\`\``);
}
function ganttOf(stackName, resources) {
    const bars = barsOf(resources);
    if (bars.length < 2)
        return '';
    const origin = Math.min(...bars.map(({ start }) => start));
    const sections = Map.groupBy(bars, ({ path }) => path.split('/').slice(0, -1).join('/'));
    const lines = [...sections].flatMap(([parent, own]) => [
        ...(sections.size > 1 ? [`section ${harmless(parent === '' ? stackName : parent)}`] : []),
        ...own.map((bar) => barLine(bar, origin)),
    ]);
    const total = Math.max(...bars.map(({ end }) => end)) - origin;
    const [count, unit] = DISTANCES.find(([, , each]) => total / each <= LABELS) ?? [1, 'day'];
    const axis = total < 3_600_000 ? '%M:%S' : '%H:%M:%S';
    return ['gantt', `dateFormat ${FORMAT}`, `axisFormat ${axis}`, `tickInterval ${count}${unit}`, ...lines].join('\n');
}
function barsOf(resources) {
    return allBars(resources)
        .toSorted((a, b) => lengthOf(b) - lengthOf(a))
        .slice(0, BARS)
        .sort((a, b) => a.start - b.start);
}
function allBars(resources) {
    const byPath = Map.groupBy(resources.toSorted((a, b) => a.start - b.start), ({ path }) => path);
    return [...byPath.values()]
        .flatMap(([first, ...later]) => first === undefined ? [] : [{ ...first, later: later.filter((each) => lengthOf(each) >= SHORTEST) }])
        .filter((bar) => lengthOf(bar) >= SHORTEST);
}
function lengthOf({ start, end }) {
    return end - start;
}
function hasFailed({ status }) {
    return status.endsWith('_FAILED');
}
function barLine(bar, origin) {
    const { path, start, end, later } = bar;
    const state = hasFailed(bar) || later.some(hasFailed) ? 'crit' : 'done';
    const name = harmless(path.split('/').at(-1) ?? '');
    const more = later.map((each) => ` + ${isDeletion(each) ? 'clean-up' : 'rollback'} ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(lengthOf(each))}`);
    const times = [start, end].map((time) => timeText(time - origin));
    return `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(end - start)} ${name}${more.join('')} :${state}, ${times.join(', ')}`;
}
function isDeletion({ status }) {
    return status.startsWith('DELETE_');
}
const FORMAT = 'YYYY-MM-DD HH:mm:ss.SSS';
function timeText(elapsed) {
    return new Date(Date.UTC(2000, 0, 1) + elapsed).toISOString().replace('T', ' ').replace('Z', '');
}
function harmless(text) {
    return text.replace(/[^\w/. -]/g, '-');
}


/***/ }),

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ runningLine),
/* harmony export */   HQ: () => (/* binding */ runState),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   wn: () => (/* binding */ commitLink)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1065);

const HEADINGS = {
    building: ['⏳ Building %', '⏳ Building'],
    deploying: ['⏳ Deploying %', '⏳ Deploying'],
    deleting: ['⏳ Deleting %', '⏳ Deleting'],
    waiting: ['⏳ % waits for another operation', '⏳ Waiting for another operation'],
    ready: ['✅ % is ready', '✅ Ready'],
    unchanged: ['✅ % is up to date', '✅ Up to date'],
    review: ['👀 % has a change set to review', '👀 A change set waits for review'],
    failed: ['❌ The deploy of % failed', '❌ The job failed'],
    sweepFailed: ['❌ The sweep is not complete', '❌ The sweep is not complete'],
    deleteFailed: ['❌ The deletion of % failed', '❌ The deletion failed'],
    diffFailed: ['❌ The diff of % failed', '❌ The diff failed'],
    cancelled: ['⚠️ The job for % was cancelled', '⚠️ The job was cancelled'],
    unreported: ['⚠️ The job for % ended without a report', '⚠️ The job ended without a report'],
    deleted: ['🗑️ % was deleted', '🗑️ Deleted'],
    gone: ['🗑️ % was gone already', '🗑️ Gone already'],
    skipped: ['⏭️ % was not deployed', '⏭️ Nothing was deployed'],
    running: ['⏳ Running %', '⏳ Running'],
    succeeded: ['✅ The run of % succeeded', '✅ The run succeeded'],
    runFailed: ['❌ The run of % failed', '❌ The run failed'],
    runTimedOut: ['❌ The run of % timed out', '❌ The run timed out'],
    runStopped: ['⚠️ The run of % was stopped', '⚠️ The run was stopped'],
    runGoesOn: ['❌ The run of % has not ended', '❌ The run has not ended'],
    shown: ['🔎 Status of %', '🔎 Status'],
    missing: ['🔎 There is no stack %', '🔎 There is no such stack'],
    statusFailed: ['❌ The status of % cannot be read', '❌ The status cannot be read'],
    wouldCreate: ['🔍 % would be created', '🔍 A stack would be created'],
    wouldUpdate: ['🔍 % would be updated', '🔍 A stack would be updated'],
    wouldKeep: ['🔍 % would not change', '🔍 Nothing would change'],
};
const ADDRESS = 60;
const ENDS = {
    RUNNING: 'running',
    SUCCEEDED: 'succeeded',
    FAILED: 'runFailed',
    TIMED_OUT: 'runTimedOut',
    ABORTED: 'runStopped',
    PENDING_REDRIVE: 'runFailed',
};
function runState(status, hasFailed) {
    if (!hasFailed)
        return ENDS[status ?? 'RUNNING'];
    if (status === 'RUNNING')
        return 'runGoesOn';
    return status === undefined || status === 'SUCCEEDED' ? 'runFailed' : ENDS[status];
}
function headline(state, { stackName, consoleUrl, url }, tail = '') {
    const [withStack, without] = HEADINGS[state];
    const address = url === undefined ? undefined : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .addressLink */ .Vr)(url);
    const name = stackName && (consoleUrl && !address ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .linkTo */ .uM)(stackName, consoleUrl) : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(stackName));
    const text = name ? withStack.replace('%', () => name) : without;
    if (address !== undefined && (url?.length ?? 0) > ADDRESS)
        return `### ${text}${tail && `: ${tail}`}\n\n${address}`;
    const rest = [address, tail].filter(Boolean).join(', ');
    return rest === '' ? `### ${text}` : `### ${text}: ${rest}`;
}
function commitLink({ sha, url }) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .linkTo */ .uM)(sha.slice(0, 7), url);
}
function runningLine({ commit, url }, when = 'Still running') {
    const address = url === undefined ? undefined : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .addressLink */ .Vr)(url);
    const parts = [commit && `commit ${commitLink(commit)}`, address ?? (url && (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(url))].filter(Boolean);
    return parts.length === 0 ? '' : `${when}: ${parts.join(' at ')}`;
}


/***/ }),

/***/ 9298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ZS: () => (/* binding */ decisionLine),
  TW: () => (/* binding */ failedLines),
  zM: () => (/* binding */ phaseText),
  od: () => (/* binding */ planLine),
  DW: () => (/* binding */ resultLines),
  WY: () => (/* binding */ shownOutputs),
  lP: () => (/* binding */ sizeText),
  Gk: () => (/* binding */ sweepText),
  Ex: () => (/* binding */ sweptLine),
  IW: () => (/* binding */ totalText)
});

// EXTERNAL MODULE: ./build/aws/console.js
var console = __nccwpck_require__(5167);
// EXTERNAL MODULE: ./build/stack/url-output.js
var url_output = __nccwpck_require__(2130);
// EXTERNAL MODULE: ./build/text/format.js
var format = __nccwpck_require__(3387);
// EXTERNAL MODULE: ./build/report/execution/section.js + 2 modules
var section = __nccwpck_require__(7943);
// EXTERNAL MODULE: ./build/report/stack-state.js
var stack_state = __nccwpck_require__(1003);
// EXTERNAL MODULE: ./build/report/execution/outcome.js
var outcome = __nccwpck_require__(4158);
// EXTERNAL MODULE: ./build/report/status/facts.js
var facts = __nccwpck_require__(4381);
;// CONCATENATED MODULE: ./build/report/status/lines.js



function statusLines(result) {
    const { stackName, region, overview, machines } = result;
    if (overview === undefined)
        return [`There is no stack ${stackName} in ${region}.`];
    const outputs = (0,facts/* shownPairs */.bA)(overview.stack.outputs, overview.secretOutputs);
    return [
        `Stack ${stackName}: ${(0,console/* stackConsoleUrl */.J_)(region, overview.stack.id)}`,
        ...(0,facts/* factsOf */.xS)(result, overview, facts/* AS_LOG */.IJ).map(([name, text]) => `  ${name}: ${text}`),
        ...machines.flatMap(machineLines),
        ...outputs.map(([key, text]) => `  ${key} = ${text}`),
    ];
}
function machineLines({ arn, executions }) {
    const heading = `  Executions of ${arn.split(':').at(-1)}:`;
    if ('needs' in executions)
        return [`${heading} ${(0,facts/* unreadText */.pY)(executions.needs, facts/* AS_LOG */.IJ)}`];
    if (executions.value === undefined)
        return [`${heading} an EXPRESS state machine keeps none`];
    if (executions.value.length === 0)
        return [`${heading} none yet`];
    return [
        heading,
        ...executions.value.map((each) => {
            const { name, status, startedAt, reason = { value: '' } } = each;
            const why = 'needs' in reason ? (0,facts/* unreadText */.pY)(reason.needs, facts/* AS_LOG */.IJ) : reason.value;
            const parts = [(0,facts/* timeText */.Tc)(startedAt), name, (0,outcome/* endOf */.pJ)(status)[1], (0,facts/* lengthText */.mf)(each), why && `(${why})`];
            return `    ${parts.filter(Boolean).join(' ')}`;
        }),
    ];
}

;// CONCATENATED MODULE: ./build/report/lines.js






function decisionLine({ kind, reason }) {
    return kind === 'skip' ? `Nothing is deployed: ${reason}.` : `Decision: ${kind} (${reason}).`;
}
function planLine(plan) {
    if (plan.kind === 'check')
        return 'Check the Dockerfile, and build nothing.';
    const { credentials } = plan.account;
    if (credentials.kind === 'chain')
        return actionText(plan);
    const by = credentials.kind === 'assume' ? 'the AWS credentials of this job (role chaining)' : "GitHub's ID token";
    return `${actionText(plan)} The role ${credentials.arn} is assumed with ${by}.`;
}
function actionText(plan) {
    if (plan.kind === 'build') {
        return `Build ${plan.buildId.id} of ${plan.owner.repository} in ${plan.account.region}.`;
    }
    if (plan.kind === 'sweep') {
        const whose = plan.stack === undefined ? plan.repository : `${plan.stack} of ${plan.repository}`;
        return `${plan.dryRun ? 'Show which previews' : 'Delete the previews'} of ${whose} in ${plan.account.region} ${plan.dryRun ? 'are over' : 'that are over'}.`;
    }
    if (plan.kind === 'run') {
        const { account, stackName, execution } = plan;
        const machine = execution.settings.stateMachine;
        return stackName === undefined
            ? `Run the state machine ${machine}.`
            : `Run the state machine of stack ${stackName} in ${account.region}.`;
    }
    if (plan.kind === 'status')
        return `Show the stack ${plan.stackName} in ${plan.account.region}.`;
    const { stackName, region, owner } = plan.target;
    const where = `stack ${stackName} in ${region}`;
    if (plan.kind === 'delete')
        return `Delete ${where}.`;
    if (plan.kind === 'execute')
        return `Execute the change set ${plan.changeSet} of ${where}.`;
    const build = `${plan.buildId.id} of ${owner.repository}`;
    return plan.kind === 'diff' ? `Show what ${build} would change in ${where}.` : `Deploy ${build} to ${where}.`;
}
const DONE = {
    create: 'was created',
    update: 'was updated',
    none: 'is up to date',
    review: 'has a change set to review',
};
const WOULD_BE = { create: 'would be created', update: 'would be updated', none: 'is up to date' };
function resultLines(result) {
    if (result.operation === 'skip')
        return [];
    const { phases } = result;
    const times = phases.length > 1 ? [`${phaseText(phases)} · ${totalText(phases)} in all`] : [phaseText(phases)];
    return [...factLines(result), ...times];
}
function factLines(result) {
    if (result.operation === 'sweep')
        return sweepLines(result);
    if (result.operation === 'run')
        return [executionLine(result.execution)];
    if (result.operation === 'status')
        return statusLines(result);
    if (result.operation === 'build')
        return result.images.map(imageLine);
    const { stackName } = result;
    if (result.operation === 'delete')
        return [`Stack ${stackName} ${result.stackId === undefined ? 'was gone already' : 'was deleted'}.`];
    if (result.operation === 'diff')
        return [`Stack ${stackName} ${WOULD_BE[result.would]}.`];
    const consoleUrl = (0,console/* stackConsoleUrl */.J_)(result.region, result.stackId);
    if (result.operation === 'review')
        return [`Stack ${stackName} ${DONE.review}: ${result.changeSetId}`, `See it in the AWS console: ${consoleUrl}`];
    const outputs = shownOutputs(result);
    const address = (0,url_output/* urlOutput */.z)(new Map(outputs))?.[1] ?? consoleUrl;
    return [
        ...result.images.map(imageLine),
        ...outputs.map(([key, value]) => `  ${key} = ${value}`),
        `Stack ${stackName} ${DONE[result.operation]}: ${address}`,
        ...(result.execution === undefined ? [] : [executionLine(result.execution)]),
    ];
}
function executionLine(execution) {
    return `${(0,section/* executionText */._P)(execution)}: ${execution.consoleUrl}`;
}
function failedLines(known, milliseconds) {
    const { stackName, stackId, running, execution } = known;
    const version = running && [running.commit?.sha, running.url].filter((each) => each !== undefined).join(' at ');
    return [
        ...(execution === undefined ? [] : [executionLine(execution)]),
        ...(version ? [`${(0,stack_state/* isStillRunning */.Q)(known) ? 'Still running' : 'Before this deploy'}: ${version}`] : []),
        ...(stackId === undefined ? [] : [`Stack ${stackName}: ${(0,console/* stackConsoleUrl */.J_)((0,console/* regionOf */.AP)({ id: stackId }), stackId)}`]),
        `The job ended after ${(0,format/* duration */.p0)(milliseconds)}.`,
    ];
}
function imageLine(image) {
    const facts = [...image.platforms, ...sizeText(image)];
    const name = image.name === undefined ? '' : `${image.name} `;
    return `The image ${name}is ${image.reference}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}.`;
}
function sizeText({ size, platforms }) {
    if (size === undefined)
        return [];
    return [platforms.length > 1 ? `${(0,format/* bytes */.ee)(size)} for ${platforms[0]}` : (0,format/* bytes */.ee)(size)];
}
function shownOutputs({ stackOutputs, secretOutputs }) {
    return [...stackOutputs].map(([key, value]) => [key, secretOutputs.has(key) ? '***' : value]);
}
function phaseText(phases) {
    return phases.map(({ name, milliseconds }) => `${name} ${(0,format/* duration */.p0)(milliseconds)}`).join(' · ');
}
function totalText(phases) {
    return (0,format/* duration */.p0)(phases.reduce((total, { milliseconds }) => total + milliseconds, 0));
}
function sweptLine({ stack, done, reason }) {
    const what = {
        deleted: 'was deleted',
        'would be deleted': 'would be deleted',
        kept: 'is kept',
        failed: 'is not deleted',
    };
    return `Stack ${stack} ${what[done]}: ${reason.replace(/\.$/, '')}.`;
}
function sweepLines({ dryRun, stacks, images }) {
    const planned = dryRun ? images : [];
    return [
        ...planned.map(({ repository, tags }) => `From the repository ${repository} would be removed: ${tags.join(', ')}.`),
        `${sweepText({ dryRun, stacks, images })}.`,
    ];
}
function sweepText({ dryRun, stacks, images }) {
    const counts = ['failed', 'deleted', 'would be deleted', 'kept'].flatMap((done) => {
        const count = stacks.filter((each) => each.done === done).length;
        return count === 0 ? [] : [`${count} ${done}`];
    });
    const removed = images.length === 0
        ? []
        : [
            `images of ${images.length} pull ${images.length === 1 ? 'request' : 'requests'}${dryRun ? ' would be' : ''} removed`,
        ];
    const parts = [...counts, ...removed];
    return `${dryRun ? 'Dry run' : 'Sweep'}: ${parts.length === 0 ? 'no preview was found' : parts.join(', ')}`;
}


/***/ }),

/***/ 5659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  KP: () => (/* binding */ failedOutputs),
  BO: () => (/* binding */ outputNotes),
  Yz: () => (/* binding */ outputsOf)
});

// EXTERNAL MODULE: ./build/aws/console.js
var console = __nccwpck_require__(5167);
// EXTERNAL MODULE: ./build/stack/changes/summary.js + 1 modules
var summary = __nccwpck_require__(5097);
// EXTERNAL MODULE: ./build/stack/url-output.js
var url_output = __nccwpck_require__(2130);
// EXTERNAL MODULE: ./build/aws/readable.js
var readable = __nccwpck_require__(9856);
// EXTERNAL MODULE: ./build/report/status/facts.js
var facts = __nccwpck_require__(4381);
;// CONCATENATED MODULE: ./build/report/status/json.js


function statusJson(result) {
    const { stackName, region, overview, commit, machines } = result;
    if (overview === undefined)
        return JSON.stringify({ name: stackName, region, status: 'none' });
    const { stack, images, schedules, lastChange } = overview;
    const change = (0,readable/* readValue */.w)(lastChange);
    return JSON.stringify({
        name: stackName,
        region,
        status: stack.status,
        reason: stack.reason,
        id: stack.id,
        createdAt: isoTime(overview.createdAt),
        changedAt: isoTime(stack.changedAt),
        buildId: overview.buildId,
        commit: commit?.sha,
        images: images.map(({ parameter, reference, tag }) => ({
            parameter,
            image: reference,
            tag: tag && (0,readable/* readValue */.w)(tag),
        })),
        lastChange: change && { name: change.name, description: change.description, run: change.source?.run.url },
        schedules: (0,readable/* readValue */.w)(schedules),
        terminationProtection: stack.terminationProtection,
        drift: overview.drift,
        tags: Object.fromEntries(stack.tags),
        outputs: Object.fromEntries((0,facts/* shownPairs */.bA)(stack.outputs, overview.secretOutputs)),
        parameters: Object.fromEntries((0,facts/* shownPairs */.bA)(stack.parameters, overview.secretParameters)),
        stateMachines: machines.map(({ arn, executions }) => ({
            arn,
            executions: (0,readable/* readValue */.w)(executions)?.map(executionJson),
        })),
        notReadable: [...new Set(neededIn(result, overview))],
    });
}
function executionJson({ arn, name, status, startedAt, endedAt, reason }) {
    return {
        arn,
        name,
        status,
        startedAt: isoTime(startedAt),
        endedAt: endedAt === undefined ? undefined : isoTime(endedAt),
        reason: reason && (0,readable/* readValue */.w)(reason),
    };
}
function isoTime(time) {
    return new Date(time).toISOString();
}
function neededIn({ machines }, overview) {
    const lists = machines.map(({ executions }) => executions);
    const reasons = lists.flatMap((list) => (0,readable/* readValue */.w)(list) ?? []).map(({ reason }) => reason);
    const parts = [
        overview.template,
        overview.lastChange,
        overview.schedules,
        overview.machines,
        ...overview.images.map(({ tag }) => tag),
        ...lists,
        ...reasons,
    ];
    return parts.flatMap((part) => (part !== undefined && 'needs' in part ? [part.needs] : []));
}

;// CONCATENATED MODULE: ./build/report/outputs.js




function outputsOf(result) {
    if (result.operation === 'skip')
        return outputPairs({ operation: 'skip' });
    if (result.operation === 'build')
        return buildOutputs(result);
    if (result.operation === 'diff')
        return diffOutputs(result);
    if (result.operation === 'sweep')
        return sweepOutputs(result);
    if (result.operation === 'run')
        return runOutputs(result);
    if (result.operation === 'status')
        return statusOutputs(result);
    return result.operation === 'delete' ? deleteOutputs(result) : deployOutputs(result);
}
function failedOutputs(known) {
    const { buildId, images = [], stackName, stackId, changeSetId, execution } = known;
    const consoleUrl = stackId && (0,console/* stackConsoleUrl */.J_)((0,console/* regionOf */.AP)({ id: stackId }), stackId);
    return outputPairs({
        operation: 'failed',
        'build-id': buildId,
        ...imageOutputs(images),
        'stack-name': stackName,
        'stack-id': stackId,
        'change-set-id': changeSetId,
        url: consoleUrl,
        'console-url': consoleUrl,
        'state-machine-arn': execution?.stateMachineArn,
        ...executionOutputs(execution),
    });
}
function buildOutputs({ operation, buildId, images }) {
    return outputPairs({ operation, 'build-id': buildId, ...imageOutputs(images) });
}
function imageOutputs(images) {
    const named = images.flatMap((image) => image.name === undefined ? [] : [[image.name, outputsOfImage(image)]]);
    if (named.length > 0)
        return { images: JSON.stringify(Object.fromEntries(named)) };
    const [only] = images;
    if (only === undefined)
        return {};
    return { ...outputsOfImage(only), 'image-reused': String(only.reused) };
}
function outputsOfImage({ reference, tag, digest, repositoryUri, reused }) {
    return { image: reference, 'image-tag': tag, digest, 'repository-uri': repositoryUri, 'image-reused': reused };
}
function deleteOutputs({ stackName, stackId, region }) {
    return outputPairs({
        operation: 'delete',
        'stack-name': stackName,
        'stack-id': stackId,
        'has-changes': String(stackId !== undefined),
        'console-url': stackId && (0,console/* stackConsoleUrl */.J_)(region, stackId),
    });
}
function sweepOutputs({ stacks, images }) {
    const count = stacks.filter(({ done }) => done.endsWith('deleted')).length;
    return outputPairs({
        operation: 'sweep',
        'has-changes': String(count + images.length > 0),
        'changes-count': String(count),
        'changes-summary': JSON.stringify({ stacks, images }),
    });
}
function runOutputs({ stackName, execution, failure }) {
    return outputPairs({
        operation: failure === undefined ? 'run' : 'failed',
        'stack-name': stackName,
        url: execution.consoleUrl,
        'state-machine-arn': execution.stateMachineArn,
        ...executionOutputs(execution),
    });
}
function executionOutputs(execution) {
    if (execution === undefined)
        return {};
    const { arn, status, output, exitCode } = execution;
    return {
        'execution-arn': arn,
        'execution-status': status,
        'execution-output': output,
        'exit-code': exitCode === undefined ? undefined : String(exitCode),
    };
}
function statusOutputs(result) {
    const { stackName, region, overview, machines } = result;
    const { id, outputs = new Map() } = overview?.stack ?? {};
    const consoleUrl = id && (0,console/* stackConsoleUrl */.J_)(region, id);
    const [image, ...images] = overview?.images ?? [];
    const [machine, ...others] = machines;
    return outputPairs({
        operation: 'status',
        'build-id': overview?.buildId,
        image: images.length === 0 ? image?.reference : undefined,
        'stack-name': stackName,
        'stack-id': id,
        outputs: overview && JSON.stringify(Object.fromEntries(outputs)),
        url: (0,url_output/* urlOutput */.z)(outputs)?.[1] ?? consoleUrl,
        'console-url': consoleUrl,
        'state-machine-arn': others.length === 0 ? machine?.arn : undefined,
        status: statusJson(result),
    });
}
function diffOutputs({ would, buildId, stackName, changes }) {
    return outputPairs({
        operation: 'diff',
        'build-id': buildId,
        'stack-name': stackName,
        'has-changes': String(would !== 'none'),
        'changes-count': String(changes.length),
        'changes-summary': (0,summary/* changesJson */.c)(changes),
    });
}
function deployOutputs(result) {
    const stackOutputs = [...result.stackOutputs].map(([key, value]) => [outputName(key), value]);
    return new Map([...stackOutputs, ...ownOutputs(result)]);
}
function outputName(key) {
    return key.replace(/[^A-Za-z0-9_-]/g, '-').replace(/^(?=[^A-Za-z_])/, '_');
}
function outputNotes(result) {
    if (!('stackOutputs' in result))
        return [];
    const own = new Map([...ownOutputs(result)].map(([name, value]) => [name.toLowerCase(), value]));
    const byName = Map.groupBy(result.stackOutputs.keys(), (key) => outputName(key).toLowerCase());
    return [...byName].flatMap(([name, keys]) => {
        const hidden = keys.filter((key) => own.has(name) && own.get(name) !== result.stackOutputs.get(key));
        if (hidden.length > 0)
            return `The stack's output ${hidden.join(' and ')} has the name of an output of this action; read it from \`outputs\`.`;
        return keys.length > 1
            ? `The stack's outputs ${keys.join(' and ')} have the same name for GitHub; read them from \`outputs\`.`
            : [];
    });
}
function ownOutputs(result) {
    const { stackOutputs } = result;
    const consoleUrl = (0,console/* stackConsoleUrl */.J_)(result.region, result.stackId);
    return outputPairs({
        operation: result.failure === undefined ? result.operation : 'failed',
        'build-id': result.buildId,
        ...imageOutputs(result.images),
        'stack-name': result.stackName,
        'stack-id': result.stackId,
        'has-changes': String(result.operation !== 'none'),
        'changes-count': String(result.changes.length),
        'changes-summary': (0,summary/* changesJson */.c)(result.changes),
        'change-set-id': result.changeSetId,
        outputs: JSON.stringify(Object.fromEntries(stackOutputs)),
        url: (0,url_output/* urlOutput */.z)(stackOutputs)?.[1] ?? consoleUrl,
        'console-url': consoleUrl,
        'state-machine-arn': result.stateMachineArn,
        'task-definition-arn': result.taskDefinitionArn,
        ...executionOutputs(result.execution),
    });
}
function outputPairs(values) {
    return new Map(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

/***/ 1003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ isStillRunning),
/* harmony export */   l: () => (/* binding */ stateSentence)
/* harmony export */ });
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7729);

const STATES = (0,_text_table_js__WEBPACK_IMPORTED_MODULE_0__/* .tableOf */ .c)({
    CREATE_FAILED: 'The stack keeps what was created. The next deploy deletes it and creates it again.',
    ROLLBACK_COMPLETE: 'The stack was rolled back and is empty. The next deploy deletes it and creates it again.',
    ROLLBACK_FAILED: 'The stack was rolled back only in part. The next deploy deletes it and creates it again.',
    UPDATE_FAILED: 'The stack is updated only in part, because it is not rolled back.',
    UPDATE_ROLLBACK_COMPLETE: 'The stack was rolled back: the version before still runs.',
    UPDATE_ROLLBACK_FAILED: 'The stack was rolled back only in part, and nothing can update it until that is repaired.',
    DELETE_FAILED: 'The stack still exists, with what could not be deleted.',
    DELETE_COMPLETE: 'The stack was deleted.',
});
function isStillRunning({ status, changeSetId, moment }) {
    if (status !== undefined)
        return status === 'UPDATE_ROLLBACK_COMPLETE';
    return changeSetId === undefined && moment?.state !== 'deleting';
}
function stateSentence({ kind, status, stackId, changeSetId, moment }, cancelled) {
    if (kind === 'diff' || kind === 'run' || kind === 'status' || stackId === undefined)
        return '';
    if (moment?.state === 'running')
        return 'The stack was deployed before.';
    if (cancelled && kind === 'delete')
        return 'CloudFormation continues with a deletion that has begun.';
    if (cancelled && changeSetId !== undefined)
        return 'CloudFormation continues with the stack.';
    if (status !== undefined && !cancelled)
        return STATES.get(status) ?? `The stack is in the status ${status}.`;
    if (changeSetId !== undefined || kind === 'delete')
        return '';
    return 'The stack was not changed.';
}


/***/ }),

/***/ 4381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IJ: () => (/* binding */ AS_LOG),
/* harmony export */   Rf: () => (/* binding */ AS_MARKDOWN),
/* harmony export */   Tc: () => (/* binding */ timeText),
/* harmony export */   bA: () => (/* binding */ shownPairs),
/* harmony export */   mf: () => (/* binding */ lengthText),
/* harmony export */   pY: () => (/* binding */ unreadText),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3427);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3387);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1065);



const AS_MARKDOWN = { code: _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY, plain: _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj, link: _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .linkTo */ .uM, lineEnd: '<br>' };
const AS_LOG = {
    code: (text) => text,
    plain: (text) => text,
    link: (text, url) => `${text} (${url})`,
    lineEnd: ', ',
};
function factsOf({ commit }, overview, style) {
    const { code, plain } = style;
    const { stack, schedules, drift, machines } = overview;
    return [
        ['Status', [code(stack.status), plain(stack.reason ?? '')].filter(Boolean).join(': ')],
        ['Commit', commitText(overview.buildId, commit, style)],
        ...overview.images.map((image) => ['Image', imageText(image, style)]),
        ['Last change', changeText(overview, style)],
        ...scheduleTexts(schedules, style).map((text) => ['Schedule', text]),
        ['Termination protection', stack.terminationProtection ? 'on' : 'off'],
        ['Drift', plain(drift.toLowerCase().replaceAll('_', ' '))],
        ['Owner', plain(ownerText(stack.tags))],
        ...('needs' in machines ? [['Executions', unreadText(machines.needs, style)]] : []),
    ];
}
function unreadText(needs, { code }) {
    return `not readable (needs ${code(needs)})`;
}
function commitText(buildId, commit, { code, link }) {
    if (commit === undefined)
        return buildId === undefined ? 'unknown' : code(buildId);
    return `${link(commit.sha.slice(0, 7), commit.url)}${buildId === commit.sha ? '' : ' with changed files'}`;
}
function imageText({ reference, tag }, style) {
    const { code, lineEnd } = style;
    const [, name = '', digits] = /^(.*)@sha256:([0-9a-f]{12})[0-9a-f]{52}$/.exec(reference) ?? [];
    const isShort = style === AS_MARKDOWN && digits !== undefined;
    const image = isShort ? [code(name), `digest ${code(digits)}`] : [code(reference)];
    return [...image, ...(tag === undefined ? [] : [tagText(tag, style)])].join(lineEnd);
}
function tagText(tag, style) {
    if ('needs' in tag)
        return `tag ${unreadText(tag.needs, style)}`;
    return tag.value === '' ? 'no tag' : `tag ${style.code(tag.value)}`;
}
function changeText({ stack, lastChange }, style) {
    const { code, plain, link } = style;
    const at = timeText(stack.changedAt);
    if ('needs' in lastChange)
        return `${at}, by whom is ${unreadText(lastChange.needs, style)}`;
    const { source, description, name } = lastChange.value ?? {};
    if (source !== undefined)
        return `${at} by ${link(`run ${source.run.number}`, source.run.url)} of ${plain(source.repository)}`;
    if (name === undefined)
        return at;
    return `${at} by the change set ${[code(name), plain(description ?? '')].filter(Boolean).join(': ')}`;
}
function scheduleTexts(schedules, style) {
    const { code, plain } = style;
    if ('needs' in schedules)
        return [unreadText(schedules.needs, style)];
    if (schedules.value.length === 0)
        return ['none'];
    return schedules.value.map(({ expression, timeZone = '', state = '' }) => [expression === undefined ? 'set by the template' : code(expression), plain(timeZone), plain(state.toLowerCase())]
        .filter(Boolean)
        .join(', '));
}
function ownerText(tags) {
    const ours = [...tags].filter(([key]) => key.startsWith(_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .OWNER_TAG_PREFIX */ .yg));
    if (ours.length === 0)
        return 'none: the stack has no tag of this action';
    return ours.map(([key, text]) => `${key.slice(_aws_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .OWNER_TAG_PREFIX */ .yg.length)} ${text}`).join(', ');
}
function shownPairs(values, secret) {
    return [...values].map(([key, text]) => [key, secret.has(key) ? '***' : text]);
}
function timeText(time) {
    return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
function lengthText({ startedAt, endedAt }) {
    return endedAt === undefined ? '' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(endedAt - startedAt);
}


/***/ }),

/***/ 8798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ summaryOf)
});

// EXTERNAL MODULE: ./build/aws/console.js
var console = __nccwpck_require__(5167);
// EXTERNAL MODULE: ./build/stack/changes/summary.js + 1 modules
var summary = __nccwpck_require__(5097);
// EXTERNAL MODULE: ./build/stack/url-output.js
var url_output = __nccwpck_require__(2130);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __nccwpck_require__(1065);
// EXTERNAL MODULE: ./build/report/change-list.js
var change_list = __nccwpck_require__(3459);
// EXTERNAL MODULE: ./build/report/execution/section.js + 2 modules
var section = __nccwpck_require__(7943);
// EXTERNAL MODULE: ./build/report/failure.js
var report_failure = __nccwpck_require__(897);
// EXTERNAL MODULE: ./build/report/footer.js
var footer = __nccwpck_require__(6692);
// EXTERNAL MODULE: ./build/report/gantt.js
var gantt = __nccwpck_require__(8317);
// EXTERNAL MODULE: ./build/report/headline.js
var headline = __nccwpck_require__(2251);
// EXTERNAL MODULE: ./build/text/format.js
var format = __nccwpck_require__(3387);
// EXTERNAL MODULE: ./build/report/lines.js + 1 modules
var lines = __nccwpck_require__(9298);
;// CONCATENATED MODULE: ./build/report/image-details.js



function imagesPhrase(images) {
    if (images.length === 0)
        return '';
    const [only, ...others] = images;
    if (only === undefined || others.length > 0) {
        const built = images.filter(({ reused }) => !reused).length;
        if (built === 0)
            return `${images.length} images found`;
        return `${images.length} images${built === images.length ? '' : `, ${built}`} built`;
    }
    return `image ${(0,markdown/* code */.aY)(shortDigest(only))} ${only.reused ? 'found' : 'built'}`;
}
function shortDigest({ digest, reference }) {
    return /^sha256:([0-9a-f]{12})/.exec(digest)?.[1] ?? (digest || reference);
}
function imageSection(result) {
    return (0,markdown/* folded */.TM)(result.images.length === 1 ? 'Image' : `${result.images.length} images`, imageList(result));
}
function imageList({ buildId, images, phases }) {
    const build = buildId === undefined || images.length === 0 ? [] : [`- Build ID: ${(0,markdown/* code */.aY)(buildId)}`];
    return [...build, ...images.flatMap((image) => imageLines(image, phases))].join('\n');
}
function imageLines(image, phases) {
    const { name, reference, tag, extraTags = [], platforms } = image;
    const time = name === undefined ? phases.find((phase) => phase.name === 'Image') : undefined;
    const facts = [
        `Reference: ${(0,markdown/* code */.aY)(reference)}`,
        `Tags: ${[tag, ...extraTags].map(markdown/* code */.aY).join(', ')}`,
        ...(platforms.length === 0 ? [] : [`Platforms: ${platforms.map(markdown/* code */.aY).join(', ')}`]),
        ...(0,lines/* sizeText */.lP)(image).map((text) => `Size: ${(0,markdown/* plain */.pj)(text)}`),
        `Build: ${buildText(image, time)}`,
    ];
    return name === undefined
        ? facts.map((fact) => `- ${fact}`)
        : [`- ${(0,markdown/* code */.aY)(name)}`, ...facts.map((fact) => `  - ${fact}`)];
}
function buildText({ reused, facts }, phase) {
    const time = phase === undefined ? '' : `, ${(0,format/* duration */.p0)(phase.milliseconds)}`;
    if (reused)
        return 'none: the image was found';
    if (facts === undefined || facts.steps === 0)
        return `built${time}`;
    const steps = `${facts.steps} ${facts.steps === 1 ? 'step' : 'steps'}`;
    if (facts.cachedSteps === 0)
        return `${steps}${time}`;
    return `${steps}, ${facts.cachedSteps === facts.steps ? 'all' : facts.cachedSteps} from the cache${time}`;
}

// EXTERNAL MODULE: ./node_modules/markdown-table/index.js
var markdown_table = __nccwpck_require__(735);
// EXTERNAL MODULE: ./build/report/execution/outcome.js
var outcome = __nccwpck_require__(4158);
// EXTERNAL MODULE: ./build/report/status/facts.js
var facts = __nccwpck_require__(4381);
;// CONCATENATED MODULE: ./build/report/status/table.js




const LONGEST_REASON = 400;
function statusParts(status) {
    const { overview, machines, region } = status;
    if (overview === undefined)
        return [`Region ${(0,markdown/* code */.aY)(region)}`];
    const { stack, secretOutputs, secretParameters } = overview;
    const [head = [], ...rows] = (0,facts/* factsOf */.xS)(status, overview, facts/* AS_MARKDOWN */.Rf).map(([name, text]) => [
        name.replaceAll(' ', '\u00a0'),
        text,
    ]);
    return [
        (0,markdown_table/* markdownTable */.Q)([head, ...rows], { alignDelimiters: false }),
        ...machines.map((machine) => machinePart(machine, machines.length > 1)),
        pairList('output', (0,facts/* shownPairs */.bA)(stack.outputs, secretOutputs)),
        pairList('parameter', (0,facts/* shownPairs */.bA)(stack.parameters, secretParameters)),
    ];
}
function pairList(what, pairs) {
    const lines = pairs.map(([key, text]) => `- ${(0,markdown/* code */.aY)(key)}: ${(0,markdown/* value */.Uq)(text)}`);
    return (0,markdown/* folded */.TM)(pairs.length === 1 ? `1 ${what}` : `${pairs.length} ${what}s`, lines.join('\n'));
}
function machinePart({ arn, executions }, isOneOfSeveral) {
    const which = isOneOfSeveral ? ` of ${(0,markdown/* code */.aY)(arn.split(':').at(-1) ?? '')}` : '';
    const none = (text) => `Executions${which}: ${text}.`;
    if ('needs' in executions)
        return none((0,facts/* unreadText */.pY)(executions.needs, facts/* AS_MARKDOWN */.Rf));
    if (executions.value === undefined)
        return none('an EXPRESS state machine keeps none');
    if (executions.value.length === 0)
        return none('none yet');
    const rows = executions.value.map((each) => [
        (0,markdown/* linkTo */.uM)(each.name, each.consoleUrl),
        (0,outcome/* endOf */.pJ)(each.status).join('\u00a0'),
        (0,facts/* timeText */.Tc)(each.startedAt).replaceAll(' ', '\u00a0').replaceAll('-', '\u2011'),
        (0,facts/* lengthText */.mf)(each),
        reasonMarkdown(each.reason),
    ]);
    const head = ['Execution', 'Result', 'Started', 'Time', 'Reason'];
    return [`#### Last executions${which}`, (0,markdown_table/* markdownTable */.Q)([head, ...rows], { alignDelimiters: false })].join('\n\n');
}
function reasonMarkdown(reason) {
    if (reason === undefined)
        return '';
    if ('needs' in reason)
        return (0,facts/* unreadText */.pY)(reason.needs, facts/* AS_MARKDOWN */.Rf);
    return reason.value.length > LONGEST_REASON ? 'See the execution' : (0,markdown/* prose */.CS)(reason.value);
}

// EXTERNAL MODULE: ./build/report/sweep.js
var sweep = __nccwpck_require__(6355);
;// CONCATENATED MODULE: ./build/report/summary.js














function summaryOf(result, run) {
    if (result.operation === 'skip')
        return (0,markdown/* page */.MY)([(0,headline/* headline */.Pl)('skipped', {}), `Reason: ${(0,markdown/* prose */.CS)(result.reason)}.`]);
    if (result.operation === 'build')
        return buildSummary(result, run);
    if (result.operation === 'diff')
        return diffSummary(result, run);
    if (result.operation === 'sweep')
        return (0,sweep/* sweepSummary */.R)(result);
    if (result.operation === 'run')
        return runSummary(result, run);
    if (result.operation === 'status')
        return statusSummary(result, run);
    return result.operation === 'delete' ? deleteSummary(result, run) : deploySummary(result, run);
}
function deleteSummary({ stackName, stackId, reason, phases, resources }, run) {
    return (0,markdown/* page */.MY)([
        (0,headline/* headline */.Pl)(stackId === undefined ? 'gone' : 'deleted', { stackName }),
        reason === undefined ? '' : `Reason: ${(0,markdown/* prose */.CS)(reason)}.`,
        (0,gantt/* timeline */.p)(stackName, resources),
        (0,footer/* lastLine */.f)(run, (0,footer/* timesText */.A)(phases)),
    ]);
}
function runSummary({ stackName, execution, failure, phases }, run) {
    const { stateMachineArn, status, consoleUrl } = execution;
    const name = stackName ?? stateMachineArn.split(':').at(-1);
    return (0,markdown/* page */.MY)([
        (0,headline/* headline */.Pl)((0,headline/* runState */.HQ)(status, failure !== undefined), { stackName: name, consoleUrl }),
        ...executionParts({ execution, failure }),
        (0,footer/* lastLine */.f)(run, (0,footer/* timesText */.A)(phases)),
    ]);
}
function executionParts({ execution, failure }) {
    const isShown = execution !== undefined && execution.status !== 'RUNNING' && execution.status !== 'SUCCEEDED';
    return [
        execution === undefined ? '' : (0,section/* executionPhrase */.mc)(execution),
        ...(failure === undefined ? [] : (0,report_failure/* failureParts */.Xl)(failure, isShown)),
        ...(execution === undefined ? [] : (0,section/* executionSections */.xW)(execution)),
    ];
}
function statusSummary(result, run) {
    const { stackName, region, overview, phases } = result;
    const consoleUrl = overview && (0,console/* stackConsoleUrl */.J_)(region, overview.stack.id);
    return (0,markdown/* page */.MY)([
        (0,headline/* headline */.Pl)(overview === undefined ? 'missing' : 'shown', { stackName, consoleUrl }),
        ...statusParts(result),
        (0,footer/* lastLine */.f)(run, (0,footer/* timesText */.A)(phases)),
    ]);
}
function buildSummary(result, run) {
    const { buildId, commit, images, phases } = result;
    const what = images.length === 1 ? 'The image' : `${images.length} images`;
    const [were, exist] = images.length === 1 ? ['was', 'exists'] : ['were', 'exist'];
    const found = images.every(({ reused }) => reused);
    return (0,markdown/* page */.MY)([
        `### ✅ ${what} ${found ? `${exist} already` : `${were} built`}`,
        summary_facts(commitPhrase(buildId, commit)),
        imageList(result),
        (0,footer/* lastLine */.f)(run, (0,footer/* timesText */.A)(phases)),
    ]);
}
const WOULD = {
    create: 'wouldCreate',
    update: 'wouldUpdate',
    none: 'wouldKeep',
};
function diffSummary(result, run) {
    const { buildId, commit, images, stackName, would, changes, phases } = result;
    const standIns = images.filter(({ reused }) => !reused).map(({ reference }) => (0,markdown/* code */.aY)(reference));
    const standIn = standIns.length === 0 ? '' : `Not built yet; a reference stands for it: ${standIns.join(', ')}.`;
    const { resources } = (0,summary/* changesSummary */.a)(changes);
    return (0,markdown/* page */.MY)([
        (0,headline/* headline */.Pl)(WOULD[would], { stackName }, (0,change_list/* changeCounts */.Zg)(changes, 'planned')),
        summary_facts(commitPhrase(buildId, commit)),
        (0,change_list/* lossAlert */.Q9)(resources, 'planned'),
        would !== 'none' && resources.length === 0 ? 'No resource changes: only outputs, or settings of the stack.' : '',
        ...(0,change_list/* changeLists */.uH)(resources),
        standIn,
        (0,footer/* lastLine */.f)(run, (0,footer/* timesText */.A)(phases)),
    ]);
}
const STATES = {
    create: 'ready',
    update: 'ready',
    none: 'unchanged',
    review: 'review',
};
function deploySummary(result, run) {
    const { operation, stackName, stackId, changes, execution, failure, phases } = result;
    const consoleUrl = (0,console/* stackConsoleUrl */.J_)(result.region, stackId);
    const { resources } = (0,summary/* changesSummary */.a)(changes);
    const [isReview, hasFailed] = [operation === 'review', failure !== undefined];
    const tense = isReview ? 'planned' : 'done';
    const url = isReview ? undefined : (0,url_output/* urlOutput */.z)(new Map((0,lines/* shownOutputs */.WY)(result)))?.[1];
    return (0,markdown/* page */.MY)([
        (0,headline/* headline */.Pl)(hasFailed ? (0,headline/* runState */.HQ)(execution?.status, true) : STATES[operation], { stackName, consoleUrl, url }),
        hasFailed ? `✅ The deploy succeeded: ${deployFacts(result)}` : deployFacts(result),
        (0,change_list/* lossAlert */.Q9)(resources, tense),
        ...executionParts(result),
        ...(isReview ? howToExecute(result) : []),
        ...(isReview ? (0,change_list/* changeLists */.uH)(resources) : [(0,change_list/* changeList */.Fs)(resources)]),
        outputSection((0,lines/* shownOutputs */.WY)(result)),
        (0,gantt/* timeline */.p)(stackName, result.resources),
        imageSection(result),
        (0,footer/* lastLine */.f)(run, (0,markdown/* linkTo */.uM)('Stack in the AWS console', consoleUrl), (0,footer/* timesText */.A)(phases)),
    ]);
}
function deployFacts({ operation, release, buildId, commit, changes, images }) {
    const isReview = operation === 'review';
    const changed = (0,change_list/* changeCounts */.Zg)(changes, isReview ? 'planned' : 'done');
    return summary_facts(release === undefined ? '' : `release ${(0,markdown/* linkTo */.uM)(release.tag, release.url)}`, commitPhrase(buildId, commit), changed || (isReview || operation === 'none' ? '' : 'no resource changed'), imagesPhrase(images));
}
function howToExecute({ changeSetId }) {
    return ['To execute it, run the action with this input:', (0,markdown/* block */.om)([`execute-change-set-id: ${changeSetId}`])];
}
function summary_facts(...known) {
    const text = known.filter((fact) => fact !== '').join(' · ');
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function commitPhrase(buildId, commit) {
    if (commit === undefined)
        return buildId === undefined ? '' : `build ${(0,markdown/* code */.aY)(buildId)}`;
    return `commit ${(0,headline/* commitLink */.wn)(commit)}${buildId === commit.sha ? '' : ' with changed files'}`;
}
const LONG = 500;
function indented(markdown) {
    return markdown.replace(/^/gm, '  ');
}
function outputSection(outputs) {
    const lines = outputs.map(([key, text]) => text.length > LONG ? `- ${(0,markdown/* code */.aY)(key)}:\n${indented((0,markdown/* block */.om)([text]))}` : `- ${(0,markdown/* code */.aY)(key)}: ${(0,markdown/* value */.Uq)(text)}`);
    return (0,markdown/* folded */.TM)(outputs.length === 1 ? '1 output' : `${outputs.length} outputs`, lines.join('\n'));
}


/***/ }),

/***/ 6355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ sweptComment),
/* harmony export */   R: () => (/* binding */ sweepSummary)
/* harmony export */ });
/* harmony import */ var markdown_table__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(735);
/* harmony import */ var _aws_console_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5167);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3387);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1065);
/* harmony import */ var _footer_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6692);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2251);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9298);







const NAME = 40;
function sweepSummary(result) {
    const { stacks, images, source, phases } = result;
    const rows = (...ends) => ends.flatMap((end) => stacks.filter(({ done }) => done === end));
    const kept = rows('kept');
    const text = stackTable(kept, source);
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .page */ .MY)([
        `### 🧹 ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .sweepText */ .Gk)(result))}`,
        stackTable(rows('failed', 'deleted', 'would be deleted'), source),
        imageTable(images, source),
        kept.length === 0 ? '' : `<details><summary>${kept.length} kept</summary>\n\n${text}\n\n</details>`,
        (0,_footer_js__WEBPACK_IMPORTED_MODULE_1__/* .timesText */ .A)(phases),
    ]);
}
function sweptComment(stackName, reason) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .page */ .MY)([(0,_headline_js__WEBPACK_IMPORTED_MODULE_2__/* .headline */ .Pl)('deleted', { stackName }), (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(`A sweep deleted this preview: ${reason}.`)]);
}
function stackTable(stacks, source) {
    if (stacks.length === 0)
        return '';
    const rows = stacks.map(({ stack, stackId, pullRequest, reason, done }) => {
        const stays = !done.endsWith('deleted') || done === 'would be deleted';
        const url = (0,_aws_console_js__WEBPACK_IMPORTED_MODULE_4__/* .stackConsoleUrl */ .J_)((0,_aws_console_js__WEBPACK_IMPORTED_MODULE_4__/* .regionOf */ .AP)({ id: stackId }), stackId);
        const name = (0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .shortened */ .vI)(stack, NAME);
        return [stays ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .linkTo */ .uM)(name, url) : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name), pullLink(source, pullRequest), done, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reason)];
    });
    return (0,markdown_table__WEBPACK_IMPORTED_MODULE_6__/* .markdownTable */ .Q)([['Stack', 'Pull request', 'Result', 'Why'], ...rows], { alignDelimiters: false });
}
function imageTable(images, source) {
    if (images.length === 0)
        return '';
    const rows = images.map(({ repository, pullRequest, tags, done, reason }) => [
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .shortened */ .vI)(repository, NAME)),
        pullLink(source, pullRequest),
        `${tags.length} ${done}`,
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reason),
    ]);
    return (0,markdown_table__WEBPACK_IMPORTED_MODULE_6__/* .markdownTable */ .Q)([['Repository', 'Pull request', 'Tags', 'Why'], ...rows], { alignDelimiters: false });
}
function pullLink(source, pullRequest) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .linkTo */ .uM)(String(pullRequest), `${source}/pull/${pullRequest}`);
}


/***/ }),

/***/ 2522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ changeLines),
/* harmony export */   v: () => (/* binding */ notesOn)
/* harmony export */ });
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5097);

const PROPERTIES = 10;
function changeLines(changes) {
    return (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .changesSummary */ .a)(changes).resources.flatMap((each) => [resourceLine(each), ...propertyLines(each.properties)]);
}
function resourceLine(change) {
    const notes = notesOn(change);
    return `${change.action.padEnd(8)} ${change.resource}  ${change.type}${notes.length === 0 ? '' : `  (${notes.join(', ')})`}`;
}
function notesOn({ action, replacement, old, loses, unread }) {
    const maybe = replacement === 'conditional';
    const replaced = action === 'replace' || maybe;
    return [
        ...(maybe ? ['maybe replaced'] : []),
        ...(loses === undefined ? [] : [`${maybe ? 'may delete' : 'deletes'} ${loses}`]),
        ...(old === 'kept' ? [replaced ? 'the old one is kept' : 'it is kept outside of the stack'] : []),
        ...(old === 'snapshot' ? ['a snapshot is kept'] : []),
        ...(unread === undefined ? [] : [`its own changes could not be read without ${unread}`]),
    ];
}
function propertyLines(properties) {
    const rest = properties.length - PROPERTIES;
    const lines = properties.slice(0, PROPERTIES).map((each) => `           ${propertyText(each)}`);
    return rest > 0 ? [...lines, `           and ${rest} more`] : lines;
}
function propertyText({ name, causes, before, after }) {
    const values = before === undefined && after === undefined ? '' : `: ${before ?? '(none)'} → ${after ?? '(none)'}`;
    return `${name}${values}  [${causes.join(', ')}]`;
}


/***/ }),

/***/ 5097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ changesJson),
  a: () => (/* binding */ changesSummary)
});

// EXTERNAL MODULE: ./build/template/template.js + 1 modules
var template = __nccwpck_require__(436);
// EXTERNAL MODULE: ./build/text/credentials.js
var credentials = __nccwpck_require__(5360);
// EXTERNAL MODULE: ./build/text/format.js
var format = __nccwpck_require__(3387);
;// CONCATENATED MODULE: ./build/stack/changes/property-changes.js



function propertyChanges(change) {
    const byName = Map.groupBy(change.Details ?? [], propertyName);
    return [...byName].map(([name, details]) => {
        const { Path: path = '', BeforeValue: before, AfterValue: after, } = details.find(({ Target }) => Target?.BeforeValue !== undefined || Target?.AfterValue !== undefined)?.Target ??
            {};
        const contexts = [change.AfterContext, change.BeforeContext];
        return { name, causes: causesOf(details), ...shownValues({ path, before, after, contexts }) };
    });
}
function propertyName({ Target }) {
    return Target?.Path?.replace(/^\/(Properties\/)?/, '') ?? Target?.Name ?? Target?.Attribute ?? '';
}
function causesOf(details) {
    const others = details.filter((each) => each.ChangeSource !== 'DirectModification' || each.Evaluation !== 'Dynamic');
    return [...new Set((others.length === 0 ? details : others).map(causeOf))];
}
function causeOf({ ChangeSource, CausingEntity, Target }) {
    if (ChangeSource === 'ParameterReference')
        return `parameter ${CausingEntity}`;
    if (ChangeSource === 'ResourceReference' || ChangeSource === 'ResourceAttribute')
        return `resource ${CausingEntity}`;
    if (ChangeSource === 'Automatic')
        return 'nested stack';
    const reverted = Target?.Drift !== undefined && Target.Drift.PreviousValue === Target.AfterValue;
    if (ChangeSource === 'NoModification' || reverted)
        return 'drift';
    return ChangeSource === undefined && Target?.Attribute === 'Tags' ? 'stack tags' : 'template';
}
function shownValues(place) {
    const secret = isSecretName(place.path.split('/').at(-1) ?? '') || place.contexts.some((text) => isNamed(text, place));
    const [before, after] = cutToDifference([place.before, place.after].map((value) => value && shownValue(value, secret)));
    return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
const MASK = '****';
const SECRET_NAME = /pass(word|wd|phrase)|secret|token|credential|(api|private|access|signing|encryption)[-_]?key|connection[-_]?string/i;
function isSecretName(name) {
    return SECRET_NAME.test(name);
}
function isNamed(context, { path }) {
    if (!path.endsWith('/Value') || context === undefined)
        return false;
    const pair = path.split('/').slice(1, -1).reduce(template/* property */.MZ, parsed(context));
    return isSecretName(nameOfPair(pair) ?? '');
}
function nameOfPair(pair) {
    const { Name, Key } = (pair ?? {});
    const name = Name ?? Key;
    return typeof name === 'string' ? name : undefined;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const LATER = /\{\{changeSet:KNOWN_AFTER_APPLY\}\}/g;
const TRUNCATED = /^\(Truncated-Signature\):/;
function shownValue(value, secret) {
    if (TRUNCATED.test(value))
        return '(too long to show)';
    const structure = /^\s*[[{]/.test(value) ? parsed(value) : undefined;
    const text = structure === undefined ? withoutSecret(value, secret) : JSON.stringify(hideSecretValues(structure, secret));
    return text.replace(LATER, '(known after the deploy)').replace(/\s+/g, ' ').trim();
}
function hideSecretValues(value, secret) {
    if (typeof value === 'string' || typeof value === 'number')
        return withoutSecret(String(value), secret);
    if (Array.isArray(value))
        return value.map((item) => hideSecretValues(item, secret));
    if (typeof value !== 'object' || value === null)
        return value;
    const named = isSecretName(nameOfPair(value) ?? '');
    return Object.fromEntries(Object.entries(value).map(([key, item]) => {
        const hidden = secret || isSecretName(key) || (named && key === 'Value');
        return [key, hideSecretValues(item, hidden)];
    }));
}
const NAMES_ONLY = /^(arn:|\{\{resolve:|\{\{changeSet:|true$|false$)/;
function withoutSecret(value, secret) {
    return (0,credentials/* looksSecret */.n)(value) || (secret && !NAMES_ONLY.test(value)) ? MASK : value;
}
const MAXIMUM = 70;
const COMMON = 10;
const WORD = 20;
const IN_WORD = /[\w.%+-]/;
function cutToDifference(values) {
    if (!values.some(isLong))
        return [...values];
    const short = withShortDigests(values);
    if (!short.some(isLong))
        return [...short];
    const start = wordStart(short[0] ?? '', Math.max(0, commonStart(short) - COMMON));
    return short.map((value) => value && cutEnd(start === 0 ? value : `…${(0,format/* part */.y_)(value, start).trimStart()}`));
}
function isLong(value) {
    return (value ?? '').length > MAXIMUM;
}
function withShortDigests(values) {
    const short = values.map((value) => value?.replace(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1'));
    return new Set(short).size < new Set(values).size ? values : short;
}
function wordStart(text, index) {
    if (!IN_WORD.test(text.charAt(index)))
        return index;
    let start = index;
    while (start > 0 && index - start <= WORD && IN_WORD.test(text.charAt(start - 1)))
        start -= 1;
    return index - start <= WORD ? start : index;
}
function cutEnd(text) {
    if (!isLong(text))
        return text;
    const end = wordStart(text, MAXIMUM - 1);
    return (0,format/* shortened */.vI)(text, end + 1);
}
function commonStart([before = '', after = '']) {
    const end = Math.min(before.length, after.length);
    for (let index = 0; index < end; index += 1)
        if (before[index] !== after[index])
            return index;
    return before === after ? 0 : end;
}

;// CONCATENATED MODULE: ./build/stack/changes/summary.js

function changesSummary(changes) {
    const resources = changes.flatMap(({ ResourceChange: change, unread }) => {
        if (change === undefined)
            return [];
        return [unread === undefined ? toChange(change) : { ...toChange(change), unread }];
    });
    const count = (action) => resources.filter((each) => each.action === action).length;
    return {
        add: count('add'),
        modify: count('modify'),
        replace: count('replace'),
        remove: count('remove'),
        import: count('import'),
        resources,
    };
}
function changesJson(changes) {
    const summary = changesSummary(changes);
    const json = JSON.stringify(summary);
    if (json.length <= MAXIMUM_JSON)
        return json;
    return JSON.stringify({ ...summary, resources: summary.resources.map((each) => ({ ...each, properties: [] })) });
}
const MAXIMUM_JSON = 200_000;
function toChange(change) {
    const replacement = replacementOf(change.Replacement);
    const action = replacement === 'true' ? 'replace' : lowerFirst(change.Action ?? 'Modify');
    const type = change.ResourceType ?? '';
    const ends = action === 'remove' || replacement !== 'false';
    const old = ends ? oldOf(change.PolicyAction) : undefined;
    const loses = old === 'deleted' ? LOSSES.get(type) : undefined;
    return {
        action,
        resource: change.LogicalResourceId ?? '',
        type,
        replacement,
        ...(old === undefined ? {} : { old }),
        ...(loses === undefined ? {} : { loses }),
        properties: propertyChanges(change),
    };
}
function replacementOf(replacement) {
    if (replacement === 'True')
        return 'true';
    return replacement === 'Conditional' ? 'conditional' : 'false';
}
function oldOf(policy) {
    if (policy?.includes('Retain'))
        return 'kept';
    return policy?.includes('Snapshot') ? 'snapshot' : 'deleted';
}
function lowerFirst(text) {
    return (text.charAt(0).toLowerCase() + text.slice(1));
}
const LOSSES = new Map(Object.entries({
    'AWS::AmazonMQ::Broker': 'the messages of the broker',
    'AWS::Backup::BackupVault': 'the backups',
    'AWS::Cassandra::Table': 'the rows of the table',
    'AWS::CloudFormation::Stack': 'all resources of the nested stack',
    'AWS::Cognito::UserPool': 'the users',
    'AWS::DocDB::DBCluster': 'the database',
    'AWS::DynamoDB::GlobalTable': 'the items of the table',
    'AWS::DynamoDB::Table': 'the items of the table',
    'AWS::EC2::EIP': 'the public address',
    'AWS::EC2::Instance': 'the disks of the instance',
    'AWS::EC2::VPC': 'the network',
    'AWS::EC2::Volume': 'the disk',
    'AWS::ECR::Repository': 'the images',
    'AWS::EFS::FileSystem': 'the files',
    'AWS::ElastiCache::CacheCluster': 'the cache',
    'AWS::ElastiCache::ReplicationGroup': 'the cache',
    'AWS::Elasticsearch::Domain': 'the indexes',
    'AWS::FSx::FileSystem': 'the files',
    'AWS::KMS::Key': 'the key, and all that only it can decrypt',
    'AWS::Kinesis::Stream': 'the records of the stream',
    'AWS::Logs::LogGroup': 'the logs',
    'AWS::MSK::Cluster': 'the records of the cluster',
    'AWS::MemoryDB::Cluster': 'the database',
    'AWS::Neptune::DBCluster': 'the database',
    'AWS::OpenSearchService::Domain': 'the indexes',
    'AWS::RDS::DBCluster': 'the database',
    'AWS::RDS::DBInstance': 'the database',
    'AWS::Redshift::Cluster': 'the database',
    'AWS::Route53::HostedZone': 'the records of the zone',
    'AWS::S3::Bucket': 'the bucket',
    'AWS::SNS::Topic': 'the subscriptions of the topic',
    'AWS::SQS::Queue': 'the messages of the queue',
    'AWS::SecretsManager::Secret': 'the secret',
    'AWS::StepFunctions::StateMachine': 'the history of its executions',
    'AWS::Timestream::Table': 'the records of the table',
}));


/***/ }),

/***/ 2130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ urlOutput)
/* harmony export */ });
function urlOutput(outputs) {
    return [...outputs].find(([key]) => key.toLowerCase() === 'url');
}


/***/ }),

/***/ 2770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ childOf),
/* harmony export */   O5: () => (/* binding */ resourceNodes),
/* harmony export */   Pu: () => (/* binding */ keyText)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);

function resourceNodes(resources) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(resources))
        return [];
    return resources.items.flatMap(({ key, value }) => {
        const logicalId = keyText(key);
        if (!logicalId.startsWith('Fn::'))
            return [{ logicalId, key, node: value }];
        return logicalId.startsWith('Fn::ForEach::') && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(value) ? resourceNodes(value.items[2]) : [];
    });
}
function childOf(node, name) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? node.items.findLast(({ key }) => keyText(key) === name)?.value : undefined;
}
function keyText(key) {
    return String((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key.value : key);
}


/***/ }),

/***/ 959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ declarationsOf),
  m: () => (/* binding */ readDeclarations)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./build/template/nodes.js
var nodes = __nccwpck_require__(2770);
;// CONCATENATED MODULE: ./build/template/scalar.js

function scalarTexts(node) {
    if (!(0,dist/* isScalar */.jn)(node) || node.value === null || node.value === undefined)
        return undefined;
    const written = node.source ?? String(node.value);
    if (node.type !== 'PLAIN' || node.tag !== undefined || written.length > LONGEST)
        return { written, texts: [written] };
    const certain = truthText(written) ?? integerText(written);
    if (certain !== undefined)
        return { written, texts: [certain] };
    const decimal = decimalText(written);
    return { written, texts: decimal === undefined || decimal === written ? [written] : [decimal, written] };
}
const LONGEST = 4096;
const TRUTH = new Map([
    ...['yes', 'true', 'on'].map((word) => [word, 'true']),
    ...['no', 'false', 'off'].map((word) => [word, 'false']),
]);
function truthText(written) {
    return /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(written) ? TRUTH.get(written.toLowerCase()) : undefined;
}
const BASES = [
    { pattern: /^0b([01_]+)$/, prefix: '0b' },
    { pattern: /^0x([\da-fA-F_]+)$/, prefix: '0x' },
    { pattern: /^0([0-7_]+)$/, prefix: '0o' },
    { pattern: /^(0|[1-9][\d_]*)$/, prefix: '' },
];
function integerText(written) {
    const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(written) ?? [];
    const value = BASES.map(({ pattern, prefix }) => digits(pattern.exec(rest)?.[1], prefix)).find((each) => each) ?? base60(rest);
    if (value === undefined)
        return undefined;
    return sign === '-' && value !== '0' ? `-${value}` : value;
}
function digits(text, prefix) {
    const plain = text?.replaceAll('_', '');
    return plain === undefined || plain === '' ? undefined : String(BigInt(prefix + plain));
}
function base60(text) {
    if (!/^[1-9][\d_]*(?::[0-5]?\d)+$/.test(text))
        return undefined;
    return String(text
        .replaceAll('_', '')
        .split(':')
        .reduce((sum, part) => sum * 60n + BigInt(part), 0n));
}
const DECIMAL = /^[-+]?(?:\.\d+|\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?\d+)?$/;
function decimalText(written) {
    if (!DECIMAL.test(written))
        return undefined;
    const value = Number(written.replaceAll('_', ''));
    const size = Math.abs(value);
    if (size === 0 || (size >= 1e-3 && size < 1e7))
        return withPoint(String(value));
    const [factor = '', power] = value.toExponential().split('e');
    return `${withPoint(factor)}E${Number(power)}`;
}
function withPoint(text) {
    return text.includes('.') ? text : `${text}.0`;
}

// EXTERNAL MODULE: ./build/template/yaml.js
var yaml = __nccwpck_require__(2112);
;// CONCATENATED MODULE: ./build/template/parameter-declaration.js




function readDeclarations(section, lineOf) {
    if (!(0,dist/* isMap */.jh)(section))
        return new Map();
    return new Map(section.items.map(({ key, value }) => [
        (0,nodes/* keyText */.Pu)(key),
        readDeclaration(value, (0,dist/* isScalar */.jn)(key) ? lineOf(key.range?.[0] ?? 0) : 1),
    ]));
}
function declarationsOf(body) {
    const { document, lines } = (0,yaml/* parseYaml */.h)(body);
    return readDeclarations((0,nodes/* childOf */.GG)(document.contents, 'Parameters'), (offset) => lines.linePos(offset).line);
}
function readDeclaration(node, line) {
    const at = (name) => (0,nodes/* childOf */.GG)(node, name);
    const text = (name) => scalarTexts(at(name))?.texts[0];
    const number = (name) => {
        const given = text(name);
        return given === undefined || Number.isNaN(Number(given)) ? undefined : Number(given);
    };
    const allowed = at('AllowedValues');
    return {
        type: text('Type') ?? 'String',
        hasDefault: text('Default') !== undefined,
        default: text('Default'),
        noEcho: (text('NoEcho')?.toLowerCase() ?? 'false') !== 'false',
        constraints: {
            allowedValues: (0,dist/* isSeq */.oP)(allowed) ? allowed.items.flatMap((item) => scalarTexts(item) ?? []) : undefined,
            allowedPattern: text('AllowedPattern'),
            minLength: number('MinLength'),
            maxLength: number('MaxLength'),
            minValue: number('MinValue'),
            maxValue: number('MaxValue'),
            description: text('ConstraintDescription'),
        },
        line,
    };
}


/***/ }),

/***/ 436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  GZ: () => (/* binding */ isUnreadable),
  QC: () => (/* binding */ parseTemplate),
  VV: () => (/* binding */ placeIn),
  MZ: () => (/* binding */ property),
  QF: () => (/* binding */ resourcePlace),
  aA: () => (/* binding */ unreadTemplate)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./build/text/format.js
var format = __nccwpck_require__(3387);
// EXTERNAL MODULE: ./build/text/problem.js
var problem = __nccwpck_require__(9093);
// EXTERNAL MODULE: ./build/text/table.js
var table = __nccwpck_require__(7729);
// EXTERNAL MODULE: ./build/template/nodes.js
var nodes = __nccwpck_require__(2770);
;// CONCATENATED MODULE: ./build/template/local-files.js




const FILES = (0,table/* tableOf */.c)({
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
});
const ARCHIVES = (0,table/* tableOf */.c)({
    'AWS::Lambda::Function': { Code: 'code' },
    'AWS::Lambda::LayerVersion': { Content: 'code' },
    'AWS::Serverless::Function': { CodeUri: 'object' },
    'AWS::Serverless::LayerVersion': { ContentUri: 'object' },
    'AWS::ElasticBeanstalk::ApplicationVersion': { SourceBundle: 'code' },
    'AWS::CodeCommit::Repository': { 'Code.S3': 'object' },
});
function findLocalFiles({ path, document, lineOf, }) {
    const found = (0,nodes/* resourceNodes */.O5)((0,nodes/* childOf */.GG)(document.contents, 'Resources')).flatMap(({ logicalId, node }) => {
        const type = literalText((0,nodes/* childOf */.GG)(node, 'Type')) ?? '';
        return Object.entries({ ...FILES.get(type), ...ARCHIVES.get(type) }).flatMap(([property, form]) => {
            const value = property.split('.').reduce(nodes/* childOf */.GG, (0,nodes/* childOf */.GG)(node, 'Properties'));
            const nestedStack = type === 'AWS::CloudFormation::Stack' ? logicalId : undefined;
            return localFile(value, lineOf).map((place) => ({
                ...place,
                by: `${logicalId}.${property}`,
                nestedStack,
                form,
                toArchive: ARCHIVES.has(type) && !/\.(zip|jar|war)$/i.test(place.path),
            }));
        });
    });
    (0,problem/* throwAll */.Kx)(found.filter(({ toArchive }) => toArchive).map((file) => noArchiveProblem(path, file)));
    const include = { by: 'AWS::Include', nestedStack: undefined, form: 'uri' };
    const included = includes(document).flatMap((value) => localFile(value, lineOf));
    return [...found.map(({ toArchive, ...file }) => file), ...included.map((place) => ({ ...place, ...include }))];
}
function includes(document) {
    const found = [];
    (0,dist/* visit */.YR)(document, {
        Map: (_, node) => {
            if (literalText((0,nodes/* childOf */.GG)(node, 'Name')) === 'AWS::Include')
                found.push((0,nodes/* childOf */.GG)((0,nodes/* childOf */.GG)(node, 'Parameters'), 'Location'));
        },
    });
    return found;
}
const ADDRESS = /^$|^https?:\/\/|^s3:\/\/|\{\{resolve:/i;
function localFile(node, lineOf) {
    const path = literalText(node);
    if (path === undefined || ADDRESS.test(path))
        return [];
    const [start, end] = node.range ?? [0, 0];
    return [{ path, range: [start, end], line: lineOf(start) }];
}
function literalText(node) {
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' && !node.tag?.startsWith('!') ? node.value : undefined;
}
function noArchiveProblem(file, { path, by, line }) {
    return new problem/* Problem */.AF(`Template ${file}, ${by}: \`${path}\` would have to be packed into an archive, which this action does not do.`, 'Run `aws cloudformation package` or `sam build` and `sam package` before this step, and deploy the template that it writes.', { place: { file, line } });
}

// EXTERNAL MODULE: ./build/template/parameter-declaration.js + 1 modules
var parameter_declaration = __nccwpck_require__(959);
// EXTERNAL MODULE: ./build/template/yaml.js
var yaml = __nccwpck_require__(2112);
;// CONCATENATED MODULE: ./build/template/template.js








function parseTemplate(source) {
    const { path, body } = source;
    checkNotEmpty(path, body);
    const { document, lines, second } = (0,yaml/* parseYaml */.h)(body);
    const lineOf = (offset) => lines.linePos(offset).line;
    const refuse = (what, remedy, offset = 0) => {
        const { line, col: column } = lines.linePos(offset);
        throw new problem/* Problem */.AF(`The template ${path} ${what}`, remedy, { place: { file: path, line, column } });
    };
    const error = (0,yaml/* firstError */.b)(body, document);
    if (error !== undefined)
        throw unreadableProblem(path, error, lines.linePos(error.pos[0]));
    if (second !== undefined)
        refuse(SECOND.what, SECOND.remedy, second);
    (0,dist/* visit */.YR)(document, { Alias: (_, alias) => refuse(ALIAS.what, ALIAS.remedy, alias.range?.[0]) });
    const resources = (0,nodes/* childOf */.GG)(document.contents, 'Resources');
    if (!(0,dist/* isMap */.jh)(resources) || resources.items.length === 0) {
        return refuse('has no Resources.', 'Give the path of a CloudFormation template in `template`.');
    }
    return {
        ...NOTHING,
        ...source,
        parameters: (0,parameter_declaration/* readDeclarations */.m)((0,nodes/* childOf */.GG)(document.contents, 'Parameters'), lineOf),
        resources: readResources(document, lineOf),
        outputs: readOutputs(plainValue((0,nodes/* childOf */.GG)(document.contents, 'Outputs'))),
        localFiles: findLocalFiles({ path, document, lineOf }),
        dependsOnMore: (0,nodes/* childOf */.GG)(document.contents, 'Transform') !== undefined || ELSEWHERE.test(body),
    };
}
const NOTHING = {
    parameters: new Map(),
    resources: new Map(),
    outputs: new Map(),
    localFiles: [],
    contents: new Map(),
    nested: new Map(),
    url: undefined,
    dependsOnMore: true,
    unread: false,
};
function unreadableProblem(file, cause, { line, col: column }) {
    const why = `${(0,format/* firstLine */.TM)(cause.message)} at line ${line}, column ${column}`;
    const place = { file, line, column };
    return new problem/* Problem */.AF(`The template ${file} is neither YAML nor JSON: ${why}`, 'Correct it at that line.', {
        place,
        cause,
    });
}
function isUnreadable(error) {
    return error instanceof problem/* Problem */.AF && error.cause instanceof dist/* YAMLParseError */.XT;
}
function unreadTemplate(source, parameters) {
    return { ...NOTHING, ...source, parameters, unread: true };
}
const ALIAS = {
    what: 'has a YAML alias, which CloudFormation refuses.',
    remedy: 'Write the value out; `aws cloudformation package --use-json` does so for a whole template.',
};
const SECOND = {
    what: 'has a second YAML document, and CloudFormation takes one.',
    remedy: 'Remove the line `---` and join the two, or deploy the second one as a stack of its own.',
};
const ELSEWHERE = /\{\{resolve:|AWS::Include|Fn::Transform|!Transform/;
function checkNotEmpty(path, body) {
    if (body.trim() !== '')
        return;
    throw new problem/* Problem */.AF(`The template ${path} is empty.`, 'Write a CloudFormation template with Resources.', {
        place: { file: path },
    });
}
function plainValue(node) {
    const tag = node?.tag;
    return tag?.startsWith('!') ? longForm(tag.slice(1), untagged(node)) : untagged(node);
}
function untagged(node) {
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.map(plainValue);
    if ((0,dist/* isMap */.jh)(node))
        return Object.fromEntries(node.items.map(({ key, value }) => [(0,nodes/* keyText */.Pu)(key), plainValue(value)]));
    return (0,dist/* isScalar */.jn)(node) ? node.value : undefined;
}
function longForm(name, value) {
    if (name === 'Ref' || name === 'Condition')
        return { [name]: value };
    if (name === 'GetAtt' && typeof value === 'string') {
        const dot = value.indexOf('.');
        return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] };
    }
    return { [`Fn::${name}`]: value };
}
function readResources(document, lineOf) {
    return new Map((0,nodes/* resourceNodes */.O5)((0,nodes/* childOf */.GG)(document.contents, 'Resources')).map(({ logicalId, key, node }) => {
        const { Type, Properties, Condition } = asRecord(plainValue(node));
        const start = (0,dist/* isScalar */.jn)(key) ? (key.range?.[0] ?? 0) : 0;
        const line = lineOf(start);
        return [logicalId, { type: String(Type ?? ''), properties: Properties, condition: Condition, line }];
    }));
}
function readOutputs(section) {
    return new Map(Object.entries(asRecord(section)).map(([key, output]) => [
        key,
        key.startsWith('Fn::') ? output : property(output, 'Value'),
    ]));
}
function asRecord(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function property(value, name) {
    return (0,table/* ownEntry */.P)(value, name);
}
function placeIn({ path, inWorkspace }, line) {
    return inWorkspace && line !== undefined ? { file: path, line } : undefined;
}
function resourcePlace(template, resource) {
    const [logicalId = '', ...inner] = resource.split('/');
    const nested = template.nested.get(logicalId);
    const place = inner.length > 0 && nested !== undefined ? resourcePlace(nested, inner.join('/')) : undefined;
    return place ?? placeIn(template, template.resources.get(logicalId)?.line);
}


/***/ }),

/***/ 2112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ firstError),
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);

function parseYaml(text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const composer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk({ uniqueKeys: false, logLevel: 'error', strict: false });
    const lined = text.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, '\n');
    const [document, other] = composer.compose(tokensOf(lined, lines), true, text.length);
    const start = other?.range[0];
    const second = start === undefined || text.startsWith('...', start) ? undefined : start;
    return { document: document, lines, second };
}
function firstError(text, { errors: [error] }) {
    if (error === undefined)
        return undefined;
    const strict = (text) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { uniqueKeys: false, logLevel: 'error', prettyErrors: false }).errors[0];
    const found = strict(text) ?? error;
    return found.code === 'MISSING_CHAR' ? (strict(`${text}\n"'`) ?? found) : found;
}
function* tokensOf(text, lines) {
    const parser = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(lines.addNewLine);
    lines.addNewLine(0);
    for (const lexeme of lenientLexer().lex(text))
        yield* parser.next(lexeme);
    yield* parser.end();
}
function lenientLexer() {
    const lexer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG();
    const state = lexer;
    const readQuoted = state.parseQuotedScalar.bind(lexer);
    let inQuotes = false;
    let indentNext = 0;
    state.parseQuotedScalar = function* () {
        inQuotes = true;
        const next = yield* readQuoted();
        inQuotes = false;
        return next;
    };
    return Object.defineProperty(lexer, 'indentNext', {
        get: () => (inQuotes || state.flowLevel > 0 ? 0 : indentNext),
        set: (value) => {
            indentNext = value;
        },
    });
}


/***/ }),

/***/ 5360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ looksSecret),
/* harmony export */   u: () => (/* binding */ isNamedSecret)
/* harmony export */ });
const FORMS = [
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
        pattern: /(?:passw(?:or)?d|passphrase|;\s{0,3}pwd|secret|token|(?:api|access|account|private|signing)[-_ ]?key)["']?\s{0,3}=\s{0,3}["']?(?!arn:|\{\{|\$\{|\*\*\*|<)[^\s"';,&]{6}/i,
    },
    {
        name: 'member of a JSON object',
        source: 'generic-api-key, for `:`',
        pattern: /(?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private)[-_]?key)\\?"\s{0,3}:\s{0,3}\\?"(?!arn:|\{\{|\$\{|\*\*\*|<)[^\s"\\]{6}/i,
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
        pattern: /\bgl(?:pat|dt|ft|rt|cbt|imt|ptt|oas|soat|ffct|agent)-[\w-]{20}|\bGR1348941[\w-]{20}|_gitlab_session=[0-9a-z]{32}/,
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
];
function looksSecret(text) {
    return FORMS.some(({ pattern, isOne }) => isOne === undefined ? pattern.test(text) : [...text.matchAll(pattern)].some(([match]) => isOne(match)));
}
const [LEAST_ENTROPY, LEAST_CHANGES] = [4.25, 14];
function isRandom(text) {
    const counts = [...Map.groupBy(text, (each) => each).values()].map(({ length }) => length / text.length);
    const entropy = -counts.reduce((sum, share) => sum + share * Math.log2(share), 0);
    const kinds = text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
    const changes = kinds.split('').filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
    return entropy >= LEAST_ENTROPY && changes >= LEAST_CHANGES;
}
function isLogin(text) {
    const login = Buffer.from(text.replace(/^\w+\s+/, ''), 'base64').toString('latin1');
    return login.includes(':') && /^[\x20-\x7e]+$/.test(login);
}
const SECRET_WORD = /passw(?:or)?d|passphrase|secret|credential|^pwd$|^(?:api|access|auth|bearer|id|refresh|session)?tokens?$/;
const KEY_WORD = /^(?:api|access|auth|private|signing|encryption|master|license|shared|account|webhook)?keys?$/;
const OTHER_KEY = /^(?:public|partition|sort|hash|primary|foreign|host|object|artifact|file|s3|cache|pair|config|tag)$/;
const ABOUT = /^(?:names?|arns?|ur[il]s?|endpoint|host|domain|issuer|alias|path|prefix|type|version|algorithm|policy|rotation|enabled|count|length|days|hours|minutes|seconds|expiry|expiration|ttl|usage|schema|digest|fingerprint|hint|description)$/;
const POINTER = /^(?:arn:|https?:|\{\{resolve:|alias\/|mrk-|sha256:|(?:true|false|yes|no|none|enabled|disabled)$)/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
function isNamedSecret(name, value) {
    const words = name
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+/);
    if (ABOUT.test(words.at(-1) ?? '') || POINTER.test(value) || isSentence(value))
        return false;
    if (words.some((word) => SECRET_WORD.test(word)))
        return true;
    const isKey = words.some((word) => KEY_WORD.test(word)) && !words.some((word) => OTHER_KEY.test(word));
    return isKey && (words.includes('api') || !UUID.test(value));
}
const SMALL_WORDS = /^(?:an?|and|are|by|for|from|in|is|it|of|on|see|the|to|with|your)$/i;
function isSentence(text) {
    const words = text.split(/\s+/);
    return words.length >= 4 && words.filter((word) => SMALL_WORDS.test(word)).length >= 2;
}


/***/ }),

/***/ 3387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gx: () => (/* binding */ minutes),
/* harmony export */   QY: () => (/* binding */ yamlFault),
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   jx: () => (/* binding */ shortenedLine),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   vI: () => (/* binding */ shortened),
/* harmony export */   y_: () => (/* binding */ part)
/* harmony export */ });
function part(text, start, end) {
    return text.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
function firstLine(text) {
    return (text.split('\n')[0] ?? text).replace(/:$/, '');
}
function yamlFault({ code, message }) {
    if (code !== 'MULTIPLE_DOCS')
        return firstLine(message);
    const [, place = ''] = /( at line \d+, column \d+)/.exec(message) ?? [];
    return `a second document begins${place}, and only one is taken`;
}
function shortened(text, most) {
    return text.length <= most ? text : `${part(text, 0, most - 1)}…`;
}
const WORD = /(?:(?!["',;{}()[\]])[!-~])+$/;
function shortenedLine(line, most) {
    if (line.length <= most)
        return line;
    return `${part(line, 0, most - 1).replace(WORD, '')}…`;
}
function minutes(count) {
    return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
}
function duration(milliseconds) {
    const seconds = milliseconds / 1000;
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
function bytes(count) {
    const megabytes = count / 1_000_000;
    return `${megabytes.toFixed(megabytes < 99.95 ? 1 : 0)} MB`;
}


/***/ }),

/***/ 8299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kw: () => (/* binding */ harmlessLine),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   Vs: () => (/* binding */ streamCleaner)
/* harmony export */ });
const ESCAPE = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-OQ-WYZ\\`-~]/;
const COLOUR = /^\u001b\[[\d;:]*m$/;
const CONTROLS = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u;
const BIDI = /\p{Bidi_Control}/u;
const OLD_COMMAND = /#(\p{Default_Ignorable_Code_Point}*)#(\p{Default_Ignorable_Code_Point}*)(?=\[)/gu;
const NEW_COMMAND = /^([\s\p{Default_Ignorable_Code_Point}]*:\p{Default_Ignorable_Code_Point}*)(?=:)/u;
const INVISIBLE = new RegExp(`${ESCAPE.source}|${BIDI.source}`, 'gu');
const BREAKS = new RegExp(`(?:${CONTROLS.source})+`, 'gu');
const STREAMED = new RegExp(`${ESCAPE.source}|\\r+\\n?|\\n|${CONTROLS.source}|${BIDI.source}`, 'gu');
function visible(text) {
    return text.replace(INVISIBLE, '');
}
function harmlessLine(text) {
    return visible(text).replace(BREAKS, ' ').replace(OLD_COMMAND, '#$1#$2 ').replace(NEW_COMMAND, '$1 ');
}
function oneLine(text) {
    return harmlessLine(text).replace(/\s+/g, ' ').trim();
}
const LONGEST_SEQUENCE = 1024;
const BEGUN = /(?:\u001b(?:\[[0-?]*[ -/]*|[\]PX^_][^\u0007\u001b\u0090\u0098\u009c-\u009f]*\u001b?|[ -/]*)|\u009b[0-?]*[ -/]*|[\u009d\u0090\u0098\u009e\u009f][^\u0007\u001b\u0090\u0098\u009c-\u009f]*\u001b?|#\p{Default_Ignorable_Code_Point}*(?:#\p{Default_Ignorable_Code_Point}*)?|\r+)$/u;
function streamCleaner() {
    let rest = '';
    let coloured = false;
    const clean = (text) => text
        .replace(STREAMED, (found) => {
        if (COLOUR.test(found))
            coloured = true;
        return harmlessPiece(found);
    })
        .replace(OLD_COMMAND, '#$1#$2 ');
    return {
        take: (chunk) => {
            const text = rest + chunk;
            const start = text.slice(-LONGEST_SEQUENCE).search(BEGUN);
            const end = start === -1 ? text.length : Math.max(0, text.length - LONGEST_SEQUENCE) + start;
            rest = text.slice(end);
            return clean(text.slice(0, end));
        },
        end: () => clean(rest) + (coloured ? '\u001b[0m' : ''),
    };
}
function harmlessPiece(found) {
    if (COLOUR.test(found))
        return found;
    return /^[\r\n\u2028\u2029\u0085]/.test(found) ? '\n' : '';
}


/***/ }),

/***/ 2382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ld: () => (/* binding */ items),
/* harmony export */   m2: () => (/* binding */ closingQuote),
/* harmony export */   n5: () => (/* binding */ checkOnePair)
/* harmony export */ });
function items(text) {
    const found = [];
    let line = 1;
    for (let start = 0; start <= text.length;) {
        const { item, end } = itemAt(text, start, line);
        if (item !== undefined)
            found.push(item);
        line += text.slice(start, end).split('\n').length;
        start = end + 1;
    }
    return found;
}
function itemAt(text, start, line) {
    const end = endOfLine(text, start);
    const row = text.slice(start, end).trim();
    if (row === '' || row.startsWith('#'))
        return { end };
    const bare = { item: { text: row, line, quoted: false }, end };
    if (!row.startsWith('"'))
        return bare;
    const open = text.indexOf('"', start);
    const close = closingQuote(text, open);
    if (close < 0)
        throw new Error(`the quote that begins on line ${line} has no end`);
    const last = endOfLine(text, close);
    if (text.slice(close + 1, last).trim() !== '') {
        if (last === end)
            return bare;
        const height = text.slice(start, close).split('\n').length - 1;
        throw new Error(`line ${line + height} continues after the quote that begins on line ${line}`);
    }
    const quoted = text.slice(open + 1, close).replaceAll('""', '"');
    return quoted.trim() === '' ? { end: last } : { item: { text: quoted, line, quoted: true }, end: last };
}
function closingQuote(text, open) {
    let close = text.indexOf('"', open + 1);
    while (close >= 0 && text[close + 1] === '"')
        close = text.indexOf('"', close + 2);
    return close;
}
function endOfLine(text, start) {
    const end = text.indexOf('\n', start);
    return end < 0 ? text.length : end;
}
const SEVERAL = /^[^\s="']+=[^\s="']+={0,2}(?:[\t ]+[A-Za-z_][\w.-]*=[^\s="'][^\s"']*)+$/;
function checkOnePair({ text, line, quoted }) {
    if (!quoted && SEVERAL.test(text))
        throw new Error(`line ${line} has several pairs`);
}


/***/ }),

/***/ 1065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C8: () => (/* binding */ chartText),
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   MY: () => (/* binding */ page),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   Uq: () => (/* binding */ value),
/* harmony export */   Uy: () => (/* binding */ plainForms),
/* harmony export */   Vr: () => (/* binding */ addressLink),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   om: () => (/* binding */ block),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   uM: () => (/* binding */ linkTo),
/* harmony export */   xE: () => (/* binding */ alert)
/* harmony export */ });
/* harmony import */ var _harmless_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8299);

const SPLIT = '<!-- -->';
function plain(text) {
    return withoutBlockStart(inline((0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text)));
}
function prose(text) {
    const pieces = (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text).split('`');
    if (pieces.length % 2 === 0 || pieces.slice(1, -1).includes(''))
        return plain(text);
    return withoutBlockStart(pieces.map((piece, index) => (index % 2 === 1 ? code(piece) : inline(piece))).join(''));
}
function withoutBlockStart(line) {
    return line.replace(/^(\d*)([-+=.)])(?=[\s=-]|$)/, '$1\\$2');
}
function inline(line) {
    return line
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/([\\`*_[\]|~#])/g, '\\$1')
        .replace(/@|#(?=\d)/g, `$&${SPLIT}`)
        .replace(/\S+/g, withoutWrongLinks);
}
function withoutWrongLinks(word) {
    const end = Math.max(...['\\', '&', '<'].map((sign) => word.lastIndexOf(sign)));
    return word.slice(0, end + 1).replaceAll('://', `:${SPLIT}//`) + word.slice(end + 1);
}
function plainForms(text) {
    const line = (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text);
    const pieces = line.split('`');
    const mixed = [0, 1].map((code) => pieces.map((piece, index) => (index % 2 === code ? piece : inline(piece))).join('`'));
    const forms = [plain(text), inline(line), ...mixed].map((form) => form.replaceAll(`:${SPLIT}//`, '://'));
    return [...new Set(forms.flatMap((form) => [form, form.replaceAll('://', `:${SPLIT}//`)]))];
}
function code(text) {
    if (/\\\|/.test(text))
        return `<code>${plain(text)}</code>`;
    const line = (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text).replace(/\|/g, '\\|');
    if (line === '')
        return '';
    const fence = fenceFor(line, 1);
    return fence.length === 1 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}
const NOT_IN_LINK = /[^\w.~:/?#@!$&',;=%+*-]/gu;
function linkTo(text, url) {
    if (!/^https?:\/\//i.test(url))
        return plain(text);
    return `[${plain(text)}](${url.replace(NOT_IN_LINK, (each) => Buffer.from(each).toString('hex').replace(/../g, '%$&'))})`;
}
const PLAIN_ADDRESS = /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#][\w.~:/?#@!$&',;=%+-]*)?$/i;
function addressLink(text) {
    return PLAIN_ADDRESS.test(text) ? linkTo(text, text) : undefined;
}
function chartText(line) {
    return line.replace(/\$(?=\$)/g, '$$\u200b').replace(/[^\p{L}\p{N} \u00a0]/gu, (each) => `#${each.codePointAt(0)};`);
}
function block(lines) {
    const harmless = lines.map(_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .harmlessLine */ .Kw);
    const fence = fenceFor(harmless.join('\n'), 3);
    return [fence, ...harmless, fence].join('\n');
}
function value(text) {
    return addressLink(text) ?? code(text);
}
function folded(title, content, open = false) {
    return content === '' ? '' : `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
function alert(kind, lines) {
    return [`[!${kind}]`, ...lines].map((line) => `> ${line}`.trimEnd()).join('\n');
}
function fenceFor(text, least) {
    let most = least;
    for (const [ticks] of text.matchAll(/`+/g))
        most = Math.max(most, ticks.length + 1);
    return '`'.repeat(most);
}
const PAGE_BYTES = 900 * 1024;
function page(parts) {
    let room = PAGE_BYTES;
    const fitting = parts
        .filter((part) => part !== '')
        .map((part) => {
        const bytes = Buffer.byteLength(part);
        if (bytes > room)
            return 'A part is missing here because it is too long for a summary: see the log.';
        room -= bytes;
        return part;
    });
    return `${fitting.join('\n\n')}\n`;
}


/***/ }),

/***/ 2788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ nearMiss),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var leven__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7785);

const LONGEST = 128;
function nearest(text, known, maxDistance) {
    if (text.length > LONGEST)
        return undefined;
    const names = known.filter(({ length }) => length <= LONGEST);
    return (0,leven__WEBPACK_IMPORTED_MODULE_0__/* .closestMatch */ .h)(text, names, maxDistance === undefined ? {} : { maxDistance });
}
function nearMiss(name, known) {
    const names = new Map(known.map((each) => [bare(each), each]));
    const given = bare(name);
    const maxDistance = Math.min(3, Math.max(1, Math.floor(given.length / 3)));
    const found = nearest(given, [...names.keys()], maxDistance);
    return found === undefined ? undefined : names.get(found);
}
function bare(name) {
    return name.toLowerCase().replace(/[-_.]/g, '');
}


/***/ }),

/***/ 7615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readPairs),
/* harmony export */   x: () => (/* binding */ parsePairs)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3387);
/* harmony import */ var _items_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2382);



function parsePairs(text, fields) {
    return readPairs(text, fields).values;
}
function readPairs(text, fields) {
    const first = text.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
    if (first === undefined)
        return collect([], fields);
    return collect(isAssignment(text, first.trim()) ? fromLines(text, fields) : fromYaml(text, fields), fields);
}
function isAssignment(text, first) {
    if (/^[[{-]/.test(first))
        return false;
    if (first.startsWith('"')) {
        const close = (0,_items_js__WEBPACK_IMPORTED_MODULE_1__/* .closingQuote */ .m2)(text, text.indexOf(first));
        return close < 0 || !/^[ \t]*:/.test(text.slice(close + 1, close + 100));
    }
    const colon = first.search(/:(\s|$)/);
    const equals = first.indexOf('=');
    return equals > 0 ? colon < 0 || equals < colon : colon < 0;
}
function fromLines(text, fields) {
    const ends = quoteEnds(text);
    const all = (0,_items_js__WEBPACK_IMPORTED_MODULE_1__/* .items */ .ld)(text);
    return all.map((item, index) => {
        const place = `line ${item.line}`;
        const equals = item.text.indexOf('=');
        const key = item.text.slice(0, equals).trim();
        if (equals < 0 || key === '' || /["']/.test(key) || (fields.secret && !isName(key))) {
            throw new Error(`${place} is not \`Key=Value\`${fields.secret ? '' : `: \`${item.text}\``}`);
        }
        const value = item.text.slice(equals + 1);
        if (item.quoted)
            return { place, key, value };
        checkWhole({ item, value: value.trim(), next: all[index + 1] }, ends, fields);
        checkShorthand(item, fields);
        const whole = unquoted(value.trim());
        return { place, key, value: whole, bare: whole === value.trim() };
    });
}
function checkShorthand({ text, line }, { key, value, none = value }) {
    const [first = '', , second = ''] = text.split(/[=,]/, 3).map((part) => part.trim());
    const others = key === 'id' ? ['src', 'source', 'env', 'type', value] : [value, none];
    const isShorthand = first === key ? others.includes(second) : first === value && second === key;
    if (isShorthand)
        throw new Error(`line ${line} has the form \`${first}=...,${second}=...\` of a command line`);
}
function isName(key) {
    return key.length <= 255 && /^\w[\w.@:/-]*$/.test(key);
}
function checkWhole({ item, value, next }, ends, { secret, anyName, freeValues }) {
    if (secret && /^=+$/.test(value))
        throw new Error(`line ${item.line} is not \`Key=Value\``);
    const [quote = ''] = /^["'](?=[^"']*$)/.exec(value) ?? [];
    const end = ends.get(quote)?.[item.line] ?? 0;
    if (end > 0)
        throw new Error(`the value on line ${item.line} opens a quote that ends on line ${end}`);
    if (!freeValues)
        (0,_items_js__WEBPACK_IMPORTED_MODULE_1__/* .checkOnePair */ .n5)(item);
    if (!anyName)
        return;
    if (hasEscapes(value))
        throw new Error(`the value on line ${item.line} is JSON text in a line`);
    if (next?.quoted === false && mayContinue(value)) {
        throw new Error(`line ${next.line} may belong to the value on line ${item.line}`);
    }
}
function quoteEnds(text) {
    const rows = text.split('\n').map((row) => row.trim());
    const endsOf = (quote) => {
        const ends = rows.map((row, index) => (row.endsWith(quote) && row.split(quote).length % 2 === 0 ? index + 1 : 0));
        for (let index = ends.length - 2; index >= 0; index -= 1)
            ends[index] ||= ends[index + 1] ?? 0;
        return ends;
    };
    return new Map(['"', "'"].map((quote) => [quote, endsOf(quote)]));
}
function hasEscapes(value) {
    if (!/^".*\\.*"$/.test(value))
        return false;
    try {
        return JSON.parse(value) !== value.slice(1, -1);
    }
    catch {
        return false;
    }
}
const SETTING = /^(?:[A-Z][A-Z0-9_]{2,}|[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*|[a-z]+(?:[A-Z][a-z0-9]+)+)\s*=\s*[^=\s]/;
function mayContinue(value) {
    if (/^(?:\[[^\]]*\]|#.*|[{[(<]|.*\\|-----BEGIN .*|\/\/[^\s=]*:_\w+=.*)$/.test(value))
        return true;
    return SETTING.test(value) && !/[;,&?\s]\s*[\w.-]+=/.test(value);
}
function unquoted(value) {
    const quoted = /^"([^"]*)"$|^'([^']*)'$/s.exec(value);
    return quoted?.[1] ?? quoted?.[2] ?? value;
}
function fromYaml(text, fields) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { uniqueKeys: false });
    const [error] = document.errors;
    if (error) {
        const [at] = error.linePos ?? [];
        const isHidden = fields.secret && at && error.code !== 'MULTIPLE_DOCS';
        const why = isHidden ? `see line ${at.line}, column ${at.col}` : (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlFault */ .QY)(error);
        throw new Error(`it is neither \`Key=Value\` lines nor YAML: ${why}`);
    }
    const root = sectionOf(document.contents, fields);
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root))
        return fromMap(root, fields);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(root))
        throw new Error('it is neither `Key=Value` lines, nor a map, nor a list');
    return fromList(root, fields);
}
const BESIDE = ['Tags', 'StackPolicy'];
function sectionOf(root, { section, secret }) {
    const inner = section !== undefined && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root) ? root.get(section, true) : undefined;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(inner) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root))
        return root;
    const [other] = root.items.map(({ key }) => String(key)).filter((key) => key !== section);
    if (other === undefined)
        return inner;
    const shown = !secret || BESIDE.includes(other) ? other : 'another key';
    throw new Error(`${shown} is beside ${section}, where it has no effect`);
}
function fromMap(root, fields) {
    return root.items.map(({ key: node, value }, index) => {
        const [key, place] = [String((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? node.value : node), `pair ${index + 1}`];
        return { place, key, value: scalarText(value, fields.secret ? place : key) };
    });
}
function fromList(root, fields) {
    return root.items.map((item, index) => {
        const [key, value] = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(item) ? entryOf(item, fields, index + 1) : assignmentOf(item);
        if (key === undefined)
            throw new Error(`item ${index + 1} of the list has no ${fields.key} and ${fields.value}`);
        return { place: `pair ${index + 1}`, key, value };
    });
}
function entryOf(item, fields, number) {
    const key = item.get(fields.key);
    if (typeof key !== 'string')
        return [];
    if (item.has(fields.value)) {
        return [key, scalarText(item.get(fields.value, true), fields.secret ? `pair ${number}` : key)];
    }
    return fields.none !== undefined && item.get(fields.none) === true ? [key] : [];
}
function assignmentOf(item) {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item) ? String(item.value) : '') ?? [];
    return key === undefined || value === undefined ? [] : [key, value];
}
function scalarText(node, name) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return node.items.map((item) => scalarText(item, name)).join(',');
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        throw new Error(`the value of ${name} is ${(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? 'an alias' : 'not a string or a list of strings'}`);
    if (node.value === null)
        return '';
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
function collect(entries, { secret }) {
    const given = entries.flatMap(({ place, key, value }) => (value === undefined ? [] : [{ place, key, value }]));
    const places = new Map();
    const bare = new Set(entries.flatMap((entry) => (entry.bare ? [entry.key] : [])));
    for (const { place, key } of given) {
        const before = places.get(key);
        if (before !== undefined)
            throw new Error(secret ? `${place} gives ${before} again` : `${key} is given twice`);
        if (secret && !isName(key))
            throw new Error(`${place} has no name that can be one`);
        places.set(key, place);
    }
    return { values: new Map(given.map(({ key, value }) => [key, value])), places, bare };
}


/***/ }),

/***/ 9093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ Problem),
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   Kx: () => (/* binding */ throwAll),
/* harmony export */   Xd: () => (/* binding */ allOrProblems),
/* harmony export */   Zw: () => (/* binding */ Problems),
/* harmony export */   _h: () => (/* binding */ joinErrors),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   j3: () => (/* binding */ settleAll),
/* harmony export */   tX: () => (/* binding */ withSubject)
/* harmony export */ });
class Problem extends Error {
    name = 'Problem';
    sentence;
    shortSentence;
    remedy;
    place;
    excerpt;
    excerptTitle;
    details;
    link;
    retryable;
    constructor(sentence, remedy, options = {}) {
        super([sentence, ...(options.excerpt ?? [])].join('\n'), { cause: options.cause });
        this.sentence = sentence;
        this.shortSentence = options.shortSentence;
        this.remedy = remedy;
        this.place = options.place;
        this.excerpt = options.excerpt;
        this.excerptTitle = options.excerptTitle;
        this.details = options.details;
        this.link = options.link;
        this.retryable = options.retryable ?? false;
    }
}
class Problems extends Error {
    name = 'Problems';
    all;
    constructor(all) {
        super(`${all.length} problems`);
        this.all = all;
    }
}
async function allOrProblems(checks) {
    const { values, errors } = await settleAll(checks);
    throwAll(errors);
    return values;
}
async function settleAll(checks) {
    const settled = await Promise.allSettled(checks);
    return {
        values: settled.map((result) => (result.status === 'fulfilled' ? result.value : undefined)),
        errors: settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
    };
}
function attempt(check) {
    try {
        return { value: check(), errors: [] };
    }
    catch (error) {
        return { value: undefined, errors: [error] };
    }
}
function present(value) {
    if (value === undefined)
        throw new Error('unreachable: a check has neither a value nor errors');
    return value;
}
function throwAll(errors) {
    if (errors.length > 0)
        throw joinErrors(errors);
}
function joinErrors(errors) {
    const all = errors.flatMap((error) => (error instanceof Problems ? error.all : [error]));
    return all.length === 1 ? all[0] : new Problems(all);
}
function withSubject(subject, error) {
    if (subject === undefined)
        return error;
    if (error instanceof Problems)
        return new Problems(error.all.map((each) => withSubject(subject, each)));
    if (!(error instanceof Problem))
        return error;
    return new Problem(`${subject}: ${error.sentence}`, error.remedy, error);
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 5255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ withoutSecrets),
/* harmony export */   y: () => (/* binding */ maskForms)
/* harmony export */ });
/* harmony import */ var _harmless_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8299);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1065);


function withoutSecrets(markdown, secrets) {
    const texts = [...secrets].flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
    return [...new Set(texts.flatMap(formsOf))]
        .filter((form) => form !== '')
        .sort((one, other) => other.length - one.length)
        .reduce((text, form) => text.replaceAll(form, '***'), markdown);
}
const COMMON = /^(?:true|false|yes|no|on|off|null|none|nil|undefined)[,;]?$|^(?:.|[^\p{L}\p{N}]{0,3})$/iu;
const [SHORTEST_LINE, SHORTEST_BASE64] = [4, 8];
function maskForms(secret) {
    const lines = secret.split(/\r\n?|\n/).flatMap((line) => line.trim() || []);
    const isShown = (line) => COMMON.test(line) || (lines.length > 1 && (line.length < SHORTEST_LINE || !/[\p{L}\p{N}]/u.test(line)));
    const hidden = lines.filter((line) => !isShown(line));
    if (hidden.length === 0)
        return [];
    return [...new Set([...hidden.flatMap(escapedForms), ...base64Forms(secret), ...base64Forms(secret.trim())])];
}
function escapedForms(line) {
    const url = encodeURIComponent(line.toWellFormed());
    return [line, (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .harmlessLine */ .Kw)(line), JSON.stringify(line).slice(1, -1), url, url.replaceAll('%20', '+')];
}
function base64Forms(text) {
    const bytes = Buffer.from(text);
    const within = [0, 1, 2].map((skip) => bytes.subarray(skip, bytes.length - ((bytes.length - skip) % 3)));
    return [bytes, ...within].flatMap((each) => {
        const form = each.toString('base64');
        return form.replace(/=+$/, '').length < SHORTEST_BASE64
            ? []
            : [form, form.replaceAll('+', '-').replaceAll('/', '_')];
    });
}
function formsOf(secret) {
    const line = (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(secret);
    return [secret, (0,_harmless_js__WEBPACK_IMPORTED_MODULE_0__/* .harmlessLine */ .Kw)(secret), line, ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plainForms */ .Uy)(secret), line.replace(/\|/g, '\\|'), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .chartText */ .C8)(line)];
}


/***/ }),

/***/ 7729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ ownEntry),
/* harmony export */   c: () => (/* binding */ tableOf)
/* harmony export */ });
function tableOf(entries) {
    return new Map(Object.entries(entries));
}
function ownEntry(value, key) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
        return undefined;
    return value[key];
}


/***/ }),

/***/ 9529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ exec)
});

// UNUSED EXPORTS: getExecOutput

;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map

/***/ }),

/***/ 4942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
// EXTERNAL MODULE: ./script/undici.js
var undici = __nccwpck_require__(5223);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new undici/* ProxyAgent */.k(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 7785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ closestMatch)
/* harmony export */ });
/* unused harmony export default */
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}


/***/ }),

/***/ 735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ markdownTable)
/* harmony export */ });
// To do: next major: remove.
/**
 * @typedef {Options} MarkdownTableOptions
 *   Configuration.
 */

/**
 * @typedef Options
 *   Configuration.
 * @property {boolean | null | undefined} [alignDelimiters=true]
 *   Whether to align the delimiters (default: `true`);
 *   they are aligned by default:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   Pass `false` to make them staggered:
 *
 *   ```markdown
 *   | Alpha | B |
 *   | - | - |
 *   | C | Delta |
 *   ```
 * @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
 *   How to align columns (default: `''`);
 *   one style for all columns or styles for their respective columns;
 *   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
 *   other values are treated as `''`, which doesn’t place the colon in the
 *   alignment row but does align left;
 *   *only the lowercased first character is used, so `Right` is fine.*
 * @property {boolean | null | undefined} [delimiterEnd=true]
 *   Whether to end each row with the delimiter (default: `true`).
 *
 *   > 👉 **Note**: please don’t use this: it could create fragile structures
 *   > that aren’t understandable to some markdown parsers.
 *
 *   When `true`, there are ending delimiters:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there are no ending delimiters:
 *
 *   ```markdown
 *   | Alpha | B
 *   | ----- | -----
 *   | C     | Delta
 *   ```
 * @property {boolean | null | undefined} [fillRows=true]
 *   Whether to fill rows with empty cells up to the most cells in a row
 *   (default: `true`).
 *
 *   When `true`, all rows have as many cells as the longest row:
 *
 *   ```markdown
 *   | Alpha | B    |   |
 *   | ----- | ---- | - |
 *   | C     |      |   |
 *   | D     | Echo | F |
 *   ```
 *
 *   When `false`, rows keep their cells,
 *   and the delimiter row has as many cells as the header row:
 *
 *   ```markdown
 *   | Alpha | B    |
 *   | ----- | ---- |
 *   | C     |
 *   | D     | Echo | F |
 *   ```
 * @property {boolean | null | undefined} [delimiterStart=true]
 *   Whether to begin each row with the delimiter (default: `true`).
 *
 *   > 👉 **Note**: please don’t use this: it could create fragile structures
 *   > that aren’t understandable to some markdown parsers.
 *
 *   When `true`, there are starting delimiters:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there are no starting delimiters:
 *
 *   ```markdown
 *   Alpha | B     |
 *   ----- | ----- |
 *   C     | Delta |
 *   ```
 * @property {boolean | null | undefined} [padding=true]
 *   Whether to add a space of padding between delimiters and cells
 *   (default: `true`).
 *
 *   When `true`, there is padding:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there is no padding:
 *
 *   ```markdown
 *   |Alpha|B    |
 *   |-----|-----|
 *   |C    |Delta|
 *   ```
 * @property {((value: string) => number) | null | undefined} [stringLength]
 *   Function to detect the length of table cell content (optional);
 *   this is used when aligning the delimiters (`|`) between table cells;
 *   full-width characters and emoji mess up delimiter alignment when viewing
 *   the markdown source;
 *   to fix this, you can pass this function,
 *   which receives the cell content and returns its “visible” size;
 *   note that what is and isn’t visible depends on where the text is displayed.
 *
 *   Without such a function, the following:
 *
 *   ```js
 *   markdownTable([
 *     ['Alpha', 'Bravo'],
 *     ['中文', 'Charlie'],
 *     ['👩‍❤️‍👩', 'Delta']
 *   ])
 *   ```
 *
 *   Yields:
 *
 *   ```markdown
 *   | Alpha | Bravo |
 *   | - | - |
 *   | 中文 | Charlie |
 *   | 👩‍❤️‍👩 | Delta |
 *   ```
 *
 *   With [`string-width`](https://github.com/sindresorhus/string-width):
 *
 *   ```js
 *   import stringWidth from 'string-width'
 *
 *   markdownTable(
 *     [
 *       ['Alpha', 'Bravo'],
 *       ['中文', 'Charlie'],
 *       ['👩‍❤️‍👩', 'Delta']
 *     ],
 *     {stringLength: stringWidth}
 *   )
 *   ```
 *
 *   Yields:
 *
 *   ```markdown
 *   | Alpha | Bravo   |
 *   | ----- | ------- |
 *   | 中文  | Charlie |
 *   | 👩‍❤️‍👩    | Delta   |
 *   ```
 */

/**
 * Get the length of a cell.
 *
 * @param {string} value
 *   Cell value.
 * @returns {number}
 *   Cell size.
 */
function defaultStringLength(value) {
  return value.length
}

/**
 * Generate a markdown
 * ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
 * table.
 *
 * @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
 *   Table data (matrix of strings).
 * @param {Readonly<Options> | null | undefined} [options]
 *   Configuration (optional).
 * @returns {string}
 *   Result.
 */
function markdownTable(table, options) {
  const settings = options || {}
  // To do: next major: change to spread.
  // eslint-disable-next-line unicorn/prefer-spread -- `align` can be a string.
  const align = (settings.align || []).concat()
  const stringLength = settings.stringLength || defaultStringLength
  /** @type {Array<number>} Character codes as symbols for alignment per column. */
  const alignments = []
  /** @type {Array<Array<string>>} Cells per row. */
  const cellMatrix = []
  /** @type {Array<Array<number>>} Sizes of each cell per row. */
  const sizeMatrix = []
  /** @type {Array<number>} */
  const longestCellByColumn = []
  let mostCellsPerRow = 0
  let rowIndex = -1

  // This is a superfluous loop if we don’t align delimiters, but otherwise we’d
  // do superfluous work when aligning, so optimize for aligning.
  while (++rowIndex < table.length) {
    /** @type {Array<string>} */
    const row = []
    /** @type {Array<number>} */
    const sizes = []
    let columnIndex = -1

    if (table[rowIndex].length > mostCellsPerRow) {
      mostCellsPerRow = table[rowIndex].length
    }

    while (++columnIndex < table[rowIndex].length) {
      const cell = serialize(table[rowIndex][columnIndex])

      if (settings.alignDelimiters !== false) {
        const size = stringLength(cell)
        sizes[columnIndex] = size

        if (
          longestCellByColumn[columnIndex] === undefined ||
          size > longestCellByColumn[columnIndex]
        ) {
          longestCellByColumn[columnIndex] = size
        }
      }

      row.push(cell)
    }

    cellMatrix[rowIndex] = row
    sizeMatrix[rowIndex] = sizes
  }

  // Figure out which alignments to use.
  let columnIndex = -1

  if (typeof align === 'object' && 'length' in align) {
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = toAlignment(align[columnIndex])
    }
  } else {
    const code = toAlignment(align)

    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = code
    }
  }

  // Inject the alignment row.
  columnIndex = -1
  /** @type {Array<string>} */
  const row = []
  /** @type {Array<number>} */
  const sizes = []

  while (++columnIndex < mostCellsPerRow) {
    const code = alignments[columnIndex]
    let before = ''
    let after = ''

    if (code === 99 /* `c` */) {
      before = ':'
      after = ':'
    } else if (code === 108 /* `l` */) {
      before = ':'
    } else if (code === 114 /* `r` */) {
      after = ':'
    }

    // There *must* be at least one hyphen-minus in each alignment cell.
    let size =
      settings.alignDelimiters === false
        ? 1
        : Math.max(
            1,
            longestCellByColumn[columnIndex] - before.length - after.length
          )

    const cell = before + '-'.repeat(size) + after

    if (settings.alignDelimiters !== false) {
      size = before.length + size + after.length

      if (size > longestCellByColumn[columnIndex]) {
        longestCellByColumn[columnIndex] = size
      }

      sizes[columnIndex] = size
    }

    row[columnIndex] = cell
  }

  // Inject the alignment row.
  cellMatrix.splice(1, 0, row)
  sizeMatrix.splice(1, 0, sizes)

  rowIndex = -1
  /** @type {Array<string>} */
  const lines = []

  while (++rowIndex < cellMatrix.length) {
    const row = cellMatrix[rowIndex]
    const sizes = sizeMatrix[rowIndex]
    const cellsInRow =
      settings.fillRows === false
        ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length)
        : mostCellsPerRow
    columnIndex = -1
    /** @type {Array<string>} */
    const line = []

    while (++columnIndex < cellsInRow) {
      const cell = row[columnIndex] || ''
      let before = ''
      let after = ''

      if (settings.alignDelimiters !== false) {
        const size =
          longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0)
        const code = alignments[columnIndex]

        if (code === 114 /* `r` */) {
          before = ' '.repeat(size)
        } else if (code === 99 /* `c` */) {
          const half = size / 2

          if (size % 2) {
            before = ' '.repeat(half + 0.5)
            after = ' '.repeat(half - 0.5)
          } else {
            before = ' '.repeat(half)
            after = before
          }
        } else {
          after = ' '.repeat(size)
        }
      }

      if (settings.delimiterStart !== false && !columnIndex) {
        line.push('|')
      }

      if (
        settings.padding !== false &&
        // Don’t add the opening space if we’re not aligning and the cell is
        // empty: there will be a closing space.
        !(settings.alignDelimiters === false && cell === '') &&
        (settings.delimiterStart !== false || columnIndex)
      ) {
        line.push(' ')
      }

      if (settings.alignDelimiters !== false) {
        line.push(before)
      }

      line.push(cell)

      if (settings.alignDelimiters !== false) {
        line.push(after)
      }

      if (settings.padding !== false) {
        line.push(' ')
      }

      if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) {
        line.push('|')
      }
    }

    lines.push(
      settings.delimiterEnd === false
        ? line.join('').replace(/ +$/, '')
        : line.join('')
    )
  }

  return lines.join('\n')
}

/**
 * Serialize a cell value.
 *
 * @param {string | null | undefined} [value]
 *   Value to serialize.
 * @returns {string}
 *   Result.
 */
function serialize(value) {
  return value === null || value === undefined ? '' : String(value)
}

/**
 * Get the alignment character code from a value.
 *
 * @param {string | null | undefined} value
 *   Value.
 * @returns {number}
 *   Alignment.
 */
function toAlignment(value) {
  const code = typeof value === 'string' ? value.codePointAt(0) : 0

  return code === 67 /* `C` */ || code === 99 /* `c` */
    ? 99 /* `c` */
    : code === 76 /* `L` */ || code === 108 /* `l` */
      ? 108 /* `l` */
      : code === 82 /* `R` */ || code === 114 /* `r` */
        ? 114 /* `r` */
        : 0
}


/***/ }),

/***/ 5223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fetch),
/* harmony export */   k: () => (/* binding */ ProxyAgent)
/* harmony export */ });
/**
 * Stands for the package undici in the bundle (`paths` of tsconfig.json): @actions/http-client and @actions/github import it, and
 * loading it makes the bundle start 3.0 times as long as Node alone, in place of 2.1. Of what they take from it, the action uses
 * nothing: it gives one its own agents, the other its own `fetch`.
 */
const { fetch } = globalThis

/** Made by the libraries when the environment names a proxy, and never asked. */
class ProxyAgent {}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
