import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArticle, type Article } from '@suyab/coverage/article'
import { seeded, type Random } from '@suyab/coverage/seeded'
import type { Outlet } from '@suyab/coverage/outlet/outlet'
import { momentOf } from '@suyab/language/zone'
import { z } from 'zod'
import { chanceOf, inventedEvents, type EventBook } from './demo-event.ts'

/** The invented press of ten countries, generated the same from the same seed and day. */

const words = z.array(z.string()).min(1)
const language = z.object({
  mastheads: words,
  people: words,
  roles: words,
  quote: z.string(),
  figures: z.string(),
  invented: z.string(),
  remarks: words,
  topics: z.record(z.string(), z.object({ titles: words, sentences: words })),
})
const country = z.object({
  country: z.string(),
  timeZone: z.string(),
  /** The language of each outlet. */
  outlets: words,
  places: z.record(z.string(), words),
})

type Phrases = z.infer<typeof language>

interface Paper {
  readonly outlet: Outlet
  readonly phrases: Phrases
  readonly places: readonly string[]
  /** Articles on a usual day. */
  readonly rate: number
  /** How much more than others it writes about the topic that grows. */
  readonly interest: number
  /** Days before the end, counted down, between which it publishes. */
  readonly from: number
  readonly to: number
}

/** The press as it is generated. */
export interface Press {
  readonly outlets: readonly Outlet[]
  /** All articles, day by day. */
  articles(): Generator<Article>
}

/** Three years. */
const threeYears = 1096
/** What the press writes of the growing topic at first, and how many times as much each year. */
const firstShare = 0.03
const yearlyGrowth = 1.9
/** The largest outlet is not seen for so many days, so many days before the end. */
const outage = { from: 210, days: 18 }
const newcomerSince = 500
const leaverUntil = 420
const copied = 0.065
const usualRate = 0.4
const dayLength = 86_400_000
const slugs = ['morning', 'evening', 'highland', 'river', 'newday', 'square']
const growing = 'work'

/**
 * The invented press: six outlets in each of ten countries, over the three years before a day. Planted
 * are the growth of the topic of young people, work and artificial intelligence, outlets that come and
 * go, an outage of the largest one, agency texts that several print, and events of which outlets of
 * several countries tell.
 * @param folder with the phrases of each language and the countries
 * @param length in days
 */
export function inventedPress(
  folder: string,
  until: Date,
  length: number = threeYears,
  seed = 2026,
): Press {
  const papers = papersOf(folder, until, length, seeded(seed))
  return {
    outlets: papers.map(({ outlet }) => outlet),
    articles: () => {
      const events = inventedEvents(folder, length, seeded(seed + 2))
      return writtenBy(papers, until, length, events, seeded(seed + 1))
    },
  }
}

