/** How fast polls are weighted and estimated, beside R. */
export { run } from '../packages/survey/bench/survey.ts'
