import type { Remark } from '../data-set.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { readXlsx, type TextSheet, type XlsxReadFault } from '../xlsx/read.ts'
import { formTable, type FormRow, type FormTable, type XlsFormFault } from './form-table.ts'
import type { AnswerKind, Choice, Questionnaire, QuestionnaireItem } from './questionnaire.ts'

export interface XlsForm {
  readonly questionnaire: Questionnaire
  readonly remarks: readonly Remark[]
}

/**
 * Reads a questionnaire from an XLSForm workbook. All that is wrong is told at once.
 * @source XLSForm specification: sheets survey, choices and settings
 */
export function readXlsForm(
  bytes: Uint8Array,
): Result<XlsForm, readonly (XlsFormFault | XlsxReadFault)[]> {
  const sheets = readXlsx(bytes)
  return sheets.ok ? readForm(sheets.value) : refuse([sheets.fault])
}

/** Reads a questionnaire from the sheets of a form. */
export function readForm(sheets: readonly TextSheet[]): Result<XlsForm, readonly XlsFormFault[]> {
  const reader = new FormReader(sheets)
  const form = reader.read()
  return reader.faults.length === 0 && form !== undefined ? ok(form) : refuse(reader.faults)
}

const simple: Readonly<Record<string, AnswerKind>> = {
  integer: { kind: 'integer' },
  int: { kind: 'integer' },
  decimal: { kind: 'decimal' },
  text: { kind: 'text' },
  string: { kind: 'text' },
  date: { kind: 'day' },
  time: { kind: 'time' },
  datetime: { kind: 'moment' },
  acknowledge: { kind: 'consent' },
  trigger: { kind: 'consent' },
}

/** Types that tell who answered, where or by which machine, or are kept by the node itself. */
const left = new Set('start end today deviceid username phonenumber email audit simserial subscriberid start-geopoint background-audio hidden'.split(' ')) // prettier-ignore

const unsupported = new Set('geopoint geotrace geoshape image audio video file barcode range rank select_one_from_file select_multiple_from_file select_one_external csv-external xml-external entity'.split(' ')) // prettier-ignore

interface OpenGroup {
  readonly row: FormRow
  readonly name: string
  readonly isRepeat: boolean
  readonly items: QuestionnaireItem[]
}

class FormReader {
  readonly faults: XlsFormFault[] = []
  readonly #remarks: Remark[] = []
  readonly #sheets: readonly TextSheet[]
  readonly #choices = new Map<string, Choice[]>()
  readonly #names = new Map<string, number>()
  readonly #items: QuestionnaireItem[] = []
  readonly #open: OpenGroup[] = []

  constructor(sheets: readonly TextSheet[]) {
    this.#sheets = sheets
  }

  read(): XlsForm | undefined {
    const survey = this.#table('survey')
    const choices = this.#table('choices')
    if (survey === undefined) {
      this.#fault('xlsform.sheet-missing', 'survey', undefined, 'A form has a sheet named survey.')
      return undefined
    }
    for (const column of ['type', 'name'])
      if (!survey.columns.has(column)) this.#fault('xlsform.column-missing', 'survey', undefined, `The sheet has a column named ${column}.`, column) // prettier-ignore
    if (this.faults.length > 0) return undefined
    if (choices !== undefined) this.#readChoices(choices)
    for (const row of survey.rows) this.#readRow(row)
    for (const { row, name } of this.#open) this.#fault('xlsform.group-unbalanced', 'survey', row, `The group ${name} is never ended.`) // prettier-ignore
    for (const row of survey.rows) this.#checkReferences(row)
    const languages = [...new Set([...survey.languages, ...(choices?.languages ?? [])])]
    for (const name of new Set([...survey.unnamed, ...(choices?.unnamed ?? [])]))
      this.#remarks.push({ code: 'xlsform.language-unknown', about: `No language is known by the name "${name}"; write it with its tag, as in Русский (ru).` }) // prettier-ignore
    return {
      questionnaire: { ...this.#settings(), languages, items: this.#items },
      remarks: this.#remarks,
    }
  }

  #table(name: string): FormTable | undefined {
    const sheet = this.#sheets.find((one) => one.name.trim().toLowerCase() === name)
    return sheet && formTable(sheet, this.faults)
  }

  #settings(): Pick<Questionnaire, 'title' | 'id' | 'version' | 'defaultLanguage'> {
    const row = this.#table('settings')?.rows[0]
    const text = (column: string): string | undefined => {
      const found = row?.text(column)
      return found === '' ? undefined : found
    }
    const [title, id, version] = [text('form_title'), text('form_id'), text('version')]
    const named = text('default_language')
    const tag = named === undefined ? undefined : (/\(([A-Za-z0-9-]+)\)\s*$/.exec(named)?.[1] ?? named) // prettier-ignore
    return {
      ...(title !== undefined && { title }),
      ...(id !== undefined && { id }),
      ...(version !== undefined && { version }),
      ...(tag !== undefined && { defaultLanguage: tag }),
    }
  }

