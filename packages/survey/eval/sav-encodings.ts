/** Has PSPP write one small file in each of several encodings and reads it. Says so without PSPP. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSav } from '../src/file/sav/read.ts'
import type { Row } from './row.ts'

const encodings: readonly (readonly [string, string])[] = [
  ['utf-8', 'жаш 青年 جوان'],
  ['windows-1251', 'жаш'],
  ['koi8-r', 'жаш'],
  ['iso-8859-5', 'жаш'],
  ['gb18030', '青年 жаш'],
  ['gbk', '青年'],
  ['big5', '青年'],
  ['windows-1256', 'جوان'],
  ['windows-1254', 'gençlik'],
]

export async function run(): Promise<readonly Row[]> {
  if (spawnSync('pspp', ['--version']).error !== undefined) {
    console.log('      PSPP is not on this machine: files in other encodings were not checked')
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'survey-encodings-'))
  let right = 0
  try {
    for (const [encoding, word] of encodings) {
      const file = join(folder, `${encoding}.sav`)
      const syntax = join(folder, 'write.sps')
      writeFileSync(
        syntax,
        `SET LOCALE='${encoding}'.\nDATA LIST LIST NOTABLE /id (F8.0) word (A40).\nBEGIN DATA\n1 "${word}"\nEND DATA.\nVARIABLE LABELS id "${word}".\nVALUE LABELS id 1 "${word}".\nSAVE OUTFILE='${file}'.\n`,
      )
      spawnSync('pspp', ['--syntax-encoding=UTF-8', syntax], { encoding: 'utf8' })
      const read = await readSav(readFileSync(file))
      const [id] = read.ok ? read.value.variables : []
      const texts = read.ok && read.value.columns[1]?.kind === 'text' ? read.value.columns[1].texts : [] // prettier-ignore
      const found = [id?.label, id?.categories[0]?.label, texts[0]]
      if (found.every((text) => text === word)) right += 1
      else console.log(`      ${encoding}: ${JSON.stringify(read.ok ? found : read.fault)}`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  const figure = 'files that PSPP wrote in other encodings, read right'
  return [{ figure, value: right, unit: `of ${encodings.length}`, least: encodings.length }]
}
