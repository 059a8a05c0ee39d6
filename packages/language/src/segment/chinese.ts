import { cutChinese, loadChinese } from '#chinese-words'

export { loadChinese }

/**
 * A run of what is written without spaces: Han, with the kana of a Japanese name among it. Latin
 * letters and digits are no part of it.
 */
const run: RegExp = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〇ー]+/gu

/**
 * The words of a text's Chinese runs, in order; what stands between the runs is left out. In the
 * browser {@link loadChinese} must have been awaited.
 *
 * @throws ChineseNotLoaded in a browser whose dictionary is not there yet
 * @example chineseWords('国家能源局') // ['国家', '能源局']
 */
export function chineseWords(text: string): string[] {
  return (text.match(run) ?? []).flatMap(cutChinese)
}
