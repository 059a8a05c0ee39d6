import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberColumn, textColumn } from '../column.ts'
import { dataSetOf, numberVariable, textVariable, type DataSet } from '../data-set.ts'
import { join } from './byte-source.ts'
import { ByteSink, utf8 } from './byte-sink.ts'
import type { SavFaultCode } from './fault.ts'
import type { Compression } from './header.ts'
import { readSav, type SavReading } from './read.ts'
import { writeSav } from './write.ts'

const compressions: readonly Compression[] = ['none', 'bytecode', 'zlib']

const poll: DataSet = {
  ...dataSetOf(
    [
      {
        ...numberVariable('answer_to_the_first_question'),
        label: 'Өлкө',
        categories: [{ value: 1, label: 'ооба' }],
        missing: { values: [9] },
      },
      { ...textVariable('open', 260), label: '自由回答' },
      { ...textVariable('region', 12), categories: [{ value: 'Нарын', label: 'x' }] },
      { ...numberVariable('w'), attributes: { Note: ['one', 'two'] } },
    ],
    [
      numberColumn([1, 9, null, 2.5]),
      textColumn(['жаштар', '', 'x'.repeat(260), '青年']),
      textColumn(['Нарын', '', 'Ош', '']),
      numberColumn([0.1, 1e300, null, 7]),
    ],
    4,
  ),
  weight: 'w',
  documents: ['invented'],
  sets: [{ kind: 'dichotomy', name: '$s', label: 'set', variables: ['w', 'answer_to_the_first_question'], counted: 1 }], // prettier-ignore
}

function bytesOf(dataSet: DataSet, compression: Compression): Uint8Array {
  const written = writeSav(dataSet, { compression })
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  const parts = [...written.value.chunks]
  return join(
    parts,
    parts.reduce((sum, part) => sum + part.length, 0),
  )
}

async function codeOf(bytes: Uint8Array, reading?: SavReading): Promise<SavFaultCode | undefined> {
  const read = await readSav(bytes, reading)
  return read.ok ? undefined : read.fault.code
}

test.each(compressions)(
  'a file with compression %s that is cut anywhere is refused, and the fault says where',
  async (compression) => {
    const bytes = bytesOf(poll, compression)
    for (let length = 0; length < bytes.length; length += 1) {
      const read = await readSav(bytes.slice(0, length))
      // The unused codes at the end of a bytecode may be missing: no case is.
      if (read.ok) expect([read.value.rows, length > bytes.length - 8]).toEqual([4, true])
      else {
        expect(read.fault.code).toMatch(/^sav\./)
        expect(read.fault.offset).toBeLessThanOrEqual(length)
      }
    }
  },
)

test.each(compressions)(
  'no flip of bits in a file with compression %s brings anything but a data set or a fault',
  async (compression) => {
    const bytes = bytesOf(poll, compression)
    const flip = fc.record({ at: fc.nat(bytes.length - 1), by: fc.integer({ min: 1, max: 255 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 4 }), async (flips) => {
        const broken = bytes.slice()
        for (const { at, by } of flips) broken[at] = (broken[at] ?? 0) ^ by
        const read = await readSav(broken)
        if (!read.ok) return
        const { columns, rows } = read.value
        for (const column of columns)
          expect(column.kind === 'text' ? column.codes.length : column.values.length).toBe(rows)
      }),
      { numRuns: 300 },
    )
  },
)

/** A file made record by record, so that it can lie. */
function file(records: (sink: ByteSink) => void, cases: Uint8Array, rows = -1): Uint8Array {
  const sink = new ByteSink()
  sink.bytes(utf8('$FL2'))
  sink.padded(utf8('@(#) SPSS DATA FILE'), 60)
  for (const field of [2, 1, 1, 0, rows]) sink.int(field)
  sink.double(100)
  sink.padded(utf8(''), 84)
  records(sink)
  sink.int(999)
  sink.int(0)
  sink.bytes(cases)
  return sink.drain()
}

function variable(sink: ByteSink, name: string, width = 0): void {
  for (const field of [2, width, 0, 0, 0x05_08_02, 0x05_08_02]) sink.int(field)
  sink.padded(utf8(name), 8)
}

function extension(sink: ByteSink, subtype: number, body: string): void {
  for (const field of [7, subtype, 1, utf8(body).length]) sink.int(field)
  sink.bytes(utf8(body))
}

const oneCase = Uint8Array.of(101, 0, 0, 0, 0, 0, 0, 0)

