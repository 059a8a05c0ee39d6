import { seeded } from '@suyab/coverage/seeded'
import type { Poll, WaveDeclaration } from '@suyab/poll/poll'
import type { Recoding } from '@suyab/poll/recoding'
import type { WeightingRecipe } from '@suyab/poll/weighting'
import { exchangeLanguages } from '@suyab/language/tag'
import type { DataSet } from '@suyab/survey/file/data-set'
import type { Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import { answersOf, characterOf, type PollAnswer } from './demo-poll-answer.ts'
import { pollCountryBook } from './demo-poll-country.ts'
import { pollDataSet, savOf } from './demo-poll-data.ts'
import { pollDeclaration, pollFieldwork, pollPopulations, pollRecipe, pollRecodings } from './demo-poll-declaration.ts' // prettier-ignore
import { xlsFormOf } from './demo-poll-form.ts'
import { pollQuestionnaire } from './demo-poll-question.ts'
import { drawCountry, type Drawn } from './demo-poll-sample.ts'
import { readPollTexts, textsOf, type PollTexts } from './demo-poll-text.ts'

/** A wave of the invented poll, with the files from which it is imported. */
export interface DemoWave {
  readonly declaration: WaveDeclaration
  readonly questionnaire: Questionnaire
  readonly data: DataSet
  /** Columns that the node does not keep: numbers of interviews, which fieldwork has lists of. */
  readonly leaveOut: readonly string[]
  readonly recodings: readonly Recoding[]
  readonly recipe: WeightingRecipe
  /** The answers as a file of SPSS. */
  sav(): Uint8Array
  /** The questionnaire as an XLSForm workbook. */
  xlsForm(): Uint8Array
}

/** The invented poll of ten countries: the same from the same seed, to the byte. */
export interface DemoPoll {
  readonly poll: Poll
  readonly waves: readonly [DemoWave, DemoWave]
  /** People of 18 to 30 in each country, by its code. Invented. */
  readonly populations: Readonly<Record<string, number>>
}

/** The seed of the demonstration. */
export const pollSeed = 2063
const dayLength = 86_400_000

/** @param folder with the words of the poll in each language */
export function demoPoll(folder: string, seed: number = pollSeed): DemoPoll {
  const steps = demoPollSteps(folder, seed)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same country by country, so that a node can answer others in between. */
export function* demoPollSteps(
  folder: string,
  seed: number = pollSeed,
): Generator<undefined, DemoPoll> {
  const texts = readPollTexts(folder)
  return {
    poll: {
      id: 'youth-and-work',
      names: textsOf(texts, ({ title }) => title),
      // The labels that the data bring are in the first of them.
      languages: ['en', ...exchangeLanguages.filter((tag) => tag !== 'en')],
    },
    waves: [yield* inventWave(texts, 1, seed), yield* inventWave(texts, 2, seed)],
    populations: pollPopulations,
  }
}

function* inventWave(texts: PollTexts, wave: 1 | 2, seed: number): Generator<undefined, DemoWave> {
  const random = seeded(seed * 10 + wave)
  const fieldwork = pollFieldwork[wave - 1]
  const first = Date.parse(fieldwork?.from ?? '') / dayLength
  const length = Date.parse(fieldwork?.to ?? '') / dayLength - first + 1
  const people: Drawn[] = []
  const days: number[] = []
  const answers = new Map<string, PollAnswer[]>()
  let invited = 0
  for (const [at, country] of pollCountryBook.entries()) {
    const sample = drawCountry(country, at, random)
    const character = characterOf(seed, at)
    invited += sample.invited
    people.push(...sample.people)
    const areaDays = new Map<number, number>()
    for (const { psu } of sample.people) {
      const start = areaDays.get(psu) ?? first + Math.floor(random() * (length - 3))
      areaDays.set(psu, start)
      days.push(start + Math.floor(random() * 4))
    }
    for (const [name, own] of answersOf(sample.people, { wave, random, character })) {
      const all = answers.get(name) ?? []
      for (const answer of own) all.push(answer)
      answers.set(name, all)
    }
    yield
  }
  const year = 2024 + wave
  const data = pollDataSet(texts, year, { people, days, answers })
  const questionnaire = pollQuestionnaire(texts, wave)
  return {
    declaration: pollDeclaration(texts, wave, invited),
    questionnaire,
    data,
    leaveOut: ['respondent'],
    recodings: pollRecodings(texts),
    recipe: pollRecipe(texts, wave),
    sav: () => savOf(data, new Date(Date.UTC(year, 9, 15, 12))),
    xlsForm: () => xlsFormOf(questionnaire),
  }
}
