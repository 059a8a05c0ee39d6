import { assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stem } from './stem.ts'

function stems(words: string, language: string): Set<string> {
  return new Set(words.split(' ').map((word) => stem(word, language)))
}

describe('one stem for', () => {
  test.each([
    ['ky', 'plural, possession and case', 'мектеп мектептер мектептин мектебинде мектептеринен'],
    ['ky', 'rounded vowels', 'көл көлдөр көлдүн көлгө көлүндө'],
    ['ky', 'tense, person and negation', 'келди келген келет келбейт келүү келишти'],
    ['ky', 'a verb whose vowel the suffix swallows', 'баштоо баштады баштайт баштоодо'],
    ['ky', 'a root that loses a vowel', 'орун орду ордунда орундар'],
    ['kk', 'plural, possession and case', 'қала қалалар қаланың қаласында қалаларға'],
    ['kk', 'voiced ends', 'кітап кітабы кітаптар кітабында'],
    ['kk', 'tense, person and negation', 'бар барды барған барады бармайды баруға'],
    ['kk', 'и for й with a vowel', 'оқы оқиды оқыған оқу оқып'],
    ['kk', 'п that becomes у', 'тап тауып табады тапты'],
    ['uz', 'plural, possession and case', 'shahar shaharlar shahri shahrida shaharlarimizning'],
    ['uz', 'both scripts', 'oʻqituvchi oʻqituvchilar ўқитувчи ўқитувчиларга'],
    ['uz', 'tense, person and negation', 'keldi kelgan keladi kelmaydi kelish kelmoqda'],
    ['uz', 'q and k before a vowel', 'qishloq qishlogʻi qishloqda qishloqlar'],
    ['ru', 'cases with a fleeting vowel', 'рынок рынка рынки рынков рынках'],
    ['ru', 'adjectives', 'новый нового новой новую новыми'],
    ['ru', 'a verb with its participles', 'построить построил построят построенный построена'],
    ['ru', 'consonants that change', 'писать пишет писал пишут'],
    ['ru', 'another root', 'идти шел шла идут идет'],
    ['ru', 'nouns in -ие', 'решение решения решений решениями'],
    ['ru', 'a surname', 'Жапаров Жапарова Жапаровым Жапарову'],
    ['be', 'vowels by stress', 'горад горада гарады гарадоў гарадах'],
    ['be', 'consonants before -е', 'сайт сайта сайце сайты'],
    ['be', 'both norms of spelling', 'снег сьнег снегу сьнегам'],
    ['be', 'a verb', 'чытаць чытаў чытала чытае чытаюць'],
    [
      'tg',
      'plural, ezafe, article, object mark',
      'китоб китобҳо китоби китобе китобро китобҳоямонро',
    ],
    ['tg', 'a verb', 'кардан кард мекунад накарда кунанд кардаанд'],
    ['tg', 'people', 'нависанда нависандагон нависандаи нависандагонро'],
    ['fa', 'plural and article', 'کتاب کتاب‌ها کتابها کتاب‌های کتابی'],
    ['fa', 'a verb', 'رفت رفتند می‌رود نمی‌روند برود رفته‌اند'],
    ['fa', 'a broken plural', 'حادثه حوادث حادثه‌ها'],
    ['ur', 'number and case', 'لڑکا لڑکے لڑکوں'],
    ['ur', 'feminine plurals', 'کتاب کتابیں کتابوں'],
    ['ur', 'a verb', 'لکھنا لکھتا لکھتی لکھا لکھیں'],
    ['ur', 'a broken plural', 'مسجد مساجد مسجدیں مسجدوں'],
    ['hi', 'number and case', 'लड़का लड़के लड़कों'],
    ['hi', 'feminine plurals', 'नदी नदियां नदियाँ नदियों'],
    ['hi', 'a verb', 'लिखना लिखता लिखती लिखा लिखेंगे लिखकर'],
    ['en', 'number', 'election elections'],
    ['en', 'a vowel that changes', 'woman women'],
    ['ky', 'a loanword with a foreign end', 'министр министрлер министрдин министри'],
    ['ky', 'a noun that ends like a possessed one', 'мугалим мугалимдер мугалимдин мугалими'],
    ['ky', 'a noun in -лык', 'жаңылык жаңылыктар жаңылыгы жаңылыктардын'],
    ['ky', 'a short noun whose plural is like a verb', 'баш баштар баштардын'],
    ['kk', 'a loanword with a foreign end', 'министр министрлер министрдің министрі'],
    ['kk', 'a word without a sure vowel', 'су судың суға суы'],
    ['kk', 'a loanword with и', 'журналист журналисттер журналисттің журналисті'],
    ['kk', 'a noun of a verb', 'сайлау сайлаудың сайлауда сайлауы'],
    ['uz', 'a noun in -lik', 'vazirlik vazirliklar vazirligi vazirligining'],
    ['uz', 'a short noun whose plural is like a verb', 'ish ishlar ishi ishlarning'],
    ['ru', 'a plural with a fleeting vowel', 'деньги денег деньгами'],
    ['ru', 'a plural like a participle', 'выборы выборов выборах'],
    ['be', 'к that softens', 'эканоміка эканоміцы эканоміку'],
    ['tg', 'a noun in -от', 'вилоят вилояти вилоятҳо вилоятҳои'],
    ['ur', 'a noun in -ات', 'ملاقات ملاقاتیں ملاقاتوں'],
  ])('%s: %s', (language, _rule, words) => {
    expect([...stems(words, language)]).toHaveLength(1)
  })
})

describe('two stems for', () => {
  test.each([
    ['ky', 'бала бал'],
    ['ky', 'аймак ай'],
    ['ky', 'келишим келди'],
    ['kk', 'келісім келді'],
    ['kk', 'ұлттық ұл'],
    ['kk', 'теңге тең'],
    ['uz', 'talaba talab'],
    ['ru', 'голова гол'],
    ['fa', 'مردم مرد'],
    ['fa', 'تنها تن'],
    ['ky', 'иш ишкер'],
    ['kk', 'бас баспа'],
    ['uz', 'kun kuz'],
    ['ru', 'работа работать'],
    ['ru', 'создать создание'],
    ['ru', 'белый Бельгия'],
    ['be', 'мова мовазнаўства'],
    ['tg', 'хона хон'],
    ['fa', 'خانه‌ای خانی'],
    ['ur', 'لڑکا لڑکی'],
    ['hi', 'बनना बनाना'],
    ['hi', 'घटना घटाना'],
  ])('%s: %s', (language, words) => {
    expect(stems(words, language).size).toBe(2)
  })
})

test('a language without a grammar only has its words folded', () => {
  expect(stem('Fußgängerzone', 'de')).toBe('fussgangerzone')
})

const languages = constantFrom('ky', 'kk', 'uz', 'ru', 'be', 'tg', 'fa', 'ur', 'hi', 'en')
const roots = constantFrom(
  ...'мектеп шаар тіл jamiyat город горад китоб کتاب لڑکی नदी school ъ й ж قلم я'.split(' '),
)

test('what is longer than any word is left as it is', () => {
  for (const language of ['ky', 'uz', 'fa', 'ru', 'be', 'tg', 'ur']) {
    for (const letter of ['а', 'a', 'ا']) {
      expect(stem(letter.repeat(100_000), language)).toHaveLength(100_000)
    }
  }
})

test('a word is never stemmed to nothing', () => {
  for (const language of ['uz', 'tg', 'be']) expect(stem('ьъь', language)).not.toBe('')
  assert(
    property(languages, roots, roots, (language, root, ending) => {
      expect(stem(root + ending, language)).not.toBe('')
    }),
  )
})
