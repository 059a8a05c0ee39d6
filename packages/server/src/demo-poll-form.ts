import { ownLanguageName } from '@suyab/language/display-name'
import type { Texts } from '@suyab/survey/file/data-set'
import {
  questionsOf,
  type Choice,
  type Questionnaire,
  type QuestionnaireItem,
} from '@suyab/survey/file/xlsform/questionnaire'
import { writeXlsx, type Sheet } from '@suyab/survey/file/xlsx/write'

type Row = Readonly<Record<string, string | Texts | undefined>>

const typeNames = {
  integer: 'integer',
  decimal: 'decimal',
  text: 'text',
  day: 'date',
  time: 'time',
  moment: 'datetime',
  consent: 'acknowledge',
} as const

/**
 * A questionnaire as an XLSForm workbook: the sheets survey, choices and settings. Questions that
 * share their choices share a list of them.
 * @source XLSForm specification
 */
export function xlsFormOf(questionnaire: Questionnaire): Uint8Array {
  const lists = listsOf(questionnaire)
  const survey = questionnaire.items.flatMap((item) => rowsOf(item, lists.names))
  const choices = [...lists.lists].flatMap(([list, own]) =>
    own.map(({ value, label }): Row => ({ list_name: list, name: value, label })),
  )
  const { languages, title, id, version, defaultLanguage } = questionnaire
  const settings: Row = {
    form_title: title,
    form_id: id,
    version,
    default_language: defaultLanguage && columnLanguage(defaultLanguage),
  }
  const written = writeXlsx([
    sheet('survey', survey, ['type', 'name', 'label', 'hint', 'required', 'relevant', 'constraint', 'constraint_message'], languages), // prettier-ignore
    sheet('choices', choices, ['list_name', 'name', 'label'], languages),
    sheet('settings', [settings], Object.keys(settings), languages),
  ])
  if (!written.ok) throw new TypeError(`the form is no workbook: ${written.fault.rule}`)
  return Buffer.concat([...written.value])
}

const translated: ReadonlySet<string> = new Set(['label', 'hint', 'constraint_message'])

function sheet(
  name: string,
  rows: readonly Row[],
  columns: readonly string[],
  languages: readonly string[],
): Sheet {
  const places = columns.flatMap((column) =>
    translated.has(column) ? languages.map((tag) => ({ column, tag })) : [{ column, tag: '' }],
  )
  const header = places.map(({ column, tag }) => tag === '' ? column : `${column}::${columnLanguage(tag)}`) // prettier-ignore
  const cells = rows.map((row) =>
    places.map(({ column, tag }) => {
      const value = row[column]
      return typeof value === 'string' ? value : (value?.[tag] ?? null)
    }),
  )
  return { name, hasHeader: true, rows: [header, ...cells] }
}

/** `Русский (ru)`. */
function columnLanguage(tag: string): string {
  return `${ownLanguageName(tag)} (${tag})`
}

function listsOf(questionnaire: Questionnaire): {
  names: ReadonlyMap<string, string>
  lists: ReadonlyMap<string, readonly Choice[]>
} {
  const names = new Map<string, string>()
  const lists = new Map<string, readonly Choice[]>()
  const known = new Map<string, string>()
  for (const { name, answer } of questionsOf(questionnaire.items)) {
    if (!('choices' in answer)) continue
    const key = JSON.stringify(answer.choices)
    const list = known.get(key) ?? name
    known.set(key, list)
    names.set(name, list)
    lists.set(list, answer.choices)
  }
  return { names, lists }
}

function rowsOf(item: QuestionnaireItem, lists: ReadonlyMap<string, string>): readonly Row[] {
  const { name } = item
  switch (item.kind) {
    case 'calculation':
      return [{ type: 'calculate', name, calculation: item.expression }]
    case 'note':
      return [{ type: 'note', name, label: item.label, relevant: item.relevant }]
    case 'group':
      return [
        { type: 'begin_group', name, label: item.label, relevant: item.relevant },
        ...item.items.flatMap((inner) => rowsOf(inner, lists)),
        { type: 'end_group' },
      ]
    case 'question': {
      const { answer, required } = item
      const type =
        answer.kind === 'one' || answer.kind === 'many'
          ? `${answer.kind === 'one' ? 'select_one' : 'select_multiple'} ${lists.get(name) ?? name}`
          : typeNames[answer.kind]
      return [
        {
          type,
          name,
          label: item.label,
          hint: item.hint,
          required: required === true ? 'yes' : required === false ? undefined : required,
          relevant: item.relevant,
          constraint: item.constraint,
          constraint_message: item.constraintMessage,
        },
      ]
    }
    default:
      return item satisfies never
  }
}
