const letters: Readonly<Record<string, string>> = {
  sh: 'ш', ch: 'ч', oʻ: 'ў', gʻ: 'ғ', yo: 'ё', yu: 'ю', ya: 'я', ye: 'е',
  a: 'а', b: 'б', c: 'с', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'ҳ', i: 'и', j: 'ж', k: 'к', l: 'л',
  m: 'м', n: 'н', o: 'о', p: 'п', q: 'қ', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', w: 'в', x: 'х',
  y: 'й', z: 'з', ʼ: 'ъ',
} // prettier-ignore

/**
 * Uzbek in Latin letters as it would stand in Cyrillic ones, well enough to count its letters.
 * @source the Uzbek alphabets of 1940 and 1995
 */
export function cyrillicUzbek(text: string): string {
  return text
    .replace(/([OoGg])['’ʻ‘`´ʼ]/g, '$1ʻ')
    .replace(/(?<=\p{L})(?<![OoGg])['’ʻ‘`´](?=\p{L})/gu, 'ʼ')
    .replace(/(?<![\p{L}ʻʼ])[Ee]/gu, (letter) => (letter === 'e' ? 'э' : 'Э'))
    .replace(/sh|ch|[og]ʻ|y[ouae]|[a-zʼ]/gi, (found) => {
      const letter = letters[found.toLowerCase()]!
      return found.startsWith(found[0]!.toLowerCase()) ? letter : letter.toUpperCase()
    })
}
