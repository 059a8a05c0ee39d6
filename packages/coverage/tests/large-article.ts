import { seeded } from '../src/seeded.ts'
import type { Article } from '../src/article.ts'
import { makeArticle } from './article-maker.ts'

/** An invented article in Chinese of so many bytes, which comes to many terms. */
export function largeArticle(index: number, bytes: number, given: Partial<Article> = {}): Article {
  const random = seeded(index)
  const signs = Array.from({ length: Math.floor(bytes / 3) }, () =>
    String.fromCodePoint(0x4e00 + Math.floor(random() * random() * 8000)),
  )
  return makeArticle(index, { language: 'zh-Hans', text: signs.join(''), ...given })
}
