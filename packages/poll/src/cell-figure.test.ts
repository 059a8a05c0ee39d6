import { weigh } from './weigh.ts'
import { parseFigure, serialiseFigure, figureId } from '@suyab/figure/figure'
import { sentenceOf } from '@suyab/figure/sentence'
import { readXlsx } from '@suyab/survey/file/xlsx/read'
import { expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../tests/invented-wave.ts'
import { numericAt } from './answers.ts'
import { cellFigure, figureQuery, figureStaleness, tableFigures, type FigureContext } from './cell-figure.ts' // prettier-ignore
import { changeOf } from './change.ts'
import { designOf } from './design-of.ts'
import type { Poll, Wave } from './poll.ts'
import type { PollTable, TableQuestion } from './table.ts'
import type { TableSource } from './table-domain.ts'
import { tableCsv, tableHtml, tableWorkbook } from './table-file.ts'
import { tableOf } from './table-of.ts'
import { printedTable } from './table-text.ts'
import { waveTexts } from './wave-texts.ts'

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; fault: object }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

const poll: Poll = { id: 'youth', names: { en: 'Youth', ru: 'Молодёжь' }, languages: ['en', 'ky', 'ru'] } // prettier-ignore
const design = { ...inventedDesign, lonely: 'adjust' } as const

function waveAt(number: number): Wave {
  const same = { en: 'x' }
  return {
    poll: poll.id,
    number,
    declaration: {
      names: { en: `Youth, wave ${number}`, ru: `Молодёжь, волна ${number}` },
      fieldwork: { from: `202${number}-09-03`, to: `202${number}-09-28` },
      mode: 'telephone',
      sponsor: same,
      conductor: same,
      population: same,
      sample: { kind: 'probability', drawn: same },
      design,
    },
    data: `sha256-${number}`,
    respondents: 720,
    revision: 3,
    weighting: 2,
    importedAt: '2026-10-01T00:00:00Z',
  }
}

function madeOf(number: number): { source: TableSource; context: FigureContext } {
  const dataSet = inventedWave({ seed: number })
  return {
    source: { dataSet, design: valueOf(designOf(design, dataSet)), country: 'country', sample: 'probability' }, // prettier-ignore
    context: { wave: waveAt(number), languages: poll.languages, texts: waveTexts(dataSet, poll, undefined, 'country'), country: 'country' }, // prettier-ignore
  }
}

const { source, context } = madeOf(1)
const question: TableQuestion = {
  stub: 'q1',
  banner: ['gender', 'work'],
  rows: 'countries',
  chosen: ['1'],
  policy: 'equal',
}
const table: PollTable = valueOf(tableOf(source, question))

test('a figure survives being written down, and what it asked gives the same value again', () => {
  const figures = [...tableFigures(context, table)]
  expect(figures).toHaveLength(table.rows.flatMap(({ cells }) => cells).filter(({ value }) => value !== null).length) // prettier-ignore
  for (const figure of figures) {
    const read = valueOf(parseFigure(serialiseFigure(figure)))
    expect(figureId(read)).toBe(figureId(figure))
    const asked = figureQuery(read)
    if (asked === undefined) throw new Error('a figure knows what it asked')
    const again = valueOf(cellFigure(context, valueOf(tableOf(source, asked.question)), asked))
    expect(figureId(again)).toBe(figureId(figure))
  }
})

test('a figure says in four languages who answered what', () => {
  const cell = { row: 'kg', column: { group: 'gender', value: 'f' } }
  const { subject } = valueOf(cellFigure(context, table, cell))
  expect(subject).toMatchObject({
    en: 'Answered “yes” to “Did you use it?” (women, Kyrgyzstan)',
    ru: 'Ответили «да» на вопрос «Вы этим пользовались?» (women, Кыргызстан)',
    ky: '«Муну колдондуңузбу?» деген суроого «ооба» деп жооп бергендер (аялдар, Кыргызстан)',
    'zh-Hans': '对“Did you use it?”回答“yes”的人（women，吉尔吉斯斯坦）',
  })
  expect(sentenceOf(valueOf(cellFigure(context, table, cell)), 'en')).toContain('Youth, wave 1')
})

