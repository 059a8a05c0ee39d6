import { normal, seeded, type Random } from '@suyab/coverage/seeded'
import { drawKind, drawLevel, drawYes, logistic, logit, pickBy, spread } from './demo-poll-draw.ts'
import { hindrances, newsSources, purposes, type Asked, type PollOption, type PollSeveral } from './demo-poll-option.ts' // prettier-ignore
import { noAnswer } from './demo-poll-question.ts'
import type { Drawn } from './demo-poll-sample.ts'

/** An answer's code; null for a question that was not asked. */
export type PollAnswer = number | string | null

/** Answers by variable; each list has one for each person. */
export type PollAnswers = ReadonlyMap<string, readonly PollAnswer[]>

/** What decides a country's answers apart from its people. */
export interface AnswerSource {
  readonly wave: 1 | 2
  readonly random: Random
  /** How much a country differs from a usual one in an item, the same in each wave. */
  readonly character: (item: string) => number
}

/** A country's character out of a seed. */
export function characterOf(seed: number, country: number): (item: string) => number {
  return (item) => {
    const number = Array.from(item).reduce((sum, letter) => Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0), 7) // prettier-ignore
    const own = normal(seeded(seed + 1009 * country + number))
    return Math.max(-1.8, Math.min(1.8, own))
  }
}

/** Shares of "don't know" and of refusals, by question. */
const silence: Readonly<Record<string, readonly [number, number]>> = {
  q5: [0.004, 0], q6: [0.003, 0], q7: [0.012, 0.004], q8: [0.01, 0.004], q9: [0.015, 0.003], q10: [0.045, 0.006], q11: [0.005, 0],
  q12: [0.02, 0.008], q13: [0.05, 0.012], q14: [0.06, 0.01], q15: [0.035, 0.085], q16: [0.005, 0.003], q17: [0.006, 0.003],
  q18: [0.006, 0.002], q19: [0.04, 0.005],
} // prettier-ignore

const filters: ReadonlySet<string> = new Set(['q6', 'q7', 'q11', 'q16'])

/** All answers of the people drawn in one country. */
export function answersOf(drawn: readonly Drawn[], source: AnswerSource): PollAnswers {
  const { random } = source
  const occupation = drawOccupation(drawn, random)
  const offline = drawOffline(drawn, random)
  const asked = drawn.map((one, at): Asked => ({
    ...one,
    occupation: occupation[at] ?? 3,
    offline: (offline[at] ?? 4) - 1,
    language: languageOf(one, random),
    talkative: spread(0.35, random),
  }))
  const answers = new Map<string, readonly PollAnswer[]>([
    ['language', asked.map(({ language }) => language)],
    ['q5', occupation.map((place) => place + 1)],
    ['q6', offline],
  ])
  keepSilent(asked, answers, 'q6', random)
  machineAnswers(asked, answers, source)
  workAnswers(asked, answers, source)
  newsAnswers(asked, answers, source)
  // Those on which others depend were left silent before the others were asked.
  for (const question of Object.keys(silence).filter((one) => !filters.has(one))) keepSilent(asked, answers, question, random) // prettier-ignore
  return answers
}

