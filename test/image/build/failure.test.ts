import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildFailure } from '../../../src/image/build/failure.ts'
import { buildLog, dockerfileOf, readBuildOutput } from '../../fixtures/build-logs.ts'

const path = 'app/Dockerfile'

function failureOf(output: string, text = '') {
  return buildFailure({ code: 1, output: readBuildOutput(output), dockerfile: { path, text } })
}

/** The 1-based line; `file`: the file as a whole; `none`: no place at all. */
type Where = number | 'file' | 'none'

const failures: readonly (readonly [log: string, where: Where, says: string, remedy: string])[] = [
  ['engine-20.10/run-fails', 3, 'step 3/4 failed with exit code 7: RUN echo one && ', 'Correct that instruction'],
  ['buildkit-0.29/run-fails', 3, 'step 3/4 failed with exit code 7: RUN echo one && ', 'Correct that instruction'],
  ['engine-20.10/run-fails-in-a-stage', 4, 'step tests 1/1 failed with exit code 3: RUN echo test', 'Correct that'],
  ['buildkit-0.29/run-fails-in-a-stage', 4, 'step tests 1/1 failed with exit code 3: RUN echo test', 'Correct that'],
  ['buildkit-0.29/run-fails-on-two-platforms', 4, 'step linux/amd64 tests 1/1 failed with exit code 3', 'Correct that'],
  ['buildkit-0.29/here-document-fails', 2, 'step 2/2 failed with exit code 1: RUN <<EOF (set -e...)', 'Correct that'],
  ['buildkit-0.29/warnings-and-failure', 6, 'step 3/3 failed with exit code 4: RUN exit 4', 'Correct that'],
  ['engine-20.10/command-not-found', 'file', 'step 2/2 failed with exit code 127', 'does not have that command'],
  ['buildkit-0.29/command-not-found', 2, 'step 2/2 failed with exit code 127', 'does not have that command'],
  ['engine-20.10/exec-format-error', 3, 'step 3/3 failed with exit code 1: RUN ["/bad"]', 'set `platforms`'],
  ['buildkit-0.29/exec-format-error', 3, 'step 3/3 failed with exit code 1: RUN ["/bad"]', 'set `platforms`'],
  ['engine-20.10/run-without-space', 'file', 'step 2/2 failed with exit code 1', 'Free disk space'],
  ['by-hand/killed', 2, 'step 2/2 failed with exit code 137: RUN make', 'because memory ran out'],
  ['engine-20.10/hostile', 2, "step 2/2 failed with exit code 9: RUN echo '::error::owned'", 'Free disk space'],
  ['buildkit-0.29/hostile', 2, "step 2/2 failed with exit code 9: RUN echo '::error::owned'", 'Free disk space'],
  ['engine-20.10/disk-full', 'none', 'the disk is full: failed to read dockerfile', 'Free disk space'],
  ['by-hand/disk-full', 'none', 'the disk is full: failed to copy to tar', 'Free disk space'],
  ['engine-20.10/engine-stopped', 'none', 'the builder stopped during the build: ', 'Run the job again'],
  ['buildkit-0.29/engine-stopped', 'none', 'the builder stopped during the build: ', 'Run the job again'],
  ['engine-20.10/unknown-flag', 'none', 'this buildx does not know `--nosuchflag`.', 'setup-buildx-action'],
  ['engine-20.10/driver-cannot', 'none', 'Multi-platform build is not supported for the docker', 'setup-buildx-action'],
  [
    'engine-20.10/push-denied',
    'none',
    'denied, in step pushing localhost:5000/forbidden/a:b',
    'See the build in the log',
  ],
  ['buildkit-0.29/cache-refused', 'none', 'its cache was not written: error writing layer blob', '`ignore-error=true`'],
  ['engine-20.10/does-not-parse', 2, `\`${path}\` does not parse, line 2: unknown instruction: RUNN`, 'at that line'],
  ['buildkit-0.29/does-not-parse', 2, 'line 2: unknown instruction: RUNN (did you mean RUN?)', 'at that line'],
  ['engine-20.10/copy-without-destination', 2, 'line 2: COPY requires at least two arguments', 'at that line'],
  ['engine-20.10/unknown-instruction-flag', 2, 'line 2: Unknown flag: mont', 'at that line'],
  ['buildkit-0.29/unknown-instruction-flag', 2, 'line 2: unknown flag: --mont (did you mean mount?)', 'at that line'],
  [
    'engine-20.10/empty',
    1,
    'is not a Dockerfile that can be built: the Dockerfile cannot be empty',
    'begins with `FROM',
  ],
  ['engine-20.10/no-from', 1, 'is not a Dockerfile that can be built: no build stage', 'begins with `FROM'],
  ['engine-20.10/bad-base-name', 1, 'failed to parse stage name "Bad:Ref:x"', 'begins with `FROM'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a Dockerfile writes it so
  ['engine-20.10/no-base-name', 2, '`FROM ${BASE}` names no image', '`build-args`'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a Dockerfile writes it so
  ['buildkit-0.29/no-base-name', 2, '`FROM ${BASE}` names no image', '`build-args`'],
  ['engine-20.10/target-missing', 'file', `\`${path}\` has no stage \`nope\`.`, 'FROM ... AS nope'],
  ['buildkit-0.29/target-missing', 'file', `\`${path}\` has no stage \`nope\`.`, 'FROM ... AS nope'],
  ['engine-20.10/copy-source-missing', 3, '`missing.txt` is not in the build context', '.dockerignore'],
  ['engine-20.10/copy-folder-missing', 3, '`dist` is not in the build context', '.dockerignore'],
  ['buildkit-0.29/copy-source-missing', 3, '`missing.txt` is not in the build context', '.dockerignore'],
  ['buildkit-0.29/copy-from-stage-missing', 5, '`/out/app` is not in `build`', 'Correct the path'],
  [
    'engine-20.10/base-image-missing',
    1,
    'the image `localhost:5000/nothing/here:1.0` does not exist: ',
    'name and tag',
  ],
  [
    'buildkit-0.29/base-image-missing',
    1,
    'the image `localhost:5000/nothing/here:1.0` does not exist: ',
    'name and tag',
  ],
  ['engine-20.10/base-image-rate-limited', 1, 'allows no more pulls at the moment: ', 'public.ecr.aws'],
  ['buildkit-0.29/base-image-rate-limited', 1, 'allows no more pulls at the moment: ', 'public.ecr.aws'],
  [
    'by-hand/base-image-rate-limited',
    1,
    'at the moment: toomanyrequests: You have reached your unauthenti',
    'public.ecr.aws',
  ],
  ['engine-20.10/base-image-unauthorized', 'file', 'does not exist, or may not be pulled: ', 'log in'],
  ['buildkit-0.29/base-image-unauthorized', 1, 'does not exist, or may not be pulled: ', 'log in'],
  ['engine-20.10/base-image-forbidden', 'file', 'does not exist, or may not be pulled: ', 'log in'],
  ['by-hand/base-image-access-denied', 1, 'does not exist, or may not be pulled: insufficient_scope', 'log in'],
  ['by-hand/base-image-other-platform', 1, 'does not exist for this platform', 'Set `platforms`'],
  ['engine-20.10/base-image-registry-down', 'file', 'cannot be reached: ', 'run the job again'],
  ['buildkit-0.29/base-image-registry-down', 1, 'cannot be reached: ', 'run the job again'],
  ['engine-20.10/base-image-no-such-host', 'file', 'cannot be reached: ', 'run the job again'],
  ['engine-20.10/copy-from-unknown-stage', 2, '`docker.io/library/builder:latest` cannot be reached', 'run the job'],
  ['buildkit-0.29/copy-from-unknown-stage', 2, '`docker.io/library/builder:latest` cannot be reached', 'run the job'],
  ['engine-20.10/syntax-image-missing', 'file', '`docker.io/docker/dockerfile:1` cannot be reached', 'run the job'],
]

test.each(failures)('%s', (log, where, says, remedy) => {
  const problem = failureOf(buildLog(log), dockerfileOf(log))
  expect(problem.message.split('\n')[0]).toMatch(/^The image was not built: /)
  expect(problem.message).toContain(says)
  expect(problem.remedy).toContain(remedy)
  expect(problem.remedy).toMatch(/ Nothing was deployed\.$/)
  const places = { none: undefined, file: { file: path } }
  expect(problem.place).toEqual(typeof where === 'number' ? { file: path, line: where } : places[where])
})

test('every recorded failure is in the table', () => {
  const recorded = globSync('*/*.log', { cwd: join(import.meta.dirname, 'logs') })
  const failed = recorded.map((name) => name.replace(/\.log$/, '')).filter((name) => !/\/(built|warnings$)/.test(name))
  expect(failures.map(([name]) => name).sort()).toEqual(failed.sort())
})

test('the end of a step that failed: its last 15 lines, and nothing else', () => {
  const lines = failureOf(buildLog('engine-20.10/run-fails')).message.split('\n').slice(1)
  expect(lines).toEqual([...Array.from({ length: 14 }, (_, index) => `line ${index + 7}`), 'to stderr'])
})

test('what a step writes is no sign of buildx', () => {
  const lines = failureOf(buildLog('buildkit-0.29/hostile')).message.split('\n').slice(1)
  expect(lines).toEqual([
    '::error::owned',
    '::set-output name=a::b',
    '::stop-commands::x',
    '##[error]x',
    'red',
    'Dockerfile:1',
    '   1 | >>> FROM x',
    'ERROR: failed to solve: no space left on device',
  ])
})

test.each([
  { description: 'no docker', code: undefined, output: '', is: 'Docker is not installed on this runner.' },
  {
    description: 'no daemon',
    code: 1,
    output: 'ERROR: failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct\n',
    is: 'Docker cannot build here: failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct.',
  },
  {
    description: 'a step that misses a daemon of its own',
    code: 1,
    output:
      '#5 [2/2] RUN docker info\n#5 0.1 Cannot connect to the Docker daemon\n#5 ERROR: x\nERROR: failed to solve: x\n',
    is: 'The image was not built: exit code 1: x, in step [2/2] RUN docker info\nCannot connect to the Docker daemon',
  },
  {
    description: 'a step whose text speaks of a daemon, which is in the error as well',
    code: 1,
    output:
      '#5 [2/2] RUN echo Cannot connect to the Docker daemon\n#5 ERROR: process "echo Cannot connect to the Docker daemon": exit code: 1\nERROR: failed to solve: process "echo Cannot connect to the Docker daemon": exit code: 1\n',
    is: 'The image was not built: step 2/2 failed with exit code 1: RUN echo Cannot connect to the Docker daemon',
  },
  { description: 'nothing', code: 2, output: '', is: 'The image was not built: exit code 2: ' },
  {
    description: 'no error line: the last one',
    code: 1,
    output: 'a\nb\n\n',
    is: 'The image was not built: exit code 1: b',
  },
])('$description', ({ code, output, is }) => {
  const problem = buildFailure({ code, output: readBuildOutput(output), dockerfile: { path, text: '' } })
  expect(problem.message).toBe(is)
})

test('an image whose name contains a replacement pattern', () => {
  const output = '#2 [internal] load metadata for a$&b\n#2 ERROR: not found\nERROR: failed to solve: a$&b: not found\n'
  expect(failureOf(output).message).toContain('the image `a$&b` does not exist')
})

test('a step that pushes to git, and is refused, is the step that failed', () => {
  const text = `FROM scratch\nCOPY busybox /bin/sh\nRUN echo "error: failed to push some refs to 'origin'"; echo "denied: 403 Forbidden"; exit 1\n`
  const step = `[2/2] ${text.split('\n')[2]}`
  const printed = "error: failed to push some refs to 'origin'\ndenied: 403 Forbidden"
  const shown = printed.replace(/^/gm, '#6 0.1 ')
  const error = 'process "/bin/sh -c echo" did not complete successfully: exit code: 1'
  const { message, place } = failureOf(
    `#6 ${step}\n${shown}\n#6 ERROR: ${error}\n------\n > ${step}:\n${printed}\n------\nERROR: failed to build: failed to solve: ${error}\n`,
    text,
  )
  expect(message).toContain(
    'The image was not built: step 2/2 failed with exit code 1: RUN echo "error: failed to push',
  )
  expect(place).toEqual({ file: path, line: 3 })
})

test('a builder that does not allow an entitlement', () => {
  const error = 'granting entitlement security.insecure is not allowed by build daemon configuration'
  expect(failureOf(`ERROR: failed to build: failed to solve: ${error}\n`)).toMatchObject({
    message: `The image was not built: exit code 1: ${error}`,
    remedy: 'Add `- uses: docker/setup-buildx-action@v4` before this step. Nothing was deployed.',
  })
})
