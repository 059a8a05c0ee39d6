/** How fast texts become the terms of a search. */
export { run } from '../packages/language/bench/terms.ts'
