import { expect, test } from 'vitest'
import { writeXlsx, type Cell } from '../xlsx/write.ts'
import { missingTexts, questionsOf, variablesOf } from './questionnaire.ts'
import { readXlsForm } from './read.ts'

type Rows = readonly (readonly Cell[])[]

function form(survey: Rows, choices: Rows = [], settings: Rows = []): Uint8Array {
  const written = writeXlsx([
    { name: 'survey', rows: survey },
    { name: 'choices', rows: choices },
    { name: 'settings', rows: settings },
  ])
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  return Buffer.concat([...written.value])
}

const header = ['type', 'name', 'label::English (en)', 'label::Русский (ru)', 'label::中文', 'hint::English (en)', 'relevant', 'constraint', 'constraint_message::English (en)', 'required'] // prettier-ignore

const choices: Rows = [
  ['list_name', 'name', 'label::English (en)', 'label::Русский (ru)', 'label::中文'],
  ['yesno', '1', 'Yes', 'Да', '是'],
  ['yesno', '0', 'No', 'Нет', '否'],
  ['problems', 'jobs', 'Jobs', 'Работа', ''],
  ['problems', 'housing', 'Housing', 'Жильё', '住房'],
]

const youth: Rows = [
  header,
  ['start', 'start'],
  ['note', 'intro', 'Welcome', 'Добро пожаловать', '欢迎'],
  ['begin_group', 'about', 'About you', 'О вас', '关于您'],
  ['integer', 'age', 'Your age', 'Ваш возраст', '年龄', 'In years', '', '. >= 18 and . <= 30', 'From 18 to 30', 'yes'], // prettier-ignore
  ['select_one yesno', 'works', 'Do you work?', 'Вы работаете?', '您工作吗?', '', '${age} > 17', '', '', "${age} > '20'"], // prettier-ignore
  ['end_group'],
  ['select_multiple problems', 'q3', 'What worries you?', 'Что вас беспокоит?', ''],
  ['date', 'day', 'When?', 'Когда?', '何时?'],
  [],
  ['calculate', 'double'],
]

test('a form is read with its texts in every language', () => {
  const read = readXlsForm(form(youth, choices, [['form_title', 'default_language'], ['Youth', 'Русский (ru)']])) // prettier-ignore
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  const { questionnaire, remarks } = read.value
  expect(questionnaire).toMatchObject({
    title: 'Youth',
    defaultLanguage: 'ru',
    languages: ['en', 'ru', 'zh-Hans'],
    items: [
      { kind: 'note', name: 'intro' },
      {
        kind: 'group',
        name: 'about',
        label: { en: 'About you', ru: 'О вас', 'zh-Hans': '关于您' },
        items: [
          { name: 'age', answer: { kind: 'integer' }, required: true, constraint: '. >= 18 and . <= 30', constraintMessage: { en: 'From 18 to 30' } }, // prettier-ignore
          { name: 'works', relevant: '${age} > 17', required: "${age} > '20'", answer: { kind: 'one', choices: [{ value: '1', label: { ru: 'Да' } }, { value: '0' }] } }, // prettier-ignore
        ],
      },
      { name: 'q3', answer: { kind: 'many' } },
      { name: 'day', answer: { kind: 'day' } },
      { kind: 'calculation', name: 'double' },
    ],
  })
  expect(remarks).toMatchObject([{ code: 'xlsform.question-left-out', row: 2 }])
  expect(missingTexts(questionnaire)).toEqual([
    { name: 'age', part: 'hint', language: 'ru' },
    { name: 'age', part: 'hint', language: 'zh-Hans' },
    { name: 'age', part: 'constraint message', language: 'ru' },
    { name: 'age', part: 'constraint message', language: 'zh-Hans' },
    { name: 'q3', part: 'label', language: 'zh-Hans' },
    { name: 'q3', part: 'choice', choice: 'jobs', language: 'zh-Hans' },
  ])
  const { variables, sets } = variablesOf(questionnaire, 'ru')
  expect(variables.map(({ name, kind, label }) => [name, kind, label])).toEqual([
    ['age', 'number', 'Ваш возраст'],
    ['works', 'number', 'Вы работаете?'],
    ['q3_jobs', 'number', 'Работа'],
    ['q3_housing', 'number', 'Жильё'],
    ['day', 'number', 'Когда?'],
  ])
  expect(variables[1]?.categories[1]).toEqual({ value: 0, label: 'Нет', labels: { en: 'No', ru: 'Нет', 'zh-Hans': '否' } }) // prettier-ignore
  expect(sets).toMatchObject([{ name: '$q3', counted: 1, variables: ['q3_jobs', 'q3_housing'] }])
})

