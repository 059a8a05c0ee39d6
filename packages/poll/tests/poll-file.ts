import { numberColumn, textColumn } from '@suyab/survey/file/column'
import { dataSetOf, numberVariable, textVariable, type DataSet } from '@suyab/survey/file/data-set'
import { writeSav } from '@suyab/survey/file/sav/write'
import { writeXlsx, type Cell } from '@suyab/survey/file/xlsx/write'
import type { WaveDeclaration } from '../src/poll.ts'

/** People in the invented file unless told: too few for most tables. */
export const people = 60

/** Multiples of primes stand in for chance: 0 to 100. */
const chance = (at: number, step: number): number => (at * step) % 101

/** What nobody may find again in a node that was told to leave it out. */
export const secret = 'Айгүл Жолдошева 0777123456'

/**
 * An invented poll of two countries, half of the people in each, with strata, clusters, weights, names of
 * people and a question of several answers.
 */
export function youthData(count: number = people): DataSet {
  const row = Array.from({ length: count }, (_one, at) => at)
  // Ten people or fewer each; every one lies in one stratum.
  const clusters = Math.max(20, Math.ceil(count / 40) * 4)
  const coded = (name: string, label: string, categories: [number, string][]) => ({
    ...numberVariable(name, { type: 'F', width: 4, decimals: 0 }),
    label,
    measure: 'nominal' as const,
    categories: categories.map(([value, text]) => ({ value, label: text })),
  })
  const variables = [
    { ...textVariable('country', 2), label: 'Country' },
    coded('stratum', 'Stratum', []),
    coded('psu', 'Sampling unit', []),
    numberVariable('weight', { type: 'F', width: 8, decimals: 3 }),
    textVariable('respondent_name', 80),
    coded('sex', 'Sex', [
      [1, 'woman'],
      [2, 'man'],
    ]),
    {
      ...coded('works', 'Do you work?', [
        [1, 'Yes'],
        [2, 'No'],
        [9, 'Refused'],
      ]),
      missing: { values: [9] },
    },
    { ...numberVariable('age', { type: 'F', width: 3, decimals: 0 }), label: 'Age', measure: 'scale' as const }, // prettier-ignore
    coded('q3_jobs', 'Jobs', []),
    coded('q3_housing', 'Housing', []),
    coded('q3_none', 'Nothing', []),
  ]
  const columns = [
    textColumn(row.map((at) => (at % 2 === 0 ? 'KG' : 'KZ'))),
    numberColumn(row.map((at) => (at % 2) * 2 + (at % 4 < 2 ? 1 : 2))),
    numberColumn(row.map((at) => (at % clusters) + 1)),
    numberColumn(row.map((at) => 0.5 + (at % 7) / 10)),
    textColumn(row.map((at) => (at === 7 ? secret : `Адам Уулу${at} Эркин${at}`))),
    numberColumn(row.map((at) => (chance(at, 41) < 55 ? 1 : 2))),
    numberColumn(
      row.map((at) => (at === 11 ? 9 : chance(at, 17) < (at % 2 === 0 ? 70 : 45) ? 1 : 2)),
    ),
    numberColumn(row.map((at) => 18 + (at % 13))),
    numberColumn(row.map((at) => Number(at % 3 === 0))),
    numberColumn(row.map((at) => Number(at % 4 === 0))),
    numberColumn(row.map((at) => Number(at % 3 !== 0 && at % 4 !== 0))),
  ]
  const set = { kind: 'dichotomy', name: '$q3', label: 'What worries you?', counted: 1 } as const
  return {
    ...dataSetOf(variables, columns, count),
    sets: [{ ...set, variables: ['q3_jobs', 'q3_housing', 'q3_none'] }],
  }
}

export function savOf(dataSet: DataSet): Buffer {
  const written = writeSav(dataSet)
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  return Buffer.concat([...written.value.chunks])
}

/** A form with texts in three languages, of which Kyrgyz lacks some. */
export function youthForm(): Buffer {
  const sheets: readonly { name: string; rows: readonly (readonly Cell[])[] }[] = [
    {
      name: 'survey',
      rows: [
        ['type', 'name', 'label::Кыргызча', 'label::Русский (ru)', 'label::English (en)'],
        ['select_one sex', 'sex', 'Жынысыңыз', 'Ваш пол', 'Your sex'],
        ['select_one yesno', 'works', 'Иштейсизби?', 'Вы работаете?', 'Do you work?'],
        ['integer', 'age', 'Жашыңыз', 'Ваш возраст', 'Your age'],
        ['select_multiple worries', 'q3', '', 'Что вас беспокоит?', 'What worries you?'],
      ],
    },
    {
      name: 'choices',
      rows: [
        ['list_name', 'name', 'label::Кыргызча', 'label::Русский (ru)', 'label::English (en)'],
        ['sex', '1', 'аял', 'женский', 'woman'],
        ['sex', '2', 'эркек', 'мужской', 'man'],
        ['yesno', '1', 'Ооба', 'Да', 'Yes'],
        ['yesno', '2', 'Жок', 'Нет', 'No'],
        ['worries', 'jobs', 'Жумуш', 'Работа', 'Jobs'],
        ['worries', 'housing', 'Турак жай', 'Жильё', 'Housing'],
        ['worries', 'none', 'Эч нерсе', 'Ничего', 'Nothing'],
      ],
    },
  ]
  const written = writeXlsx(sheets)
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  return Buffer.concat([...written.value])
}

export const youthDeclaration: WaveDeclaration = {
  names: { en: 'Autumn 2026' },
  fieldwork: { from: '2026-09-03', to: '2026-09-21' },
  mode: 'face-to-face',
  sponsor: { en: 'Talas Daily' },
  conductor: { en: 'An institute' },
  population: { en: 'people of 18 to 30 years in two countries' },
  sample: { kind: 'probability', drawn: { en: 'Households from the census list' } },
  design: {
    stages: [{ stratum: 'stratum', cluster: 'psu' }],
    weight: 'weight',
    country: 'country',
    nested: true,
  },
}
