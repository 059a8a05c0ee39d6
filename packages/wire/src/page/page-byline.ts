import { hanCreditOf, isHanName, people, peopleOf, person, upper } from './page-person.ts'

/** Who made an article, as a line or a bracket says it. */
export interface Byline {
  readonly authors: readonly string[]
  /** The same made the pictures. */
  readonly shot: boolean
  /** Who made them, where that is somebody else. */
  readonly photographer?: string
  /** 发自盐滩镇: where it was written. */
  readonly place?: string
}

/** A byline, and how much speaks against it: least where its own words tell, more where its place must. */
export interface FoundByline extends Byline {
  readonly doubt: number
}

const longest = 90
/** What a post or a colon before the name takes off the doubt. */
const sureDoubt = -1
const shotLead =
  '(?:Текст и фото(?:графии)?|Фото и текст|Текст,? фото|Текст жана сүрөт(?:төр)?|Сүрөт жана текст|Тексти жана сүрөтү)'
const leadWord =
  '(?:Текст\\p{Ll}*|Автор\\p{Ll}*|Бесед\\p{Ll}+|Спрашивал\\p{Ll}*|Рассказ\\p{Ll}+|Записал\\p{Ll}*|Подготов\\p{Ll}+|Материал\\p{Ll}*|Интервью|Репорт[её]р|Репортаж|Очерк|Наш\\p{Ll}*|Корр(?:еспондент\\p{Ll}*|\\.)|Собкор|Спецкор|Обозревател\\p{Ll}+|Маек\\p{Ll}+|Аңгемелеш\\p{Ll}+|Даярда\\p{Ll}+|Кабар\\p{Ll}+|Жаз\\p{Ll}+|Сүйлөш\\p{Ll}+|Баарлаш\\p{Ll}+|Кеп\\p{Ll}*|Атайын|Өз|Биздин|Репортёр)'
const lead = `(?:${shotLead}|${leadWord}(?:\\s\\p{Ll}+\\.?){0,3})`
const cyrillicLed = new RegExp(`^${lead}\\s*[:—–]?\\s*(?=${upper})`, 'u')
/** Any words with a colon before names: «Репортаж: Пётр Громов». */
const colonLed = new RegExp(`^\\p{Lu}\\p{Ll}+(?:\\s\\p{Ll}+){0,2}:\\s*(?=${people}[.,]?\\s?)`, 'u')
const shotPattern = new RegExp(`^${shotLead}`, 'u')
/** Who wrote it, but no name. */
const nameless =
  /^(?:(?:Наш |От )?[Сс]об(?:ственный|\.)?\s?(?:корр?(?:\.|еспондент)?|инф\.?|кор\.?)|Соб\. ?(?:корр|инф)\.?|Собкор|Наш корр\.?|Редакция|Редакциядан|От редакции|По (?:информации|сообщени\p{Ll}+|данным|материалам) .{2,40}|Өз кабар(?:чыбыз|ыбыз)?\.?|Өз кабарчы(?:быз)?дан\.?|Биздин кабарчы\.?|Кабарчыбыз\.?|Өз маалыматыбыз\.?)$/u
/** Offices that write news. */
const agencies =
  /^(?:Пресс-(?:служб|центр)|Информационн\p{Ll}+ (?:служб|отдел)|Отдел новостей|Наш спецкор|Спецкор|Кабарлар бөлүмү|Маалымат (?:кызматы|бөлүмү)|Басма сөз кызматы)[^.!?]{0,50}\.?$/u
const bare = new RegExp(`^${people}(?<rest>,\\s[^.!?:;]{2,44})?\\.?$`, 'u')
const post = /^,\s(?:«|г\.|с\.|наш|соб|спец|для|атайын|өз|фото|обозр|корр|кабарчы|журналист|репорт|автор)/u // prettier-ignore