test('a form in one language that it does not name is read', () => {
  const read = readXlsForm(form([['type', 'name', 'label'], ['text', 'why', 'Why?']])) // prettier-ignore
  expect(read).toMatchObject({ ok: true, value: { questionnaire: { languages: ['und'] } } })
  const questions = read.ok ? questionsOf(read.value.questionnaire.items) : []
  expect(questions).toMatchObject([{ label: { und: 'Why?' } }])
})

test('a language that nobody knows by this name is told', () => {
  const read = readXlsForm(form([['type', 'name', 'label::Klingon'], ['text', 'why', 'x']])) // prettier-ignore
  expect(read).toMatchObject({ value: { questionnaire: { languages: ['x-1'] }, remarks: [{ code: 'xlsform.language-unknown' }] } }) // prettier-ignore
})

test('a repeat is refused in words, with its row', () => {
  const read = readXlsForm(form([header, ['begin_repeat', 'child'], ['text', 'a'], ['end repeat']]))
  expect(read).toMatchObject({ ok: false, fault: [{ code: 'xlsform.repeat-unsupported', row: 2 }] })
  expect(read.ok ? '' : read.fault[0]?.rule).toContain('repeats are not supported')
})

test('all that is wrong in a form is told at once', () => {
  const survey: Rows = [
    header,
    ['text', 'a'],
    ['text', 'a'],
    ['text', '1st'],
    ['wish', 'w'],
    ['image', 'i'],
    ['select_one nothing', 's'],
    ['text', 'b', '', '', '', '', '${nobody} = 1'],
    ['text', 'c', '', '', '', '', "(${a} = 'x"],
    ['', 'nameless'],
    ['end_group'],
    ['begin_group', 'g'],
  ]
  const lists: Rows = [['list_name', 'name'], ['l', 'x'], ['l', 'x'], ['l', 'two words']] // prettier-ignore
  const read = readXlsForm(form(survey, lists))
  const faults = read.ok ? [] : read.fault.map((fault) => ('row' in fault ? `${fault.sheet} ${fault.row} ${fault.code}` : fault.code)) // prettier-ignore
  expect(faults).toEqual([
    'choices 3 xlsform.choice-twice',
    'choices 4 xlsform.choice-unusable',
    'survey 3 xlsform.name-twice',
    'survey 4 xlsform.name-unusable',
    'survey 5 xlsform.type-unknown',
    'survey 6 xlsform.type-unsupported',
    'survey 7 xlsform.choices-unknown',
    'survey 10 xlsform.type-unknown',
    'survey 11 xlsform.group-unbalanced',
    'survey 12 xlsform.group-unbalanced',
    'survey 8 xlsform.reference-unknown',
    'survey 9 xlsform.expression-malformed',
  ])
})

test.each([
  ['xlsform.sheet-missing', [{ name: 'other', rows: [] }]],
  ['xlsform.column-missing', [{ name: 'survey', rows: [['type']] }]],
  ['xlsform.column-twice', [{ name: 'survey', rows: [['type', 'name', 'label::Русский (ru)', 'label::ru']] }]], // prettier-ignore
])('%s', (code, sheets) => {
  const written = writeXlsx(sheets)
  const bytes = written.ok ? Buffer.concat([...written.value]) : new Uint8Array(0)
  expect(readXlsForm(bytes)).toMatchObject({ ok: false, fault: [{ code }] })
})