  #readChoices(table: FormTable): void {
    if (table.rows.length === 0) return
    for (const column of ['list_name', 'name'])
      if (!table.columns.has(column)) this.#fault('xlsform.column-missing', 'choices', undefined, `The sheet has a column named ${column}.`, column) // prettier-ignore
    for (const row of table.rows) {
      const [list, value] = [row.text('list_name'), row.text('name')]
      if (list === '') continue
      const choices = this.#choices.get(list) ?? []
      this.#choices.set(list, choices)
      if (value === '' || /\s/u.test(value))
        this.#fault('xlsform.choice-unusable', 'choices', row, 'A choice has a name without blanks.', 'name') // prettier-ignore
      else if (choices.some((choice) => choice.value === value))
        this.#fault('xlsform.choice-twice', 'choices', row, `The list ${list} has ${value} twice.`, 'name') // prettier-ignore
      else choices.push({ value, label: row.texts('label') })
    }
  }

  #readRow(row: FormRow): void {
    const [word = '', ...rest] = row.text('type').split(/\s+/u)
    const type = word.toLowerCase()
    const isBegin = type === 'begin' || type.startsWith('begin_')
    const isEnd = type === 'end' && rest.length > 0
    if (type === '') return this.#untyped(row)
    if (isBegin) return this.#begin(row, (type === 'begin' ? rest[0] : type.slice(6)) ?? '')
    if (isEnd || type.startsWith('end_')) return this.#end(row, (isEnd ? rest[0] : type.slice(4)) ?? '') // prettier-ignore
    if (left.has(type)) {
      this.#remarks.push({ code: 'xlsform.question-left-out', about: `${row.text('type')} tells of the respondent's device or is kept by the node itself.`, variable: row.text('name'), row: row.row }) // prettier-ignore
      return undefined
    }
    const item = this.#item(row, type, rest)
    if (item !== undefined) this.#add(item)
    return undefined
  }

  #untyped(row: FormRow): void {
    // Only a comment: rows without type and name are free.
    if (row.text('name') !== '') this.#fault('xlsform.type-unknown', 'survey', row, 'A row with a name has a type.', 'type') // prettier-ignore
  }

  #begin(row: FormRow, what: string): void {
    const name = row.text('name')
    const isRepeat = what === 'repeat'
    if (isRepeat) this.#fault('xlsform.repeat-unsupported', 'survey', row, `The questions of ${name} are asked again and again, for each member of a household or the like; such repeats are not supported. Ask for each one in questions of its own.`, 'type') // prettier-ignore
    else if (what !== 'group') this.#fault('xlsform.type-unknown', 'survey', row, `Nothing begins with "begin ${what}".`, 'type') // prettier-ignore
    this.#name(row, name)
    this.#open.push({ row, name, isRepeat, items: [] })
  }

  #end(row: FormRow, what: string): void {
    const group = this.#open.pop()
    if (group === undefined || group.isRepeat !== (what === 'repeat')) {
      this.#fault('xlsform.group-unbalanced', 'survey', row, 'This ends what was not begun.', 'type') // prettier-ignore
      return
    }
    const relevant = group.row.text('relevant')
    const { name, items } = group
    this.#add({ kind: 'group', name, label: group.row.texts('label'), ...(relevant !== '' && { relevant }), items }) // prettier-ignore
  }

  #add(item: QuestionnaireItem): void {
    const items = this.#open.at(-1)?.items ?? this.#items
    items.push(item)
  }

  #item(row: FormRow, type: string, rest: readonly string[]): QuestionnaireItem | undefined {
    const name = row.text('name')
    const optional = (column: string, key: string): Record<string, string> => row.text(column) === '' ? {} : { [key]: row.text(column) } // prettier-ignore
    if (type === 'note') {
      if (name !== '') this.#name(row, name)
      return { kind: 'note', name, label: row.texts('label'), ...optional('relevant', 'relevant') }
    }
    const answer = this.#answer(row, type, rest)
    this.#name(row, name)
    if (type === 'calculate') return { kind: 'calculation', name, expression: row.text('calculation') } // prettier-ignore
    if (answer === undefined) return undefined
    const required = row.text('required').toLowerCase()
    return {
      kind: 'question',
      name,
      answer,
      label: row.texts('label'),
      hint: row.texts('hint'),
      required: ['yes', 'true', 'true()', '1'].includes(required) || (!['', 'no', 'false', 'false()', '0'].includes(required) && row.text('required')), // prettier-ignore
      requiredMessage: row.texts('required_message'),
      constraintMessage: row.texts('constraint_message'),
      ...optional('relevant', 'relevant'),
      ...optional('constraint', 'constraint'),
      ...optional('choice_filter', 'choiceFilter'),
      ...optional('appearance', 'appearance'),
      ...optional('default', 'initial'),
    }
  }

  #answer(row: FormRow, type: string, rest: readonly string[]): AnswerKind | undefined {
    const isOne = ['select_one', 'select1', 'select_one_external'].includes(type)
    if (unsupported.has(type)) {
      this.#fault('xlsform.type-unsupported', 'survey', row, `Questions of type ${type} are not supported.`, 'type') // prettier-ignore
      return undefined
    }
    if (isOne || type === 'select_multiple') {
      const [list = '', ...more] = rest
      const choices = this.#choices.get(list)
      if (choices === undefined) {
        this.#fault('xlsform.choices-unknown', 'survey', row, `The sheet choices has no list "${list}".`, 'type') // prettier-ignore
        return undefined
      }
      const other = more.join('_').toLowerCase() === 'or_other'
      return { kind: isOne ? 'one' : 'many', choices, other }
    }
    const answer = simple[type]
    if (answer === undefined && type !== 'calculate') this.#fault('xlsform.type-unknown', 'survey', row, `No question has the type "${row.text('type')}".`, 'type') // prettier-ignore
    return answer
  }

  #name(row: FormRow, name: string): void {
    const before = this.#names.get(name)
    if (!/^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u.test(name)) this.#fault('xlsform.name-unusable', 'survey', row, `"${name}" is no name: it begins with a letter and goes on with letters, digits, _ . and -.`, 'name') // prettier-ignore
    else if (before === undefined) this.#names.set(name, row.row)
    else this.#fault('xlsform.name-twice', 'survey', row, `${name} is named in row ${before} too.`, 'name') // prettier-ignore
  }

  #checkReferences(row: FormRow): void {
    for (const column of ['relevant', 'constraint', 'calculation', 'choice_filter', 'required']) {
      const expression = row.text(column)
      for (const [, name = ''] of expression.matchAll(/\$\{([^}]*)\}/gu))
        if (!this.#names.has(name.trim())) this.#fault('xlsform.reference-unknown', 'survey', row, `There is no question ${name}.`, column) // prettier-ignore
      if (!isBalanced(expression)) this.#fault('xlsform.expression-malformed', 'survey', row, 'Brackets and quotes are closed where they open.', column) // prettier-ignore
    }
  }

  #fault(
    code: XlsFormFault['code'],
    sheet: string,
    row: FormRow | undefined,
    rule: string,
    column?: string,
  ): void {
    // prettier-ignore
    this.faults.push({ code, sheet, rule, ...(row && { row: row.row }), ...(column !== undefined && { column }) }) // prettier-ignore
  }
}

/** Whether brackets nest and quotes close. */
function isBalanced(expression: string): boolean {
  const bare = expression.replaceAll(/'[^']*'|"[^"]*"/g, '')
  if (/['"]/.test(bare)) return false
  const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
  const open: string[] = []
  for (const [letter] of bare.matchAll(/[()[\]{}]/g)) {
    const close = closing[letter]
    if (close !== undefined) open.push(close)
    else if (open.pop() !== letter) return false
  }
  return open.length === 0
}
