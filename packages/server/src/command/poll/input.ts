import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { faultData } from '@suyab/poll/fault'
import type { TableFault } from '@suyab/poll/table-fault'
import { readWaveRecord, type WaveRecord } from '@suyab/poll/wave-record'
import type { Result } from '@suyab/survey/result'
import type { Kysely } from 'kysely'
import { unreadable } from '../source.ts'
import { CommandFault, type Terminal } from '../terminal.ts'

/**
 * Reads JSON from a file, `-` for standard input, as what the command takes.
 * @param command whose help shows one
 * @throws CommandFault
 */
export async function readInput<Value>(
  { stdin }: Terminal,
  path: string,
  parse: (raw: unknown) => Result<Value, { readonly at: string; readonly expected: string }>,
  command: string,
): Promise<Value> {
  const written =
    path === '-'
      ? await text(stdin)
      : await readFile(path, 'utf8').catch((cause: unknown) => {
          throw unreadable(path, cause)
        })
  let raw: unknown
  try {
    raw = JSON.parse(written)
  } catch (cause) {
    throw new CommandFault(`${path} is no JSON: correct it`, 1, { cause })
  }
  const read = parse(raw)
  if (read.ok) return read.value
  const { at, expected } = read.fault
  throw new CommandFault(`${path} at ${at === '' ? '/' : at}: ${expected}; suyab poll ${command} --help shows one`) // prettier-ignore
}

/** The wave that was named. @throws CommandFault */
export async function namedWave(
  db: Kysely<unknown>,
  poll: string,
  wave: string,
): Promise<WaveRecord> {
  const number = /^[1-9]\d{0,4}$/.test(wave) ? Number(wave) : 0
  const record = await readWaveRecord(db, poll, number)
  if (record.ok) return record.value
  throw new CommandFault(`there is no wave ${wave} of ${poll}: npx suyab poll list shows them`)
}

/** Tells all faults on standard error, a line each. @param said what was not done */
export function refused(
  terminal: Terminal,
  faults: readonly TableFault[],
  said: string,
): CommandFault {
  for (const fault of faults)
    terminal.err(`${JSON.stringify({ code: fault.code, ...faultData(fault) })}\n`)
  return new CommandFault(`${said}; the lines above say why`)
}