function machineAnswers(
  asked: readonly Asked[],
  answers: Map<string, readonly PollAnswer[]>,
  { wave, random, character }: AnswerSource,
): void {
  const { machine, menMore } = asked[0]?.country ?? { machine: [0.5, 0.5], menMore: 0 }
  const lean = (one: Asked): number =>
    ([0.85, 0.1, -0.15, -0.7][one.occupation] ?? 0) +
    0.42 * (one.education - 1.5) +
    ([0.2, 0, -0.25][one.settlement] ?? 0) -
    0.2 * one.band +
    menMore * one.sex +
    one.keen +
    ([0, -0.3, -1, -9][one.offline] ?? 0)
  const share = machine[wave - 1] ?? 0.5
  const uses = drawYes(leaning(asked, lean, 0), share, random)
  answers.set(
    'q7',
    uses.map((yes) => (yes ? 1 : 2)),
  )
  keepSilent(asked, answers, 'q7', random)
  const users = among(asked, answers, 'q7', [1])
  several('q8', purposes, asked, users, answers, { wave, random, character })
  const learned = drawKind(
    users.map(({ one }) => ({
      weight: one.standsFor,
      leans: [0, [1, -0.6, -0.4, -0.8][one.occupation] ?? 0, one.occupation === 1 ? 1.2 : -1, -0.2 * one.education, 0.2 * one.keen], // prettier-ignore
    })),
    [0.43, 0.17, 0.1, 0.16, 0.14].map((usual, kind) => usual * Math.exp(0.15 * character(`q9.${kind}`))), // prettier-ignore
    random,
  )
  put(answers, 'q9', asked, users, (at) => (learned[at] ?? 0) + 1)
  // Trust fell between the waves.
  const fallen = wave === 2 ? -0.38 : 0
  const trust = drawLevel(
    users.map(({ one }) => ({ weight: one.standsFor, lean: 0.35 * one.keen - 0.15 * (one.education - 1.5), area: 0.5 * one.area[0] })), // prettier-ignore
    shifted([0.06, 0.16, 0.36, 0.32, 0.1], fallen + 0.2 * character('q10')),
    random,
  )
  put(answers, 'q10', asked, users, (at) => trust[at] ?? 1)
}

function workAnswers(
  asked: readonly Asked[],
  answers: Map<string, readonly PollAnswer[]>,
  source: AnswerSource,
): void {
  const { random, character } = source
  const looking = asked.map(({ occupation, band, area }) => {
    const often = Math.exp(0.25 * character('q11') + 0.3 * area[1] - 0.15 * band)
    const shares = [
      [0.12, 0.17, 0.71],
      [0.1, 0.17, 0.73],
      [9, 0.3, 0.1],
      [0.06, 0.1, 0.84],
    ][occupation] ?? [0, 0, 1]
    return (
      1 +
      pickBy(
        shares.map((share, at) => (at < 2 ? share * often : share)),
        random,
      )
    )
  })
  answers.set('q11', looking)
  keepSilent(asked, answers, 'q11', random)
  const seekers = among(asked, answers, 'q11', [1, 2])
  several('q12', hindrances, asked, seekers, answers, source)
  const { move } = asked[0]?.country ?? { move: [0.3, 0.3, 0.4] }
  const moving = drawKind(
    asked.map((one) => ({
      weight: one.standsFor,
      leans: [0.2 * Number(one.settlement === 2) - 0.2 * one.band, 0.25 * one.sex + 0.2 * one.education - 0.25 * one.band + one.area[1], 0.4 * one.band], // prettier-ignore
    })),
    move,
    random,
  )
  answers.set('q13', moving.map((kind) => kind + 1)) // prettier-ignore
  const startUp = drawLevel(
    leaning(asked, (one) => -0.35 * one.sex - 0.25 * one.keen - 0.4 * one.band, 1),
    shifted([0.06, 0.14, 0.27, 0.33, 0.2], 0.2 * character('q14')),
    random,
  )
  answers.set('q14', startUp)
  const income = drawLevel(
    leaning(asked, (one) => ([-2.2, 1.3, -2, -2.2][one.occupation] ?? 0) + 0.35 * one.education + 0.5 * one.band + 0.45 * one.sex + ([0.35, 0, -0.35][one.settlement] ?? 0), 1), // prettier-ignore
    shifted([0.25, 0.21, 0.28, 0.17, 0.09], 0.15 * character('q15')),
    random,
  )
  answers.set('q15', income)
}