/** A line that is nothing but a byline; undefined for any other. */
export function bylineOf(text: string): FoundByline | undefined {
  if (text.length > longest) return undefined
  if (/\p{Script=Han}/u.test(text)) return hanByline(text)
  const bracketed = /^[/(]\s*([^/()]{3,60}?)\s*[/)]\.?$/u.exec(text)?.[1]
  if (bracketed !== undefined) {
    const inner = bylineOf(bracketed)
    return inner === undefined ? undefined : { ...inner, doubt: sureDoubt }
  }
  const told = roledByline(text)
  if (told !== undefined) return told
  if (agencies.test(text) || nameless.test(text)) return { authors: [], shot: false, doubt: 0 }
  if (/^(?:Фото|Сүрөт|Снимк|Все|Рис)/u.test(text) && !shotPattern.test(text)) return undefined
  const led = cyrillicLed.exec(text) ?? colonLed.exec(text)
  if (led !== null) {
    // Who only took the pictures did not write.
    const rest = text.slice(led[0].length).split(/[.,;]\s*(?:Фото|Сүрөт\p{Ll}*)\s*:?\s/u)[0]!
    const found = bare.exec(rest)
    if (found === null) return undefined
    const authors = peopleOf(rest.slice(0, rest.length - (found.groups!['rest']?.length ?? 0)))
    // A colon tells more than a name by itself.
    return { authors, shot: shotPattern.test(text), doubt: /:/u.test(led[0]) ? sureDoubt : 0 }
  }
  const found = bare.exec(text)
  if (found === null) return undefined
  const tail = found.groups!['rest']
  const names = tail === undefined ? text : text.slice(0, text.indexOf(tail))
  if (!/\p{Ll}|\p{Lu}\.\s?\p{Lu}/u.test(names)) return undefined
  const doubt = tail === undefined || post.test(tail) ? 0 : 1.5
  return { authors: peopleOf(names), shot: /фото автора/iu.test(tail ?? ''), doubt }
}

const work = '\\s?\\([^()]{3,24}\\)'
const roled = new RegExp(`^${person}${work}(?:,\\s?${person}${work}){0,3}\\.?$`, 'u')
const eachRoled = new RegExp(`(?<name>${person})\\s?\\((?<work>[^()]{3,24})\\)`, 'gu')
const writing = /текст|автор|бесед|материал|интервью|жаз|маек/iu
const taking = /фото|снимк|сүрөт/iu

/** «Дарья Лещинская (текст), Тимур Ахатов (фото)»: what each has done stands behind the name. */
function roledByline(text: string): FoundByline | undefined {
  if (!roled.test(text)) return undefined
  const each = [...text.matchAll(eachRoled)].map(({ groups }) => ({
    name: groups!['name']!.replace(/\s+/gu, ' '),
    wrote: writing.test(groups!['work']!),
    took: taking.test(groups!['work']!),
  }))
  if (!each.every(({ wrote, took }) => wrote || took)) return undefined
  const authors = each.filter(({ wrote }) => wrote).map(({ name }) => name)
  const photographer = each.find(({ took }) => took)?.name
  const shot = each.some(({ wrote, took }) => wrote && took)
  return { authors, shot, doubt: sureDoubt, ...(photographer === undefined ? {} : { photographer }) } // prettier-ignore
}

function hanByline(whole: string): FoundByline | undefined {
  const from = /\s+发自\s?(?<place>[\p{Script=Han}·]{2,8})$/u.exec(whole)
  const found = bareHanByline(from === null ? whole : whole.slice(0, from.index))
  return found === undefined || from === null ? found : { ...found, place: from.groups!['place']! }
}

function bareHanByline(text: string): FoundByline | undefined {
  if (/[。；！？“”]|^[（(]?(?:见?图|照片)[一二三四五六七八九十]/u.test(text)) return undefined
  const inner = /^[（(](.{2,40})[）)]$/u.exec(text)?.[1]
  const credit = hanCreditOf(inner ?? text)
  if (credit === undefined || (credit.names.length === 0 && !/编辑部|评论员|记者|通讯员/u.test(text))) return undefined // prettier-ignore
  const { names: authors, shot, told } = credit
  if (told) return /，/u.test(text) ? undefined : { authors, shot, doubt: sureDoubt }
  // Names by themselves, which only their place tells from a heading.
  if (!authors.every(isHanName) || authors.length > 3) return undefined
  return {
    authors,
    shot: false,
    doubt:
      inner !== undefined
        ? 0
        : authors.length === 1 && text.replace(/\s/gu, '').length === 3
          ? 0.9
          : 1.5,
  }
}

/** Whether a byline may go on in the next line: its name or its paper is cut in two. */
export function isCutByline(text: string): boolean {
  if (text.length > longest || /[.!?。！？]$/u.test(text.replace(/\p{Lu}\.$/u, ''))) return false
  if (/\p{Script=Han}/u.test(text)) {
    if (hanCreditOf(text)?.told !== true && !/^[□■●]/u.test(text)) return false
    return /(?:^|[\s:：、/／])\p{Script=Han}$/u.test(text) || /(?:记者|通讯员|[、:：])$/u.test(text)
  }
  if (/«[^»]*$/u.test(text)) return bare.test(text)
  if (text.endsWith('-')) return new RegExp(`^(?:${lead}[:\\s]+)?${upper}`, 'u').test(text)
  return new RegExp(`^${lead}\\s*:?(?:\\s+${upper}\\p{L}*\\.?)?$|^${people},?$`, 'u').test(text)
}
