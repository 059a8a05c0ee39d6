import { expect, test } from 'vitest'
import { readSav } from './read.ts'

/** A file made field by field in either byte order, as programs of other machines made them. */
class SavMaker {
  readonly #bytes: number[] = []
  readonly #little: boolean

  constructor(little: boolean) {
    this.#little = little
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes)
  }

  raw(bytes: readonly number[]): this {
    this.#bytes.push(...bytes)
    return this
  }

  text(text: string, length: number): this {
    const bytes = [...new TextEncoder().encode(text)]
    while (bytes.length < length) bytes.push(0x20)
    return this.raw(bytes)
  }

  int(...values: readonly number[]): this {
    for (const value of values) this.#number(4, (view) => view.setInt32(0, value, this.#little))
    return this
  }

  double(...values: readonly number[]): this {
    for (const value of values) this.#number(8, (view) => view.setFloat64(0, value, this.#little))
    return this
  }

  header(compression: number, rows: number, bias = 100): this {
    return this.text('$FL2@(#) SPSS DATA FILE other', 64).int(2, -1, compression, 0, rows).double(bias).text('01 Jan 9912:00:00', 17).text('', 67) // prettier-ignore
  }

  variable(
    name: string,
    width: number,
    missing: readonly number[] = [],
    code = missing.length,
  ): this {
    // prettier-ignore
    const format = width === 0 ? 0x05_08_02 : 0x01_00_00 | (Math.min(width, 255) << 8)
    this.int(2, width, 0, code, format, format)
      .text(name, 8)
      .double(...missing)
    for (let more = Math.ceil(width / 8); more > 1; more -= 1) this.int(2, -1, 0, 0, 0, 0).text('', 8) // prettier-ignore
    return this
  }

  extension(subtype: number, bytes: readonly number[], size = 1): this {
    return this.int(7, subtype, size, bytes.length / size).raw(bytes)
  }

  #number(length: number, set: (view: DataView) => void): void {
    const view = new DataView(new ArrayBuffer(length))
    set(view)
    this.#bytes.push(...new Uint8Array(view.buffer))
  }
}

const systemMissing = -Number.MAX_VALUE

async function valueOf(maker: SavMaker): Promise<unknown> {
  const read = await readSav(maker.bytes)
  return read.ok ? read.value : read.fault
}

test.each([true, false])(
  'files are read in both byte orders (smallest first: %s)',
  async (little) => {
    const plain = new SavMaker(little).header(0, 2).variable('A', 0, [1, 5], -2).variable('S', 3).int(999, 0).double(1.5).text('abc', 8).double(systemMissing).text('', 8) // prettier-ignore
    expect(await valueOf(plain)).toMatchObject({
      rows: 2,
      created: '01 Jan 9912:00:00',
      variables: [{ missing: { values: [], range: { from: 1, to: 5 } } }, { width: 3 }],
      columns: [{ values: Float64Array.of(1.5, Number.NaN) }, { texts: ['abc', ''] }],
    })
  },
)

test.each([0, 1, 100, 127.5])('the bytecode is read by its own bias, %d', async (bias) => {
  const maker = new SavMaker(true).header(1, -1, bias).variable('A', 0).int(999, 0).raw([200, 255, 7, 252, 0, 0, 0, 0]) // prettier-ignore
  expect(await valueOf(maker)).toMatchObject({ rows: 3 })
  const read = await readSav(maker.bytes)
  const column = read.ok ? read.value.columns[0] : undefined
  expect(column?.kind === 'number' && column.values[0]).toBe(200 - bias)
})

test('a file whose count of cases is not known ends with the file or with the mark of the end', async () => {
  const maker = (codes: readonly number[]): SavMaker => new SavMaker(true).header(1, -1).variable('A', 0).int(999, 0).raw(codes) // prettier-ignore
  expect(await valueOf(maker([101, 102, 0, 0, 0, 0, 0, 0]))).toMatchObject({ rows: 2 })
  expect(await valueOf(maker([101, 102, 252, 0, 0, 0, 0, 0]))).toMatchObject({ rows: 2 })
  expect(await valueOf(maker([]))).toMatchObject({ rows: 0 })
})

const languages: readonly (readonly [number, string, readonly number[]])[] = [
  [1251, 'жаш', [0xe6, 0xe0, 0xf8]],
  [20_866, 'жаш', [0xd6, 0xc1, 0xdb]],
  [54_936, '青年', [0xc7, 0xe0, 0xc4, 0xea]],
  [936, '青年', [0xc7, 0xe0, 0xc4, 0xea]],
  [1256, 'جوان', [0xcc, 0xe6, 0xc7, 0xe4]],
  [65_001, 'жаш', [0xd0, 0xb6, 0xd0, 0xb0, 0xd1, 0x88]],
]

