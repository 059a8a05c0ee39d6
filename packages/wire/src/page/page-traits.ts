import type { CreditedCaption } from './newspaper-page.ts'
import { bylineOf, isCutByline, type Byline } from './page-byline.ts'
import { captionsFrom, numberedCaptions } from './page-caption.ts'
import { datelineOf } from './page-dateline.ts'
import { oneWord } from './page-letters.ts'
import { endsSentence, hanPattern, type PageLine } from './page-line.ts'
import { briefsRubric, caption, headMark, noticeHead } from './page-words.ts'

/** What a stretch of lines may be besides text and heads, and at what cost. */
export type Arc =
  | { readonly is: 'byline'; readonly byline: Byline; readonly length: number; readonly cost: number } // prettier-ignore
  | { readonly is: 'captions'; readonly captions: readonly CreditedCaption[]; readonly length: number; readonly cost: number } // prettier-ignore

/** What a line tells by itself and by its neighbours, whatever column it stands in. */
export interface Traits {
  readonly line: PageLine
  /** A sentence ends with it. */
  readonly ended: boolean
  /** It begins within a sentence. */
  readonly within: boolean
  /** It begins with a capital that no name explains. */
  readonly opens: boolean
  /** Cells of its first word, which the line before had no room for. */
  readonly word: number
  /** A dateline begins it. */
  readonly dated: boolean
  /** A byline, a caption, or both begin with it. */
  readonly arcs: readonly Arc[]
  /** Who speaks stands before it, as before other lines of the page: Суроо:, 陶然：. */
  readonly speaks: boolean
  /** What it costs to take it for a line of a text: capitals alone, a rubric's words. */
  readonly loud: number
  /** What it costs that it goes on the word which the line before cuts, by the letters. */
  readonly oddWord: number
  /** What it costs to take it for a line of a head. */
  readonly display: number
}

/** Costs of a head's line: what prose has and headlines have not. */
const displayCost = { line: 0.7, cut: 4, stop: 3.5, pause: 1.68, sentences: 2.5, comma: 0.6, indent: 3, talk: 2.5, loud: -0.6, bracket: 3, spaced: -8, rubric: -2, notice: -0.6, mark: -1.5, tooWide: 5, name: 1.2 } // prettier-ignore
const widest = 130

const captionLead = caption.lead

/** Two words that are a name: it opens no sentence where one goes on. */
const fullName = /^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}{2,}/u
/** Words that no name begins with: with a capital they open a sentence. */
const opener =
  /^(?:[—–-]\s)?(?:В|Во|На|С|Со|К|Ко|О|Об|У|И|А|По|От|До|За|Из|Не|Но|Да|Для|Под|При|Без|Над|Через|Или|Что|Как|Чтобы|Он|Она|Они|Оно|Это|Этот|Эта|Эти|Того|Там|Тут|Здесь|Теперь|Сейчас|Потом|Тогда|Когда|Если|Хотя|Ведь|Ещё|Уже|Все|Всё|Кто|Где|Куда|Почему|Так|Также|После|Перед|Между|Среди|Вместо|Кроме|Мы|Вы|Я|Его|Её|Их|Ал|Алар|Бул|Ушул|Ошол|Ошондо|Эми|Азыр|Биз|Мен|Сиз|Анын|Ага|Аны|Анда|Андан|Бирок|Ошондуктан|Муну|Мында|Ар|Эгер|Кийин|Ошентип|Алардын|Ошону)(?=[\s,]|$)/u
