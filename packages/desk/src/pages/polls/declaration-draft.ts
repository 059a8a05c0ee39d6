import type { DisclosureItem, ImportVariable, WaveDeclaration } from '@suyab/server/api'
import { numberIn } from './margin-paste.ts'
import type { CountryChoice } from './pooling-countries.ts'

type Texts = Record<string, string>
export type Mode = WaveDeclaration['mode']
type Design = WaveDeclaration['design']
type Stage = Design['stages'][number]
type Replicates = NonNullable<Design['replicates']>
export type ReplicateMethod = Replicates['method']
export type Lonely = NonNullable<Design['lonely']>
type Pooling = NonNullable<Design['pooling']>
export type PoolingKind = Pooling['kind']

export const modes: readonly Mode[] = ['face-to-face', 'telephone', 'web', 'paper', 'mixed']
export type Overlap = NonNullable<WaveDeclaration['sample']['overlap']>
export const overlaps: readonly Overlap[] = ['fresh', 'panel', 'same-clusters']
export const lonelyRules: readonly Lonely[] = ['refuse', 'certainty', 'remove', 'adjust', 'average']
export const poolingKinds: readonly PoolingKind[] = ['population', 'equal', 'by-n']
export const replicateMethods: readonly ReplicateMethod[] = [
  'JK1',
  'JKn',
  'BRR',
  'Fay',
  'bootstrap',
  'successive-difference',
  'other',
]

/** A stage as the form holds it: columns, empty where there are none. */
export interface StageDraft {
  stratum: string
  cluster: string
  /** How many clusters the stratum has. */
  population: string
}

/** The declaration as it is being written. */
export interface DeclarationDraft {
  names: Texts
  from: string
  to: string
  mode: Mode
  sponsor: Texts
  conductor: Texts
  population: Texts
  kind: WaveDeclaration['sample']['kind']
  drawn: Texts
  recruitment: Texts
  invited: string
  overlap: Overlap
  limitations: Texts
  contact: string
  weight: string
  country: string
  /** What countries together stand for; empty: nothing is said of it. */
  pooling: PoolingKind | ''
  /** How many people each country has, by its code, as it is typed. */
  people: Readonly<Record<string, string>>
  /** What tells people apart; only marks of it are kept. */
  person: string
  draw: 'rows' | 'stages' | 'replicates'
  stages: StageDraft[]
  nested: boolean
  lonely: Lonely
  /** Columns of replicate weights, `*` for any ending. */
  replicateColumns: string
  replicateMethod: ReplicateMethod
  combined: boolean
  rho: string
}

const emptyStage: StageDraft = { stratum: '', cluster: '', population: '' }

/** The form of a wave that is imported, with what its columns look like filled in. */
export function newDraft(
  language: string,
  variables: readonly ImportVariable[] = [],
): DeclarationDraft {
  const column = (role: ImportVariable['role']): string =>
    variables.find((one) => one.role === role)?.name ?? ''
  const stage = { ...emptyStage, stratum: column('stratum'), cluster: column('cluster') }
  return {
    names: { [language]: '' },
    from: '',
    to: '',
    mode: 'face-to-face',
    sponsor: { [language]: '' },
    conductor: { [language]: '' },
    population: { [language]: '' },
    kind: 'probability',
    drawn: { [language]: '' },
    recruitment: { [language]: '' },
    invited: '',
    overlap: 'fresh',
    limitations: { [language]: '' },
    contact: '',
    weight: column('weight'),
    country: column('country'),
    pooling: '',
    people: {},
    person: '',
    draw: stage.stratum + stage.cluster === '' ? 'rows' : 'stages',
    stages: [stage],
    nested: true,
    lonely: 'refuse',
    replicateColumns: '',
    replicateMethod: 'JKn',
    combined: true,
    rho: '',
  }
}

