import { mustEnd, oneOf, type WordShape } from './ending.ts'

/**
 * The endings of Russian nouns, of adjectives and of surnames that are declined as both.
 * @source Зализняк, Грамматический словарь русского языка; Шведова (ed.), Русская грамматика, §§ 1120–1340
 */
const hardNoun = oneOf(
  'а у ом ем е ы и ов ев ей ам ах ами о ою ой ью ям ях ями я ю ья ьев ьям ьями ьях',
)
const softNoun = oneOf('ь я ю ем ом е и ей ев ям ях ями ью й ею ии ия ию ием иям иях иями ий')
const adjective = oneOf(
  `ый ий ой ого его ому ему ым им ом ем ая яя ую юю ою ею ей ое ее ые ие ых их ыми ими
   а о ы е и я ь ья ье ьи ью ьей ьего ьему ьем ьим ьих ьими ше ейше айше`,
)
const surname = oneOf('а у ым е ой ы ых ыми о')

/** Words whose plural is another word, and others that no rule makes. */
const RUSSIAN_IRREGULAR: Readonly<Record<string, string>> = {
  человек: 'люди людей людям людьми людях',
  ребенок: 'дети детей детям детьми детях',
  год: 'лет годы годов годам годами годах году',
  мать: 'матери матерью матерей матерям матерями матерях',
  дочь: 'дочери дочерью дочерей дочерям дочерьми дочерях',
  путь: 'пути путем путей путям путями путях',
  сын: 'сыновья сыновей сыновьям сыновьями сыновьях',
  друг: 'друзья друзей друзьям друзьями друзьях',
  муж: 'мужья мужей мужьям мужьями мужьях',
  брат: 'братья братьев братьям братьями братьях',
  лист: 'листья листьев листьям листьями листьях',
  стул: 'стулья стульев стульям стульями стульях',
  сосед: 'соседи соседей соседям соседями соседях',
  черт: 'черти чертей чертям чертями чертях',
  цветок: 'цветы цветов цветам цветами цветах',
  небо: 'небеса небес небесам небесами небесах',
  судно: 'суда судов судам судами судах',
  чудо: 'чудеса чудес чудесам чудесами чудесах',
  господин: 'господа господ господам господами господах',
  хозяин: 'хозяева хозяев хозяевам хозяевами хозяевах',
  курица: 'куры кур курам курами курах',
  хороший:
    'лучше лучший лучшая лучшее лучшие лучшего лучшей лучших лучшим лучшими лучшую лучшем лучшему',
  плохой: 'худший худшая худшие худшего худшей худших',
  большой: 'больший большая большее большие большего большей больших большим большую',
  маленький: 'меньший меньшая меньшее меньшие меньшего меньшей меньших мал',
  высокий: 'высший высшая высшее высшие высшего высшей высших высшим высшую высшему высшем',
  низкий: 'низший низшая низшие низшего низшей низших',
  близкий: 'ближайший ближайшая ближайшие ближайшего ближайшей ближайших',
  молодой: 'младший младшая младшие младшего младших',
  старый: 'старший старшая старшие старшего старших',
}

const BELARUSIAN_IRREGULAR: Readonly<Record<string, string>> = {
  чалавек: 'людзі людзей людзям людзьмі людзях',
  дзіця: 'дзеці дзяцей дзецям дзецьмі дзецях дзіцяці дзіцем',
  год: 'гады гадоў гадам гадамі гадах лет',
  маці: 'мацеры маткі',
  вялікі: 'большы большая большае большыя большага большай большых большым большую',
  добры: 'лепшы лепшая лепшае лепшыя лепшага лепшай лепшых лепшым лепшую',
  малы: 'меншы меншая меншае меншыя меншага меншай меншых',
  дрэнны: 'горшы горшая горшае горшыя',
  дзяўчына: 'дзяўчаты дзяўчат дзяўчатам дзяўчатамі дзяўчатах',
  вока: 'вочы вачэй вачам вачамі вачыма вачах',
  вуха: 'вушы вушэй вушам вушамі вушыма вушах',
  дзіцё: 'дзеці дзяцей дзецям дзецьмі дзецях',
  высокі: 'вышэйшы вышэйшая вышэйшыя вышэйшага вышэйшай вышэйшых',
  сын: 'сыны сыноў',
  брат: 'браты братоў',
  сябар: 'сябры сяброў сябрам сябрамі сябрах сябра сябру',
}

