import { primaryOf } from './tag.ts'

export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
/** The forms a language has for a number of things; `{count}` chooses among them. */
export type PluralForms = Readonly<{ other: string } & Partial<Record<PluralCategory, string>>>
/** A sentence with `{name}` where a value goes, or its forms by `{count}`. */
export type Message = string | PluralForms

const rules = new Map<string, Intl.PluralRules>()

/**
 * Which of its forms a language uses for `count` things.
 * @source CLDR plural rules; Tajik is not among them and follows Persian, and browsers lack Kyrgyz.
 */
export function pluralCategory(language: string, count: number): PluralCategory {
  const own = primaryOf(language)
  if (own === 'tg') return count === 0 || count === 1 ? 'one' : 'other'
  if (own === 'ky') return count === 1 ? 'one' : 'other'
  let rule = rules.get(language)
  if (rule === undefined) {
    rule = new Intl.PluralRules([language, 'en'])
    rules.set(language, rule)
  }
  return rule.select(count)
}

/** The categories a language tells apart, so that a catalogue can be checked for them. */
export function pluralCategories(language: string): PluralCategory[] {
  if (['ky', 'tg'].includes(primaryOf(language))) return ['one', 'other']
  return [...new Intl.PluralRules([language, 'en']).resolvedOptions().pluralCategories]
}

/** The names between braces, each once, in order of first appearance in any form. */
export function placeholdersOf(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message)
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!)))]
}

/**
 * A message cut at its placeholders, with the values in their places; numbers are written as the
 * language writes them. A placeholder without a value stays as it is, so that it is seen.
 */
export function messageParts<Part>(
  message: Message,
  values: Readonly<Record<string, Part | string | number>>,
  language: string,
): (Part | string)[] {
  return formOf(message, values['count'], language)
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1]
      if (name === undefined) return piece
      const value = values[name]
      if (value === undefined) return piece
      return typeof value === 'number' ? numberIn(language, value) : value
    })
}

/**
 * A message with its values as one text.
 * @example formatMessage({ one: '{count} item', other: '{count} items' }, { count: 2 }, 'en') // '2 items'
 */
export function formatMessage(
  message: Message,
  values: Readonly<Record<string, string | number>>,
  language: string,
): string {
  return messageParts<string>(message, values, language).join('')
}

function formOf(message: Message, count: unknown, language: string): string {
  if (typeof message === 'string') return message
  const category = typeof count === 'number' ? pluralCategory(language, count) : 'other'
  return message[category] ?? message.other
}

const numbers = new Map<string, Intl.NumberFormat>()

function numberIn(language: string, value: number): string {
  let format = numbers.get(language)
  if (format === undefined) {
    format = new Intl.NumberFormat([primaryOf(language) === 'ky' ? 'ru' : language, 'en'])
    numbers.set(language, format)
  }
  return format.format(value)
}
