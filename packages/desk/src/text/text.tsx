import { formatsFor, type Formats } from '@suyab/language/format'
import { formatMessage, messageParts, type Message } from '@suyab/language/message'
import { languageName, regionName } from '@suyab/language/display-name'
import { directionOf, pickText, type Direction } from '@suyab/language/tag'
import type { DeskLanguage, Names } from '@suyab/server/api'
import { createContext, Fragment, useContext, type ReactNode } from 'react'
import { mirror } from './mirror.ts'
import type { Catalogue, MessageKey, ValuesOf } from '../messages/catalogue.ts'

type Values<Key extends MessageKey, Value> = [ValuesOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<ValuesOf<Key>, Value>>]

/** The desk's words in the reader's language, and how that language writes times, numbers and names. */
export interface Text {
  language: DeskLanguage
  direction: Direction
  catalogue: Catalogue
  formats: Formats
  /** A message of the catalogue: `say('exchange.count', { count: 3 })`. */
  say: <Key extends MessageKey>(key: Key, ...values: Values<Key, string | number>) => string
  /** The same with elements in place of values. */
  show: <Key extends MessageKey>(key: Key, ...values: Values<Key, ReactNode>) => ReactNode
  /** A key made at run time, such as `state.` with a state; undefined where there is no such word. */
  find: (page: keyof Catalogue, key: string) => Message | undefined
  /** A newsroom's or person's name in the language the reader reads best. */
  name: (names: Names) => { text: string; language: string }
  languageName: (tag: string) => string
  regionName: (code: string) => string
}

export function makeText(
  language: DeskLanguage,
  words: Catalogue,
  timeZone: string,
  mirrored: boolean,
): Text {
  const catalogue = mirrored ? mirror(words) : words
  const message = (key: string): Message => {
    const dot = key.indexOf('.')
    for (const [page, messages] of Object.entries<Readonly<Record<string, Message>>>(catalogue)) {
      if (page === key.slice(0, dot)) return messages[key.slice(dot + 1)] ?? key
    }
    return key
  }
  return {
    language,
    direction: mirrored ? 'rtl' : directionOf(language),
    catalogue,
    formats: formatsFor(language, timeZone),
    say: (key, ...[values]) => formatMessage(message(key), values ?? {}, language),
    show: (key, ...[values]) =>
      messageParts<ReactNode>(
        message(key),
        (values ?? {}) as Record<string, ReactNode>,
        language,
      ).map((part, index) => (
        // Parts have no identity but their place in the sentence.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>{part}</Fragment>
      )),
    find: (page, key) => (catalogue[page] as Readonly<Record<string, Message>>)[key],
    name: (names) => pickText(names, [language, 'en', 'ru']) ?? { text: '', language },
    languageName: (tag) => languageName(tag, language),
    regionName: (code) => regionName(code, language),
  }
}

const TextContext = createContext<Text | null>(null)
export const TextProvider = TextContext.Provider

export function useText(): Text {
  const text = useContext(TextContext)
  if (text === null) throw new Error('useText outside of TextProvider')
  return text
}
