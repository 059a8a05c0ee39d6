import { words } from '@suyab/language/segment'
import { primaryOf } from '@suyab/language/tag'
import { graphemes } from '@suyab/language/segment/grapheme'

/** How long a text is, as newsrooms of its language count: Han signs one by one, others by words. */
export interface TextCount {
  by: 'words' | 'characters'
  count: number
}

export function countText(text: string, language: string): TextCount {
  if (primaryOf(language) === 'zh') {
    // What Chinese desks call 字数: every sign that is seen, punctuation with it, spaces without.
    return { by: 'characters', count: graphemes(text).filter((sign) => sign.trim() !== '').length }
  }
  return { by: 'words', count: words(text, language).filter(({ word }) => word).length }
}
