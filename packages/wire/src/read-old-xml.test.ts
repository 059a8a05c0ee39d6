import { readdirSync, readFileSync } from 'node:fs'

import iconv from 'iconv-lite'
import { expect, test } from 'vitest'

import { ninjsStandard } from './ninjs.ts'
import { read } from './read.ts'
import { validateNinjs } from './validate-ninjs.ts'

interface Fixture {
  readonly format: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly expect: readonly unknown[]
  readonly warnings: readonly string[]
}

function fixtures(format: string): Fixture[] {
  const folder = new URL(`../fixtures/${format}/`, import.meta.url)
  return readdirSync(folder).map((file) => {
    const [head = '', document = ''] = readFileSync(new URL(file, folder), 'utf8').split('\n---\n')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own files
    const told = JSON.parse(head) as { encoding: string } & Pick<Fixture, 'expect' | 'warnings'>
    const bytes = iconv.encode(document, told.encoding)
    return {
      format,
      name: file,
      bytes: Uint8Array.from(bytes),
      expect: told.expect,
      warnings: told.warnings,
    }
  })
}

test.each(['nitf', 'newsml-1'].flatMap(fixtures))(
  '$format $name gives the items that the standard describes, and names what has no place',
  async ({ format, bytes, expect: expected, warnings }) => {
    const document = await read(bytes)
    expect(document).toMatchObject({ format, faults: [] })
    expect(document.items.map(({ item }) => item)).toEqual(expected)
    const said = document.items.flatMap((item) => item.warnings)
    expect(
      said.map((warning) => `${warning.code}${'at' in warning ? ` ${warning.at}` : ''}`).toSorted(),
    ).toEqual(warnings.toSorted())
    for (const { item } of document.items)
      expect(validateNinjs({ ...item, standard: ninjsStandard })).toEqual([])
  },
)
