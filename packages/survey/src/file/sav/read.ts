import type { DataSet } from '../data-set.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { ByteSource, type Bytes } from './byte-source.ts'
import { CaseCollector } from './case-collector.ts'
import { BytecodeCases, PlainCases } from './case-decoder.ts'
import { readDictionary } from './dictionary.ts'
import { encodingOfName, TextReader } from './encoding.ts'
import { claimedEncoding } from './extension.ts'
import { savLimits, SavStop, type SavFault, type SavLimits } from './fault.ts'
import { readHeader } from './header.ts'
import { readRawDictionary } from './raw-dictionary.ts'
import { readBlocks } from './zlib-blocks.ts'

export interface SavReading {
  /** The encoding of a file that names none, by the web's name: `windows-1251`. */
  readonly encoding?: string
  /** The encoding whatever the file claims. */
  readonly insist?: string
  /** So many rows from the first; the rest is left unread and told by `more`. */
  readonly rows?: number
  readonly limits?: Partial<SavLimits>
}

/**
 * Reads an SPSS system file, .sav or .zsav, from bytes or a stream of them.
 * A file that is broken anywhere is refused as a whole.
 * @source GNU PSPP's description of the system file format
 */
export async function readSav(
  bytes: Bytes,
  reading: SavReading = {},
): Promise<Result<DataSet, SavFault>> {
  const limits = { ...savLimits, ...reading.limits }
  const source = new ByteSource(bytes, limits.bytes)
  try {
    return ok(await read(source, reading, limits))
  } catch (error) {
    if (error instanceof SavStop) return refuse(error.fault)
    throw error
  } finally {
    await source.close()
  }
}

async function read(source: ByteSource, reading: SavReading, limits: SavLimits): Promise<DataSet> {
  const header = await readHeader(source)
  const raw = await readRawDictionary(source, header, limits)
  const claimed =
    reading.insist === undefined ? claimedEncoding(raw.extensions, header.little) : undefined
  const named = reading.insist ?? claimed ?? reading.encoding
  const encoding = named === undefined ? undefined : encodingOfName(named)
  if (named !== undefined && encoding === undefined)
    throw new SavStop({
      code: 'sav.encoding-unsupported',
      offset: 0,
      record: 'file',
      rule: `The encoding "${named}" that was asked for is not known.`,
    })
  const text = new TextReader(encoding)
  const label = text.demand(header.label, 109, 'header')
  const dictionary = readDictionary(header, raw, text)
  const collector = new CaseCollector(dictionary, text, limits)
  const partial = reading.rows !== undefined && (dictionary.rows === -1 || reading.rows < dictionary.rows) // prettier-ignore
  const options = {
    little: header.little,
    bias: header.bias,
    systemMissing: dictionary.extensions.systemMissing,
    rows: partial ? (reading.rows ?? 0) : dictionary.rows,
    offset: source.offset,
    partial,
  }
  const plain = header.compression === 'none'
  const cases = plain ? new PlainCases(collector, options) : new BytecodeCases(collector, options)
  let more = false
  for await (const chunk of header.compression === 'zlib'
    ? readBlocks(source, header)
    : chunksOf(source))
    // prettier-ignore
    if (!cases.push(chunk)) {
      more = true
      break
    }
  if (!more) cases.end()
  const ascii = new TextReader('latin1')
  return {
    ...(label !== '' && { label }),
    product: ascii.demand(header.product, 4, 'header').replace(/^@\(#\) SPSS DATA FILE ?/u, ''),
    created: ascii.demand(header.created, 92, 'header'),
    encoding: text.encoding,
    documents: dictionary.documents,
    attributes: dictionary.extensions.attributes,
    variables: dictionary.variables,
    sets: dictionary.sets,
    groups: dictionary.groups,
    ...(dictionary.weight !== undefined && { weight: dictionary.weight }),
    rows: collector.rows,
    more: more || (partial && dictionary.rows > collector.rows),
    columns: collector.columns(),
    remarks: [
      ...dictionary.remarks,
      ...(claimed === undefined && reading.insist === undefined
        ? [
            {
              code: 'sav.encoding-assumed',
              about: `The file does not name its encoding; it was read as ${text.encoding}.`,
            },
          ]
        : []),
      ...collector.remarks(),
    ],
  }
}

async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let chunk = await source.chunk(); chunk !== undefined; chunk = await source.chunk())
    yield chunk
}
