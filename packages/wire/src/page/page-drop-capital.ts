import { oneWord } from './page-letters.ts'
import { widthOf, type PageLine } from './page-line.ts'
import { letterWords } from './page-words.ts'

const beside = /^(\p{Lu}|\p{Script=Han})\s{2,}(?=\p{Ll}|\p{Script=Han}{2})/u

/** Lines that a large letter is high, with its own. */
const besideLines = 4

/** Puts drop capitals back in their words, whether they stand above or beside them. */
export function mendDropCapitals(lines: readonly PageLine[], language: string): PageLine[] {
  const mended: PageLine[] = []
  let left = 0
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!
    const next = lines[index + 1]
    const found = beside.exec(line.text)
    if (found !== null) {
      left = besideLines
      mended.push(withCapital(line, found[1]!, line.text.slice(found[0].length), language))
    } else if (
      next !== undefined &&
      !next.first &&
      /^(?:\p{Lu}|(?![摄图文])\p{Script=Han})$/u.test(line.text) &&
      /^(?:\p{Ll}|\p{Script=Han})/u.test(next.text)
    ) {
      const whole = withCapital(next, line.text, next.text, language)
      mended.push({ ...whole, number: line.number, first: line.first, indent: line.indent })
      left = besideLines
      index += 1
    } else {
      left = line.first || (line.indent && left < besideLines) ? 0 : left - 1
      mended.push(left > 0 ? { ...line, beside: true, indent: false } : line)
    }
  }
  return mended
}

function withCapital(line: PageLine, capital: string, rest: string, language: string): PageLine {
  const text = capital + (isWordOfItsOwn(capital, rest, language) ? ' ' : '') + rest
  return { ...line, text, width: Math.max(line.width, widthOf(text)), beside: true }
}

/** «В одиннадцать» or «Водитель»: Russian has words of one letter, and the letters tell. */
function isWordOfItsOwn(capital: string, rest: string, language: string): boolean {
  if (language !== 'ru' || !letterWords.includes(capital)) return false
  const word = /^\p{L}+/u.exec(rest)?.[0] ?? ''
  if (word === '') return true
  return oneWord(capital, word, language) < 0
}