function readJson<Value>(file: string, schema: z.ZodType<Value>): Value {
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function papersOf(folder: string, until: Date, length: number, random: Random): Paper[] {
  const phrases = new Map<string, Phrases>()
  const phrasesOf = (tag: string): Phrases => {
    const known = phrases.get(tag) ?? readJson(join(folder, `${tag}.json`), language)
    phrases.set(tag, known)
    return known
  }
  const all = readJson(join(folder, 'countries.json'), z.array(country)).flatMap(
    ({ country: code, timeZone, outlets, places }) => {
      const regard = Math.exp(0.5 * (random() - 0.5))
      // In most countries one outlet comes (0) or goes (1); each keeps enough that stay.
      const change = { at: Math.floor(random() * outlets.length), kind: Math.floor(random() * 3) }
      return outlets.map((tag, at): Paper => {
        const own = phrasesOf(tag)
        const kind = at === change.at ? change.kind : undefined
        return {
          outlet: {
            id: `${slugs[at]}-${code.toLowerCase()}.example`,
            names: { [tag]: own.mastheads[at] ?? '' },
            country: code,
            languages: [tag],
            feeds: [],
            sitemaps: [],
            timeZone,
            observedSince: dayOf(until, kind === 0 ? newcomerSince : length),
            ...(kind === 1 ? { observedUntil: dayOf(until, leaverUntil) } : {}),
            pace: 2,
          },
          phrases: own,
          places: places[tag] ?? [],
          rate: usualRate * Math.exp(1.2 * (random() + random() - 1)),
          interest: regard * Math.exp(0.6 * (random() - 0.5)),
          from: kind === 0 ? newcomerSince : length,
          to: kind === 1 ? leaverUntil : 1,
        }
      })
    },
  )
  const largest = all.reduce((one, other) => (other.rate > one.rate ? other : one))
  return all.map((paper) => (paper === largest ? { ...paper, rate: 4 * usualRate, from: length, to: 1 } : paper)) // prettier-ignore
}

/** The day so many days before another. */
function dayOf(until: Date, before: number): string {
  return new Date(until.getTime() - before * dayLength).toISOString().slice(0, 10)
}

interface Told {
  readonly title: string
  readonly text: string
}

function* writtenBy(
  papers: readonly Paper[],
  until: Date,
  length: number,
  events: EventBook,
  random: Random,
): Generator<Article> {
  const largest = Math.max(...papers.map(({ rate }) => rate))
  /** What agencies sent lately, by language. */
  const wires = new Map<string, Told[]>()
  for (let before = length; before >= 1; before -= 1) {
    const day = dayOf(until, before)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const share = firstShare * yearlyGrowth ** ((length - before) / 365.25)
    for (const paper of papers) {
      if (before > paper.from || before < paper.to) continue
      const isOut = before <= outage.from && before > outage.from - outage.days
      if (paper.rate === largest && isOut) continue
      const many = poisson(paper.rate * (weekday === 0 || weekday === 6 ? 0.6 : 1.16), random)
      const tag = paper.outlet.languages[0] ?? ''
      const sent = wires.get(tag) ?? []
      wires.set(tag, sent)
      for (let number = 1; number <= many; number += 1) {
        const wire = random() < copied ? sent[Math.floor(random() * sent.length)] : undefined
        const told = wire ?? tell(paper, share * paper.interest, random)
        if (wire === undefined && sent.push(told) > 12) sent.shift()
        yield articleOf(paper, day, number, told, random)
      }
      let number = many
      for (const event of events.on(before)) {
        const told = events.tell(event, tag, random)
        if (told === undefined || random() >= chanceOf(event, before)) continue
        number += 1
        const heard = [quoted(paper, random), quoted(paper, random)]
        const text = [told.sentences.join(' '), ...heard, paper.phrases.invented].join('\n')
        yield articleOf(paper, day, number, { title: told.title, text }, random)
      }
    }
  }
}

function poisson(mean: number, random: Random): number {
  let [count, left] = [0, random()]
  for (let chance = Math.exp(-mean); left > chance; count += 1) {
    left -= chance
    chance *= mean / (count + 1)
  }
  return count
}

function tell({ phrases, places }: Paper, share: number, random: Random): Told {
  const { topics } = phrases
  const pick = (from: readonly string[]): string => picked(from, random)
  const others = Object.keys(topics).filter((name) => name !== growing)
  const { titles, sentences } = topics[random() < share ? growing : pick(others)] ?? { titles: [], sentences: [] } // prettier-ignore
  const place = pick(places)
  const number = (most: number): string => String(2 + Math.floor(random() * random() * most))
  const filled = (text: string): string => text.replace('{place}', place).replace('{n}', number(50)).replace('{m}', number(50)) // prettier-ignore
  const quote = quoted({ phrases }, random)
  const list = shuffled(places, random)
    .slice(0, 3)
    .map((one) => `${one} – ${Array.from({ length: 10 }, () => number(900)).join(', ')}`)
    .join('; ')
  const [first = '', second = ''] = shuffled(sentences, random)
  const text = [
    `${filled(first)} ${filled(second)}`,
    `${quote} ${phrases.figures.replace('{list}', list)}`,
    phrases.invented,
  ].join('\n')
  return { title: filled(pick(titles)), text }
} // prettier-ignore

function quoted({ phrases }: Pick<Paper, 'phrases'>, random: Random): string {
  const { people, roles, remarks, quote } = phrases
  const pick = (from: readonly string[]): string => picked(from, random)
  return quote
    .replace('{person}', pick(people))
    .replace('{role}', pick(roles))
    .replace('{sentence}', pick(remarks))
}

function picked(from: readonly string[], random: Random): string {
  return from[Math.floor(random() * from.length)] ?? ''
}

function shuffled(values: readonly string[], random: Random): string[] {
  return values
    .map((value) => [random(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)
}

/** @param number of the outlet's article on that day */
function articleOf(
  { outlet }: Paper,
  day: string,
  number: number,
  { title, text }: Told,
  random: Random,
): Article {
  const { id, country: code, timeZone, languages } = outlet
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = `${two(6 + Math.floor(random() * 16))}:${two(Math.floor(random() * 60))}`
  const parsed = parseArticle(
    {
      link: `https://${id}/${day.replaceAll('-', '/')}/${number}`,
      outlet: id,
      country: code,
      language: languages[0],
      published: momentOf(`${day}T${time}`, timeZone),
      timeZone,
      title,
      text,
    },
    Infinity,
  )
  if (!parsed.ok) throw new TypeError(`an invented article is none: ${parsed.fault.code}`)
  return parsed.value
}
