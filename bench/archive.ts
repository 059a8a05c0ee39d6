/** How fast the archive counts and finds articles. */
export { run } from '../packages/coverage/bench/archive.ts'
