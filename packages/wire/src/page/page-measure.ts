import type { PageLine } from './page-line.ts'
import { endsSentence } from './page-line.ts'

/** Whether the line leaves room for what comes next, so that something ended with it. */
export function leavesRoom(
  line: PageLine,
  next: PageLine | undefined,
  column: number,
  han: boolean,
): boolean {
  if (line.hyphen !== '' || column === 0) return false
  if (line.beside === true && !endsSentence(line.text)) return false
  if (han) return line.width <= column - 4
  const word = /^(?:[—–-]\s)?\S+/u.exec(next?.text ?? '')?.[0] ?? ''
  return line.width + 1 + word.length <= column
}

/** Whether a Han line has room for one more sign, which no rule kept out of it. */
export function leavesSign(line: PageLine, next: PageLine, column: number): boolean {
  return line.width === column - 2 && /^\p{Script=Han}(?:\p{Script=Han}|$)/u.test(next.text)
}