test('a figure goes stale when the data, what they mean, or the weighting moves', () => {
  const figure = valueOf(cellFigure(context, table, { row: '', column: { group: 'all', value: '' } })) // prettier-ignore
  expect(figureStaleness(figure, context.wave)).toEqual([])
  for (const moved of [{ data: 'sha256-9' }, { revision: 4 }, { weighting: null }])
    expect(figureStaleness(figure, { ...context.wave, ...moved })).toEqual(['data'])
})

test('there is no figure of a hidden cell', () => {
  const found = cellFigure(context, table, { row: 'kg', column: { group: 'work', value: 'seeks' } })
  expect(found).toMatchObject({ ok: false, fault: { code: 'poll.cell-hidden' } })
  const unknown = cellFigure(context, table, { row: 'fr', column: { group: 'all', value: '' } })
  expect(unknown).toMatchObject({ ok: false, fault: { code: 'poll.cell-unknown' } })
})

test('waves are compared only under a policy, as independent samples, with a figure of points', () => {
  const waves = [madeOf(1), madeOf(2), madeOf(3)]
  const asked = { stub: 'q1', chosen: ['1'], waves: [1, 2, 3] }
  expect(changeOf(waves, asked)).toMatchObject({ ok: false, fault: { code: 'survey.pooling-policy-missing', wave: 1 } }) // prettier-ignore
  const { waves: shares, changes } = valueOf(changeOf(waves, { ...asked, policy: 'equal' }))
  expect(changes.map(({ from, to }) => [from, to])).toEqual([[1, 2], [2, 3]]) // prettier-ignore
  const [first] = changes
  expect(first?.difference).toBeCloseTo((shares[1]?.share ?? 0) - (shares[0]?.share ?? 0), 12)
  expect(first?.figure?.unit.kind).toBe('points')
  expect(first?.figure?.base).toMatchObject({ count: shares[1]?.respondents, against: shares[0]?.respondents }) // prettier-ignore
  expect(first?.significant).toBe((first?.p ?? 1) < 0.025)
})

test('a wave that declares no numbers of people is compared by those of the wave that does', () => {
  const asked = { stub: 'q1', chosen: ['1'], waves: [1, 2], policy: 'population' } as const
  const populations = { kg: 1_700_000, kz: 4_100_000, uz: 8_900_000 }
  const [before, after] = [madeOf(1), madeOf(2)]
  const declared = { ...after, source: { ...after.source, pooling: { kind: 'population', populations } } } as const // prettier-ignore
  const { waves, changes } = valueOf(changeOf([before, declared], asked))
  const told = valueOf(changeOf([madeOf(1), madeOf(2)], { ...asked, populations }))
  expect(waves.map(({ share }) => share)).toEqual(told.waves.map(({ share }) => share))
  expect(changes[0]?.figure?.source.query.asked).toMatchObject({ change: { populations } })
  const missing = changeOf([madeOf(1), madeOf(2)], asked)
  expect(missing).toMatchObject({ fault: { code: 'survey.pooling-population-missing', wave: 1 } })
})

test('shares that weighting has set in both waves are compared with no test', () => {
  const targets = { 'kg|f': 0.5, 'kg|m': 0.5, 'kz|f': 0.55, 'kz|m': 0.45, 'uz|f': 0.48, 'uz|m': 0.52 } // prettier-ignore
  const margins = [{ variables: ['country', 'gender'], source: 'invented', targets }]
  const waves = [madeOf(1), madeOf(2)].map(({ source: drawn, context: setting }) => {
    const { design: weighed } = valueOf(weigh(drawn.design, drawn.dataSet, 'country', { method: 'rake', margins })) // prettier-ignore
    return { source: { ...drawn, design: weighed }, context: setting }
  })
  const found = valueOf(changeOf(waves, { stub: 'gender', chosen: ['f'], waves: [1, 2], policy: 'equal' })) // prettier-ignore
  expect(found.waves[0]?.share).toBeCloseTo(0.51, 2)
  expect(found.changes).toMatchObject([{ difference: null, p: null, significant: false, figure: null }]) // prettier-ignore
  expect(found.warnings).toContain('poll.fixed-by-weighting')
})

