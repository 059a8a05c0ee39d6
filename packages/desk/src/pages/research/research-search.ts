import type { Asked } from '../../api/coverage.ts'

/** What the search page's address holds. */
export interface ResearchSearch extends Asked {
  /** Only the hits that were marked as none. */
  marked?: '1'
  /** The id of the saved query that this one was, before somebody changed its text. */
  was?: string
}

/** What the topic page's address holds. */
export interface TopicSearch extends Omit<Asked, 'from' | 'to'> {
  period?: string
  against?: string
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

function textIn(raw: Record<string, unknown>, name: string): string | undefined {
  const value = raw[name]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function askedIn(raw: Record<string, unknown>): Pick<Asked, 'q' | 'saved' | 'copies'> {
  const [q, saved] = [textIn(raw, 'q'), textIn(raw, 'saved')]
  const copies = raw['copies'] === 'all' ? ({ copies: 'all' } as const) : {}
  if (saved !== undefined && uuid.test(saved)) return { saved, ...copies }
  return { ...(q === undefined ? {} : { q }), ...copies }
}

/** Reads the address; what does not fit is left out rather than refused. */
export function parseResearchSearch(raw: Record<string, unknown>): ResearchSearch {
  const [from, to, was] = [textIn(raw, 'from'), textIn(raw, 'to'), textIn(raw, 'was')]
  return {
    ...askedIn(raw),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(raw['marked'] === '1' ? { marked: '1' } : {}),
    ...(was !== undefined && uuid.test(was) ? { was } : {}),
  }
}

export function parseTopicSearch(raw: Record<string, unknown>): TopicSearch {
  const [period, against] = [textIn(raw, 'period'), textIn(raw, 'against')]
  return {
    ...askedIn(raw),
    ...(period === undefined ? {} : { period }),
    ...(against === undefined ? {} : { against }),
  }
}

/** Is anything asked at all? */
export function isAsked({ q, saved }: Asked): boolean {
  return q !== undefined || saved !== undefined
}

/**
 * The periods that are compared unless others are named: the last twelve whole months against the
 * twelve before.
 * @param now milliseconds since 1970
 */
export function usualPeriods(now: number): { period: string; against: string } {
  const date = new Date(now)
  const month = (before: number): string =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - before, 1))
      .toISOString()
      .slice(0, 7)
  return { period: `${month(12)}..${month(1)}`, against: `${month(24)}..${month(13)}` }
}
