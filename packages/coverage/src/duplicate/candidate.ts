import type { ClickHouse } from '@suyab/store/clickhouse'
import type { BandIndex } from './group.ts'
import type { Archived, Dated, Told } from './regrouping.ts'
import { rows, slots } from './sketch.ts'

/** Copies come within so many milliseconds of each other; later, a text is published anew. */
export const copyWindow: number = 31 * 86_400_000

/**
 * Of the publications of a month that share a band only so many are looked at, and of all that share
 * one with an article: a text that was published ten thousand times is found by a few of them.
 */
const mostOfBand = 20
const mostOfArticle = 40
/** Numbers that go into one statement; sketches are larger, and are read in one turn of the thread. */
const most = 20_000
const mostSketches = 1000

/** Of each band the slot of this place, from 1; slots of a band stand next to each other. */
function slotsAt(place: number): string {
  return `arrayFilter((v, i) -> i % ${rows} = ${place % rows}, least, arrayEnumerate(least))`
}

/**
 * The bands of a row of `sketch`: three slots each, of 40 bits, so that they take little room. The
 * slots are handed in band by band: a whole sketch would be copied for each band.
 */
const bands = bandsOfRow()

function bandsOfRow(): string {
  const places = Array.from({ length: rows }, (_, at) => at + 1)
  const names = places.map((place) => `v${place}`).join(', ')
  const hash = `bitShiftRight(cityHash64(b, [${names}]), 24)`
  const each = places.map(slotsAt).join(', ')
  return `if(size = 0, [], arrayMap((b, ${names}) -> ${hash}, range(${slots / rows}), ${each}))`
}

/** Puts the bands of batches' sketches where they are found; again, it changes nothing. */
export async function insertBands(clickhouse: ClickHouse, of: OfBatches): Promise<void> {
  await clickhouse.command(
    `INSERT INTO band SELECT toStartOfMonth(toDate(published, 'UTC')) AS month, arrayJoin(${bands}) AS band, number
     FROM sketch WHERE ${ofBatches}`,
    // An archive that is filled by outlet has every year in one batch.
    { parameters: { ...of }, settings: { max_partitions_per_insert_block: '0' } },
  )
}

/** Batches and the range of their articles' numbers, by which they are found. */
export interface OfBatches {
  readonly batches: readonly number[]
  readonly from: number
  readonly to: number
}

const ofBatches = `number BETWEEN {from:UInt32} AND {to:UInt32} AND batch IN ({batches:Array(UInt32)})`

/**
 * For each publication of some batches, those that share a band with it and were published within a
 * month or two: the closest first.
 * @param months in which the batches' articles were published, and their neighbours, as `2025-01-01`
 */
export async function candidatePairs(
  clickhouse: ClickHouse,
  of: OfBatches,
  months: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const pairs = await clickhouse.query<{ number: number; others: number[] }>(
    `WITH mine AS (
       SELECT number, toStartOfMonth(toDate(published, 'UTC')) AS month, arrayJoin(${bands}) AS band
       FROM sketch WHERE ${ofBatches}
     )
     SELECT number, groupArray(other) AS others FROM (
       SELECT mine.number AS number, theirs.number AS other, count() AS shared
       FROM mine JOIN (
         SELECT month, band, number FROM band
         WHERE month IN ({months:Array(Date)}) AND band IN (SELECT band FROM mine)
         LIMIT ${mostOfBand} BY month, band
       ) AS theirs ON mine.band = theirs.band
       WHERE number != other AND abs(dateDiff('month', mine.month, theirs.month)) <= 1
       GROUP BY number, other
       ORDER BY number, shared DESC, other
       LIMIT ${mostOfArticle} BY number
     ) GROUP BY number`,
    { parameters: { ...of, months }, signal },
  )
  return new Map(pairs.map(({ number, others }) => [number, others]))
}

/** An index that has been asked already: what was found for each publication. */
export function foundIndex(
  pairs: ReadonlyMap<number, readonly number[]>,
  publications: ReadonlyMap<number, Archived>,
): BandIndex<Archived> {
  return {
    find: ({ number, published }) =>
      (pairs.get(number) ?? [])
        .map((other) => publications.get(other))
        .filter((one) => one !== undefined)
        .filter((one) => Math.abs(one.published - published) <= copyWindow),
    // The table has it: all of a batch are put there before one is looked for.
    add: () => undefined,
  }
}

/** Publications with their sketches, by their numbers. */
export async function sketched(
  clickhouse: ClickHouse,
  numbers: Iterable<number>,
  signal: AbortSignal,
): Promise<Archived[]> {
  const found = await byNumbers<SketchRow>(
    clickhouse,
    'SELECT number, id, outlet, toUnixTimestamp64Milli(published) AS at, size, numbers, least FROM sketch WHERE number IN ({numbers:Array(UInt32)})',
    numbers,
    signal,
    mostSketches,
  )
  return found.map(({ number, id, outlet, at, size, numbers, least }) => ({
    number,
    id,
    outlet,
    published: at,
    sketch: { size, numbers, least: Uint16Array.from(least) },
  }))
}

interface SketchRow {
  number: number
  id: string
  outlet: string
  at: number
  size: number
  numbers: number
  least: number[]
}

/** When publications were published, by their numbers. */
export async function dated(
  clickhouse: ClickHouse,
  numbers: Iterable<number>,
  signal: AbortSignal,
): Promise<Dated[]> {
  return byNumbers<Dated>(
    clickhouse,
    'SELECT number, id, toUnixTimestamp64Milli(published) AS published FROM (SELECT number, id, published FROM sketch WHERE number IN ({numbers:Array(UInt32)}))',
    numbers,
    signal,
  )
}

/** What has been told of publications. */
export async function toldOf(
  clickhouse: ClickHouse,
  numbers: Iterable<number>,
  signal: AbortSignal,
): Promise<Told[]> {
  return byNumbers<Told>(
    clickhouse,
    'SELECT number, first, kind FROM duplicate FINAL WHERE number IN ({numbers:Array(UInt32)})',
    numbers,
    signal,
  )
}

/** The copies in groups, by the groups' first publications. */
export async function copiesOf(
  clickhouse: ClickHouse,
  firsts: Iterable<number>,
  signal: AbortSignal,
): Promise<Told[]> {
  return byNumbers<Told>(
    clickhouse,
    "SELECT number, first, kind FROM duplicate FINAL WHERE kind = 'copy' AND first IN ({numbers:Array(UInt32)})",
    firsts,
    signal,
  )
}

/**
 * Tells of duplicates, all at once or not at all.
 * @param version rises with every word, such as milliseconds since 1970
 */
export async function tellRows(
  clickhouse: ClickHouse,
  told: readonly Told[],
  version: number,
): Promise<void> {
  if (told.length === 0) return
  await clickhouse.insert('duplicate', told.map((one) => ({ ...one, version }))) // prettier-ignore
}

async function byNumbers<Row>(
  clickhouse: ClickHouse,
  statement: string,
  numbers: Iterable<number>,
  signal: AbortSignal,
  atOnce = most,
): Promise<Row[]> {
  const all = [...new Set(numbers)]
  const found: Row[] = []
  for (let from = 0; from < all.length; from += atOnce) {
    const parameters = { numbers: all.slice(from, from + atOnce) }
    found.push(...(await clickhouse.query<Row>(statement, { parameters, signal })))
  }
  return found
}
