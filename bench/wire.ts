/** How fast the news formats are read, judged and written. */
export { run } from '../packages/wire/bench/wire.ts'
