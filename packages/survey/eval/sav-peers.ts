/**
 * Has R's haven and PSPP read what this package writes, every row of it, and reads what they write
 * in turn. Says so where a program or the reference data is missing.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberAt, textAt } from '../src/file/column.ts'
import type { DataSet, Variable } from '../src/file/data-set.ts'
import type { Compression } from '../src/file/sav/header.ts'
import { readSav } from '../src/file/sav/read.ts'
import { writeSav } from '../src/file/sav/write.ts'
import { peerPoll } from './peer-poll.ts'
import type { Row } from './row.ts'

const havenScript = `
suppressMessages(library(haven))
args <- commandArgs(TRUE)
d <- read_sav(args[1], user_na = TRUE)
num <- function(x) ifelse(is.na(x), "NA", format(x, digits = 17, trim = TRUE, scientific = FALSE))
cat(nrow(d), "\\n", file = args[2])
out <- function(...) cat(..., "\\n", sep = "\\t", file = args[2], append = TRUE)
for (n in names(d)) {
  x <- d[[n]]
  l <- attr(x, "labels"); m <- attr(x, "na_values"); r <- attr(x, "na_range")
  out("variable", n, if (is.null(attr(x, "label", exact = TRUE))) "" else attr(x, "label", exact = TRUE))
  for (i in seq_along(l)) out("label", as.character(l[[i]]), names(l)[i])
  for (v in m) out("missing", as.character(v))
  if (!is.null(r)) out("range", as.character(r[1]), as.character(r[2]))
  v <- as.vector(unclass(x)); attributes(v) <- NULL
  if (inherits(x, "Date")) v <- v * 86400 + 12219379200
  if (is.character(v)) writeLines(enc2utf8(v), paste0(args[2], ".", n), useBytes = TRUE)
  else writeBin(as.double(v), paste0(args[2], ".", n), endian = "little")
}
write_sav(d, args[3], compress = if (grepl("zsav$", args[3])) "zsav" else "byte")
`

interface Peer {
  readonly name: string
  readonly command: string
  readonly read: (dataSet: DataSet, file: string, folder: string) => Promise<readonly string[]>
}

export async function run(): Promise<readonly Row[]> {
  const poll = await peerPoll()
  if (poll === undefined) {
    console.log('      the reference poll is not there: no peer has anything to read')
    return []
  }
  const rows: Row[] = []
  const folder = mkdtempSync(join(tmpdir(), 'survey-sav-'))
  try {
    for (const peer of peers) {
      if (spawnSync(peer.command, ['--version']).error !== undefined) {
        console.log(`      ${peer.name} is not on this machine: what it reads was not checked`)
        continue
      }
      for (const compression of ['none', 'bytecode', 'zlib'] as const) {
        const file = write(poll, compression, folder)
        const differences = await peer.read(poll, file, folder)
        for (const difference of differences.slice(0, 10)) console.log(`      ${peer.name}, ${compression}: ${difference}`) // prettier-ignore
        rows.push({
          figure: `${peer.name} reads ${poll.rows} rows × ${poll.variables.length} variables, compression ${compression}: differences`,
          value: differences.length,
          unit: '',
          most: 0,
        })
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return rows
}

function write(poll: DataSet, compression: Compression, folder: string): string {
  const written = writeSav(poll, { compression, created: new Date(0) })
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  const file = join(folder, compression === 'zlib' ? 'poll.zsav' : `${compression}.sav`)
  writeFileSync(file, Buffer.concat([...written.value.chunks]))
  return file
}

const peers: readonly Peer[] = [
  { name: 'haven', command: 'Rscript', read: readByHaven },
  { name: 'PSPP', command: 'pspp', read: readByPspp },
]

async function readByHaven(
  poll: DataSet,
  file: string,
  folder: string,
): Promise<readonly string[]> {
  // prettier-ignore
  const script = join(folder, 'read.R')
  const out = join(folder, 'haven')
  const again = join(folder, file.endsWith('zsav') ? 'again.zsav' : 'again.sav')
  writeFileSync(script, havenScript)
  const ran = spawnSync('Rscript', [script, file, out, again], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
  if (ran.status !== 0) return [ran.stderr.trim()]
  const own = [`${poll.rows} `, ...poll.variables.flatMap(havenLines)]
  const theirs = readFileSync(out, 'utf8').trimEnd().split('\n')
  const differences = lineDifferences(own, theirs)
  for (const [index, variable] of poll.variables.entries()) {
    const column = poll.columns[index]
    if (column === undefined) continue
    const bytes = readFileSync(`${out}.${variable.name}`)
    if (column.kind === 'text') {
      const texts = bytes.toString('utf8').split('\n')
      for (let row = 0; row < poll.rows; row += 1)
        if (texts[row] !== textAt(column, row)) differences.push(`${variable.name} row ${row + 1}`)
    } else
      for (let row = 0; row < poll.rows; row += 1) {
        const value = bytes.readDoubleLE(row * 8)
        if (!Object.is(Number.isNaN(value) ? undefined : value, numberAt(column, row)))
          differences.push(`${variable.name} row ${row + 1}: ${value}`)
      }
  }
  return [...differences, ...(await readAgain(poll, again, 'written by haven'))]
}

function havenLines({ name, label = '', categories, missing }: Variable): readonly string[] {
  const line = (...fields: readonly string[]): string => [...fields, '\n'].join('\t').trimEnd()
  return [
    line('variable', name, label),
    ...categories.map((category) => line('label', String(category.value), category.label)),
    ...(missing?.values ?? []).map((value) => line('missing', String(value))),
    ...(missing?.range ? [line('range', rNumber(missing.range.from), rNumber(missing.range.to))] : []), // prettier-ignore
  ]
}

function rNumber(value: number): string {
  return Number.isFinite(value) ? String(value) : value < 0 ? '-Inf' : 'Inf'
}

function lineDifferences(own: readonly string[], theirs: readonly string[]): string[] {
  const length = Math.max(own.length, theirs.length)
  return Array.from({ length }, (_, at) => at)
    .filter((at) => own[at]?.trim() !== theirs[at]?.trim())
    .map((at) => `wrote "${own[at]}", they read "${theirs[at]}"`)
}

/** What a peer wrote of the poll must be the poll: names, labels, missing values, every answer. */
async function readAgain(poll: DataSet, file: string, how: string): Promise<readonly string[]> {
  const read = await readSav(readFileSync(file))
  if (!read.ok) return [`${how}: ${JSON.stringify(read.fault)}`]
  const differences: string[] = []
  const again = read.value
  if (again.rows !== poll.rows) differences.push(`${how}: ${again.rows} rows`)
  for (const [index, variable] of poll.variables.entries()) {
    const [one, other] = [poll.columns[index], again.columns[index]]
    const theirs = again.variables[index]
    const said = ({ name, label, categories, missing }: Variable): string => JSON.stringify([name, label, categories, missing?.values, String(missing?.range?.from)]) // prettier-ignore
    if (theirs === undefined || said(theirs) !== said(variable))
      differences.push(`${how}: ${variable.name} ${JSON.stringify(theirs)}`)
    for (let row = 0; row < poll.rows; row += 1) {
      const same =
        one?.kind === 'text'
          ? other?.kind === 'text' && textAt(one, row) === textAt(other, row)
          : one !== undefined && other?.kind === 'number' && numberAt(one, row) === numberAt(other, row) // prettier-ignore
      if (!same) differences.push(`${how}: ${variable.name} row ${row + 1}`)
    }
  }
  return differences
}