/** The form of a wave that was declared before. */
export function draftOf(declaration: WaveDeclaration, language: string): DeclarationDraft {
  const { sample, design } = declaration
  const texts = (given: Readonly<Texts> | undefined): Texts =>
    given === undefined || Object.keys(given).length === 0 ? { [language]: '' } : { ...given }
  const { replicates } = design
  return {
    names: texts(declaration.names),
    from: declaration.fieldwork.from,
    to: declaration.fieldwork.to,
    mode: declaration.mode,
    sponsor: texts(declaration.sponsor),
    conductor: texts(declaration.conductor),
    population: texts(declaration.population),
    kind: sample.kind,
    drawn: texts(sample.drawn),
    recruitment: texts(sample.recruitment),
    invited: sample.invited?.toString() ?? '',
    overlap: sample.overlap ?? 'fresh',
    limitations: texts(declaration.limitations),
    contact: declaration.contact ?? '',
    weight: design.weight ?? '',
    country: design.country ?? '',
    pooling: design.pooling?.kind ?? '',
    people: peopleOf(design.pooling),
    person: design.person ?? '',
    draw: replicates !== undefined ? 'replicates' : design.stages.length > 0 ? 'stages' : 'rows',
    stages:
      design.stages.length === 0
        ? [emptyStage]
        : design.stages.map(({ stratum = '', cluster = '', population = '' }) => ({
            stratum,
            cluster,
            population,
          })),
    nested: design.nested ?? true,
    lonely: design.lonely ?? 'refuse',
    replicateColumns: replicates?.columns.join(' ') ?? '',
    replicateMethod: replicates?.method ?? 'JKn',
    combined: replicates?.combined ?? true,
    rho: replicates?.rho?.toString() ?? '',
  }
}

function peopleOf(pooling: Pooling | undefined): DeclarationDraft['people'] {
  const known = pooling?.kind === 'population' ? Object.entries(pooling.populations) : []
  return Object.fromEntries(known.map(([country, count]) => [country, grouped(count)]))
}

/** Thousands apart, as people write large numbers everywhere: `numberIn` reads it back. */
function grouped(count: number): string {
  return Number.isInteger(count)
    ? String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u202f')
    : String(count)
}

/** The fields that the form itself can find wanting. */
export type DraftField =
  | 'names'
  | 'from'
  | 'to'
  | 'population'
  | 'overlap'
  | 'people'
  | 'replicateColumns'
  | 'stages'
export type DraftFault =
  | 'missing'
  | 'before-start'
  | 'no-columns'
  | 'no-person'
  | 'no-cluster'
  | 'no-people'
  | 'not-people'

/**
 * What is wrong with the form as it stands, by field.
 * @param countries those of the column that is named, as far as they are known
 */
export function faultsOf(
  draft: DeclarationDraft,
  columns: readonly string[],
  countries: readonly CountryChoice[] = [],
): Partial<Record<DraftField, DraftFault>> {
  const isEmpty = (texts: Texts): boolean => Object.values(texts).every((one) => one.trim() === '')
  const { from, to, draw } = draft
  return {
    ...(isEmpty(draft.names) ? { names: 'missing' } : {}),
    ...(from === '' ? { from: 'missing' } : {}),
    ...(to === '' ? { to: 'missing' } : to < from ? { to: 'before-start' } : {}),
    ...(isEmpty(draft.population) ? { population: 'missing' } : {}),
    ...(draw === 'replicates' && columnsOf(draft.replicateColumns, columns).length < 2
      ? { replicateColumns: 'no-columns' }
      : {}),
    ...(draw === 'stages' && draft.stages.every(({ stratum, cluster }) => stratum + cluster === '')
      ? { stages: 'no-columns' }
      : {}),
    ...overlapFault(draft),
    ...peopleFault(draft, countries),
  }
}

/** Whether a country's number of people is one; what is empty is none. */
export function isPeople(typed: string): boolean {
  return (numberIn(typed) ?? 0) > 0
}

/** What is lacking before countries can weigh by their people. */
function peopleFault(
  { country, pooling, people }: DeclarationDraft,
  countries: readonly CountryChoice[],
): { people?: DraftFault } {
  if (country === '' || pooling !== 'population') return {}
  const typed = Object.values(people).filter((one) => one.trim() !== '')
  if (!typed.every(isPeople)) return { people: 'not-people' }
  const isLacking = countries.some(({ code, occurs }) => occurs && (people[code] ?? '').trim() === '') // prettier-ignore
  return typed.length === 0 || isLacking ? { people: 'no-people' } : {}
}

/** What it takes to find again what two waves share. */
function overlapFault({ overlap, person, draw, stages }: DeclarationDraft): {
  overlap?: DraftFault
} {
  if (overlap === 'panel' && person === '') return { overlap: 'no-person' }
  const hasClusters = draw === 'stages' && (stages[0]?.cluster ?? '') !== ''
  // Replicate weights know the clusters without naming them.
  if (overlap === 'same-clusters' && draw !== 'replicates' && !hasClusters)
    return { overlap: 'no-cluster' }
  return {}
}

