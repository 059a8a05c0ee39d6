import type { PollChange } from '@suyab/server/api'

type Stated = Pick<PollChange['changes'][number], 'difference' | 'interval' | 'significant'>

/**
 * Which sentence a change is: what may be chance is not called a change, and of an interval it is said
 * that it holds zero only where it does. Among several comparisons one may lie beyond zero by itself.
 */
export function changeMessage({ difference, interval, significant }: Stated, isShown = false) {
  if (difference === null) return isShown ? 'pollsWork.changeFixed' : 'pollsWork.changeHidden'
  if (significant) return difference > 0 ? 'pollsWork.changeUp' : 'pollsWork.changeDown'
  const holdsZero = interval === null || (interval.low <= 0 && interval.high >= 0)
  return holdsZero ? 'pollsWork.changeNone' : 'pollsWork.changeNotMany'
}
