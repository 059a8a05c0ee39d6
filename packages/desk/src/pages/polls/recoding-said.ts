import type { Recoding, WavePage } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'
import { answerLabel, labelIn } from './poll-label.ts'

/** A rule as a sentence: which old values became which new ones. */
export function ruleSaid(text: Text, wave: WavePage, { rule, of }: Recoding): string {
  const { say, formats } = text
  const old = (value: number | string): string => answerLabel(text, wave, of, String(value)).text
  if (rule.kind === 'any-of')
    return say('pollsWork.ruleAny', { options: formats.list(rule.options.map((one) => old(one))) })
  if (rule.kind === 'codes') {
    const codes = rule.codes.map(({ value, label }) => labelIn(text, label, '').text === '' ? formats.number(value) : say('pollsWork.rulePart', { name: formats.number(value), from: labelIn(text, label, '').text })) // prettier-ignore
    const none = rule.noAnswer.map((value) => formats.number(value))
    const said = say('pollsWork.ruleCodes', { codes: joined(text, codes) })
    return none.length === 0
      ? said
      : `${said}${formats.gap}${say('pollsWork.ruleCodesNone', { codes: formats.list(none) })}`
  }
  const parts = joined(
    text,
    rule.kind === 'values'
      ? rule.categories.map(({ label, value, from }) => say('pollsWork.rulePart', { name: labelIn(text, label, String(value)).text, from: formats.list(from.map(old)) })) // prettier-ignore
      : rule.categories.map(({ label, value, from }) => say('pollsWork.rulePart', { name: labelIn(text, label, String(value)).text, from: bandSaid(text, from) })), // prettier-ignore
  )
  const rest = say(rule.rest === 'missing' ? 'pollsWork.restMissing' : 'pollsWork.restRefuse')
  return `${say('pollsWork.ruleWhole', { parts })}${formats.gap}${rest}`
}

function joined({ say }: Text, [first = '', ...others]: readonly string[]): string {
  return others.reduce((parts, part) => say('pollsWork.ruleParts', { parts, part }), first)
}

function bandSaid(
  { say, formats }: Text,
  { from, below }: { from?: number; below?: number },
): string {
  if (from === undefined && below === undefined) return say('pollsWork.bandAll')
  if (below === undefined) return say('pollsWork.bandFrom', { from: formats.number(from ?? 0) })
  if (from === undefined) return say('pollsWork.bandBelow', { below: formats.number(below) })
  return say('pollsWork.band', { from: formats.number(from), below: formats.number(below) })
}
