import { formatsFor, monthNames } from '@suyab/language/format'
import type { Text } from './text.tsx'

/** A calendar day (`2025-01-31`) as the reader's language writes it; it is nobody's moment. */
export function dayName({ language }: Pick<Text, 'language'>, day: string): string {
  return formatsFor(language, 'UTC').date(`${day}T00:00:00Z`)
}

/** The same without its year. */
export function shortDay({ language }: Pick<Text, 'language'>, day: string): string {
  return formatsFor(language, 'UTC').dayMonth(`${day}T00:00:00Z`)
}

/** A month (`2025-01`) with its year. */
export function monthName({ language, say }: Pick<Text, 'language' | 'say'>, month: string): string {
  const [year = '', number = ''] = month.split('-')
  // 2025年3月, where a month by itself is 三月.
  const name =
    language === 'zh-Hans'
      ? `${Number(number)}月`
      : (monthNames(language)[Number(number) - 1]?.alone ?? number)
  return say('research.monthOfYear', { month: name, year })
} // prettier-ignore
