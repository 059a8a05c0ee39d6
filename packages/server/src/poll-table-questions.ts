import type { TableQuestion } from '@suyab/poll/table'
import { parseTableQuestion, type ShapeFault } from '@suyab/poll/table-question'
import { ok, refuse, type Result } from '@suyab/survey/result'

/** Tables in one file. */
const most = 200

/** Reads one question from outside, or a list of them; `at` is a JSON pointer into the list. */
export function parseTableQuestions(raw: unknown): Result<readonly TableQuestion[], ShapeFault> {
  if (!Array.isArray(raw)) {
    const one = parseTableQuestion(raw)
    return one.ok ? ok([one.value]) : one
  }
  if (raw.length === 0 || raw.length > most)
    return refuse({ code: 'request.schema', at: '', expected: `1 to ${most} questions` })
  const questions: TableQuestion[] = []
  // isArray makes an array of `any` of what is unknown.
  for (const [at, one] of (raw as unknown[]).entries()) {
    const read = parseTableQuestion(one)
    if (!read.ok) return refuse({ ...read.fault, at: `/${at}${read.fault.at}` })
    questions.push(read.value)
  }
  return ok(questions)
}
