import type { ExchangeLanguage } from '@suyab/language/tag'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { CsvReader, csvLine } from '../collect/csv.ts'
import { conceptLanguages, type ConceptDocument } from './concept.ts'
import type { ConceptFault } from './fault.ts'
import { readConcept } from './parse.ts'

/** UTF-16 units of a table. */
const longest = 10_000_000
const columns = ['concept', 'version', 'language', 'part', 'text', 'near', 'within'] as const

/**
 * Concepts as a table (CSV, RFC 4180) in which every name, word and exclusion is a row, for those
 * who edit lists in a spreadsheet. Words with required neighbours stand in one row, on both sides
 * separated by `|`. What was calibrated is not in it: a list that comes back may be another.
 */
export function printTable(concepts: readonly ConceptDocument[]): string {
  const rows: (readonly string[])[] = [columns]
  for (const concept of concepts) {
    const { id, version } = concept
    const put = (language: string, part: string, text: string, near = '', within = ''): void => {
      rows.push([id, String(version), language, part, text, near, within])
    }
    put('', 'definition', concept.definition)
    for (const language of conceptLanguages) {
      const name = concept.names[language]
      if (name !== undefined) put(language, 'name', name)
    }
    for (const language of conceptLanguages) {
      const list = concept.lists[language]
      if (list === undefined) continue
      if (typeof list === 'string') {
        put(language, 'query', list)
        continue
      }
      for (const word of list.words) put(language, 'word', word)
      for (const word of list.except ?? []) put(language, 'except', word)
      for (const { words, to, within } of list.near ?? []) {
        put(language, 'near', words.join(' | '), to.join(' | '), String(within))
      }
    }
  }
  return rows.map(csvLine).join('')
}

/**
 * Reads concepts from such a table, its columns in any order and separated by commas, semicolons or
 * tabs, as spreadsheets of different countries write them. Rows of a concept may stand anywhere.
 * Foreign input: anything may be in it.
 */
export function parseTable(text: string): Result<ConceptDocument[], ConceptFault> {
  if (text.length > longest) {
    return refuse({ code: 'concept.schema', at: '', expected: `at most ${longest} characters` })
  }
  const reader = new CsvReader(longest)
  const [head, ...body] = [...reader.push(text), ...reader.end()]
  const titles = head !== undefined && 'fields' in head ? head.fields : []
  const place = new Map(titles.map((name, index) => [name.trim().toLowerCase(), index]))
  const absent = columns.find((column) => !place.has(column))
  if (absent !== undefined) return refuse({ code: 'concept.schema', at: '1', expected: absent })
  const drafts = new Map<string, Draft>()
  for (const row of body) {
    const { line } = row
    if (!('fields' in row)) {
      if (row.unclosed === true) return refuse({ code: 'concept.syntax', at: String(line) })
      return refuse({ code: 'concept.schema', at: String(line), expected: 'a shorter row' })
    }
    const cells = row.fields
    const at = (column: (typeof columns)[number]): string =>
      (cells[place.get(column)!] ?? '').trim()
    const id = at('concept')
    if (id === '') {
      if (cells.every((one) => one.trim() === '')) continue
      return refuse({ code: 'concept.schema', at: String(line), expected: 'concept' })
    }
    const draft = drafts.get(id) ?? draftOf(id)
    drafts.set(id, draft)
    if (at('version') !== '') draft.version = Number(at('version'))
    const expected = taken(draft, at)
    if (expected !== undefined)
      return refuse({ code: 'concept.schema', at: String(line), expected })
  }
  const concepts: ConceptDocument[] = []
  for (const { names, lists, ...draft } of drafts.values()) {
    const read = readConcept({
      ...draft,
      names: Object.fromEntries(names),
      lists: Object.fromEntries(lists),
      calibration: {},
    })
    if (!read.ok) return read
    concepts.push(read.value)
  }
  return ok(concepts)
}

interface DraftList {
  words: string[]
  except?: string[]
  near?: { words: string[]; to: string[]; within: number }[]
}

interface Draft {
  readonly id: string
  version: number
  definition: string
  /** Maps, for a language may be called anything, `__proto__` too. */
  readonly names: Map<string, string>
  readonly lists: Map<string, DraftList | string>
}

function draftOf(id: string): Draft {
  return { id, version: 1, definition: '', names: new Map(), lists: new Map() }
}

/** Puts a row where it belongs; what was expected instead, where it belongs nowhere. */
function taken(draft: Draft, at: (column: (typeof columns)[number]) => string): string | undefined {
  const [language, text] = [at('language') as ExchangeLanguage, at('text')]
  const part = at('part')
  if (part === 'definition') {
    draft.definition = text
    return undefined
  }
  if (part === 'name') {
    draft.names.set(language, text)
    return undefined
  }
  if (part === 'query') {
    draft.lists.set(language, text)
    return undefined
  }
  const kept = draft.lists.get(language)
  // A language has one list, in words or as a query.
  if (typeof kept === 'string') return 'query'
  const list: DraftList = kept ?? { words: [] }
  draft.lists.set(language, list)
  if (part === 'word') list.words.push(text)
  else if (part === 'except') (list.except ??= []).push(text)
  else if (part === 'near') {
    const within = at('within')
    if (!/^\d{1,3}$/.test(within)) return 'within'
    const near = { words: parts(text), to: parts(at('near')), within: Number(within) }
    ;(list.near ??= []).push(near)
  } else return 'definition, name, word, except, near or query'
  return undefined
}

function parts(text: string): string[] {
  return text.split('|').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
}
