import { isUserMissing, timeKindOf, type DataSet, type MultipleResponseSet, type Texts, type Variable } from '../data-set.ts' // prettier-ignore
import { element, xmlText } from '../xml-text.ts'

/** What a codebook says of the study beside its variables; only what is known is written. */
export interface StudyDescription {
  readonly title: string
  readonly titles?: Texts
  readonly id?: string
  /** The codebook's own language, a BCP 47 tag. */
  readonly language?: string
  readonly authors?: readonly string[]
  readonly producers?: readonly string[]
  readonly sponsors?: readonly string[]
  /** ISO 8601 date. */
  readonly produced?: string
  readonly abstract?: string
  readonly collected?: { readonly from: string; readonly to: string }
  readonly countries?: readonly { readonly code: string; readonly name: string }[]
  readonly universe?: string
  readonly collector?: string
  readonly sampling?: string
  readonly mode?: string
  readonly weighting?: string
  readonly responseRate?: string
  /** The data file that is described. */
  readonly fileName?: string
}

/**
 * Writes a codebook of a data set: its study, its file and every variable with codes, labels and
 * missing values. Counts of answers are left out: they would tell of small groups.
 * @source DDI Codebook 2.5, whose XML schema fixes the order of the elements
 */
export function writeCodebook(dataSet: DataSet, study: StudyDescription): string {
  const ids = new Map(dataSet.variables.map(({ name }, at) => [name, `V${at + 1}`]))
  const body = [
    stdyDscr(study),
    fileDscr(dataSet, study),
    element(
      'dataDscr',
      {},
      ...dataSet.sets.map((set, at) => varGrp(set, `G${at + 1}`, ids)),
      ...dataSet.variables.map((variable) => varElement(variable, dataSet, ids)),
    ),
  ]
  const attributes = { xmlns: 'ddi:codebook:2_5', version: '2.5', 'xml:lang': study.language }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('codeBook', attributes, ...body)}\n`
}

function optional(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : element(name, {}, xmlText(text))
}

/** An element around what is there, nothing around nothing. */
function around(name: string, ...children: readonly string[]): string {
  const inner = children.join('')
  return inner === '' ? '' : element(name, {}, inner)
}

function each(name: string, texts: readonly string[] | undefined): string {
  return (texts ?? []).map((text) => element(name, {}, xmlText(text))).join('')
}

function stdyDscr(study: StudyDescription): string {
  const others = Object.entries(study.titles ?? {}).filter(([language]) => language !== study.language) // prettier-ignore
  const citation = element(
    'citation',
    {},
    element(
      'titlStmt',
      {},
      element('titl', {}, xmlText(study.title)),
      ...others.map(([language, title]) => element('parTitl', { 'xml:lang': language }, xmlText(title))), // prettier-ignore
      optional('IDNo', study.id),
    ),
    around('rspStmt', each('AuthEnty', study.authors)),
    around(
      'prodStmt',
      each('producer', study.producers),
      study.produced === undefined ? '' : element('prodDate', { date: study.produced }, xmlText(study.produced)), // prettier-ignore
      each('fundAg', study.sponsors),
    ),
  )
  const { collected, countries = [] } = study
  const collDate = (event: string, date: string): string => element('collDate', { event, date }, xmlText(date)) // prettier-ignore
  const stdyInfo = around(
    'stdyInfo',
    optional('abstract', study.abstract),
    around(
      'sumDscr',
      collected === undefined ? '' : `${collDate('start', collected.from)}${collDate('end', collected.to)}`, // prettier-ignore
      ...countries.map(({ code, name }) => element('nation', { abbr: code }, xmlText(name))),
      optional('universe', study.universe),
    ),
  )
  const method = around(
    'method',
    around(
      'dataColl',
      optional('dataCollector', study.collector),
      optional('sampProc', study.sampling),
      optional('collMode', study.mode),
      optional('weight', study.weighting),
    ),
    around('anlyInfo', optional('respRate', study.responseRate)),
  )
  return element('stdyDscr', {}, citation, stdyInfo, method)
}

function fileDscr(dataSet: DataSet, study: StudyDescription): string {
  const dimensns = element(
    'dimensns',
    {},
    element('caseQnty', {}, String(dataSet.rows)),
    element('varQnty', {}, String(dataSet.variables.length)),
  )
  return element('fileDscr', { ID: 'F1' }, element('fileTxt', {}, optional('fileName', study.fileName), dimensns)) // prettier-ignore
}

function labels(label: string | undefined, others: Texts | undefined): string {
  const said = Object.entries(others ?? {}).map(([language, text]) => element('labl', { 'xml:lang': language === 'und' ? undefined : language }, xmlText(text))) // prettier-ignore
  const isSaid = Object.values(others ?? {}).includes(label ?? '')
  return `${label === undefined || label === '' || isSaid ? '' : element('labl', {}, xmlText(label))}${said.join('')}` // prettier-ignore
}

function varGrp(set: MultipleResponseSet, id: string, ids: ReadonlyMap<string, string>): string {
  const members = set.variables.flatMap((name) => ids.get(name) ?? []).join(' ')
  const counted = set.kind === 'dichotomy' ? element('txt', {}, xmlText(`Counted value: ${set.counted}`)) : '' // prettier-ignore
  return element('varGrp', { ID: id, type: 'multipleResp', name: set.name, var: members }, labels(set.label, undefined), counted) // prettier-ignore
}

function varElement(
  variable: Variable,
  dataSet: DataSet,
  ids: ReadonlyMap<string, string>,
): string {
  // prettier-ignore
  const { name, kind, format, measure, categories, missing } = variable
  const time = timeKindOf(format)
  const isText = kind === 'text'
  const isContinuous = kind === 'number' && (measure === 'scale' || (measure === undefined && categories.length === 0)) // prettier-ignore
  const weight = dataSet.weight === undefined ? undefined : ids.get(dataSet.weight)
  const isWeight = name === dataSet.weight
  const representation = time !== undefined ? 'datetime' : categories.length > 0 ? 'code' : isText ? 'text' : 'numeric' // prettier-ignore
  const varFormat = element('varFormat', {
    type: isText ? 'character' : 'numeric',
    formatname: `${format.type}${format.width}${format.decimals > 0 ? `.${format.decimals}` : ''}`,
    schema: 'SPSS',
    category: time === undefined ? undefined : time === 'span' ? 'time' : 'date',
  })
  return element(
    'var',
    {
      ID: ids.get(name),
      name,
      files: 'F1',
      wgt: isWeight ? 'wgt' : undefined,
      'wgt-var': isWeight ? undefined : weight,
      dcml: isText ? undefined : format.decimals,
      intrvl: isContinuous ? 'contin' : 'discrete',
      nature: measure === 'scale' ? 'ratio' : measure,
      representationType: representation,
    },
    labels(variable.label, variable.labels),
    missing === undefined ? '' : invalrng(missing),
    ...categories.map((category) =>
      element(
        'catgry',
        { missing: isUserMissing(missing, category.value) ? 'Y' : undefined },
        element('catValu', {}, xmlText(String(category.value))),
        labels(category.label, category.labels),
      ),
    ),
    varFormat,
  )
}

function invalrng({ values, range }: NonNullable<Variable['missing']>): string {
  const units = (own: readonly unknown[]): string | undefined =>
    own.every((value) => Number.isInteger(value) || !Number.isFinite(value)) ? undefined : 'REAL'
  const end = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)
  const items = values.map((value) => element('item', { UNITS: typeof value === 'number' ? units([value]) : undefined, VALUE: value })) // prettier-ignore
  if (range !== undefined) items.push(element('range', { UNITS: units([range.from, range.to]), min: end(range.from), max: end(range.to) })) // prettier-ignore
  return items.length === 0 ? '' : element('invalrng', {}, ...items)
}
