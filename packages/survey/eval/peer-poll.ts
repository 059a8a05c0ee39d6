import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { numberColumn, textColumn } from '../src/file/column.ts'
import { numberVariable, textVariable, type DataSet } from '../src/file/data-set.ts'
import { readSav } from '../src/file/sav/read.ts'

/**
 * The reference poll with everything added that its file does not have: long and very long texts
 * with labels, ranges and several missing values, both kinds of multi-response sets, a weight.
 */
export async function peerPoll(): Promise<DataSet | undefined> {
  const file = join(dataFolder, 'poll/sav/synth_poll10.sav')
  if (!existsSync(file)) return undefined
  const read = await readSav(readFileSync(file))
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  const poll = read.value
  const every = <Item>(make: (row: number) => Item): Item[] =>
    Array.from({ length: poll.rows }, (_, row) => make(row))
  const answers = poll.variables.map(({ name }) => name).filter((name) => name.startsWith('q3_'))
  return {
    ...poll,
    variables: [
      ...poll.variables,
      {
        ...numberVariable('hours_on_the_phone_each_day'),
        label: 'Телефондо өткөн убакыт',
        missing: { values: [-1], range: { from: 98, to: Infinity } },
        categories: [{ value: -1, label: 'жооп жок' }],
      },
      { ...numberVariable('income'), missing: { values: [-7, -8, -9] } },
      {
        ...textVariable('region', 24),
        categories: [
          { value: 'Ысык-Көл', label: '伊塞克湖' },
          { value: 'no answer', label: 'жооп жок' },
        ],
        missing: { values: ['refused'] },
      },
      { ...textVariable('open_answer_in_ones_own_words', 2000), label: '自由回答' },
      { ...textVariable('medium', 255) },
      { ...textVariable('segments_filled_to_the_last', 1009) },
      { ...numberVariable('interviewed', { type: 'DATE', width: 11, decimals: 0 }) },
    ],
    columns: [
      ...poll.columns,
      numberColumn(every((row) => [1.5, 2, -1, 99, 0.1, null][row % 6] ?? null)),
      numberColumn(every((row) => (row % 11 === 0 ? -8 : row * 1234.5))),
      textColumn(every((row) => ['Ысык-Көл', 'Нарын', 'no answer', 'refused', ''][row % 5] ?? '')),
      textColumn(every((row) => (row % 7 === 0 ? 'жаштар мамиле '.repeat((row % 75) + 1).trim() : row % 3 === 0 ? '' : `${row} 青年`))), // prettier-ignore
      textColumn(every((row) => 'x'.repeat(row % 256))),
      textColumn(every((row) => '0123456789'.repeat(101).slice(0, (row * 7) % 1010))),
      numberColumn(every((row) => 14_007_600_000 + row * 86_400)),
    ],
    weight: 'basew',
    documents: ['An invented poll of ten countries.'],
    sets: [
      { kind: 'dichotomy', name: '$problems', label: 'Көйгөйлөр 问题', variables: answers, counted: 1 }, // prettier-ignore
      { kind: 'category', name: '$votes', label: 'Two questions', variables: ['q1', 'q2'] },
      { kind: 'dichotomy', name: '$counted', label: 'By value', variables: answers, counted: 1, namedByCountedValue: true }, // prettier-ignore
    ],
  }
}
