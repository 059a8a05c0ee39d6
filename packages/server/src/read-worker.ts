import { identify } from '@suyab/language/identify'
import { headlineOf, plainWords, summaryOf } from '@suyab/wire/item-text'
import type { NewsItem } from '@suyab/wire/ninjs'
import { read } from '@suyab/wire/read'
import type { ReadHint } from '@suyab/wire/read-hint'
import { pictureNames, withPictureNames, type PictureNames } from './picture-name.ts'
import type { Reading } from './reader.ts'
import { answerQuestions } from './thread-answer.ts'

/** UTF-16 code units of an item that its language is told by. */
const enough = 2_000
/** Less sure than this, the language is left open. */
const sure = 0.8

/** The language of an item's own words, where it does not say it and they leave no doubt. */
function languageIn(item: NewsItem): string | undefined {
  if (item.language !== undefined) return undefined
  const [body] = item.bodies ?? []
  const text =
    body === undefined ? '' : plainWords({ ...body, value: body.value.slice(0, 4 * enough) })
  const words = [headlineOf(item), summaryOf(item), text].join('\n')
  const { language, probability } = identify(words.slice(0, enough))
  return language === 'und' || probability < sure ? undefined : language
}

/** What a document holds, and what its items are in. */
async function readWithLanguages(bytes: Uint8Array, hint: ReadHint): Promise<Reading> {
  const document = await read(bytes, hint)
  return { ...document, languages: document.items.map(({ item }) => languageIn(item)) }
}

/** What is asked of a document. */
export type ReadQuestion =
  | { readonly what: 'items'; readonly bytes: Uint8Array; readonly hint: ReadHint }
  | { readonly what: 'names'; readonly bytes: Uint8Array }
  | {
      readonly what: 'renamed'
      readonly bytes: Uint8Array
      readonly names: ReadonlyMap<string, string>
    }

export type ReadAnswer = Reading | PictureNames | Uint8Array

function answer(question: ReadQuestion): ReadAnswer | Promise<ReadAnswer> {
  const { bytes } = question
  if (question.what === 'items') return readWithLanguages(bytes, question.hint)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return question.what === 'names' ? pictureNames(buffer) : withPictureNames(buffer, question.names)
}

/** The reader's other side: takes one document at a time and gives what was in it. */
answerQuestions(answer)