test.each(languages)('code page %d of the machine record is read', async (page, word, bytes) => {
  const padded = [...bytes, ...Array.from({ length: 8 - bytes.length }, () => 0x20)]
  const integers = [...new SavMaker(true).int(1, 0, 0, -1, 1, 1, 2, page).bytes]
  const maker = new SavMaker(true).header(0, 1).variable('S', 8).extension(3, integers, 4).int(999, 0).raw(padded) // prettier-ignore
  expect(await valueOf(maker)).toMatchObject({ columns: [{ texts: [word] }], remarks: [] })
})

test('a name of the encoding goes before the machine record', async () => {
  const integers = [...new SavMaker(true).int(1, 0, 0, -1, 1, 1, 2, 1252).bytes]
  const name = [...new TextEncoder().encode('windows-1251')]
  const maker = new SavMaker(true).header(0, 1).variable('S', 8).extension(3, integers, 4).extension(20, name).int(999, 0).raw([0xe6, 0xe0, 0xf8, 0x20, 0x20, 0x20, 0x20, 0x20]) // prettier-ignore
  expect(await valueOf(maker)).toMatchObject({ encoding: 'windows-1251', columns: [{ texts: ['жаш'] }] }) // prettier-ignore
  const insisted = await readSav(maker.bytes, { insist: 'koi8-r' })
  expect(insisted).toMatchObject({ value: { encoding: 'koi8-r' } })
})

test('a letter cut off at the end of a full field is left out, and it says so', async () => {
  const name = [...new TextEncoder().encode('UTF-8')]
  const maker = new SavMaker(true).header(0, 2).variable('S', 8).extension(20, name).int(999, 0) // prettier-ignore
  maker.raw([0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0xe9, 0x9d]).text('ok', 8)
  expect(await valueOf(maker)).toMatchObject({
    columns: [{ texts: ['aaaaaa', 'ok'] }],
    remarks: [{ code: 'sav.text-cut', variable: 'S', row: 1, count: 1 }],
  })
  const broken = new SavMaker(true).header(0, 1).variable('S', 8).extension(20, name).int(999, 0).raw([0x61, 0xe9, 0x9d, 0x61, 0x61, 0x61, 0x61, 0x61]) // prettier-ignore
  expect(await valueOf(broken)).toMatchObject({ code: 'sav.text-undecodable', row: 1, column: 'S' })
})

test('a set that names variables that are not there is dropped, and it says so', async () => {
  const sets = [...new TextEncoder().encode('$a=C 1 x a b\n$b=C 1 y a\n')]
  const maker = new SavMaker(true).header(0, 0).variable('A', 0).extension(7, sets).int(999, 0)
  expect(await valueOf(maker)).toMatchObject({
    sets: [{ name: '$b', label: 'y', variables: ['A'] }],
    remarks: [{ code: 'sav.set-dropped' }, { code: 'sav.encoding-assumed' }],
  })
})

test('records that say nothing of the survey are passed over, and it says so', async () => {
  const maker = new SavMaker(true).header(0, 0).variable('A', 0).extension(24, [1, 2, 3]).int(999, 0) // prettier-ignore
  expect(await valueOf(maker)).toMatchObject({ remarks: [{ code: 'sav.record-skipped' }, { code: 'sav.encoding-assumed' }] }) // prettier-ignore
})

test('a display record without widths is read too', async () => {
  const integers = [...new SavMaker(true).int(3, 1, 1, 0).bytes]
  const maker = new SavMaker(true).header(0, 0).variable('A', 0).variable('B', 0).extension(11, integers, 4).int(999, 0) // prettier-ignore
  expect(await valueOf(maker)).toMatchObject({ variables: [{ measure: 'scale' }, { measure: 'nominal' }] }) // prettier-ignore
})

test('missing values of long strings may repeat their length, as old writers did', async () => {
  const maker = new SavMaker(true)
    .int(1)
    .text('S', 1)
    .raw([2])
    .int(8)
    .text('none', 8)
    .int(8)
    .text('x', 8)
  const file = new SavMaker(true).header(0, 0).variable('S', 12).extension(22, [...maker.bytes]).int(999, 0) // prettier-ignore
  expect(await valueOf(file)).toMatchObject({ variables: [{ missing: { values: ['none', 'x'] } }] })
})