test('figures of an opt-in sample claim no interval of sampling in print', () => {
  const optIn = [madeOf(1), madeOf(2)].map(({ source: drawn, context: setting }) => ({
    source: { ...drawn, sample: 'opt-in' as const },
    context: { ...setting, wave: { ...setting.wave, declaration: { ...setting.wave.declaration, sample: { ...setting.wave.declaration.sample, kind: 'opt-in' as const } } } }, // prettier-ignore
  }))
  const [first] = optIn
  if (first === undefined) throw new Error('there are two waves')
  const asked = { row: '', column: { group: 'all', value: '' } }
  const share = valueOf(cellFigure(first.context, valueOf(tableOf(first.source, question)), asked))
  const { changes } = valueOf(changeOf(optIn, { stub: 'q1', chosen: ['1'], waves: [1, 2], policy: 'equal' })) // prettier-ignore
  for (const figure of [share, changes[0]?.figure]) {
    if (figure === undefined || figure === null)
      throw new Error('the cell and the change are shown')
    expect(figure.interval).toBeNull()
    expect(figure.warnings).toContain('poll.opt-in-sample')
    expect(sentenceOf(figure, 'en')).not.toContain('interval')
  }
})

test('a share of answers is based on answers, not on people', () => {
  const asked: TableQuestion = { stub: 'q3', banner: [], rows: 'answers', policy: 'equal', base: 'answers' } // prettier-ignore
  const answers = valueOf(tableOf(source, asked))
  let [people, given] = [0, 0]
  for (let row = 0; row < source.dataSet.rows; row += 1) {
    const marks = ['q3_study', 'q3_work', 'q3_fun', 'q3_none'].map((name) => valueOf(numericAt(source.dataSet, name)).values[row] ?? Number.NaN) // prettier-ignore
    if (marks.some((mark) => Number.isNaN(mark))) continue
    people += 1
    given += marks.reduce((sum, mark) => sum + mark, 0)
  }
  const { base } = valueOf(cellFigure(context, answers, { row: 'q3_work', column: { group: 'all', value: '' } })) // prettier-ignore
  expect(base).toEqual({ of: 'answer', count: given })
  expect(given).toBeGreaterThan(people)
  expect(answers.respondents).toBe(people)
})

test.for([
  ['en', 'not weighted', 'were not asked or gave no answer', 'no correction for many comparisons', 'Wilson, Taylor'],
  ['ru', 'без взвешивания', 'не ответили или не спрашивались', 'без поправки на множественность', 'Wilson, Taylor'],
  ['ky', 'салмаксыз', 'жооп бербегендер же суралбагандар', 'көп салыштырууга түзөтүүсүз', 'Wilson, Taylor'],
  ['zh-Hans', '未加权', '未被问到或未回答', '未作多重比较校正', 'Wilson，Taylor'],
])('a printed table says in %s of its base, its tests and its intervals what they are', ([reader = '', ...parts]) => {
  const asked: TableQuestion = { ...question, interval: 'wilson', level: 0.8 }
  const answer = valueOf(tableOf(source, asked))
  expect(answer.rows.some(({ cells }) => cells.some(({ letters }) => letters !== ''))).toBe(true)
  const { notes } = printedTable(answer, { poll, wave: context.wave, texts: context.texts }, reader)
  for (const part of parts) expect(notes.join('\n')).toContain(part)
  // Of a filtered table, or a question that not all were asked, the margin is not the whole sample's.
  expect(notes.join('\n')).not.toMatch(/whole sample|всей выборке|Бүт тандоо|全部样本/)
}) // prettier-ignore

test('a printed table names what is hidden and runs no formula', () => {
  const setting = { poll, wave: context.wave, texts: context.texts }
  const printed = printedTable(table, setting, 'ru')
  expect(printed.notes.join('\n')).toContain('каждая страна представляет поровну людей')
  expect(printed.rows.flatMap(({ cells }) => cells)).toContain('мало')
  const evil = { ...printed, title: '=1+1', notes: ['<b>&'] }
  expect(new TextDecoder().decode(tableCsv([evil]))).toContain("'=1+1")
  expect(new TextDecoder().decode(tableHtml([evil]))).toContain('&lt;b&gt;&amp;')
  const sheets = valueOf(readXlsx(tableWorkbook([printed])))
  expect(sheets.length).toBe(2)
})
