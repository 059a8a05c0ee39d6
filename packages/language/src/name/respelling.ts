import { primaryOf } from '../tag.ts'
import { letterRules, rewriting, type Rewrite } from './letters.ts'

/**
 * How a name of one Cyrillic alphabet is written in Russian letters, and the other way.
 * @source Kazakhstan, table of letters for names in Russian texts, 1990s; Uzbekistan and Tajikistan,
 * usage of official Russian texts; Belarus, Правілы беларускай арфаграфіі, 2008, § 17
 */
const toRussian: Readonly<Record<string, Rewrite>> = {
  ru: (text) => text,
  ky: rewriting(letterRules('ң н ө о ү у')),
  kk: rewriting(letterRules('ә а ғ г қ к ң н ө о ұ у ү у һ х і и')),
  uz: rewriting(letterRules('ў у қ к ғ г ҳ х')),
  tg: rewriting(letterRules('ҷ дж ӣ и ӯ у ғ г қ к ҳ х')),
  be: rewriting([
    ...letterRules('дз д ц т', { before: 'еёіюяь' }),
    ...letterRules("і и ў в ’ ъ ' ъ ʼ ъ ґ г"),
    ...letterRules('шч щ'),
  ]),
}

const fromRussian: Readonly<Record<string, Rewrite>> = {
  ru: (text) => text,
  ky: (text) => text,
  kk: (text) => text,
  uz: rewriting(letterRules('щ шч ы и')),
  tg: rewriting([
    ...letterRules('дз дз цз ҷ чж ҷ дж ҷ'),
    ...letterRules('ц тс', { after: 'аеёиоуыэюя' }),
    ...letterRules('щ ш ы и ц с ь -'),
  ]),
  be: rewriting([
    ...letterRules('ди дзі де дзе дё дзё дю дзю дя дзя дь дзь'),
    ...letterRules('ти ці те це тё цё тю цю тя ця ть ць'),
    ...letterRules('жи жы ши шы чи чы ци цы ри ры'),
    ...letterRules('у ў', { after: 'аеёоуыэюяи', before: '$бвгджзйклмнпрстфхцчшщ' }),
    ...letterRules('в ў', { after: 'аеёиоуыэюя', before: '$бвгджзйклмнпрстфхцчшщ' }),
    ...letterRules('щ шч и і ъ ’'),
  ]),
}

/** Can a Cyrillic name of this language be respelled for another? */
export function hasRespelling(language: string): boolean {
  return toRussian[primaryOf(language)] !== undefined
}

/**
 * A name in the Cyrillic of `from` as the Cyrillic of `to` writes it, letter by letter; undefined
 * for languages that have no Cyrillic.
 *
 * @example respelled('Хуҷанд', 'tg', 'ru') // 'Худжанд'
 */
export function respelled(text: string, from: string, to: string): string | undefined {
  if (primaryOf(from) === primaryOf(to)) return text
  const there = toRussian[primaryOf(from)]
  const back = fromRussian[primaryOf(to)]
  return there === undefined || back === undefined ? undefined : back(there(text))
}