/** The columns that a list with `*` for any ending names. */
export function columnsOf(list: string, columns: readonly string[]): string[] {
  return list
    .split(/[\s,;]+/)
    .filter((one) => one !== '')
    .flatMap((one) =>
      one.endsWith('*')
        ? columns.filter((column) => column.startsWith(one.slice(0, -1)))
        : columns.includes(one)
          ? [one]
          : [],
    )
}

/** What the form says, as the node keeps it. */
export function declarationOf(
  draft: DeclarationDraft,
  columns: readonly string[],
): WaveDeclaration {
  const { recruitment, limitations, invited, contact } = draft
  return {
    names: written(draft.names),
    fieldwork: { from: draft.from, to: draft.to },
    mode: draft.mode,
    sponsor: written(draft.sponsor),
    conductor: written(draft.conductor),
    population: written(draft.population),
    sample: {
      kind: draft.kind,
      drawn: written(draft.drawn),
      ...(Object.keys(written(recruitment)).length === 0
        ? {}
        : { recruitment: written(recruitment) }),
      ...(invited.trim() === '' ? {} : { invited: Number(invited) }),
      ...(draft.overlap === 'fresh' ? {} : { overlap: draft.overlap }),
    },
    ...(Object.keys(written(limitations)).length === 0
      ? {}
      : { limitations: written(limitations) }),
    ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
    design: designOf(draft, columns),
  }
}

function designOf(draft: DeclarationDraft, columns: readonly string[]): Design {
  const { weight, country, person, draw, nested, lonely, rho } = draft
  return {
    stages: draw === 'stages' ? draft.stages.map(stageOf).filter(isDrawn) : [],
    ...(weight === '' ? {} : { weight }),
    ...(country === '' ? {} : { country, ...poolingOf(draft) }),
    ...(person === '' ? {} : { person }),
    ...(draw === 'stages' ? { nested, lonely } : {}),
    ...(draw === 'replicates'
      ? {
          replicates: {
            columns: columnsOf(draft.replicateColumns, columns),
            method: draft.replicateMethod,
            combined: draft.combined,
            ...(draft.replicateMethod === 'Fay' && rho !== '' ? { rho: Number(rho) } : {}),
          },
        }
      : {}),
  }
}

function poolingOf({ pooling, people }: DeclarationDraft): Pick<Design, 'pooling'> {
  if (pooling === '') return {}
  if (pooling !== 'population') return { pooling: { kind: pooling } }
  const known = Object.entries(people).map(([country, typed]) => [country, numberIn(typed) ?? 0] as const) // prettier-ignore
  const populations = Object.fromEntries(known.filter(([, count]) => count > 0))
  return { pooling: { kind: 'population', populations } }
}

function stageOf({ stratum, cluster, population }: StageDraft): Stage {
  return {
    ...(stratum === '' ? {} : { stratum }),
    ...(cluster === '' ? {} : { cluster }),
    ...(population === '' ? {} : { population }),
  }
}

function isDrawn(stage: Stage): boolean {
  return stage.stratum !== undefined || stage.cluster !== undefined
}

function written(texts: Texts): Texts {
  const kept = Object.entries(texts).map(([language, text]) => [language, text.trim()] as const)
  return Object.fromEntries(kept.filter(([, text]) => text !== ''))
}

/** What readers are owed and the form does not say yet. @source AAPOR's code of ethics, section III */
export function owedBy(draft: DeclarationDraft): DisclosureItem[] {
  const isSaid = (texts: Texts): boolean => Object.keys(written(texts)).length > 0
  const said: [DisclosureItem, boolean][] = [
    ['sponsor', isSaid(draft.sponsor)],
    ['conductor', isSaid(draft.conductor)],
    ['population', isSaid(draft.population)],
    ['sampling', isSaid(draft.drawn)],
    ['recruitment', isSaid(draft.recruitment)],
    ['dates', draft.from !== '' && draft.to !== ''],
    ['limitations', isSaid(draft.limitations)],
    ['contact', draft.contact.trim() !== ''],
  ]
  return said.filter(([, isThere]) => !isThere).map(([item]) => item)
}
