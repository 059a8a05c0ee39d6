import { letterRules, rewriting, type Rewrite } from './letters.ts'

const vowels = 'аеёиоуэюяў'

const toLatin: Rewrite = rewriting([
  // The sign that keeps s and h apart, and signs that Latin does not write.
  ...letterRules('сҳ sʼh ье ye ъе ye ьо yo ьё yo ъё yo ъя ya ъю yu ўъ oʻ'),
  ...letterRules('е ye', { after: `^${vowels}` }),
  ...letterRules('ц ts', { after: vowels, before: `${vowels}$квмнлрс` }),
  ...letterRules(
    `а a б b в v г g д d е e ё yo ж j з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х x
     ц s ч ch ш sh щ sh ъ ʼ ы i ь - э e ю yu я ya ў oʻ қ q ғ gʻ ҳ h`,
  ),
])

const latinVowels = 'aeiou'

const toCyrillic: Rewrite = rewriting([
  // A conditional ends in -sa and an imperative in -sin: ketsa is not one letter ts.
  ...letterRules('tsh тш'),
  ...letterRules('tsa тса', { before: '$mknl' }),
  ...letterRules('tsin тсин', { before: '$' }),
  ...letterRules('sʼh сҳ yoʻ йў oʻ ў gʻ ғ'),
  ...letterRules('sh ш ch ч ts ц yo ё yu ю ya я'),
  ...letterRules('ye е', { after: `^${latinVowels}ʻ` }),
  ...letterRules('bye бъе vye въе dye дъе sye съе'),
  ...letterRules('ye ье'),
  ...letterRules('e э', { after: `^${latinVowels}` }),
  ...letterRules(
    `a а b б v в g г d д e е j ж z з i и y й k к l л m м n н o о p п r р s с t т u у f ф x х h ҳ
     q қ ʼ ъ c к w в`,
  ),
])

/**
 * Uzbek Cyrillic in the Latin alphabet, with ʻ (U+02BB) in oʻ and gʻ and ʼ (U+02BC) for the hard
 * sign.
 * @source Law of the Republic of Uzbekistan on the alphabet, 1995; spelling rules, resolution 339
 */
export function uzbekLatin(text: string): string {
  return toLatin(text)
}

/**
 * Uzbek Latin in Cyrillic, whichever apostrophes it was typed with. Loanwords lose what Latin does
 * not say: the soft sign, and ц where it is written s.
 * @source the same rules, read backwards
 */
export function uzbekCyrillic(text: string): string {
  // Who writes ʻ tells it from ʼ; who does not means the letter by any sign after o and g.
  const letterSign = text.includes('ʻ') ? /(?<=[oOgG])['’‘`´ʹ]/gu : /(?<=[oOgG])['’‘`´ʹʼ]/gu
  return toCyrillic(text.replace(letterSign, 'ʻ').replace(/(?<=\p{L})['’‘`´ʹ](?=\p{L})/gu, 'ʼ'))
}