function newsAnswers(
  asked: readonly Asked[],
  answers: Map<string, readonly PollAnswer[]>,
  source: AnswerSource,
): void {
  const { random, character } = source
  const seldom = drawLevel(
    leaning(asked, (one) => -0.25 * one.education - 0.4 * one.band - 0.15 * one.sex, 2),
    shifted([0.28, 0.27, 0.24, 0.15, 0.06], 0.2 * character('q16')),
    random,
  )
  answers.set('q16', seldom)
  keepSilent(asked, answers, 'q16', random)
  const readers = among(asked, answers, 'q16', [1, 2, 3, 4])
  several('q17', newsSources, asked, readers, answers, source)
  const { news } = asked[0]?.country ?? { news: {} }
  const tags = Object.keys(news)
  const tongues = drawKind(
    readers.map(({ one }) => ({
      weight: one.standsFor,
      leans: tags.map((tag) => (tag === one.language ? 1.8 : tag === 'en' ? 0.4 * one.education : 0)), // prettier-ignore
    })),
    Object.values(news),
    random,
  )
  put(answers, 'q18', asked, readers, (at) => tags[tongues[at] ?? 0] ?? 'other')
  const online = among(asked, answers, 'q6', [1, 2, 3])
  const usual = 3.9 * Math.exp(0.15 * character('q19'))
  const hours = online.map(({ one }) => {
    const more = 0.16 * one.keen - 0.2 * one.band - 0.12 * Number(one.settlement === 2) - 0.5 * one.offline + 0.2 * one.area[0] // prettier-ignore
    return Math.min(16, Math.round(2 * usual * Math.exp(more + spread(0.5, random))) / 2)
  })
  put(answers, 'q19', asked, online, (at) => hours[at] ?? 0)
}

function drawOccupation(drawn: readonly Drawn[], random: Random): number[] {
  const people = drawn.map((one) => {
    const study = 1.1 * (1 - one.band) - 0.8 * one.band
    const home = one.sex === 0 ? 0.8 + 0.5 * one.band : -0.4
    return { weight: one.standsFor, leans: [study, 0.2 * one.education + 0.2 * one.sex, one.area[1], home - 0.2 * one.education] } // prettier-ignore
  })
  return drawKind(people, drawn[0]?.country.occupation ?? [1, 1, 1, 1], random)
}

function drawOffline(drawn: readonly Drawn[], random: Random): number[] {
  const daily = drawn[0]?.country.online ?? 0.9
  const people = drawn.map((one) => ({
    weight: one.standsFor,
    lean: -0.5 * one.education - 0.4 * one.keen + ([-0.5, 0, 0.5][one.settlement] ?? 0),
    area: -one.area[0],
  }))
  return drawLevel(people, [daily, ...[0.55, 0.27, 0.18].map((part) => part * (1 - daily))], random) // prettier-ignore
}

/** Of several languages the more educated in cities speak the others rather than the first. */
function languageOf({ country, settlement, education }: Drawn, random: Random): string {
  const [first = ['en', 1] as const, ...others] = Object.entries(country.interviews)
  const more = Math.exp(0.25 * (education - 1.5) + ([0.5, 0, -0.4][settlement] ?? 0))
  const all = [first, ...others.map(([tag, share]) => [tag, share * more] as const)]
  const shares = all.map(([, share]) => share)
  return all[pickBy(shares, random)]?.[0] ?? first[0]
}

/** Some of the people with their places among all. */
type Some = readonly { readonly one: Asked; readonly at: number }[]

/** Who gave one of some answers. */
function among(
  asked: readonly Asked[],
  answers: PollAnswers,
  name: string,
  codes: readonly PollAnswer[],
): Some {
  const given = answers.get(name) ?? []
  return asked.flatMap((one, at) => (codes.includes(given[at] ?? null) ? [{ one, at }] : []))
}

function put(
  answers: Map<string, readonly PollAnswer[]>,
  name: string,
  asked: readonly Asked[],
  some: Some,
  answer: (place: number) => PollAnswer,
): void {
  const all: PollAnswer[] = asked.map(() => null)
  for (const [place, { at }] of some.entries()) all[at] = answer(place)
  answers.set(name, all)
}

