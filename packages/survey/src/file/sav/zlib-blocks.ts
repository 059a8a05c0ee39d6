import { unzlibSync } from 'fflate'
import type { ByteSource } from './byte-source.ts'
import { SavStop, type SavFaultCode } from './fault.ts'
import { RecordReader } from './record-reader.ts'

interface Block {
  readonly offset: number
  readonly inflated: number
  readonly deflated: number
}

/**
 * Reads the compressed blocks of a .zsav. They are kept compressed until the list of blocks at the
 * file's end says where each begins and how long it becomes; a block that grows beyond that is
 * refused before it is made.
 * @source GNU PSPP's description of zlib compressed data
 */
export async function* readBlocks(
  source: ByteSource,
  options: { readonly little: boolean; readonly bias: number },
): AsyncGenerator<Uint8Array> {
  const start = source.offset
  const head = new RecordReader(await source.take(24, 'zlib header'), options.little, 'zlib header', start) // prettier-ignore
  if (head.long() !== start)
    head.stop('sav.blocks-malformed', `The header says that it stands elsewhere than at ${start}.`)
  const trailer = head.long()
  const length = head.long()
  if (trailer < start + 24 || trailer > Number.MAX_SAFE_INTEGER)
    head.stop('sav.blocks-malformed', `The list of blocks cannot begin at ${trailer}.`)
  if (length < 24 || length % 24 !== 0 || length > 2 ** 26)
    head.stop('sav.blocks-malformed', `No list of blocks is ${length} bytes long.`)
  const deflated = await source.take(trailer - start - 24, 'zlib blocks')
  const list = await source.take(length, 'zlib trailer')
  if ((await source.chunk()) !== undefined)
    stop('sav.blocks-malformed', source.offset, 'There is more after the list of blocks.')
  const blocks = readTrailer(list, start, trailer, options)
  for (const block of blocks) {
    const at = block.offset - start - 24
    yield inflate(deflated.subarray(at, at + block.deflated), block)
  }
}

function readTrailer(
  bytes: Uint8Array,
  start: number,
  trailer: number,
  { little, bias }: { readonly little: boolean; readonly bias: number },
): readonly Block[] {
  const reader = new RecordReader(bytes, little, 'zlib trailer', trailer)
  const bad = (rule: string): never => reader.stop('sav.blocks-malformed', rule)
  if (reader.long() !== -bias) bad('The list repeats the negative of the compression bias.')
  if (reader.long() !== 0) bad('The second number of the list is zero.')
  const size = reader.int()
  const count = reader.int()
  if (size < 1 || size > 2 ** 26) bad(`No block is ${size} bytes long.`)
  if (count !== reader.left / 24) bad(`The list has no room for ${count} blocks.`)
  const blocks: Block[] = []
  let [inflatedAt, deflatedAt] = [start, start + 24]
  for (let index = 0; index < count; index += 1) {
    if (reader.long() !== inflatedAt) bad('A block does not continue the one before.')
    if (reader.long() !== deflatedAt) bad('A compressed block does not continue the one before.')
    const [inflated, deflated] = [reader.int(), reader.int()]
    if (inflated < 0 || inflated > size) bad(`A block cannot become ${inflated} bytes.`)
    if (deflated < 0) bad(`A compressed block cannot have ${deflated} bytes.`)
    blocks.push({ offset: deflatedAt, inflated, deflated })
    inflatedAt += inflated
    deflatedAt += deflated
  }
  if (deflatedAt !== trailer) bad('The blocks do not fill the file up to their list.')
  return blocks
}

function inflate(deflated: Uint8Array, block: Block): Uint8Array {
  // One byte more than allowed, so that a block that wants it is seen.
  const room = new Uint8Array(block.inflated + 1)
  let inflated: Uint8Array
  try {
    inflated = unzlibSync(deflated, { out: room })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return stop('sav.blocks-malformed', block.offset, `A block cannot be inflated: ${error.message}.`) // prettier-ignore
  }
  if (inflated.length === block.inflated) {
    const sum = new DataView(deflated.buffer, deflated.byteOffset + deflated.length - 4, 4)
    if (sum.getUint32(0) === adler32(inflated)) return inflated
    stop('sav.blocks-malformed', block.offset, 'A block does not give its own checksum.')
  }
  return stop('sav.blocks-malformed', block.offset, `A block that should become ${block.inflated} bytes does not.`) // prettier-ignore
}

/** @source RFC 1950, section 9 */
export function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0]
  for (let at = 0; at < bytes.length;) {
    // So many sums stay below 2^32 before the remainder must be taken.
    const end = Math.min(at + 5552, bytes.length)
    for (; at < end; at += 1) {
      low += bytes[at] ?? 0
      high += low
    }
    low %= 65_521
    high %= 65_521
  }
  return high * 65_536 + low
}

function stop(code: SavFaultCode, offset: number, rule: string): never {
  throw new SavStop({ code, offset, record: 'zlib blocks', rule })
}
