/**
 * The part of the HTTP API that keeps polls: their waves, what the data of each mean, and the record
 * of what was done to them. Answers of single people are in none of it but the download of the data.
 */
import type { Wave, WaveDeclaration } from '@suyab/poll/poll'
import type { Recoding } from '@suyab/poll/recoding'
import type { DisclosureItem } from '@suyab/survey/disclosure-checklist'
import type { MissingText, Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import type { ApiFault, Names } from './api.ts'

export type { DisclosureItem, MissingText, Questionnaire, Recoding, WaveDeclaration }

/** GET /api/polls → PollRow[], the newest fieldwork first. */
export interface PollRow {
  id: string
  names: Names
  languages: string[]
  waves: WaveRow[]
  createdAt: string
}

export interface WaveRow extends Pick<
  Wave,
  'number' | 'respondents' | 'revision' | 'weighting' | 'importedAt'
> {
  names: Names
  fieldwork: { from: string; to: string }
  mode: WaveDeclaration['mode']
  sample: 'probability' | 'opt-in'
  /** Whether the design has a column of weights; they count while `weighting` is null. */
  hasWeights: boolean
  /** Codes of the country column, in its order; none where there is no such column. */
  countries: string[]
}

/** POST /api/polls → PollRow; PATCH /api/polls/:poll with names or languages → PollRow; DELETE → 204 */
export interface PollBody {
  id: string
  names: Names
  languages: string[]
}

/**
 * POST /api/poll-uploads?name=FILE, the bytes as the body → ImportPreview. 422 with the fault, its row,
 * column and rule, where the file cannot be read. `encoding`, `separator` as query parameters overrule
 * what was recognised. DELETE /api/poll-uploads/:upload → 204 where it is not to be read in after all;
 * otherwise it goes after a day.
 */
export interface ImportPreview {
  upload: string
  name: string
  format: 'sav' | 'csv' | 'parquet' | 'xlsform'
  /** Of data. */
  rows?: number
  variables?: ImportVariable[]
  /** Of a questionnaire. */
  questionnaire?: Questionnaire
  remarks: ImportRemark[]
}

export interface ImportVariable {
  name: string
  label: string
  kind: 'number' | 'text'
  /** How many values differ. */
  distinct: number
  /** Rows without a value. */
  missing: number
  categories: { value: string; label: string }[]
  /** Why it seems to tell who somebody is: it is left out unless somebody says otherwise. */
  identity?:
    | 'name'
    | 'telephone'
    | 'mail'
    | 'address'
    | 'position'
    | 'network'
    | 'document'
    | 'unique-text'
  /** What its name and values look like; a suggestion for the declaration. */
  role?: 'weight' | 'stratum' | 'cluster' | 'country' | 'language' | 'id'
}

export interface ImportRemark {
  code: string
  variable?: string
  row?: number
  count?: number
  about: string
}

/**
 * POST /api/polls/:poll/waves → WavePage. The upload is erased with it; what `leaveOut` names is not
 * kept anywhere.
 */
export interface WaveBody {
  upload: string
  /** An XLSForm that was uploaded, for the texts in all languages. */
  questionnaire?: string
  declaration: WaveDeclaration
  leaveOut: string[]
  /** Columns that seem to tell who somebody is, and are kept all the same: somebody has looked. */
  keep?: string[]
  /** Codes that mean no answer, where neither the questionnaire nor the labels say so. */
  noAnswer?: { variable: string; values: (string | number)[] }[]
  /** Columns of plain numbers, of which only some have a label: other values of them are no faults. */
  numbers?: string[]
  /** Which wave this is, so that two people do not read in the same one; 409 where it is there. */
  number?: number
}

/**
 * 422 to an import, and to a declaration that does not fit the data: `fault` is the first, `faults` are
 * all, at most 200. `data` has `row` and `line` (from 1), `column`, `value`, `rule`, `count` as far as
 * there are any; `poll.identity-undecided` has `identity`.
 */
export interface PollFaults {
  fault: ApiFault
  faults: ApiFault[]
}

/** GET /api/polls/:poll/waves/:wave → WavePage; PATCH with WavePatch; DELETE → 204 */
export interface WavePage extends WaveRow {
  poll: { id: string; names: Names; languages: string[]; waves: WaveRow[] }
  declaration: WaveDeclaration
  questions: QuestionRow[]
  /** What the declaration lacks of what a published poll owes its readers. */
  undisclosed: DisclosureItem[]
  remarks: ImportRemark[]
  dataVersion: string
}

export interface WavePatch {
  declaration?: WaveDeclaration
  /** A weighting's number; null: the design's own weights. */
  weighting?: number | null
}

export interface QuestionRow {
  /** Of the variable, or of the set of several answers. */
  name: string
  kind: 'one' | 'many' | 'number' | 'text' | 'time'
  texts: Names
  /** Those of a set of yes and no by their variable's name, as tables have them. */
  options: { value: string; texts: Names }[]
  /** How many gave an answer; null where so few did that it would tell of them. */
  answered: number | null
  /** Made from another. */
  recodedFrom?: string
  /** Stratum, cluster, weight, country: not asked of anyone. */
  isDesign: boolean
}

/** An empty text takes it away. */
export interface TextChange extends MissingText {
  text: string
}

/**
 * GET /api/polls/:poll/waves/:wave/questionnaire → QuestionnairePage. PATCH with texts changes them:
 * {texts: [{name, part, choice?, language, text}]} → QuestionnairePage
 */
export interface QuestionnairePage {
  questionnaire: Questionnaire
  missing: MissingText[]
  /** Languages of the poll without any text in it. */
  absent: string[]
}

/**
 * GET /api/polls/:poll/waves/:wave/recodings → RecodingRow[], withdrawn ones too.
 * POST {recoding, dry} → RecodingOutcome; DELETE …/recodings/:id withdraws the last one that is in force.
 */
export interface RecodingRow {
  id: number
  recoding: Recoding
  by: { name: string } | null
  at: string
  withdrawn?: { by: { name: string } | null; at: string }
}

export interface RecodingOutcome {
  /** Null for a dry run. */
  id: number | null
  counts: { value: string; label: Names; rows: number | null }[]
  missing: number | null
}

/**
 * GET /api/polls/:poll/waves/:wave/values?of=VARIABLE → AnswerCode[], the numbers that occur in a
 * variable in their order; for who manages polls. 422 `poll.values-too-many` where they are no codes.
 */
export interface AnswerCode {
  value: number
  /** Null where so few gave it that it would tell of them. */
  rows: number | null
  /** The data say that it means no answer. */
  isNoAnswer: boolean
}

/**
 * GET /api/polls/:poll/waves/:wave/codebook?format=html|csv|json|ddi&language=TAG&texts=TAG: what every
 * variable means and how each came about. `language` is one of the desk's, `texts` the questionnaire's,
 * any of the poll's; the same unless told.
 * GET /api/polls/:poll/waves/:wave/data?format=sav|csv|parquet|xlsx|triple-s: the answers, with the
 * weights in force; for who manages polls.
 */
export type CodebookFormat = 'html' | 'csv' | 'json' | 'ddi'
export type DataFormat = 'sav' | 'csv' | 'parquet' | 'xlsx' | 'triple-s'
