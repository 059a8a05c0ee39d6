import type { BlobStore } from '@suyab/store/blob'
import { findVariable, type DataSet, type Remark } from '@suyab/survey/file/data-set'
import { writeParquet } from '@suyab/survey/file/parquet/write'
import { categoricalOf } from '@suyab/survey/file/survey-column'
import { questionsOf, type Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { checkCodes, mostFaults, withNoAnswer } from './code-check.ts'
import { matchColumns } from './column-match.ts'
import { unusableText, type WaveInput } from './declaration.ts'
import type { DesignDeclaration } from './design.ts'
import { checkDesign, designColumns } from './design-check.ts'
import { ofFile, type PollFault } from './fault.ts'
import { identityOf } from './identity.ts'
import { personMarks, withMarks } from './person-mark.ts'
import type { Poll, WaveDeclaration } from './poll.ts'
import { inLanguage, joinQuestionnaire } from './questionnaire-text.ts'
import { readUpload, type ReadingLimits, type Upload } from './read-upload.ts'
import { openWave } from './wave-data.ts'
import { checkOverlap } from './wave-overlap.ts'
import type { WaveRecord } from './wave-record.ts'
import { summaryOf, type WaveSummary } from './wave-summary.ts'
import { withWordsAsCodes } from './word-category.ts'

/** A wave that is ready to be kept. */
export interface PreparedWave {
  readonly declaration: WaveDeclaration
  readonly questionnaire: Questionnaire
  /** Answers without identities. */
  readonly parquet: readonly Uint8Array[]
  readonly summary: WaveSummary
  readonly remarks: readonly Remark[]
}

export interface WaveImport {
  readonly poll: Poll
  readonly data: Upload
  readonly questionnaire?: Upload
  readonly input: WaveInput
  /** Of the poll, for marks of people; where the declaration names the column that says of whom a row is. */
  readonly personKey?: Uint8Array
  /** The wave before it, where there is one. */
  readonly former?: WaveRecord
}

/**
 * Reads a file in as a wave: takes out what is not to be kept, holds the design and every code against
 * it, and joins the questionnaire with it.
 * @returns all that is wrong, at most {@link mostFaults}; then nothing is kept
 */
export async function prepareWave(
  blobs: BlobStore,
  { poll, data, questionnaire: form, input, personKey, former }: WaveImport,
  limits?: ReadingLimits,
): Promise<Result<PreparedWave, readonly PollFault[]>> {
  const file = await readUpload(blobs, data, limits)
  if (!file.ok) return file
  if (file.value.format === 'xlsform') return refuse([{ code: 'poll.not-data' }])
  const asked = form === undefined ? undefined : await readUpload(blobs, form, limits)
  if (asked !== undefined && !asked.ok) return asked
  if (asked !== undefined && asked.value.format !== 'xlsform')
    return refuse([{ code: 'poll.not-a-questionnaire' }])
  const said = asked?.value.format === 'xlsform' ? asked.value.form : undefined
  const [first = 'und'] = poll.languages
  const own = said === undefined ? undefined : inLanguage(said.questionnaire, first)
  const { declaration } = input
  const { person } = declaration.design
  // Who somebody is stays outside; of it only marks are kept.
  const leftOut = new Set([...input.leaveOut, ...(person === undefined ? [] : [person])])
  const whole = file.value.dataSet
  const faults = [...checkNames(whole, input), ...checkDesign(whole, declaration.design, leftOut)]
  const cleared = withoutDoubt(withoutColumns(whole, leftOut), input, faults)
  const matched = own === undefined ? undefined : matchColumns(cleared, own, poll.languages)
  const dataSet = matched?.dataSet ?? cleared
  const rename = (name: string): string => matched?.renamed.get(name) ?? name
  faults.push(
    ...(matched?.faults ?? []),
    ...checkCodes(dataSet, own, new Set(input.numbers.map(rename))),
    ...[unusableText(textsOf(dataSet))].filter((fault) => fault !== undefined),
  )
  if (person !== undefined && personKey === undefined)
    throw new TypeError('a poll that finds people again has a key for it')
  const isMarked = whole.variables.some(({ name }) => name === person)
  const marks = isMarked && person !== undefined && personKey !== undefined ? personMarks(whole, person, personKey) : ok(undefined) // prettier-ignore
  if (!marks.ok) faults.push(marks.fault)
  if (faults.length > 0 || !marks.ok) return refuse(faults.slice(0, mostFaults))
  const design = renamedDesign(declaration.design, rename)
  const inDesign = designColumns(design)
  const questions = own === undefined ? [] : questionsOf(own.items).map(({ name }) => name)
  const members = dataSet.sets.flatMap(({ variables }) => variables)
  const coded = withWordsAsCodes(dataSet, new Set([...inDesign, ...questions, ...members]))
  const people = marks.value === undefined ? {} : { people: marks.value }
  const number = input.number ?? (former?.wave.number ?? 0) + 1
  const overlap = await checkOverlap(blobs, { number, dataSet: coded, declaration: { ...declaration, design }, ...people }, former) // prettier-ignore
  if (!overlap.ok) return refuse([overlap.fault])
  const joined = joinQuestionnaire(own, coded, poll.languages, inDesign)
  const parquet = writeParquet(marks.value === undefined ? coded : withMarks(coded, marks.value))
  if (!parquet.ok) return refuse([ofFile(parquet.fault)])
  return ok({
    declaration: { ...declaration, design },
    questionnaire: joined,
    parquet: [...parquet.value],
    summary: summaryOf(coded, countriesOf(coded, design)),
    remarks: [...whole.remarks.filter(({ variable = '' }) => !leftOut.has(variable)), ...(said?.remarks ?? []), ...(matched?.remarks ?? [])], // prettier-ignore
  })
}

/** Names in what was declared that the file does not have. */
function checkNames(dataSet: DataSet, input: WaveInput): PollFault[] {
  const names = new Set(dataSet.variables.map(({ name }) => name))
  const { leaveOut, keep, numbers, noAnswer } = input
  const { person } = input.declaration.design
  const named = [...leaveOut, ...keep, ...numbers, ...noAnswer.map(({ variable }) => variable), ...(person === undefined ? [] : [person])] // prettier-ignore
  return [...new Set(named)]
    .filter((name) => !names.has(name))
    .map((column) => ({ code: 'poll.column-unknown', column }))
}

/** Takes columns out, and with them all that is said of them. */
function withoutColumns(dataSet: DataSet, leftOut: ReadonlySet<string>): DataSet {
  const isKept = (name: string): boolean => !leftOut.has(name)
  const { weight, ...rest } = dataSet
  const places = dataSet.variables.flatMap(({ name }, place) => (isKept(name) ? [place] : []))
  const kept = <One>(all: readonly One[]): One[] => places.flatMap((place) => all[place] ?? [])
  return {
    ...rest,
    ...(weight === undefined || !isKept(weight) ? {} : { weight }),
    variables: kept(dataSet.variables),
    columns: kept(dataSet.columns),
    sets: dataSet.sets
      .map((set) => ({ ...set, variables: set.variables.filter(isKept) }))
      .filter((set) => set.variables.length > 0),
    groups: dataSet.groups.map((one) => ({ ...one, variables: one.variables.filter(isKept) })),
  }
}

/** With the codes that mean no answer; what still seems to tell who somebody is becomes a fault. */
function withoutDoubt(dataSet: DataSet, input: WaveInput, faults: PollFault[]): DataSet {
  let cleared = dataSet
  for (const { variable, values } of input.noAnswer) {
    if (findVariable(cleared, variable) === undefined) continue
    const next = withNoAnswer(cleared, variable, values)
    if ('code' in next) faults.push(next)
    else cleared = next
  }
  const keep = new Set(input.keep)
  for (const [place, variable] of cleared.variables.entries()) {
    const column = cleared.columns[place]
    const identity = column === undefined || keep.has(variable.name) ? undefined : identityOf(variable, column) // prettier-ignore
    if (identity !== undefined)
      faults.push({
        code: 'poll.identity-undecided',
        column: variable.name,
        data: { identity },
      })
  }
  return cleared
}

function renamedDesign(
  design: DesignDeclaration,
  rename: (name: string) => string,
): DesignDeclaration {
  const { stages, weight, country, replicates } = design
  const stageOf = (stage: DesignDeclaration['stages'][number]): typeof stage =>
    Object.fromEntries(Object.entries(stage).map(([part, name]) => [part, rename(String(name))]))
  return {
    ...design,
    stages: stages.map(stageOf),
    ...(weight === undefined ? {} : { weight: rename(weight) }),
    ...(country === undefined ? {} : { country: rename(country) }),
    ...(replicates === undefined
      ? {}
      : { replicates: { ...replicates, columns: replicates.columns.map(rename) } }),
  }
}

/**
 * Holds another design against a wave that is kept.
 * @returns the codes of its countries, or all that is wrong
 */
export async function checkWaveDesign(
  blobs: BlobStore,
  record: WaveRecord,
  declaration: WaveDeclaration,
  former?: WaveRecord,
): Promise<Result<readonly string[], readonly PollFault[]>> {
  const { design } = declaration
  // Marks were made of it as it came in, and it is not there any more.
  if (design.person !== record.wave.declaration.design.person)
    return refuse([{ code: 'poll.person-fixed', column: design.person ?? record.wave.declaration.design.person ?? '' }]) // prettier-ignore
  // A recoding may be withdrawn, and the design would go with it.
  const opened = await openWave(blobs, { ...record, recodings: [] })
  if (!opened.ok) return refuse([opened.fault])
  const { dataSet, people } = opened.value
  const faults = checkDesign(dataSet, design, new Set())
  if (faults.length > 0) return refuse(faults)
  const own = { number: record.wave.number, dataSet, declaration, ...(people === undefined ? {} : { people }) } // prettier-ignore
  const overlap = await checkOverlap(blobs, own, former)
  return overlap.ok ? ok(countriesOf(dataSet, design)) : refuse([overlap.fault])
}

/** Codes of countries that occur. */
function countriesOf(dataSet: DataSet, { country }: DesignDeclaration): readonly string[] {
  const found = country === undefined ? undefined : findVariable(dataSet, country)
  if (found === undefined) return []
  const { codes, levels } = categoricalOf(found.variable, found.column)
  const used = new Set(codes)
  return levels.filter((_level, place) => used.has(place))
}

function* textsOf({ variables, sets, label = '' }: DataSet): Generator<[string, string]> {
  yield ['', label]
  for (const { name, label: own = '', labels = {}, categories } of variables) {
    yield [name, name]
    yield [name, own]
    for (const text of Object.values(labels)) yield [name, text]
    for (const category of categories) {
      yield [name, String(category.value)]
      yield [name, category.label]
      for (const text of Object.values(category.labels ?? {})) yield [name, text]
    }
  }
  for (const set of sets) {
    yield [set.name, set.name]
    yield [set.name, set.label]
  }
}
