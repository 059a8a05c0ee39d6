/** How fast articles go through the whole path into the archive. */
export { run } from '../packages/coverage/bench/load.ts'
