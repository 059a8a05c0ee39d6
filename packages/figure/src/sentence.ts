import { formatsFor } from '@suyab/language/format'
import { formatMessage, pluralCategory } from '@suyab/language/message'
import { render } from '@suyab/language/quantity'
import {
  exchangeLanguages,
  pickLanguage,
  pickText,
  type ExchangeLanguage,
} from '@suyab/language/tag'
import { catalogue, type Words } from './catalogue.ts'
import type { Figure, FigureUnit, Noun, Texts } from './figure.ts'

/**
 * A figure in words: what it is of, its value with the unit, its interval, its base and its source,
 * as one plain sentence. The maker's own texts stand in the language nearest to the reader's.
 * @param reader the reader's language, BCP 47; English where there are no words in it
 * @param timeZone in which the day of the data is named, IANA
 */
export function sentenceOf(figure: Figure, reader: string, timeZone = 'UTC'): string {
  const language = spoken(reader)
  const words = catalogue[language]
  const { subject, base, interval, source } = figure
  const counted = nounIn(base.of, base.count, words, language)
  const notes = [
    ...(interval === null ? [] : [intervalIn(figure, interval, words, language)]),
    base.against === undefined
      ? formatMessage(words.base, { base: counted }, language)
      : formatMessage(
          words.baseAgainst,
          { base: counted, against: nounIn(base.of, base.against, words, language) },
          language,
        ),
  ]
  const values = {
    subject: textIn(subject, reader),
    value: valueIn(figure.value, figure.unit, language),
    notes: notes.join(words.between),
    source: formatMessage(
      words.source,
      {
        name: textIn(source.name, reader),
        date: formatsFor(language, timeZone).date(source.data.at),
      },
      language,
    ),
  }
  // A date that is an abbreviation ends with the sentence's own stop.
  return formatMessage(words.sentence, values, language).replace(/\.\.$/, '.')
}

/** A value of a figure's unit as the language writes it, rounded to the unit's decimals. */
export function valueIn(value: number, unit: FigureUnit, reader: string): string {
  const language = spoken(reader)
  const words = catalogue[language]
  const { kind, of, decimals } = unit
  switch (kind) {
    case 'share':
      return percentIn(value, decimals, language)
    case 'points':
      return signed(value, (size) =>
        render({ value: rounded(size, decimals + 2), kind: 'share', unit: 'pp' }, language),
      )
    case 'multiple':
      return render({ value: rounded(value, decimals), kind: 'multiple' }, language)
    case 'growth': {
      const change = rounded(value - 1, decimals + 2)
      if (change === 0) return words.same
      const said = percentIn(Math.abs(change), decimals, language)
      return formatMessage(change > 0 ? words.more : words.less, { value: said }, language)
    }
    case 'count':
    case 'mean':
      return numberIn(rounded(value, decimals), of, language)
    default:
      return kind satisfies never
  }
}

function numberIn(value: number, of: string | undefined, language: ExchangeLanguage): string {
  const noun = nouns.find((one) => one === of)
  if (noun !== undefined) return nounIn(noun, value, catalogue[language], language)
  const unit = of === undefined ? {} : { unit: of }
  return signed(value, (size) => render({ value: size, kind: 'count', ...unit }, language))
}

const nouns: readonly Noun[] = ['article', 'story', 'outlet', 'respondent', 'answer']

function intervalIn(
  { unit }: Figure,
  { low, high, level }: NonNullable<Figure['interval']>,
  words: Words,
  language: string,
): string {
  const values = {
    level: percentIn(level, 1, language),
    low: valueIn(low, unit, language),
    high: valueIn(high, unit, language),
  }
  return formatMessage(words.interval, values, language)
}

function percentIn(value: number, decimals: number, language: string): string {
  return signed(rounded(value, decimals + 2), (size) =>
    render({ value: size, kind: 'share' }, language),
  )
}

function nounIn(noun: Noun, count: number, words: Words, language: string): string {
  const message = words.nouns[noun]
  const number = signed(count, (size) => render({ value: size, kind: 'count' }, language))
  if (typeof message === 'string') return formatMessage(message, { count: number }, language)
  // After a word of scale stands what stands after many: 2 млн статей.
  const form = /\D$/.test(number) ? message.many : message[pluralCategory(language, count)]
  return formatMessage(form ?? message.other, { count: number }, language)
}

/** Quantities in prose have no sign; a figure may. */
function signed(value: number, write: (size: number) => string): string {
  return value < 0 ? `−${write(-value)}` : write(value)
}

function rounded(value: number, decimals: number): number {
  const short = Number(value.toFixed(decimals))
  return short === 0 ? 0 : short
}

function spoken(reader: string): ExchangeLanguage {
  const [first, ...others] = exchangeLanguages
  return pickLanguage<ExchangeLanguage>([reader, 'en'], [first, ...others])
}

function textIn(texts: Texts, language: string): string {
  return pickText(texts, [language, 'en'])?.text ?? ''
}
