const cyrillicByLatin: Readonly<Record<string, string>> = {
  A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х',
  Y: 'У', a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т',
  x: 'х', y: 'у', Ë: 'Ё', ë: 'ё', Ö: 'Ө', ö: 'ө', Ü: 'Ү', ü: 'ү', Ə: 'Ә', ə: 'ә', Ɵ: 'Ө', ɵ: 'ө',
  Ï: 'Ї', ï: 'ї', J: 'Ј', j: 'ј', S: 'Ѕ', s: 'ѕ',
} // prettier-ignore

/** Small h is the Kazakh һ; elsewhere it is a Н that has been made small. */
const withShha: ReadonlySet<string> = new Set(['kk', 'tt', 'ba'])

const latinByCyrillic: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X',
  У: 'Y', Ј: 'J', Ѕ: 'S', а: 'a', с: 'c', е: 'e', һ: 'h', і: 'i', к: 'k', м: 'm', о: 'o', р: 'p',
  т: 't', х: 'x', у: 'y', ј: 'j', ѕ: 's',
} // prettier-ignore

const latin = /\p{Script=Latin}/gu
const cyrillic = /\p{Script=Cyrillic}/gu
const anyLatin = /\p{Script=Latin}/u
const anyCyrillic = /\p{Script=Cyrillic}/u
/** A Latin name with a Cyrillic ending: COVIDдин, KOICAнын, Airlinesтын. */
const nameWithEnding = /^(\p{Script=Latin}[\p{Script=Latin}\p{Nd}'’ʼ]+)(\p{Script=Cyrillic}+)$/u
const longestEnding = 6

/**
 * A word in one script: a Latin letter inside a Cyrillic word is a slip of the keyboard where it
 * looks like a Cyrillic one, and the other way round. A Latin name keeps its letters and loses the
 * Cyrillic ending it was given. Words of one script come back as they are.
 */
export function oneScript(word: string, language: string): string {
  if (!anyLatin.test(word) || !anyCyrillic.test(word)) return word
  const [, name = '', ending = ''] = nameWithEnding.exec(word) ?? []
  const latinLetters = word.match(latin) ?? []
  const slips = latinLetters.every((letter) => cyrillicByLatin[letter] !== undefined)
  const isName = name.length > 1 && name === name.toUpperCase() && ending === ending.toLowerCase()
  if (slips && !isName) {
    return word.replace(latin, (letter) =>
      letter === 'h' && withShha.has(language) ? 'һ' : (cyrillicByLatin[letter] ?? letter),
    )
  }
  const cyrillicLetters = word.match(cyrillic) ?? []
  if (
    cyrillicLetters.length < latinLetters.length &&
    cyrillicLetters.every((letter) => latinByCyrillic[letter] !== undefined) &&
    !isName
  ) {
    return word.replace(cyrillic, (letter) => latinByCyrillic[letter] ?? letter)
  }
  return name !== '' && ending.length <= longestEnding ? name : word
}
