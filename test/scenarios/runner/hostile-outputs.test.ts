import { expect, test } from 'vitest'
import { openJob, runJob } from '../harness/job.ts'
import { lookAt } from '../harness/world.ts'

/** Lines that would act as a command, an output, markup or a mention if they were not treated as a mere value. */
const hostile = [
  'first line',
  '::error::owned',
  '::set-output name=digest::owned',
  'digest<<EOF',
  'owned',
  'EOF',
  '| a | `b` | <script>alert(1)</script> | @octo-org/everyone | $(touch owned) | %0A::warning::owned',
].join('\n')

const template = JSON.stringify({
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  Outputs: { Hostile: { Value: hostile }, Plain: { Value: 'plain' } },
})

test('hostile outputs of a stack arrive unchanged, and act as nothing but values', async () => {
  const { account, job } = openJob({ 'stack.json': template })

  const end = await runJob({
    ...job,
    inputs: { template: 'stack.json', 'image-parameter': 'none' },
  })

  expect(end.errors).toEqual([])
  expect(end.warnings).toEqual([])
  expect(end.outputs).toMatchObject({ operation: 'create', Hostile: hostile, Plain: 'plain' })
  expect(JSON.parse(end.outputs.outputs ?? '')).toEqual({ Hostile: hostile, Plain: 'plain' })
  expect(end.outputs).not.toHaveProperty('digest')
  expect(end.log).not.toMatch(/^::(error|set-output|warning)/m)
  // On one line and as code, which holds no markup and no mentions.
  const shown = hostile.replaceAll('\n', ' ').replaceAll('|', '\\|')
  expect(end.summary).toContain(`\n- \`Hostile\`: \`\` ${shown} \`\`\n`)
  expect(await lookAt(account)).toEqual({ stacks: { hello: 'CREATE_COMPLETE' }, changeSets: [], images: {} })
})