/** Words after which a capital is a name's. */
const linking =
  /(?:^|\s)(?:в|во|на|с|со|к|ко|о|об|у|и|по|от|до|за|из|для|под|при|без|через|над|между|около|возле|после|против|вокруг|мимо|вдоль|среди|ул\.|им\.|г\.|жана|менен)$|(?:^|[\s,(—-])(?:директор|председател|глав|мэр|министр|президент|губернатор|начальник|заведующ|руководител|учител|тренер|капитан|врач|инженер|мастер|фермер|журналист|корреспондент|депутат|профессор|академик|доктор|писател|поэт|художник|композитор|режисс[её]р|сержант|лейтенант|майор|полковник|генерал|слесар|хозяин|хозяйк|бригадир|библиотекар|пенсионер|студент|инспектор|эксперт|аналитик|координатор|диспетчер|агроном|ветеринар|орнитолог|археолог|историк|эколог|синоптик|мугалим|башчы|төрага|акын|жазуучу|агай|эже|чабан|дарыгер|адис|дыйкан|тренери|капитаны|директору|мэри|министри|кызматкер|сүрөтчү|окуучу|тургун)\p{Ll}*$/iu

/** Tells of each line what the choice of its role needs. */
export function traitsOf(lines: readonly PageLine[], language: string): Traits[] {
  const han = language.startsWith('zh')
  const names = namesOf(lines)
  const speakers = speakersOf(lines)
  return lines.map((line, index) => {
    const { text } = line
    const next = lines[index + 1]
    const opening = next === undefined || next.first ? text : `${text}${han ? '' : ' '}${next.text}`
    return {
      line,
      ended: line.hyphen === '' && !/[（(][^（）()]*$/u.test(text) && (endsWell(text) || (/^[^（(]{0,23}[）)]\.?$/u.test(text) && !line.first && endsWell((lines[index - 1]?.text ?? '') + text))),
      within: han ? /^[，。、；：”’）》」』,;:)]/u.test(text) : /^(?:[\p{Ll}),.;:»]|[—–-]\s\p{Ll})/u.test(text),
      opens: !han && (opener.test(text) || /^(?:[—–-]\s)?[«"“(]*[А-ЯЁӨҮҢ]/u.test(text) && !names.has(stemOf(text)) && !fullName.test(text) && !linking.test(lines[index - 1]?.text ?? '') && !/(?:^|\s)\p{Lu}[\p{L}.-]*$/u.test(lines[index - 1]?.text ?? '')),
      word: (/^(?:[—–-]\s)?\S+/u.exec(text)?.[0] ?? '').length,
      dated: datelineOf(opening) !== undefined,
      arcs: line.table === undefined ? arcsOf(lines, index) : [],
      loud: loudOf(line),
      oddWord: oddWordOf(lines[index - 1], line, language),
      speaks: speakers.has(speakerOf(text) ?? ''),
      display: displayOf(line, han) + (speakers.has(speakerOf(text) ?? '') ? displayCost.talk : 0) + (isSigned(lines, index) ? displayCost.name : 0),
    }
  }) // prettier-ignore
}

/** Whether nothing but a name stands under the end of a sentence. */
function isSigned(lines: readonly PageLine[], index: number): boolean {
  const { text, spaced } = lines[index]!
  const before = lines[index - 1]
  if (spaced || before === undefined || !endsWell(before.text) || before.hyphen !== '') return false
  const byline = bylineOf(text)
  return byline !== undefined && byline.authors.length > 0 && byline.doubt <= 0
}

/** Whether a sentence ends with the text, or with a bracket behind it. */
function endsWell(text: string): boolean {
  const bare = text.replace(/\s*[（(][^（）()]{1,24}[）)]\.?$/u, '')
  return bare === '' || endsSentence(bare) || endsSentence(text)
}

function arcsOf(lines: readonly PageLine[], index: number): Arc[] {
  const arcs: Arc[] = captionsFrom(lines, index).map((one) => ({ is: 'captions', ...one }))
  const numbered = numberedCaptions(lines, index)
  if (numbered !== undefined) arcs.push({ is: 'captions', ...numbered })
  const line = lines[index]!
  const next = lines[index + 1]
  if (line.spaced || (line.indent && /[:：]/u.test(line.text))) return arcs
  const byline = bylineOf(line.text)
  if (byline !== undefined) arcs.push({ is: 'byline', byline, length: 1, cost: byline.doubt })
  if (next !== undefined && !next.first && isCutByline(line.text)) {
    const glue = line.hyphen === '' ? ' ' : ''
    const both = bylineOf(
      line.text.slice(0, line.text.length - line.hyphen.length) + glue + next.text,
    )
    if (both !== undefined) arcs.push({ is: 'byline', byline: both, length: 2, cost: both.doubt })
  }
  return arcs
}

/** So often one speaks at least. */
const leastSpoken = 2
const label =
  /^(?:«[^»]{2,20}»|\p{Lu}[\p{L}.\s-]{0,24}|\p{Script=Han}{1,6})[:：](?=\s|\p{Script=Han}|$)/u

/** What a line begins with where that may be who speaks. */
export function speakerOf(text: string): string | undefined {
  return label.exec(text)?.[0]
}

/** Words with a colon that several lines begin with: who speaks. */
export function speakersOf(lines: readonly PageLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    const speaker = bylineOf(text) === undefined && !captionLead.test(text) ? speakerOf(text) : undefined // prettier-ignore
    if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= leastSpoken).map(([speaker]) => speaker)) // prettier-ignore
}

