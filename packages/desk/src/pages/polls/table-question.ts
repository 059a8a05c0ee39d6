import type { PollTable, QuestionRow, TableQuestion, WavePage } from '@suyab/server/api'
import { hasCountries, policyAsked } from './table-policy.ts'
import { askedQuestions, findQuestion, numberedQuestions } from './poll-label.ts'
import { pairsOf, type TableView, type WaveSearch } from './polls-search.ts'

/** Whether a table can be made of a question: shares need answers that are counted. */
export function isTabulated({ kind, options }: QuestionRow): boolean {
  return (kind === 'one' || kind === 'many') && options.length > 0
}

/** The question that is shown: the one in the address, else the first that has a table. */
export function shownQuestion(wave: WavePage, { q }: WaveSearch): QuestionRow | undefined {
  const asked = askedQuestions(wave)
  return (q === undefined ? undefined : findQuestion(wave, q)) ?? numberedQuestions(wave).find(isTabulated) ?? asked.find(isTabulated) ?? asked[0]
} // prettier-ignore

/** Whether countries stand under each other that were held against each other. */
export function hasComparedRows({ rows }: Pick<PollTable, 'rows'>): boolean {
  return rows.filter(({ letter }) => letter !== undefined).length > 1
}

/** Whether columns stand beside each other that were held against each other. */
export function hasComparedColumns({ columns }: Pick<PollTable, 'columns'>): boolean {
  return columns.filter(({ letter }) => letter !== undefined).length > 1
}

/** How a question is looked at unless told: several answers as dots, one by its countries. */
export function viewOf(wave: WavePage, question: QuestionRow, search: WaveSearch): TableView {
  if (!hasCountries(wave)) return 'answers'
  return search.view ?? (question.kind === 'many' ? 'dots' : 'countries')
}

/** Codes of the answers whose share stands in a table of countries: the first one unless told. */
export function chosenOf(question: QuestionRow, search: WaveSearch): string[] {
  const known = new Set(question.options.map(({ value }) => value))
  const chosen = (search.chosen ?? []).filter((value) => known.has(value))
  const [first] = question.options
  return chosen.length > 0 ? chosen : first === undefined ? [] : [first.value]
}

/** What may stand in columns: questions with one answer out of few. */
export function bannerChoices(wave: WavePage): QuestionRow[] {
  return askedQuestions(wave).filter(
    ({ kind, options }) => kind === 'one' && options.length > 1 && options.length <= 12,
  )
}

/** What surveys everywhere are broken down by, as columns tend to be called. */
const usual = /^(?:sex|gender|age|education|edu|occupation|activity|settlement|area|urban)/i

/** The columns: those in the address, else up to three that tell who somebody is. */
export function bannerOf(wave: WavePage, question: QuestionRow, search: WaveSearch): string[] {
  const choices = bannerChoices(wave).filter(({ name }) => name !== question.name)
  if (search.banner !== undefined)
    return choices.map(({ name }) => name).filter((name) => search.banner?.includes(name))
  return choices
    .filter(({ name, options }) => usual.test(name) && options.length <= 4)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Who is counted: by variable, the codes of whom is left in. */
export function onlyOf(search: WaveSearch): { variable: string; values: string[] }[] {
  const byVariable = Map.groupBy(pairsOf(search.only), ([variable]) => variable)
  return [...byVariable].map(([variable, pairs]) => ({
    variable,
    values: pairs.map(([, value]) => value),
  }))
}

/** The question to the node that the address stands for. */
export function tableQuestion(
  wave: WavePage,
  question: QuestionRow,
  search: WaveSearch,
): TableQuestion {
  const view = viewOf(wave, question, search)
  const only = onlyOf(search)
  const { interval, adjustment, base, country } = search
  const columns = wave.declaration.design.country
  return {
    stub: question.name,
    rows: view === 'countries' ? 'countries' : 'answers',
    banner:
      view === 'dots' ? (columns === undefined ? [] : [columns]) : bannerOf(wave, question, search),
    ...(view === 'countries' ? { chosen: chosenOf(question, search) } : {}),
    ...(country === undefined ? {} : { countries: country }),
    ...(only.length === 0 ? {} : { only }),
    ...policyAsked(wave, search),
    ...(question.kind === 'many' && base !== undefined ? { base } : {}),
    ...(interval === undefined ? {} : { interval }),
    ...(adjustment === undefined ? {} : { adjustment }),
  }
}