async function readByPspp(poll: DataSet, file: string, folder: string): Promise<readonly string[]> {
  const again = join(folder, 'pspp.sav')
  const syntax = join(folder, 'read.sps')
  writeFileSync(
    syntax,
    `GET FILE='${file}'.\nMRSETS /DISPLAY NAME=ALL.\nDISPLAY DICTIONARY.\nSAVE OUTFILE='${again}'${file.endsWith('zsav') ? ' /ZCOMPRESSED' : ''}.\n`,
  )
  const ran = spawnSync('pspp', ['-O', 'format=csv', syntax], { encoding: 'utf8' })
  const warnings = ran.stdout.split('\n').filter((line) => /warning|error/i.test(line))
  if (ran.status !== 0 || warnings.length > 0) return [...warnings, ran.stderr.trim()]
  const differences: string[] = []
  for (const set of poll.sets) {
    const line = ran.stdout.split('\n').find((one) => one.startsWith(`${set.name},`))
    const parts = set.kind === 'dichotomy' ? [String(set.counted)] : []
    for (const part of [...parts, ...set.variables])
      if (line === undefined || !ran.stdout.includes(part))
        differences.push(`the set ${set.name} lacks ${part}`)
  }
  const read = await readSav(readFileSync(again))
  if (!read.ok) return [...differences, JSON.stringify(read.fault)]
  const setsOf = (dataSet: DataSet): string => JSON.stringify(dataSet.sets.map((set) => JSON.stringify(Object.entries(set).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted((a, b) => (a < b ? -1 : 1))) // prettier-ignore
  if (setsOf(read.value) !== setsOf(poll))
    differences.push(`sets ${setsOf(read.value)}, wrote ${setsOf(poll)}`)
  if (read.value.weight !== poll.weight) differences.push(`weight ${read.value.weight}`)
  if (read.value.documents.join('\n') !== poll.documents.join('\n')) differences.push('documents')
  return [...differences, ...(await readAgain(poll, again, 'written by PSPP'))]
}
