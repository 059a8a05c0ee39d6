export { run } from '../packages/poll/bench/table.ts'
