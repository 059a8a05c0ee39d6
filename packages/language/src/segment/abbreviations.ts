/**
 * How a full stop after an abbreviation is to be read. `title`: it goes with what follows, always.
 * `open`: it goes with what follows, unless a word that begins sentences does. `numeric`: before a
 * number only. `closing`: it may end a sentence as any word may.
 */
export type AbbreviationKind = 'title' | 'open' | 'numeric' | 'closing'

/**
 * Abbreviations in small letters, without the last stop and without spaces: т.д of т. д. Units are
 * abbreviated after a number only, and another number may follow them (5 руб. 30 коп.).
 */
export interface Abbreviations {
  readonly kinds: ReadonlyMap<string, AbbreviationKind>
  readonly units: ReadonlySet<string>
}

/**
 * The lists below were compiled for the project from what the press of each language commonly writes,
 * and not copied out of a dictionary; a list names the reference that it has still to be checked against.
 */
type Lists = Readonly<Partial<Record<AbbreviationKind | 'unit', string>>>

/** What Russian print gave to every language of its alphabet here, and what they share. */
const cyrillic: Lists = {
  title: 'проф акад доц канд чл.-корр г-н г-жа ген ген-м ген-л гл.ред',
  open: 'г гг обл р-н респ ст св им ул кв корп тыс млн млрд трлн ред сост изд пер д см',
  numeric: '№ стр с рис табл гл т п ст кн д кв корп',
  unit: 'руб коп долл тг экз шт км м см мм кг мг га л мл сек мин мес',
  closing: 'др',
}

/** Reference to check against: ГОСТ Р 7.0.12-2011 and the orthographic dictionaries of the Academy. */
const russian: Lists = {
  title: `г-да гр гр-н гр-ка тов инж полк подполк подп кап лейт серж адм преп прот митр архим архиеп
    еп свящ т.н т.наз т.е т.к т.о т.ч напр наприм напр-р ср англ нем фр франц лат греч итал исп яп
    кит тюрк перс польск укр белор каз казах кирг кырг узб тадж тат башк монг санскр рус букв перен
    цит`,
  open: `просп пр-т пр бул б-р ш пос дер гор оз о-в о-ва п-ов хр м-ко стр мл вып отв зам нач упр деп
    худ муз реж комп зав в вв с с-к н.э б.м б.г рожд наст устар сокр мкр мкр-н бывш ок прибл разг сев
    юж зап вост центр верх ниж муниц гос`,
  numeric: 'илл ил разд ч вып оп тел эт пп гл род ум осн',
  unit: 'чел мин ч сут кв.м кв.км куб.м л.с кгс об',
  closing: 'пр проч т.д т.п',
}

/** Reference to check against: Правілы беларускай арфаграфіі і пунктуацыі (2008). */
const belarusian: Lists = {
  title: `др праф дац спн сп спадар гр тав інж палк падпалк т.зв г.зн т.б напр гл параўн англ ням фр
    лац грэч іт ісп кіт польск рус укр бел архіеп еп свяшч св`,
  open: `ім вул пр-т праспект пл зав бул пас в вёс воз гор рэсп вобл р-н мястэч адк нам нач упр рэж муз
    кампаз мал стст ст рэд склад бліз паўн паўд зах усх цэнтр хут мн н.э г гг`,
  numeric: 'мал разд ч вып арт тэл пар нар пам',
  unit: 'кап чал гадз хв тыс кв.км',
  closing: 'інш г.д т.д т.п',
}

/** Reference to check against: Кыргыз тилинин жазуу эрежелери (2008). */
const kyrgyz: Lists = {
  title: 'проф б.а т.а б.з.ч б.з б.з.ч.к кыскасы мис мис-н',
  open: 'ж жж к кк кыл көч айыл пр м-н түз ат у',
  numeric: 'бет',
  unit: 'мүн сек',
  closing: 'ж.б ж.б.у.с у.с т.б т.у.с д.у.с т.д',
}

/** Reference to check against: Қазақ тілі орфографиясының негізгі ережелері (2018). */
const kazakh: Lists = {
  title: 'т.а м.а б.з.д б.з мыс мыс-ы қ.т',
  open: 'ж жж ғ ғғ көш қ ауд ауыл пр м-н құраст бас туғ',
  numeric: 'бет',
  unit: 'сағ мин',
  closing: 'т.б т.с.с с.с т.т ж.б ж.т.б',
}

