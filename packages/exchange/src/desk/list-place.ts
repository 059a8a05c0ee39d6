import { Refusal } from '../refusal.ts'

/** A place in the list: the row that a page ended with. */
export interface ListPlace {
  /** PostgreSQL's own text of the moment, to the microsecond and with its zone. */
  readonly moment: string
  readonly uri: string
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

/** A place as an opaque text that fits into a query string. */
export function formatListPlace(at: string, uri: string): string {
  return Buffer.from(`${at} ${uri}`).toString('base64url')
}

/** @throws Refusal 'list.place-unknown' for a text that is no place */
export function parseListPlace(text: string): ListPlace {
  const place = Buffer.from(text, 'base64url').toString('utf8')
  const at = place.slice(0, 27)
  const uri = place.slice(28)
  if (!moment.test(at) || uri === '' || uri.includes('\0') || Number.isNaN(Date.parse(at))) {
    throw new Refusal('list.place-unknown')
  }
  return { moment: at, uri }
}
