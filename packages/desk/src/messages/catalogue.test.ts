import { placeholdersOf, pluralCategories, type Message } from '@suyab/language/message'
import { describe, expect, test } from 'vitest'
import { catalogues } from './catalogue.ts'

const languages = ['zh-Hans', 'ru', 'ky', 'en'] as const
type Language = (typeof languages)[number]

/** Every message of a language as `page.key`. */
async function messagesOf(language: Language): Promise<Map<string, Message>> {
  const messages = new Map<string, Message>()
  const pages = Object.entries<Readonly<Record<string, Message>>>(await catalogues[language]())
  for (const [page, words] of pages) {
    for (const [key, message] of Object.entries(words)) messages.set(`${page}.${key}`, message)
  }
  return messages
}

function textsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message)
}

describe.each(languages)('the catalogue in %s', (language) => {
  test('has the same messages as English, none of them empty', async () => {
    const [ours, english] = [await messagesOf(language), await messagesOf('en')]
    expect([...ours.keys()].sort()).toEqual([...english.keys()].sort())
    expect([...ours].filter(([, message]) => textsOf(message).includes(''))).toEqual([])
  })

  test('has the same placeholders as English in every message', async () => {
    const english = await messagesOf('en')
    const other = [...(await messagesOf(language))].filter(
      ([key, message]) =>
        placeholdersOf(message).sort().join() !== placeholdersOf(english.get(key)!).sort().join(),
    )
    expect(other.map(([key]) => key)).toEqual([])
  })

  test('has each plural form that the language tells apart', async () => {
    const wanted = pluralCategories(language).sort().join()
    const plurals = [...(await messagesOf(language))].filter(
      ([, message]) => typeof message !== 'string',
    )
    expect(plurals.length).toBeGreaterThan(0)
    const wrong = plurals.filter(([, message]) => Object.keys(message).sort().join() !== wanted)
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('mixes no Latin letters into Cyrillic words, nor Cyrillic ones into Latin', async () => {
    const texts = [...(await messagesOf(language)).values()].flatMap(textsOf)
    const words = texts.flatMap(
      (text) => text.replaceAll(/\{\w+\}/g, ' ').match(/[\p{L}\p{M}]+/gu) ?? [],
    )
    const mixed = words.filter(
      (word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word),
    )
    expect(mixed).toEqual([])
  })
})

test('Kyrgyz and Russian leave no English sentence behind', async () => {
  const english = await messagesOf('en')
  for (const language of ['ru', 'ky', 'zh-Hans'] as const) {
    const left = [...(await messagesOf(language))].filter(
      ([key, message]) =>
        JSON.stringify(message) === JSON.stringify(english.get(key)) &&
        /[a-z]{3}/i.test(
          textsOf(message)
            .join('')
            .replaceAll(/\{\w+\}/g, ''),
        ),
    )
    expect(left.map(([key]) => key)).toEqual([])
  }
})

test('Kyrgyz is written with its own letters ң, ө and ү', async () => {
  const all = [...(await messagesOf('ky')).values()].flatMap(textsOf).join(' ')
  for (const letter of 'ңөү') expect(all).toContain(letter)
})