test('a plain file that names no encoding is read, and it says so', async () => {
  const read = await readSav(file((sink) => variable(sink, 'A'), oneCase))
  expect(read).toMatchObject({
    ok: true,
    value: { rows: 1, encoding: 'us-ascii', remarks: [{ code: 'sav.encoding-assumed' }] },
  })
})

test('letters beyond ASCII need an encoding, which the file or the reader names', async () => {
  const bytes = file(
    (sink) => {
      for (const field of [2, 8, 0, 0, 0x01_08_00, 0x01_08_00]) sink.int(field)
      sink.padded(utf8('A'), 8)
    },
    Uint8Array.of(253, 0, 0, 0, 0, 0, 0, 0, 0xe6, 0xe0, 0xf0, 0x20, 0x20, 0x20, 0x20, 0x20),
  )
  expect(await codeOf(bytes)).toBe('sav.encoding-missing')
  expect(await codeOf(bytes, { encoding: 'utf-8' })).toBe('sav.text-undecodable')
  expect(await codeOf(bytes, { encoding: 'klingon' })).toBe('sav.encoding-unsupported')
  const read = await readSav(bytes, { encoding: 'windows-1251' })
  expect(read).toMatchObject({ ok: true, value: { columns: [{ texts: ['жар'] }] } })
})

test.each<readonly [SavFaultCode, string, Uint8Array]>([
  ['sav.record-malformed', 'no variable at all', file(() => undefined, oneCase)],
  ['sav.record-malformed', 'an unknown record', file((sink) => sink.int(5), oneCase)],
  ['sav.name-twice', 'two variables of one name', file((sink) => [variable(sink, 'A'), variable(sink, 'A')], oneCase)],
  ['sav.record-malformed', 'a width below zero', file((sink) => variable(sink, 'A', -7), oneCase)],
  ['sav.count-unbelievable', '2^31 - 1 value labels', file((sink) => [variable(sink, 'A'), sink.int(3), sink.int(0x7fff_ffff)], oneCase)],
  ['sav.count-unbelievable', 'fewer value labels than none', file((sink) => [variable(sink, 'A'), sink.int(3), sink.int(-1)], oneCase)],
  ['sav.count-unbelievable', 'documents without end', file((sink) => [variable(sink, 'A'), sink.int(6), sink.int(0x7fff_ffff)], oneCase)],
  ['sav.count-unbelievable', 'an extension of 2^62 bytes', file((sink) => [variable(sink, 'A'), sink.int(7), sink.int(13), sink.int(0x7fff_ffff), sink.int(0x7fff_ffff)], oneCase)],
  ['sav.variable-unknown', 'labels of a variable that is not there', file((sink) => { variable(sink, 'A'); for (const field of [3, 0, 4, 1, 77]) sink.int(field) }, oneCase)],
  ['sav.record-misplaced', 'labelled variables without labels', file((sink) => [variable(sink, 'A'), sink.int(4)], oneCase)],
  ['sav.variable-unknown', 'a long name for no variable', file((sink) => [variable(sink, 'A'), extension(sink, 13, 'B=Other')], oneCase)],
  ['sav.name-twice', 'one long name for two variables', file((sink) => [variable(sink, 'A'), variable(sink, 'B'), extension(sink, 13, 'A=x\tB=x')], oneCase)],
  ['sav.record-malformed', 'a very long text without its segments', file((sink) => [variable(sink, 'A'), extension(sink, 14, 'A=30000\0\t')], oneCase)],
  ['sav.record-malformed', 'a set that is longer than its record', file((sink) => [variable(sink, 'A'), extension(sink, 7, '$s=D99999 1 0  A\n')], oneCase)],
  ['sav.record-malformed', 'an attribute without its end', file((sink) => [variable(sink, 'A'), extension(sink, 18, "A:x('1'\n")], oneCase)],
  ['sav.encoding-unsupported', 'an encoding that nobody knows', file((sink) => [variable(sink, 'A'), extension(sink, 20, 'klingon')], oneCase)],
  ['sav.rows-missing', 'fewer cases than declared', file((sink) => variable(sink, 'A'), oneCase, 2)],
  ['sav.rows-missing', '2^31 - 1 cases', file((sink) => variable(sink, 'A'), oneCase, 0x7fff_ffff)],
  ['sav.rows-beyond-count', 'more cases than declared', file((sink) => variable(sink, 'A'), Uint8Array.of(101, 101, 0, 0, 0, 0, 0, 0), 1)],
  ['sav.count-unbelievable', 'fewer cases than none', file((sink) => variable(sink, 'A'), oneCase, -2)],
  ['sav.value-not-a-number', 'a value that is no number', file((sink) => variable(sink, 'A'), Uint8Array.of(253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f))],
  ['sav.code-misplaced', 'blanks for a number', file((sink) => variable(sink, 'A'), Uint8Array.of(254, 0, 0, 0, 0, 0, 0, 0))],
])('%s: %s', async (code, _, bytes) => {
  expect(await codeOf(bytes)).toBe(code)
}) // prettier-ignore