const consonant = '[бвгджзклмнпрстфхцчшщ]'

/** The shapes of a Russian word, folded: отец, отца; окно, окон; Петрова, Петровой. */
export function russianShapes(lemma: string): WordShape[] {
  return [...irregular(RUSSIAN_IRREGULAR, lemma), ...russianRegular(lemma)]
}

function russianRegular(lemma: string): WordShape[] {
  const shapes: WordShape[] = [{ stem: lemma, ending: oneOf('') }]
  const add = (stem: string, ending: RegExp): void => void shapes.push({ stem, ending })
  const adjectival = /^(.+?)(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)(ся)?$/u.exec(lemma)
  if (adjectival !== null) {
    const stem = adjectival[1]!
    const reflexive = adjectival[2] ?? ''
    add(
      stem,
      reflexive === ''
        ? adjective
        : new RegExp(`${adjective.source.slice(0, -2)}${reflexive}$`, 'u'),
    )
    // Short forms: полезный, полезен; краткий, краток; possessives: лисий, лисья.
    const short = new RegExp(`^(.*${consonant}|.*[ьй])([нк])$`, 'u').exec(stem)
    if (short !== null) {
      for (const vowel of ['е', 'о'])
        add(`${short[1]!.replace(/[ьй]$/u, '')}${vowel}${short[2]}`, oneOf(''))
      if (stem.endsWith('нн')) add(stem.slice(0, -1), oneOf('а о ы'))
    }
    if (/[гкх]$/u.test(stem))
      add(
        `${stem.slice(0, -1)}${softer(stem.at(-1)!)}`,
        oneOf('е айш айший айшая айшее айшие айшего айшей айших айшим'),
      )
  }
  // гражданин, граждане; болгарин, болгары.
  if (/(?:[ая]н|ар)ин$/u.test(lemma)) {
    add(lemma.slice(0, -2), oneOf('е а ы ам ах ами'))
  }
  const young = /^(.+)(?:енок|онок)$/u.exec(lemma)
  if (young !== null)
    add(`${young[1]}${lemma.endsWith('онок') ? 'ат' : 'ят'}`, oneOf('а ам ах ами'))
  if (lemma.endsWith('мя')) add(`${lemma.slice(0, -1)}ен`, oneOf('и ем а ам ах ами'))
  if (/(?:ов|ев|ин|ын)$/u.test(lemma)) add(lemma, surname)
  if (/[аяеоиыу]$/u.test(lemma)) {
    const stem = lemma.slice(0, -1)
    add(stem, /[яеи]$/u.test(lemma) ? either(softNoun, hardNoun) : hardNoun)
    if (/(?:ова|ева|ина|ына)$/u.test(lemma)) add(stem, surname)
    // The bare plural: окон, песен, сестер, деревень, статей.
    const cluster = new RegExp(`^(.*)(${consonant}|[ьй])(${consonant})$`, 'u').exec(stem)
    if (cluster !== null) {
      const before = `${cluster[1]}${/[ьй]/u.test(cluster[2]!) ? '' : cluster[2]}`
      for (const vowel of ['о', 'е']) add(`${before}${vowel}${cluster[3]}`, oneOf('ь'))
    }
    if (stem.endsWith('ь')) add(stem.slice(0, -1), oneOf('ей ев ий'))
    return shapes
  }
  if (/[ьй]$/u.test(lemma)) {
    const stem = lemma.slice(0, -1)
    add(stem, softNoun)
    for (const short of fleetingStems(stem)) add(short, softNoun)
    if (lemma.endsWith('ей')) add(`${lemma.slice(0, -2)}ь`, softNoun)
    return shapes
  }
  add(lemma, hardNoun)
  for (const short of fleetingStems(lemma)) add(short, hardNoun)
  if (/[аоеи]ец$/u.test(lemma)) add(`${lemma.slice(0, -2)}йц`, hardNoun)
  if (/(?:ек|ок)$/u.test(lemma)) add(`${lemma.slice(0, -2)}ьк`, hardNoun)
  return shapes
}

