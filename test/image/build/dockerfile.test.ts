import { expect, test } from 'vitest'
import { lineOfImage, lineOfStep, readInstructions } from '../../../src/image/build/dockerfile.ts'

const dockerfile = `# A comment
ARG BASE=debian:13
FROM golang:1.25 AS Build

RUN go \\
    build \\
    # within
    ./...
run  go   vet
COPY <<EOF <<"EOT" /etc/
FROM inside
EOF
RUN inside
EOT
FROM --platform=linux/amd64 \${BASE}
ENV DIR=/x
COPY --from=build \${DIR}/a $DIR/b
RUN true
COPY --from=nginx /etc/nginx /n
RUN true
`

test('the instructions of a Dockerfile', () => {
  expect(readInstructions(dockerfile).map(({ line, stage, text }) => `${line} ${stage} ${text.slice(0, 12)}`)).toEqual([
    '2 stage-0 ARG BASE=deb',
    '3 build FROM golang:',
    '5 build RUN go     b',
    '9 build run  go   ve',
    '10 build COPY <<EOF <',
    '15 stage-1 FROM --platf',
    '16 stage-1 ENV DIR=/x',
    '17 stage-1 COPY --from=',
    '18 stage-1 RUN true',
    '19 stage-1 COPY --from=',
    '20 stage-1 RUN true',
  ])
})

test('lines that end with the escape of a directive are continued, and others are not', () => {
  const windows = '# escape=`\r\nFROM a\r\nRUN b `\r\n  c\r\nCOPY d C:\\\r\nRUN e\r\n'
  expect(readInstructions(windows).map(({ line }) => line)).toEqual([2, 3, 5, 6])
})

test.each([
  { step: '[build 2/4] RUN go     build     ./...', line: 5 },
  { step: '[build 3/4] RUN go   vet', line: 9 },
  { step: '[linux/arm64 build 3/4] RUN go   vet', line: 9 },
  { step: '[stage-1 2/5] COPY --from=build /x/a /x/b', line: 17 },
  { step: '[stage-1 3/5] RUN true', line: undefined },
  { step: '[stage-1 3/5] RUN go   vet', line: undefined },
  { step: '[internal] load metadata for golang:1.25', line: undefined },
  { step: 'exporting to image', line: undefined },
])('the line of $step is $line', ({ step, line }) => {
  expect(lineOfStep(dockerfile, step)).toBe(line)
})

test.each([
  { image: 'docker.io/library/golang:1.25', line: 3 },
  { image: 'docker.io/library/golang:1.25@sha256:0a', line: 3 },
  { image: 'docker.io/library/nginx:latest', line: 19 },
  { image: 'docker.io/library/debian:13', line: 15 },
  { image: 'public.ecr.aws/docker/library/debian:13', line: 15 },
])('the line of the image $image is $line', ({ image, line }) => {
  expect(lineOfImage(dockerfile, image)).toBe(line)
})

test.each([
  { from: 'debian', image: 'docker.io/library/debian:latest', found: true },
  { from: 'octo/app:1', image: 'docker.io/octo/app:1', found: true },
  { from: 'localhost/app', image: 'localhost/app:latest', found: true },
  { from: 'registry:5000/app', image: 'registry:5000/app:latest', found: true },
  { from: 'debian@sha256:0a', image: 'docker.io/library/debian@sha256:0a', found: true },
  { from: 'debian:$TAG', image: 'docker.io/library/debian:13', found: true },
  { from: 'debian:$TAG', image: 'docker.io/library/alpine:3', found: false },
  { from: 'debian:12', image: 'docker.io/library/debian:13', found: false },
])('FROM $from is $image: $found', ({ from, image, found }) => {
  expect(lineOfImage(`FROM ${from}\n`, image)).toBe(found ? 1 : undefined)
})

test('an identical instruction is preferred to one with variables', () => {
  expect(lineOfStep('FROM a\nRUN $B\nRUN true\n', '[3/3] RUN true')).toBe(3)
})

test('many variables take no time', () => {
  const text = `FROM a\nRUN ${'$A x '.repeat(2000)}\n`
  expect(lineOfStep(text, `[2/2] RUN ${'b x '.repeat(2000)}!`)).toBeUndefined()
})
