import type { Texts } from '../data-set.ts'
import type { TextSheet } from '../xlsx/read.ts'

export interface XlsFormFault {
  readonly code:
    | 'xlsform.sheet-missing'
    | 'xlsform.column-missing'
    | 'xlsform.column-twice'
    | 'xlsform.type-unknown'
    | 'xlsform.type-unsupported'
    | 'xlsform.repeat-unsupported'
    | 'xlsform.name-unusable'
    | 'xlsform.name-twice'
    | 'xlsform.choices-unknown'
    | 'xlsform.choice-twice'
    | 'xlsform.choice-unusable'
    | 'xlsform.group-unbalanced'
    | 'xlsform.reference-unknown'
    | 'xlsform.expression-malformed'
  readonly sheet: string
  readonly rule: string
  /** As a spreadsheet counts them: the header is row 1. */
  readonly row?: number
  readonly column?: string
}

/** A row of a form's sheet by its columns. */
export interface FormRow {
  readonly row: number
  /** The text of a column, empty where there is none. */
  readonly text: (column: string) => string
  /** The texts of a column that stands once for each language. */
  readonly texts: (column: string) => Texts
}

export interface FormTable {
  readonly rows: readonly FormRow[]
  /** Languages in the order of the columns. */
  readonly languages: readonly string[]
  readonly columns: ReadonlySet<string>
  /** Languages' names from which no tag could be told. */
  readonly unnamed: readonly string[]
}

/** What the columns of a sheet are called: case, blanks and older words do not count. */
const synonyms: Readonly<Record<string, string>> = {
  'list name': 'list_name',
  listname: 'list_name',
  value: 'name',
  relevance: 'relevant',
  'constraint message': 'constraint_message',
  'required message': 'required_message',
  'read only': 'read_only',
  'choice filter': 'choice_filter',
  'default language': 'default_language',
  'form title': 'form_title',
  'form id': 'form_id',
  caption: 'label',
}

/** Reads a sheet's header and rows; a row without anything is left out. */
export function formTable(sheet: TextSheet, faults: XlsFormFault[]): FormTable {
  const [header = [], ...rows] = sheet.rows
  const places = new Map<string, Map<string, number>>()
  const languages: string[] = []
  const unnamed: string[] = []
  for (const [at, cell] of header.entries()) {
    if (cell.trim() === '') continue
    const [first = '', ...rest] = cell.split(/::?/u).map((part) => part.trim())
    const plain = first.toLowerCase().replaceAll(/\s+/gu, ' ')
    const column = synonyms[plain] ?? plain.replaceAll(' ', '_')
    // `media::image::Русский (ru)` and the like speak of files, which are not taken.
    const isMedia = ['media', 'image', 'audio', 'video', 'bind', 'instance', 'body'].includes(column) // prettier-ignore
    const named = isMedia ? undefined : rest.join(':')
    const language = named === undefined || named === '' ? 'und' : languageOf(named)
    if (language === undefined && named !== undefined && !unnamed.includes(named)) unnamed.push(named) // prettier-ignore
    const tag = language ?? `x-${unnamed.indexOf(named ?? '') + 1}`
    const own = places.get(column) ?? new Map<string, number>()
    if (own.has(tag) && !isMedia)
      faults.push({ code: 'xlsform.column-twice', sheet: sheet.name, row: 1, column: cell, rule: `Two columns hold ${column} in one language.` }) // prettier-ignore
    own.set(tag, at)
    places.set(column, own)
    if (tag !== 'und' && !languages.includes(tag)) languages.push(tag)
    if (tag === 'und' && column === 'label') languages.unshift(tag)
  }
  const table = rows.flatMap((cells, index): readonly FormRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const cellAt = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? ''))
    return [
      {
        row: index + 2,
        text: (column) => cellAt(places.get(column)?.values().next().value).trim(),
        texts: (column) =>
          Object.fromEntries(
            [...(places.get(column) ?? [])]
              .map(([tag, at]) => [tag, cellAt(at)] as const)
              .filter(([, text]) => text.trim() !== ''),
          ),
      },
    ]
  })
  return { rows: table, languages, columns: new Set(places.keys()), unnamed }
}

/** Own names of languages that forms bear without a tag. */
const ownNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    english: 'en', русский: 'ru', кыргызча: 'ky', кыргыз: 'ky', қазақша: 'kk', қазақ: 'kk', oʻzbekcha: 'uz', "o'zbekcha": 'uz', ўзбекча: 'uz-Cyrl', тоҷикӣ: 'tg', فارسی: 'fa', اردو: 'ur', हिन्दी: 'hi', беларуская: 'be', 中文: 'zh-Hans', 简体中文: 'zh-Hans', 繁體中文: 'zh-Hant', français: 'fr', español: 'es', türkçe: 'tr', монгол: 'mn', türkmençe: 'tk',
  }),
) // prettier-ignore

/** The tag in `Русский (ru)`, or of a tag or a language's own or English name that stands alone. */
function languageOf(named: string): string | undefined {
  const inBrackets = /\(([A-Za-z0-9-]+)\)\s*$/.exec(named)?.[1]
  const own = ownNames.get(named.toLowerCase())
  if (inBrackets === undefined && own !== undefined) return own
  const tag = inBrackets ?? (/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(named) ? named : undefined)
  if (tag !== undefined) return canonical(tag)
  const english = new Intl.DisplayNames('en', { type: 'language' })
  return [...new Set(ownNames.values()), 'ar', 'de', 'ps', 'tt', 'ug'].find((one) => english.of(one)?.toLowerCase() === named.toLowerCase()) // prettier-ignore
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch (error) {
    // The platform says by a RangeError that it is no language tag.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
