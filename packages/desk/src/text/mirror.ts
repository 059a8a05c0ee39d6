import type { Message } from '@suyab/language/message'
import type { Catalogue } from '../messages/catalogue.ts'

/**
 * The catalogue as a language would read that runs from right to left: every word of the desk is
 * turned around, what stands in its placeholders is not. For trying the layout, not for readers.
 */
export function mirror(catalogue: Catalogue): Catalogue {
  const pages = Object.entries<Readonly<Record<string, Message>>>(catalogue).map(
    ([page, words]) => [
      page,
      Object.fromEntries(Object.entries(words).map(([key, message]) => [key, turned(message)])),
    ],
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys with the same placeholders: what made it a catalogue is untouched
  return Object.fromEntries(pages) as Catalogue
}

function turned(message: Message): Message {
  if (typeof message === 'string') return turnedText(message)
  return {
    ...Object.fromEntries(
      Object.entries(message).map(([category, form]) => [category, turnedText(form)]),
    ),
    other: turnedText(message.other),
  }
}

/** U+202E shows what follows from right to left; U+2067 keeps it apart from what stands beside it. */
function turnedText(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((piece) =>
      piece === '' || piece.startsWith('{') ? piece : `\u2067\u202e${piece}\u202c\u2069`,
    )
    .join('')
}