/** Reference to check against: Oʻzbek tilining asosiy imlo qoidalari (1995). */
const uzbek: Lists = {
  title:
    'm.a м.а akad dots prof kand mas m-n mas-n f.f.d t.f.d i.f.d y.f.d мас м-н мас-н т.ф.д и.ф.д ф.ф.д',
  open: "y yy a ko'ch sh vil tum mah mfy shah mln mlrd trln tahr kv й йй а кўч ш вил тум маҳ шаҳ таҳр",
  numeric: 'b bet',
  unit: "sm km m mm kg ga l soat daq dol so'm сўм дақ",
  closing: 'h.k v.h.k sh.k shu.k b ҳ.к в.ҳ.к ш.к',
}

/** Reference to check against: Қоидаҳои имлои забони адабии тоҷик (2011). */
const tajik: Lists = {
  title: 'мас ҷ яъ қ.м п.м ном',
  open: 'с сс а ғ ҳ ш к к-и вил ноҳ кӯч хиё ш-и н мур м',
  numeric: 'саҳ',
  unit: 'дақ',
  closing: 'ғ ғ-ра ҳ.к',
}

/** Reference to check against: The Chicago Manual of Style, 17th edition, chapter 10. */
const english: Lists = {
  title: `mr mrs ms messrs mx dr drs prof rev fr hon gov sen sens rep reps pres gen col lt lt.col lt.gen maj
    maj.gen brig capt cmdr cdr adm sgt cpl pvt det supt insp ste vs v cf e.g i.e viz esp
    approx asst atty dept univ assn bros op.cit`,
  open: `st mt ft jr sr inc ltd co corp llc plc u.s u.k u.n u.s.a e.u d.c et.al ca est ave blvd rd sq jan feb apr
    aug sept oct nov dec a.d b.c a.k.a`,
  numeric: 'no nos fig figs vol vols ch p pp art sec par mar jun jul ex',
  unit: 'lb lbs oz min hr hrs km cm mm kg ml yd mph',
  closing: 'etc a.m p.m ph.d m.d b.a m.a m.sc b.sc',
}

/** Reference to check against: دستور خط فارسی, Academy of Persian Language and Literature (2010). */
const persian: Lists = {
  title: 'ر.ک نک دکتر مهندس ج صص',
  numeric: 'ش ص ج شماره صفحه',
  closing: 'ق.م ه.ش ه.ق هـ.ش هـ.ق ب.م غیره',
}

const urdu: Lists = {
  title: 'ڈاکٹر پروفیسر مسٹر مسز جناب',
  numeric: 'نمبر ص صفحہ',
  closing: 'ق.م',
}

/** Reference to check against: केंद्रीय हिंदी निदेशालय, देवनागरी लिपि तथा हिंदी वर्तनी का मानकीकरण (2010). */
const hindi: Lists = {
  title: `डॉ डा प्रो श्री श्रीमती सुश्री कु पं मि मो मु मौ ले कै कर्न ज सेन रेप गव सर सं क्र पृ जि लि एड न्या मा
    प्रा स्व इं ई.पू वि.सं`,
  numeric: 'नं नंबर सं पृ',
  unit: 'कि.मी मी से.मी कि.ग्रा ग्रा रु',
}

const listed: Readonly<Record<string, readonly Lists[]>> = {
  ru: [cyrillic, russian],
  be: [cyrillic, belarusian],
  ky: [cyrillic, kyrgyz],
  kk: [cyrillic, kazakh],
  uz: [cyrillic, uzbek],
  tg: [cyrillic, tajik],
  en: [],
  fa: [persian],
  ur: [urdu],
  hi: [hindi],
}

const made = new Map<string, Abbreviations>()

/** The abbreviations of a language by its subtag, the English ones among them, which all borrow. */
export function abbreviationsOf(language: string): Abbreviations {
  const there = made.get(language)
  if (there !== undefined) return there
  const kinds = new Map<string, AbbreviationKind>()
  const units = new Set<string>()
  // What a language itself says of an abbreviation goes before what its neighbours do.
  for (const lists of [...(listed[language] ?? []).toReversed(), english]) {
    for (const [kind, words] of Object.entries(lists) as [AbbreviationKind | 'unit', string][]) {
      for (const word of words.split(/\s+/u)) {
        if (kind === 'unit') units.add(word)
        else if (!kinds.has(word)) kinds.set(word, kind)
      }
    }
  }
  const abbreviations = { kinds, units }
  if (language in listed) made.set(language, abbreviations)
  return abbreviations
}
