import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Jieba } from '@node-rs/jieba'

let jieba: Jieba | undefined

/**
 * Cuts a run of Han characters into dictionary words; unknown ones come out as single characters.
 * @source jieba's dictionary and unigram model, without its hidden Markov model, whose guesses at
 *   unknown words differ between a word alone and the same word in a sentence
 */
export function cutChinese(run: string): string[] {
  jieba ??= withDictionary()
  return jieba.cut(run, false)
}

/** Makes the dictionary ready; in Node {@link cutChinese} does so by itself when it is first called. */
export async function loadChinese(): Promise<void> {
  jieba ??= withDictionary()
}

// The package's own loader also reads a table of six megabytes that nobody here asks for.
function withDictionary(): Jieba {
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')
  return Jieba.withDict(readFileSync(path))
}
