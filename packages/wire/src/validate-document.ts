import { decode } from './decode.ts'
import { expectationOf } from './fault-expectation.ts'
import type { WireFault } from './fault.ts'
import type { Finding } from './finding.ts'
import { jsonPlaces, placeOf } from './json-position.ts'
import { parseJson } from './json-scan.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import { isList, pointer } from './ninjs/value.ts'
import type { NinjsVersion } from './ninjs-version.ts'
import { LineIndex } from './position.ts'
import { read } from './read.ts'
import { recognisePhoto } from './photo-blocks.ts'
import { recognise, type WireFormat } from './recognise.ts'
import { judgeNinjs, validateNinjs } from './validate-ninjs.ts'
import { validateNewsMlG2 } from './validate-newsml-g2.ts'
import { validateNitf } from './validate-nitf.ts'

/** What the strict door says of a document. */
export interface Validated {
  readonly format?: WireFormat
  /** The versions of ninjs by which its items were judged, each once. */
  readonly versions: readonly NinjsVersion[]
  readonly findings: readonly Finding[]
}

/** How strictly, and by what. */
export interface ValidateOptions extends ReadOptions {
  /** The version of ninjs to judge by, whatever an item says of itself. */
  readonly ninjs?: NinjsVersion
}

/** Further ones say nothing new about a document that is as wrong as that. */
const maxFindings = 1_000

/**
 * Judges a document strictly by its own standard: ninjs 1.0 to 3.1, NewsML-G2 2.35 Power and
 * NITF 3.6, each finding with its line, column and rule. Other formats have no schema here: they are judged by
 * whether they can be read.
 */
export async function validateDocument(
  bytes: Uint8Array,
  options?: ValidateOptions,
): Promise<Validated> {
  const limits = limitsOf(options)
  if (recognisePhoto(bytes) !== undefined) {
    const { faults } = await read(bytes, {}, options)
    return { format: 'photo', versions: [], findings: faults.map(findingOf) }
  }
  if (bytes.length > limits.bytes)
    return refused({ code: 'wire.too-large', bytes: bytes.length, limit: limits.bytes })
  const doubts: Finding[] = []
  const text = decode(bytes, undefined, ({ code }) => {
    doubts.push({ at: '', rule: 'encoding', expected: `a known encoding without damage (${code})` })
  })
  if (!text.ok) return refused(text.fault)
  const { format } = recognise(text.value)
  if (format === 'newsml-g2' || format === 'nitf') {
    const own = format === 'nitf' ? validateNitf(text.value) : validateNewsMlG2(text.value, options)
    return { format, versions: [], findings: [...doubts, ...own] }
  }
  if (format === 'ninjs' || format === 'ninjs-lines') {
    const judged =
      format === 'ninjs'
        ? [validateText(text.value, 0, limits.depth, options?.ninjs)]
        : text.value
            .split('\n')
            .map((line, index) =>
              line.trim() === ''
                ? { versions: [], findings: [] }
                : validateText(line, index, limits.depth, options?.ninjs),
            )
    return {
      format,
      versions: [...new Set(judged.flatMap(({ versions }) => versions))],
      findings: [...doubts, ...judged.flatMap(({ findings }) => findings)].slice(0, maxFindings),
    }
  }
  const { faults } = await read(bytes, {}, options)
  return {
    ...(format === undefined ? {} : { format }),
    versions: [],
    findings: faults.map(findingOf),
  }
}

/** Judges one JSON text, which begins after some lines of its file. */
function validateText(
  text: string,
  before: number,
  depth: number,
  version: NinjsVersion | undefined,
): { versions: NinjsVersion[]; findings: Finding[] } {
  const parsed = parseJson(text, depth)
  if (!parsed.ok) {
    const found = findingOf(parsed.fault)
    return {
      versions: [],
      findings: [found.line === undefined ? found : { ...found, line: found.line + before }],
    }
  }
  const { value } = parsed
  const judged = (isList(value) ? value : [value]).map((item, index) => {
    const judgement =
      version === undefined ? judgeNinjs(item) : { version, findings: validateNinjs(item, version) }
    return { ...judgement, inside: isList(value) ? pointer('', index) : '' }
  })
  const found = judged.flatMap(({ findings, inside }) =>
    findings.map((finding) => ({ ...finding, at: inside + finding.at })),
  )
  const versions = judged.map((one) => one.version)
  if (found.length === 0) return { versions, findings: [] }
  const places = jsonPlaces(text)
  const lines = new LineIndex(text)
  const placed = found.slice(0, maxFindings).map((finding) => {
    const { line, column } = lines.at(placeOf(places, finding.at))
    return { ...finding, line: line + before, column }
  })
  return { versions, findings: placed }
}

function refused(fault: WireFault): Validated {
  return { versions: [], findings: [findingOf(fault)] }
}

function findingOf(fault: WireFault): Finding {
  return {
    at: 'at' in fault ? fault.at : '',
    rule: fault.code,
    expected: expectationOf(fault),
    ...('line' in fault ? { line: fault.line, column: fault.column } : {}),
  }
}
