import type { Recoding, WavePage } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'
import { answerLabel, labelIn } from './poll-label.ts'

/** A rule as a sentence: which old values became which new ones. */
export function ruleSaid(text: Text, wave: WavePage, { rule, of }: Recoding): string {
  const { say, formats } = text
  const old = (value: number | string): string => answerLabel(text, wave, of, String(value)).text
  if (rule.kind === 'any-of')
    return say('pollsWork.ruleAny', { options: formats.list(rule.options.map((one) => old(one))) })
  const [first = '', ...others] =
    rule.kind === 'values'
      ? rule.categories.map(({ label, value, from }) => say('pollsWork.rulePart', { name: labelIn(text, label, String(value)).text, from: formats.list(from.map(old)) })) // prettier-ignore
      : rule.categories.map(({ label, value, from }) => say('pollsWork.rulePart', { name: labelIn(text, label, String(value)).text, from: bandSaid(text, from) })) // prettier-ignore
  const rest = say(rule.rest === 'missing' ? 'pollsWork.restMissing' : 'pollsWork.restRefuse')
  const parts = others.reduce(
    (said, part) => say('pollsWork.ruleParts', { parts: said, part }),
    first,
  )
  return `${say('pollsWork.ruleWhole', { parts })}${formats.gap}${rest}`
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
