import { inflectedAdjectives, verbRoots } from './hindi-verbs.ts'
import { rootsByForm } from './word-list.ts'

const inflected: ReadonlySet<string> = new Set(inflectedAdjectives)
const roots: ReadonlySet<string> = new Set(verbRoots.map(plainSpelling))

/** Forms of verbs and pronouns that no rule makes. */
const irregular: ReadonlyMap<string, string> = rootsByForm(
  {
    कर: 'किया की कीं किए किये कीजिए कीजिये कीजिएगा करके',
    लड़ाई: 'लड़ाई लड़ाइयां लड़ाइयों',
    पढ़ाई: 'पढ़ाई पढ़ाइयां पढ़ाइयों',
    कमाई: 'कमाई कमाइयों',
    चढ़ाई: 'चढ़ाई चढ़ाइयां चढ़ाइयों',
    सुनवाई: 'सुनवाई सुनवाइयां सुनवाइयों सुनवाईयों',
    भलाई: 'भलाई',
    हो: 'हो होना हुआ हुई हुए हुईं हों होऊंगा होगा होगी होंगे होंगी होगे होंगें',
    है: 'है हैं हूं',
    था: 'था थी थे थीं',
    जा: 'गया गई गए गयी गये गईं गयीं',
    ले: 'लिया ली लीं लिए लिये लूं लूंगा लूंगी लो लें लेंगे लीजिए लीजिये लेगा लेगी लेंगी',
    दे: 'दिया दी दीं दिए दिये दूं दूंगा दूंगी दो दें देंगे दीजिए दीजिये देगा देगी देंगी',
    पी: 'पिया पिए पियो पीं',
    जी: 'जिया जिए',
    सी: 'सिया सिए',
    छू: 'छुआ छुई छुए',
    पानी: 'पानी पानियों',
    घटन: 'घटना घटनाएं घटनाओं',
    नया: 'नया नई नए',
    कोई: 'कोई किसी किन्हीं',
    बहन: 'बहन बहनें बहनों',
    बच्च: 'बच्चा बच्चे बच्चों बच्ची बच्चियां बच्चियों',
  },
  plainSpelling,
)

/** Spellings of one word: सिद्धान्त, सिद्धांत; नयी, नई; the nukta and the two nasal signs. */
function plainSpelling(word: string): string {
  return word
    .replace(/[\u093C\u200C\u200D]/gu, '')
    .replaceAll('ँ', 'ं')
    .replace(/ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])/gu, 'ं')
    .replace(/(?<=[\u0905-\u0914]|[\u093E-\u094C])यी/gu, 'ई')
    .replace(/(?<=[\u0905-\u0914]|[\u093E-\u094C])ये/gu, 'ए')
    .replace(/(?<=[क-ह])यी(?=ं?$)/gu, 'ई')
    .replace(/(?<=[क-ह])ये(?=ं?$)/gu, 'ए')
}

/** Endings of verbs, longest first: tense and person, participles, infinitive, absolutive. */
const verbEnding =
  /(?:(?:ू|ऊ)ं?ग[ाी]|(?:े|ए)ंग[ेी]|(?:े|ए)ग[ाी]|(?:ो|ओ)ग[ेी]|ि?एगा|िएगा|इएगा|ेंगी|कर|त[ाीे]|तीं|न[ाीे]|नीं|वाल[ाेी]|या|[ाीेोू]|ीं|ें|ूं|िए|इए|ियो|[ईएआओऊ]|ईं|एं|ऊं)$/u

function verbOf(word: string): string | undefined {
  if (roots.has(word)) return word
  // The longest root wins: बनाना is not बन; but बना, बनी are forms of बनना.
  let best: string | undefined
  for (let length = Math.min(6, word.length - 1); length >= 1; length -= 1) {
    const end = word.slice(word.length - length)
    const ending = verbEnding.exec(end)
    if (ending === null || ending.index !== 0) continue
    const root = word.slice(0, word.length - length)
    if (!roots.has(root)) continue
    const afterVowel = /[ािीुूेैोौआ]$/u.test(root)
    if (/^[ाीेोू]/u.test(end) && afterVowel) continue
    if (/^[ईएआओऊइ]/u.test(end) && !afterVowel) continue
    if (end === 'या' && !afterVowel) continue
    // जाना is what जा does, although there is a जान.
    if (/^न[ाेी]$/u.test(end)) return root
    if (best === undefined || root.length > best.length) best = root
  }
  return best
}

/**
 * The stem under which the forms of a Hindi word are found together.
 * @source R. S. McGregor, Outline of Hindi Grammar (1995); Y. Kachru, Hindi (2006)
 */
export function stemHindi(word: string): string {
  const plain = plainSpelling(word)
  return irregular.get(plain) ?? verbForm(plain) ?? nominal(plain)
}

function verbForm(word: string): string | undefined {
  // बना, बनी, बने: a root in -ा that is also another root's perfect belongs to that one.
  if (/[ाेी]$/u.test(word) && roots.has(word) && roots.has(word.slice(0, -1)) && word.length > 2) {
    return word.slice(0, -1)
  }
  return verbOf(word)
}

function nominal(word: string): string {
  const rules: readonly (readonly [RegExp, string])[] = [
    // नदियां, नदियों; शक्तियां.
    [/[िी](?:यां|यों|यो)$/u, 'ी'],
    [/[इई](?:यां|यों|यो)$/u, 'ई'],
    // भाषाएं, भाषाओं; वस्तुएं.
    [/(?<=[ाुूो])(?:एं|ओं|ओ|ऐं)$/u, ''],
    [/ु(?:एं|ओं)$/u, 'ु'],
    [/(?:ों|ें)$/u, ''],
  ]
  for (const [ending, rest] of rules) {
    if (word.length < 4 || !ending.test(word)) continue
    return canonical(word.replace(ending, rest))
  }
  return canonical(word)
}

/** The last vowel of what is inflected for gender and number is left out. */
function canonical(word: string): string {
  if (word.length < 3) return word
  if (/(?:ी|ई|ि)$/u.test(word) && !inflected.has(word.slice(0, -1))) {
    return word.replace(/ि$/u, 'ी')
  }
  return word.replace(/(?<=.{2})(?:ा|े|ी|ई|ए|या)$/u, '')
}
