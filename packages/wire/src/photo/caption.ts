import { canonicalTag, directionOf } from '@suyab/language/tag'

import type { NewsItem, Words } from '../ninjs.ts'
import { escapeHtml, isHtml, textOfHtml } from '../sanitise.ts'

/** A text in a language; nobody says which where there is none. */
export interface Caption {
  readonly language?: string
  readonly text: string
}

/** Words in a language that is not the item's: HTML that says so. */
export function wordsIn(language: string, text: string, role: string): Words {
  const direction = directionOf(language) === 'rtl' ? ' dir="rtl"' : ''
  const html = escapeHtml(text).replaceAll('\n', '<br />')
  return {
    role,
    contentType: 'text/html',
    value: `<div lang="${language}"${direction}>${html}</div>`,
  }
}

const inOne = /^<div lang="([\w-]+)"(?: dir="\w+")?>([^]*)<\/div>$/
const otherMarkup = /<(?!br \/>)/

const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The words as plain text with the language that they say, else that of their item. */
function captionOf(words: Words, itemLanguage: string | undefined): Caption {
  const own = itemLanguage === undefined ? {} : { language: itemLanguage }
  if (!isHtml(words)) return { ...own, text: words.value }
  const [, tag = '', inner] = inOne.exec(words.value) ?? []
  if (inner !== undefined && !otherMarkup.test(inner))
    return {
      language: canonicalTag(tag) ?? tag,
      text: inner
        .replaceAll('<br />', '\n')
        .replaceAll(/&(amp|lt|gt|quot);/g, (found, name: string) => references[name] ?? found),
    }
  const said = /^<[a-z]+\s[^>]*lang="([\w-]+)"/.exec(words.value)?.[1]
  const language = said === undefined ? undefined : canonicalTag(said)
  return { ...(language === undefined ? own : { language }), text: textOfHtml(words.value) }
}

const captionRoles = ['caption', 'main', 'abstract', 'summary', 'text', '']

/**
 * A picture's captions, each language once, the item's own first: descriptions with the role
 * caption, or none, that is said to be for something else.
 */
export function captionsOf(item: Partial<NewsItem>): Caption[] {
  return captionsIn(item.descriptions, captionRoles, item.language)
}

/** Texts of the first of these roles that there is, each language once, the item's own first. */
export function captionsIn(
  list: readonly Words[] | undefined,
  roles: readonly string[],
  itemLanguage: string | undefined,
): Caption[] {
  const found = new Map<string, Caption>()
  for (const role of roles)
    for (const words of list ?? []) {
      if ((words.role ?? '').toLowerCase() !== role) continue
      const caption = captionOf(words, itemLanguage)
      const key = caption.language ?? ''
      if (caption.text.trim() !== '' && !found.has(key)) found.set(key, caption)
    }
  const own = itemLanguage ?? ''
  return [...found.values()].toSorted(
    (a, b) => Number((b.language ?? '') === own) - Number((a.language ?? '') === own),
  )
}
