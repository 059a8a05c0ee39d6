import type { RightsView } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'

/** A piece of a sentence; what matters is strong, a name is in a language of its own. */
export interface SentencePart {
  text: string
  strong?: true
  language?: string
}

/**
 * What may be done with an item under one agreement, as a sentence or two in the reader's language:
 * what we, or the partner, may do, until when, where, in which media and with which credit; then what is not.
 */
export function rightsSentence(
  text: Text,
  rights: RightsView,
  who: 'we' | 'they' = 'we',
): SentencePart[] {
  const granted = uses(text, rights, true)
  const refused = uses(text, rights, false)
  const parts: SentencePart[] = []
  if (granted.length > 0) {
    parts.push(
      ...around(text, who === 'we' ? 'rights.may' : 'rights.theyMay', joined(text, granted, 'all')),
    )
    for (const limit of limits(text, rights))
      parts.push({ text: text.say('rights.comma') }, ...limit)
    parts.push(...stop(text, parts))
  }
  if (refused.length > 0) {
    if (parts.length > 0) parts.push({ text: text.formats.gap })
    const start = parts.length
    const names = refused.map((use) => ({ text: use.text }))
    parts.push(
      ...around(
        text,
        who === 'we' ? 'rights.mayNot' : 'rights.theyMayNot',
        joined(text, names, 'any'),
      ),
    )
    capitalise(text, parts, start)
    parts.push(...stop(text, parts))
  }
  capitalise(text, parts, 0)
  return parts.filter((part) => part.text !== '')
}

function uses(text: Text, rights: RightsView, granted: boolean): SentencePart[] {
  const { say } = text
  const into = Array.isArray(rights.translate) ? rights.translate : null
  const translate =
    into === null || !granted
      ? say('rights.translate')
      : say('rights.translateInto', {
          languages: text.formats.list(into.map((tag) => text.languageName(tag))),
        })
  const mayTranslate = into === null ? rights.translate === true : into.length > 0
  const all: [boolean, string][] = [
    [rights.publish, say('rights.publish')],
    [mayTranslate, translate],
    [rights.adapt, say('rights.adapt')],
    [rights.passOn, say('rights.passOn')],
  ]
  return all.filter(([may]) => may === granted).map(([, use]) => ({ text: use, strong: true }))
}

function limits(text: Text, rights: RightsView): SentencePart[][] {
  const { formats } = text
  const list: SentencePart[][] = []
  if (rights.until !== undefined) {
    list.push([{ text: formats.deadline(rights.until), strong: true }])
  }
  if (rights.territory !== undefined) {
    const places = rights.territory.map((code): SentencePart => ({
      text: text.regionName(code),
      strong: true,
    }))
    list.push(around(text, 'rights.territory', joined(text, places, 'all')))
  }
  if (rights.media !== undefined) {
    const media = rights.media.map((medium): SentencePart => ({
      text: text.say(`words.medium.${medium}`),
      strong: true,
    }))
    list.push(around(text, 'rights.media', joined(text, media, 'all')))
  }
  if (Object.keys(rights.credit).length > 0) {
    const credit = text.name(rights.credit)
    list.push(around(text, 'rights.credit', [credit]))
  }
  return list
}

type Frame =
  | 'rights.may'
  | 'rights.mayNot'
  | 'rights.theyMay'
  | 'rights.theyMayNot'
  | 'rights.territory'
  | 'rights.media'
  | 'rights.credit'
const slots: Record<Frame, RegExp> = {
  'rights.may': /\{uses\}/,
  'rights.mayNot': /\{uses\}/,
  'rights.theyMay': /\{uses\}/,
  'rights.theyMayNot': /\{uses\}/,
  'rights.territory': /\{places\}/,
  'rights.media': /\{media\}/,
  'rights.credit': /\{credit\}/,
}

/** The words of a frame with the parts in the place of its one value. */
function around(text: Text, frame: Frame, parts: readonly SentencePart[]): SentencePart[] {
  const words = text.find('rights', frame.slice('rights.'.length))
  const [before = '', after = ''] = (typeof words === 'string' ? words : '').split(slots[frame])
  return [{ text: before }, ...parts, { text: after }]
}

function joined(text: Text, parts: readonly SentencePart[], type: 'all' | 'any'): SentencePart[] {
  return text.formats
    .listParts(parts.length, type)
    .map((piece) => (typeof piece === 'number' ? parts[piece]! : { text: piece }))
}

/** A full stop, unless the sentence ends in an abbreviation's own: «30 июня 2027 г.» */
function stop(text: Text, parts: readonly SentencePart[]): SentencePart[] {
  const sign = text.say('rights.stop')
  const end = parts.findLast((part) => part.text !== '')?.text ?? ''
  return end.endsWith(sign) ? [] : [{ text: sign }]
}

function capitalise(text: Text, parts: SentencePart[], from: number): void {
  const index = parts.findIndex((part, at) => at >= from && part.text.trim() !== '')
  const part = parts[index]
  if (part === undefined) return
  const [first = '', ...rest] = part.text
  parts[index] = { ...part, text: first.toLocaleUpperCase(text.language) + rest.join('') }
}
