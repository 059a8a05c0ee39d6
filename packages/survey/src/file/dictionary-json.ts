import { z } from 'zod'
import type { DataSet, MissingValues, Variable } from './data-set.ts'
import { ok, refuse, type Result } from '../result.ts'

/** What a data set says of itself beside its columns, in a form that JSON can hold. */
export type DataDictionary = Pick<
  DataSet,
  'label' | 'documents' | 'attributes' | 'variables' | 'sets' | 'groups' | 'weight'
>

export interface DictionaryFault {
  readonly code: 'dictionary.malformed'
  /** A JSON pointer to what is wrong. */
  readonly at: string
  readonly rule: string
}

const value = z.union([z.number(), z.string()])
const texts = z.record(z.string(), z.string())
const attributes = z.record(z.string(), z.array(z.string()))
const format = z.object({ type: z.string(), width: z.number(), decimals: z.number() })
const named = { name: z.string(), label: z.string(), variables: z.array(z.string()) }

const dictionary = z.object({
  label: z.string().exactOptional(),
  documents: z.array(z.string()),
  attributes,
  variables: z.array(
    z.object({
      name: z.string(),
      label: z.string().exactOptional(),
      labels: texts.exactOptional(),
      kind: z.enum(['number', 'text']),
      width: z.number(),
      measure: z.enum(['nominal', 'ordinal', 'scale']).exactOptional(),
      categories: z.array(z.object({ value, label: z.string(), labels: texts.exactOptional() })),
      missing: z
        .object({
          values: z.array(value),
          range: z
            .object({ from: z.number().nullable(), to: z.number().nullable() })
            .transform(({ from, to }) => ({ from: from ?? -Infinity, to: to ?? Infinity }))
            .exactOptional(),
        })
        .exactOptional(),
      format,
      writeFormat: format.exactOptional(),
      display: z
        .object({ width: z.number(), alignment: z.enum(['left', 'right', 'center']) })
        .exactOptional(),
      attributes: attributes.exactOptional(),
    }),
  ),
  sets: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        ...named,
        kind: z.literal('dichotomy'),
        counted: value,
        namedByCountedValue: z.boolean().exactOptional(),
        labelOfVariable: z.boolean().exactOptional(),
      }),
      z.object({ ...named, kind: z.literal('category') }),
    ]),
  ),
  groups: z.array(z.object({ name: z.string(), variables: z.array(z.string()) })),
  weight: z.string().exactOptional(),
})

/** The dictionary as JSON; an open end of a range of missing values is null. */
export function dictionaryJson({
  label,
  documents,
  attributes: own,
  variables,
  sets,
  groups,
  weight,
}: DataSet): string {
  // prettier-ignore
  const range = (missing: MissingValues): unknown => {
    const end = (number: number | undefined): number | null =>
      number !== undefined && Number.isFinite(number) ? number : null
    return missing.range && { from: end(missing.range.from), to: end(missing.range.to) }
  }
  const said = ({ missing, ...variable }: Variable): unknown =>
    missing === undefined ? variable : { ...variable, missing: { ...missing, range: range(missing) } } // prettier-ignore
  return JSON.stringify({ label, documents, attributes: own, variables: variables.map(said), sets, groups, weight }) // prettier-ignore
}

export function parseDictionaryJson(json: string): Result<DataDictionary, DictionaryFault> {
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse({ code: 'dictionary.malformed', at: '', rule: 'The dictionary is no JSON.' })
  }
  const parsed = dictionary.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const at = (issue?.path ?? []).map((part) => `/${String(part)}`).join('')
  return refuse({ code: 'dictionary.malformed', at, rule: issue?.message ?? '' })
}
