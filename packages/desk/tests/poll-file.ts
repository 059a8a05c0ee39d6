import { numberColumn, textColumn } from '@suyab/survey/file/column'
import { dataSetOf, numberVariable, textVariable, type Variable } from '@suyab/survey/file/data-set'
import { writeSav } from '@suyab/survey/file/sav/write'
import { writeXlsx, type Cell } from '@suyab/survey/file/xlsx/write'

/** People in the invented file, half of them in each of two countries. */
export const people = 1200

const row = Array.from({ length: people }, (_one, at) => at)

function coded(name: string, label: string, categories: [number, string][]): Variable {
  return {
    ...numberVariable(name, { type: 'F', width: 4, decimals: 0 }),
    label,
    measure: 'nominal',
    categories: categories.map(([value, text]) => ({ value, label: text })),
  }
}

/** An invented poll with strata, clusters, weights, names of people and a question of several answers. */
export function pollData(): Buffer {
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
    coded('q1', 'Do you work?', [
      [1, 'Yes'],
      [2, 'No'],
    ]),
    {
      ...numberVariable('age', { type: 'F', width: 3, decimals: 0 }),
      label: 'Age',
      measure: 'scale' as const,
    },
    coded('q2_jobs', 'Jobs', []),
    coded('q2_housing', 'Housing', []),
    coded('q2_none', 'Nothing', []),
  ]
  // Multiples of primes stand in for chance.
  const chance = (at: number, step: number): number => (at * step) % 101
  const jobs = row.map((at) => Number(chance(at, 37) < (at % 2 === 0 ? 60 : 40)))
  const housing = row.map((at) => Number(chance(at, 53) < 30))
  const columns = [
    textColumn(row.map((at) => (at % 2 === 0 ? 'KG' : 'KZ'))),
    numberColumn(row.map((at) => (at % 2) * 3 + (Math.floor(at / 2) % 3))),
    numberColumn(row.map((at) => (at % 120) + 1)),
    numberColumn(row.map((at) => 0.6 + chance(at, 29) / 100)),
    textColumn(row.map((at) => `Адам Уулу${at} Эркин${at}`)),
    numberColumn(row.map((at) => (chance(at, 41) < 55 ? 1 : 2))),
    numberColumn(row.map((at) => (chance(at, 17) < (at % 2 === 0 ? 70 : 45) ? 1 : 2))),
    numberColumn(row.map((at) => 18 + (chance(at, 13) % 13))),
    numberColumn(jobs),
    numberColumn(housing),
    numberColumn(row.map((at) => Number(jobs[at] === 0 && housing[at] === 0))),
  ]
  const set = { kind: 'dichotomy', name: '$q2', label: 'What worries you?', counted: 1 } as const
  const written = writeSav({
    ...dataSetOf(variables, columns, people),
    sets: [{ ...set, variables: ['q2_jobs', 'q2_housing', 'q2_none'] }],
  })
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  return Buffer.concat([...written.value.chunks])
}

/** Its questionnaire in three languages, of which Kyrgyz lacks one text. */
export function pollForm(): Buffer {
  const head = ['label::Кыргызча (ky)', 'label::Русский (ru)', 'label::English (en)']
  const sheets: readonly { name: string; rows: readonly (readonly Cell[])[] }[] = [
    {
      name: 'survey',
      rows: [
        ['type', 'name', ...head],
        ['select_one sex', 'sex', 'Жынысыңыз', 'Ваш пол', 'Your sex'],
        ['select_one yesno', 'q1', 'Иштейсизби?', 'Вы работаете?', 'Do you work?'],
        ['integer', 'age', 'Жашыңыз', 'Ваш возраст', 'Your age'],
        ['select_multiple worries', 'q2', '', 'Что вас беспокоит?', 'What worries you?'],
      ],
    },
    {
      name: 'choices',
      rows: [
        ['list_name', 'name', ...head],
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
