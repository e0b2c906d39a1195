export * from '../../fixtures/deploy-stack.ts'
export { successful as works } from '../../fixtures/deploy-stack.ts'
export { OUR_TAGS, stackIn } from '../../fixtures/stack.ts'