test('ten million variables are refused at the first beyond the limit, unread', async () => {
  let pieces = 0
  function* endless(): Generator<Uint8Array> {
    yield file(() => undefined, new Uint8Array(0)).slice(0, 176)
    for (; pieces < 10_000_000; pieces += 1) {
      const sink = new ByteSink(64)
      variable(sink, `V${pieces}`)
      yield sink.drain()
    }
  }
  expect(await codeOf(join([], 0))).toBe('sav.cut-short')
  const read = await readSav(endless())
  expect(read).toMatchObject({ ok: false, fault: { code: 'sav.too-large', record: 'variable' } })
  expect(pieces).toBe(50_000)
})

test('a stream longer than the limit is refused on the way', async () => {
  function* endless(): Generator<Uint8Array> {
    yield file((sink) => variable(sink, 'A'), oneCase)
    for (;;) yield new Uint8Array(1 << 16).fill(101)
  }
  const limits = { bytes: 1 << 20 }
  expect(await codeOf(new Uint8Array(0), { limits })).toBe('sav.cut-short')
  expect(await readSav(endless(), { limits })).toMatchObject({ fault: { code: 'sav.too-large' } })
  const read = await readSav(endless(), { limits: { cells: 1000 } })
  expect(read).toMatchObject({ fault: { code: 'sav.too-large', row: 1001 } })
})

test('a zlib block that grows beyond what its list says is refused', async () => {
  const rows = 200_000
  const bytes = bytesOf(dataSetOf([numberVariable('a')], [numberColumn(Array.from({ length: rows }, () => 1))], rows), 'zlib') // prettier-ignore
  const view = new DataView(bytes.buffer)
  expect(view.getInt32(bytes.length - 8, true)).toBe(rows)
  view.setInt32(bytes.length - 8, 1000, true)
  expect(await codeOf(bytes)).toBe('sav.blocks-malformed')
})

test('a zlib block whose bytes were changed is found by its checksum', async () => {
  const rows = 300
  const bytes = bytesOf(dataSetOf([numberVariable('a')], [numberColumn(Array.from({ length: rows }, (_, row) => (row * 7) % 151))], rows), 'zlib') // prettier-ignore
  const start = bytes.length - 48 - 40
  for (let at = start; at < start + 30; at += 1) {
    const broken = bytes.slice()
    broken[at] = (broken[at] ?? 0) ^ 0x10
    expect(await codeOf(broken)).toBe('sav.blocks-malformed')
  }
})

/** Thousands of texts of one hash: pairs of blocks that lead to the same state, one after the other. */
function colliding(count: number): readonly string[] {
  const step = (state: number, block: string): number => {
    let hash = state
    for (let at = 0; at < block.length; at += 1)
      hash = Math.imul(hash ^ block.charCodeAt(at), 0x01000193)
    return hash
  }
  let state = 0x811c9dc5
  let texts = ['']
  while (texts.length < count) {
    const seen = new Map<number, string>()
    for (let number = 0; ; number += 1) {
      // Blocks far apart: neighbours would meet too seldom.
      const block = (Math.imul(number, 0x9e37_79b1) >>> 0).toString(36).padStart(7, '0')
      const next = step(state, block)
      const other = seen.get(next)
      seen.set(next, block)
      if (other === undefined) continue
      texts = texts.flatMap((text) => [text + other, text + block])
      state = next
      break
    }
  }
  return texts
}

test('texts that were made to collide are all kept apart', async () => {
  const texts = colliding(500)
  const column = textColumn(texts)
  const dataSet = dataSetOf([textVariable('a', 200)], [column], texts.length)
  const read = await readSav(bytesOf(dataSet, 'none'))
  expect(read).toMatchObject({ ok: true, value: { columns: [column] } })
})
