import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import type { DataSpec } from '@suyab/poll/estimate/request'
import { runEstimate, type ReadData } from '@suyab/poll/estimate/run'
import type { EstimateFault } from '@suyab/poll/estimate/source'
import { ofFile } from '@suyab/poll/fault'
import { formatOf, headLength } from '@suyab/poll/file-format'
import { readCsv } from '@suyab/survey/file/csv/read'
import type { DataSet } from '@suyab/survey/file/data-set'
import { readParquet } from '@suyab/survey/file/parquet/read'
import { readSav } from '@suyab/survey/file/sav/read'
import { refuse, type Result } from '@suyab/survey/result'
import type { Command } from 'commander'
import { CommandFault, type Terminal } from '../terminal.ts'

/** Bytes of a specification, far above any. */
const longestSpec = 64 * 1024 * 1024

/** `suyab poll estimate`: estimates with their errors out of a data file, as JSON. */
export function addEstimate(poll: Command, terminal: Terminal): void {
  poll
    .command('estimate <spec>')
    .description('estimates with their errors, as a file of JSON asks for them; - reads standard input')
    .addHelpText(
      'after',
      '\nA specification names the data (.sav, .csv, .parquet), how they were drawn and weighted, and\nwhat is asked: docs/contracts/poll-estimate.md. Paths are relative to it.\n\nExample:\n  $ npx suyab poll estimate poll.json > estimates.json',
    )
    .action((spec: string) => estimate(terminal, spec))
} // prettier-ignore

async function estimate(terminal: Terminal, path: string): Promise<void> {
  const text = path === '-' ? await textOf(terminal.stdin) : await specText(path)
  const folder = path === '-' ? process.cwd() : dirname(resolve(path))
  const estimates = await runEstimate(text, reader(folder))
  terminal.out(`${JSON.stringify(estimates, null, terminal.isPerson ? 2 : 0)}\n`)
  const [first] = estimates.faults
  if (first === undefined) return
  const more = estimates.faults.length - 1
  const others = more === 0 ? '' : ` (and ${more} more)`
  const where = first.at === '' ? 'the specification' : first.at
  const rule = first.rule === undefined ? '' : `: ${first.rule}`
  throw new CommandFault(`${where}: ${first.code}${placeOf(first)}${rule}${others}`)
}

function placeOf({ column, row, value }: EstimateFault): string {
  const parts = [
    ...(column === undefined ? [] : [`column ${column}`]),
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(value === undefined ? [] : [`value ${value}`]),
  ]
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`
}

async function specText(path: string): Promise<string> {
  try {
    return await textOf(createReadStream(path))
  } catch (cause) {
    if (cause instanceof CommandFault) throw cause
    throw new CommandFault(`${path} cannot be read: is it there, may you read it?`, 2, { cause })
  }
}

async function textOf(stdin: Readable): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stdin) {
    const bytes = Buffer.from(part as Uint8Array | string)
    length += bytes.length
    if (length > longestSpec) throw new CommandFault('the specification is longer than 64 MB', 2)
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Reads data files beside a specification, each once. */
function reader(folder: string): ReadData {
  const known = new Map<string, Promise<Result<DataSet, EstimateFault>>>()
  return (data, at) => {
    const key = JSON.stringify(data)
    const read = known.get(key) ?? dataSetOf(resolve(folder, data.file), data, at)
    known.set(key, read)
    return read
  }
}

async function dataSetOf(
  path: string,
  { file, encoding, separator, missing }: DataSpec,
  at: string,
): Promise<Result<DataSet, EstimateFault>> {
  const unreadable = (rule: string): Result<never, EstimateFault> =>
    refuse({ code: 'estimate.file-unreadable', at, value: file, rule })
  let handle
  try {
    // A pipe would be waited for and a device never ends; data are read twice, from the beginning.
    if (!(await stat(path)).isFile())
      return unreadable('It is no file, but a folder, pipe or device.')
    handle = await open(path)
  } catch (cause) {
    const reason = String(Reflect.get(Object(cause), 'code') ?? 'unknown')
    return unreadable(`The file cannot be opened (${reason}).`)
  }
  try {
    const { size } = await handle.stat()
    const head = new Uint8Array(Math.min(size, headLength))
    await handle.read(head, 0, head.length, 0)
    const format = formatOf(head)
    if (format === undefined || format === 'xlsform')
      return refuse({ code: 'poll.format-unknown', at, value: file })
    if (format === 'csv') {
      const read = await readCsv(createReadStream(path), {
        ...(encoding === undefined ? {} : { encoding }),
        ...(separator === undefined ? {} : { separator }),
        ...(missing === undefined ? {} : { missing }),
      })
      return read.ok ? read : refuse({ ...ofFile(read.fault), at })
    }
    if (format === 'sav') {
      const options = encoding === undefined ? {} : { insist: encoding }
      const read = await readSav(createReadStream(path), options)
      return read.ok ? read : refuse({ ...ofFile(read.fault), at })
    }
    const opened = handle
    const slice = async (start: number, end: number = size): Promise<ArrayBuffer> => {
      const bytes = new Uint8Array(Math.max(0, end - start))
      await opened.read(bytes, 0, bytes.length, start)
      return bytes.buffer
    }
    const read = await readParquet({ byteLength: size, slice })
    return read.ok ? read : refuse({ ...ofFile(read.fault), at })
  } finally {
    await handle.close()
  }
}