/** Words of one syllable that lose its vowel, Russian and (in sounds) Belarusian. */
const SHORT_FLEETING: ReadonlySet<string> = new Set(
  'ден лев лед лоб рот сон пес мох ров пен шов лен рож лож вош дзен сан лаб рат мах шав'.split(' '),
)

function hasTwoVowels(stem: string): boolean {
  return (stem.match(/[аеёиоуыэюяі]/gu) ?? []).length > 1
}

/** рынок, рынк-; день, дн-; лев, льв-. */
function fleetingStems(stem: string): string[] {
  const found = new RegExp(`^(.*${consonant})[ое](${consonant})$`, 'u').exec(stem)
  if (found === null || !(hasTwoVowels(stem) || SHORT_FLEETING.has(stem))) return []
  const [, before, last] = found
  return before!.endsWith('л') ? [`${before}${last}`, `${before}ь${last}`] : [`${before}${last}`]
}

function softer(letter: string): string {
  return { г: 'ж', к: 'ч', х: 'ш' }[letter] ?? letter
}

function either(one: RegExp, other: RegExp): RegExp {
  return new RegExp(`${one.source}|${other.source}`, 'u')
}

/**
 * Belarusian endings. Stems and texts are compared with {@link belarusianSounds}, for the vowel of
 * a stem changes with the stress.
 * @source Беларуская граматыка, 1985, частка 1; правілы беларускай арфаграфіі і пунктуацыі, 2008
 */
const belarusianNoun = oneOf(
  'а у ю ам ем ім ым е і ы аў ей ь я ям ах ях амі ямі ай яй аю яю ью ью ю эй ю й ой еў ям юм ёй ею ав ев мі ьмі у',
)
const belarusianChanged = mustEnd('а е і ы у ю ам ах амі ям ях ямі ей ай ею аў аю яў ём ем ам')
const belarusianAdjective = mustEnd(
  'ы і ага яга аму яму ым ім ам ем ая яя ую юю ай яй аю яю ае яе ыя ія ых іх ымі імі а я у е эй ейш айш ейшы ейшая ейшае ейшыя ейшага ейшай ейшых ейшым',
)

/** The letters of a Belarusian word with vowels and consonants that alternate made one. */
export function belarusianSounds(folded: string): string {
  return (
    folded
      .replace(/[оэ]/gu, 'а')
      .replace(/ё/gu, 'е')
      .replace(/я/gu, 'е')
      // After a vowel the next word begins with ў: ва ўмовах, умова.
      .replace(/^ў/u, 'у')
      .replace(/ў/gu, 'в')
      .replace(/([бвгджзклмнпрстфхцчш])\1/gu, '$1')
  )
}

