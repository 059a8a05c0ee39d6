import type { Growth, GrowthFault, Period } from '@suyab/coverage/growth/growth'
import {
  growthOfQuery,
  queryGrowthFigure,
  type QueryGrowth,
} from '@suyab/coverage/growth/query-growth'
import type { Side } from '@suyab/coverage/growth/side'
import type { GrowthWarning } from '@suyab/coverage/growth/warning'
import { sentenceOf, valueIn } from '@suyab/figure/sentence'
import type { Figure } from '@suyab/figure/figure'
import { printQuery } from '@suyab/coverage/query/print'
import { canonicalTag } from '@suyab/language/tag'
import { InvalidArgumentError, type Command } from 'commander'
import { conceptsOf } from '../../coverage-comparison.ts'
import { subjectOf } from '../../coverage-subject.ts'
import { growthDates } from '../../growth-dates.ts'
import type { NodeParts } from '../../part.ts'
import { CommandFault, printRows, type Terminal } from '../terminal.ts'
import { withArchive } from './archive.ts'
import { queryOf, withConceptsOf } from './question.ts'

interface Options {
  readonly period: Period
  readonly against: Period
  readonly subject?: string
  readonly source?: string
  readonly language: string
}

/** `suyab coverage growth`: how much more was written, with its interval, as a figure. */
export function addGrowth(coverage: Command, terminal: Terminal, parts: NodeParts): void {
  coverage
    .command('growth <query>')
    .description('how much more was written about it than before, with its interval and warnings')
    .requiredOption('--period <dates>', 'a year, a month, or days such as 2025-01-01..2025-06-30', datesOf)
    .requiredOption('--against <dates>', 'what it is compared with', datesOf)
    .option('--subject <text>', 'what the figure is of; the query with the names of its concepts unless told')
    .option('--source <name>', 'who answers for the data; the address of this node unless told')
    .option('--language <tag>', 'of the subject, the source and the sentence', tagOf, 'en')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx suyab coverage growth "молодежь country:kg duplicates:once" --period 2025 --against 2024',
    )
    .action((text: string, options: Options) => growth(terminal, parts, text, options))
} // prettier-ignore

function datesOf(given: string): Period {
  const dates = growthDates(given)
  if (dates === undefined)
    throw new InvalidArgumentError('Give a year, a month, or days such as 2025-01-01..2025-06-30.')
  return dates
}

function tagOf(given: string): string {
  const tag = canonicalTag(given)
  if (tag === undefined)
    throw new InvalidArgumentError('Give a language tag such as ky or zh-Hans.')
  return tag
}

async function growth(
  terminal: Terminal,
  parts: NodeParts,
  text: string,
  options: Options,
): Promise<void> {
  const given = queryOf(text)
  const { period, against, language } = options
  const { answer, query, concepts, at, origin } = await withArchive(terminal, parts, async (tools) => {
    const { archive, origin } = tools
    const at = terminal.clock()
    const onProgress = (part: number): void => {
      if (terminal.isPerson) terminal.err(`\r\u001B[K${Math.floor(100 * part)} %`)
    }
    const query = await withConceptsOf(tools, given)
    const answer = await growthOfQuery(archive, query, { period, against, onProgress })
    return { answer, query, concepts: await conceptsOf(tools.store.db, query), at, origin }
  }) // prettier-ignore
  if (terminal.isPerson) terminal.err('\r\u001B[K')
  if (!answer.ok) throw new CommandFault(words(answer.fault), 2)
  const { all: found } = answer.value
  if (!found.ok) throw new CommandFault(words(found.fault))
  const { subject: name, source = origin } = options
  const figure = queryGrowthFigure(answer.value, found.value, {
    subject: subjectOf(printQuery(query), concepts, { name, language }),
    name: { [language]: source },
    at,
  })
  if (!figure.ok) throw new CommandFault(`no figure can be made of it (${figure.fault.code})`)
  if (terminal.isPerson) printForPerson(terminal, answer.value, found.value, figure.value, language)
  else terminal.out(`${JSON.stringify(objectOf(answer.value, found.value, figure.value))}\n`)
}

/** Everything that is known of it, and the figure as a report holds it. */
function objectOf(answer: QueryGrowth, found: Growth, figure: Figure): object {
  const { value, interval, raw, share, panel, warnings, influence, period, against } = found
  return {
    query: printQuery(answer.query),
    period,
    against,
    value,
    interval,
    raw,
    share,
    panel,
    warnings,
    influence,
    countries: answer.countries.map(({ country, growth }) =>
      growth.ok
        ? {
            country,
            value: growth.value.value,
            interval: growth.value.interval,
            panel: growth.value.panel,
            warnings: growth.value.warnings,
          }
        : { country, fault: growth.fault },
    ),
    months: answer.months,
    figure,
  }
}

interface SideRow {
  readonly of: string
  readonly side: Side
  readonly interval?: Growth['interval']
}

function printForPerson(
  terminal: Terminal,
  answer: QueryGrowth,
  found: Growth,
  figure: Figure,
  language: string,
): void {
  terminal.out(`${sentenceOf(figure, language)}\n\n`)
  const rows: SideRow[] = [
    { of: 'the same outlets', side: found.panel, interval: found.interval },
    { of: 'all outlets', side: found.share },
    ...answer.countries.flatMap(({ country, growth }) =>
      growth.ok ? [{ of: country, side: growth.value.panel, interval: growth.value.interval }] : [],
    ),
  ]
  const said = (value: number): string => valueIn(value, figure.unit, language)
  printRows(
    terminal,
    rows,
    {
      'of what': ({ of }) => of,
      growth: ({ side }) => said(side.ratio),
      'from … to': ({ interval }) =>
        interval === undefined ? '' : `${said(interval.low)} … ${said(interval.high)}`,
      hits: ({ side }) => side.now.hits,
      of: ({ side }) => side.now.total,
      before: ({ side }) => side.before.hits,
      'of then': ({ side }) => side.before.total,
    },
    '',
  )
  for (const warning of found.warnings) terminal.err(`${warningWords(warning)}\n`)
  for (const { country, growth } of answer.countries)
    if (!growth.ok) terminal.err(`${country}: ${words(growth.fault)}\n`)
}

function words(fault: GrowthFault): string {
  switch (fault.code) {
    case 'growth.period':
      return `--${fault.at} is none: give from two days to ten years`
    case 'growth.no-panel':
      return `none of ${fault.outlets} outlets was seen without a break in both periods: take periods for which the archive has them`
    case 'growth.no-hits':
      return `a share of nothing has no growth: ${fault.hits} hits, ${fault.hitsBefore} before; widen the query or the periods`
    case 'growth.count':
      return 'the counts of the archive contradict each other: npx suyab coverage rebuild'
    default:
      return fault satisfies never
  }
}

function warningWords(warning: GrowthWarning): string {
  const { code, ...data } = warning
  const details = Object.entries(data).map(([name, value]) => `${name} ${shown(value)}`)
  return `${code}: ${warningTexts[code]} (${details.join(', ')})`
}

function shown(value: string | number | null): string {
  return typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : (value ?? 'nothing')
}

const warningTexts: Readonly<Record<GrowthWarning['code'], string>> = {
  'coverage.turnover': 'outlets came or went between the periods',
  'coverage.panel-apart': 'all outlets together say something else than the same outlets',
  'coverage.outage': 'an outlet was hardly seen for some days',
  'coverage.volume-change': 'an outlet changed how much it publishes',
  'coverage.small-count': 'there are few hits',
  'coverage.few-outlets': 'there are few outlets, or they are very unequal',
  'coverage.one-outlet': 'one outlet makes much of the difference',
}