function displayOf(line: PageLine, han: boolean): number {
  const { text } = line
  let cost = displayCost.line
  if (line.spaced) return cost + displayCost.spaced
  if (line.hyphen !== '') cost += displayCost.cut
  if (line.width > widest) cost += displayCost.tooWide
  if (briefsRubric.test(text)) cost += displayCost.rubric
  if (noticeHead.test(text)) cost += displayCost.notice
  if (headMark.test(text)) cost += displayCost.mark
  if (/\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)) cost += displayCost.loud
  if (/^[^（(]*[）)]|[（(][^）)]*$/u.test(text)) cost += displayCost.bracket
  if (han) {
    if (/。|…[”’」』）)]*$/u.test(text)) cost += displayCost.stop
    if (/[，、；：,;:]$/u.test(text)) cost += displayCost.pause
    cost += displayCost.comma * Math.min(2, text.match(/[，；]/gu)?.length ?? 0)
    if (/^\p{Script=Han}{1,6}[：:]/u.test(text)) cost += displayCost.pause
    if (/^[（(].*[）)]$/u.test(text)) cost += displayCost.pause
  } else {
    if (/\.["»”)]*$/u.test(text)) cost += displayCost.stop
    if (/[,;:]$/u.test(text)) cost += displayCost.pause
    if (/\p{Ll}{2}[.!?…]["»”)]?\s+[\p{Lu}«—]/u.test(text)) cost += displayCost.sentences
    if (/^[—–-]\s/u.test(text)) cost += displayCost.talk
  }
  return line.indent ? cost + displayCost.indent : cost
}

/** Letters tell best where white space makes one ask. */
const oddWordCost = { apart: 1.2, each: 0.3, most: 2.4 }

function oddWordOf(last: PageLine | undefined, line: PageLine, language: string): number {
  if (last === undefined || last.hyphen === '' || !/^\p{Ll}/u.test(line.text)) return 0
  const left = /\p{L}+$/u.exec(last.text.slice(0, -1))?.[0] ?? ''
  const right = /^\p{L}+/u.exec(line.text)?.[0] ?? ''
  const odds = -oneWord(left, right, language)
  if (odds <= 0) return 0
  return Math.min(odds * oddWordCost.each, oddWordCost.most) + (line.first ? oddWordCost.apart : 0)
}

/** Cost of capitals and rubrics within a text. */
function loudOf({ text }: PageLine): number {
  if (briefsRubric.test(text) || headMark.test(text)) return 2
  return /\p{Lu}{4}/u.test(text) && !/\p{Ll}/u.test(text) ? 2 : 0
}

/** Beginnings of words that have a capital within sentences too. */
function namesOf(lines: readonly PageLine[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { text } of lines) {
    if (hanPattern.test(text)) continue
    for (const [, name] of text.matchAll(/(?<=\p{Ll},?\s)(\p{Lu}\p{Ll}[\p{L}-]*)/gu))
      names.add(name!.slice(0, 5))
  }
  return names
}

function stemOf(text: string): string {
  return /^[«"“(]*(\p{Lu}[\p{L}-]*)/u.exec(text)?.[1]?.slice(0, 5) ?? ''
}
