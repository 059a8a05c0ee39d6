import { expect, test } from 'vitest'
import { changeMessage } from './change-said.ts'

test.for([
  [null, null, false, 'pollsWork.changeHidden'],
  [0.08, { low: 0.06, high: 0.1 }, true, 'pollsWork.changeUp'],
  [-0.08, { low: -0.1, high: -0.06 }, true, 'pollsWork.changeDown'],
  [0.01, { low: -0.01, high: 0.03 }, false, 'pollsWork.changeNone'],
  // By itself it would count; Holm's correction of several comparisons takes it back.
  [0.03, { low: 0.002, high: 0.058 }, false, 'pollsWork.changeNotMany'],
] as const)('a change of %s is said as its test and its interval allow', ([difference, interval, significant, message]) => {
  expect(changeMessage({ difference, interval, significant })).toBe(message)
}) // prettier-ignore