function leaning(
  asked: readonly Asked[],
  lean: (one: Asked) => number,
  area: 0 | 1 | 2,
): { weight: number; lean: number; area: number }[] {
  return asked.map((one) => ({ weight: one.standsFor, lean: lean(one), area: one.area[area] }))
}

/** The shares of levels where all lean by so much more. */
function shifted(shares: readonly number[], by: number): number[] {
  let before = 0
  let below = 0
  return shares.map((share, at) => {
    before += share
    const upTo = at === shares.length - 1 ? 1 : logistic(logit(before) - by)
    const own = upTo - below
    below = upTo
    return own
  })
}

/** An option's share in a country and wave. */
function shareOf(
  option: PollOption,
  country: string,
  item: string,
  { wave, character }: AnswerSource,
): number {
  // prettier-ignore
  const { share, differ, least, most, grown = 0 } = option
  const usual = logistic(logit(share) + differ * character(item))
  const fixed = [least, most].find((extreme) => extreme?.[0] === country)?.[1]
  const bounded = Math.max((least?.[1] ?? 0) + 0.02, Math.min((most?.[1] ?? 1) - 0.02, usual))
  return logistic(logit(fixed ?? bounded) - (wave === 1 ? grown : 0))
}

function several(
  name: string,
  { options, nothing }: PollSeveral,
  asked: readonly Asked[],
  some: Some,
  answers: Map<string, readonly PollAnswer[]>,
  source: AnswerSource,
): void {
  const { random } = source
  const country = asked[0]?.country.code ?? ''
  const leaningTo = (option: PollOption, chosen: Some): { weight: number; lean: number; area: number }[] => // prettier-ignore
    chosen.map(({ one }) => ({ weight: one.standsFor, lean: (option.lean?.(one) ?? 0) + one.talkative, area: 0.4 * one.area[1] })) // prettier-ignore
  const nothingShare = nothing === undefined ? 0 : shareOf(nothing, country, `${name}.0`, source)
  const none = nothing === undefined ? some.map(() => false) : drawYes(leaningTo(nothing, some), nothingShare, random) // prettier-ignore
  const rest = some.filter((_, place) => none[place] !== true)
  const shares = options.map((option, at) => shareOf(option, country, `${name}.${at + 1}`, source) / (1 - nothingShare)) // prettier-ignore
  const chosen = options.map((option, at) => drawYes(leaningTo(option, rest), shares[at] ?? 0, random)) // prettier-ignore
  // Whoever says something says at least one thing.
  const only = rest.map((_, place) => chosen.some((yes) => yes[place] === true) ? -1 : pickBy(shares, random)) // prettier-ignore
  for (const [option, yes] of chosen.entries()) {
    const said = new Map(rest.map(({ at }, place) => [at, yes[place] === true || only[place] === option])) // prettier-ignore
    put(answers, `${name}_${option + 1}`, asked, some, (place) => Number(said.get(some[place]?.at ?? -1) ?? false)) // prettier-ignore
  }
  if (nothing !== undefined) put(answers, `${name}_${options.length + 1}`, asked, some, (place) => Number(none[place] ?? false)) // prettier-ignore
}

/** Some do not know and some refuse, the less educated more often. */
function keepSilent(
  asked: readonly Asked[],
  answers: Map<string, readonly PollAnswer[]>,
  question: string,
  random: Random,
): void {
  const [unknown, refused] = silence[question] ?? [0, 0]
  const names = [...answers.keys()].filter((name) => name === question || name.startsWith(`${question}_`)) // prettier-ignore
  const silent = asked.map(({ education }) => {
    const point = random() * ([0.5, 1, 1.1, 1.3][education] ?? 1)
    return point < unknown ? noAnswer.unknown : point < unknown + refused ? noAnswer.refused : undefined // prettier-ignore
  })
  for (const name of names) {
    const before = answers.get(name) ?? []
    answers.set(name, before.map((answer, at) => (answer === null ? null : (silent[at] ?? answer)))) // prettier-ignore
  }
}