/** The shapes of a Belarusian word, in {@link belarusianSounds}: рука, руцэ; мова, моў. */
export function belarusianShapes(lemma: string): WordShape[] {
  const shapes: WordShape[] = irregular(BELARUSIAN_IRREGULAR, lemma).map(({ stem, ending }) => ({
    stem: belarusianSounds(stem),
    ending,
  }))
  const sound = belarusianSounds(lemma)
  const noun = soundEnding(belarusianNoun)
  // A consonant changes before a vowel, save that дарога has дарог and слова слоў.
  const changedNoun = /[ву]$/u.test(sound.replace(/[аеіыуюьй]$/u, ''))
    ? noun
    : soundEnding(belarusianChanged)
  shapes.push({ stem: sound, ending: oneOf('') })
  const adjectival = /^(.+?)(?:ы|і|аі|ая|яя|ае|яе|ыя|ія)$/u.exec(lemma)
  if (adjectival !== null) {
    const stem = belarusianSounds(adjectival[1]!)
    shapes.push({ stem, ending: soundEnding(belarusianAdjective) })
    for (const hardened of alternants(stem))
      shapes.push({ stem: hardened, ending: soundEnding(belarusianAdjective) })
  }
  const stem = sound.replace(/[аеіыуюьй]$/u, '')
  const inserted = insertedSounds(stem).flatMap((base) => [base, ...insertedSoft(base)])
  const fleeting = /[аеіыую]$/u.test(sound) ? [] : fleetingSounds(stem)
  for (const base of new Set([stem, ...fleeting, ...inserted])) {
    shapes.push({ stem: base, ending: noun })
    for (const changed of alternants(base)) shapes.push({ stem: changed, ending: changedNoun })
  }
  if (lemma.endsWith('ін')) shapes.push({ stem: sound.slice(0, -2), ending: noun })
  if (lemma.endsWith('мя'))
    shapes.push({
      stem: sound.slice(0, -1),
      ending: soundEnding(oneOf('ені енем ёны ён ёнаў енаў')),
    })
  return shapes
}

function soundEnding(ending: RegExp): RegExp {
  return new RegExp(belarusianSounds(ending.source), 'u')
}

/** рук-, руц-; наг-, наз-; свет-, свец-; дзед-, дзедз-. */
function alternants(stem: string): string[] {
  const last = stem.at(-1) ?? ''
  const body = stem.slice(0, -1)
  const to: Readonly<Record<string, readonly string[]>> = {
    к: ['ц', 'ч'],
    г: ['з', 'ж'],
    х: ['с', 'ш'],
    т: ['ц'],
    д: ['дз'],
    ц: ['ч'],
    з: stem.endsWith('дз') ? [] : ['ж'],
    в: ['у'],
    у: ['в'],
  }
  const changed = (to[last] ?? []).map((letter) => `${body}${letter}`)
  if (stem.endsWith('дз')) changed.push(stem.slice(0, -1))
  return changed
}

function fleetingSounds(stem: string): string[] {
  const found = /^(.*[бвгджзклмнпрстфхцчшўуйа])[аеы]([бвгджзклмнпрстфхцчш])$/u.exec(stem)
  if (found === null || !(hasTwoVowels(stem) || SHORT_FLEETING.has(stem))) return []
  const [, before, last] = found
  return ['', 'ь', 'й']
    .map((sign) => `${before}${sign}${last}`)
    .concat(before!.endsWith('дз') ? [`${before!.slice(0, -1)}${last}`] : [])
}

function insertedSounds(stem: string): string[] {
  const found = /^(.*)([бвгджзклмнпрстфхцчшўуйь])([бвгджзклмнпрстфхцчш])$/u.exec(stem)
  if (found === null) return []
  const before = `${found[1]}${found[2]!.replace('ь', '')}`
  return ['а', 'е', 'ы'].map((vowel) => `${before}${vowel}${found[3]}`)
}

/** сястра, сясцёр: the consonant before a vowel that comes in turns soft. */
function insertedSoft(base: string): string[] {
  const found = /^(.*)([тд])(е.)$/u.exec(base)
  return found === null ? [] : [`${found[1]}${found[2] === 'т' ? 'ц' : 'дз'}${found[3]}`]
}

function irregular(table: Readonly<Record<string, string>>, lemma: string): WordShape[] {
  const forms = Object.hasOwn(table, lemma) ? table[lemma] : undefined
  return forms === undefined
    ? []
    : forms.split(' ').map((stem) => ({ stem: stem.replaceAll('ё', 'е'), ending: oneOf('') }))
}
