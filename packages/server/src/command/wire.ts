import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { ChannelEntry } from '@suyab/wire/channel'
import { type WireWarning, WireWriteError } from '@suyab/wire/fault'
import { expectationOf } from '@suyab/wire/fault-expectation'
import type { Finding } from '@suyab/wire/finding'
import type { NewsItem } from '@suyab/wire/ninjs'
import { readAll, type Source } from '@suyab/wire/read-all'
import { ninjsVersions } from '@suyab/wire/ninjs-version'
import { validateDocument } from '@suyab/wire/validate-document'
import { writeAtomParts } from '@suyab/wire/write-atom'
import { writeIcalendarParts } from '@suyab/wire/write-icalendar'
import { writeJsonFeedParts } from '@suyab/wire/write-json-feed'
import { writeNewsMessageParts, writeNewsMlG2 } from '@suyab/wire/write-newsml-g2'
import { writeNinjsParts } from '@suyab/wire/write-ninjs'
import { writeNitf } from '@suyab/wire/write-nitf'
import { writeRssParts } from '@suyab/wire/write-rss'
import { sources, unreadable } from './source.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'

const formats = [
  'ninjs',
  'ninjs-2.1',
  'ninjs-1.4',
  'newsml-g2',
  'nitf',
  'rss',
  'atom',
  'json-feed',
  'icalendar',
] as const
type Format = (typeof formats)[number]

/** `suyab read | validate | write`: wire files on the terminal. */
export function addWire(program: Command, terminal: Terminal): void {
  program
    .command('read [files...]')
    .description(
      'wire files and pictures (or standard input) to one item a line; faults on standard error',
    )
    .option('--format <format>', 'what the files are, where content does not tell: newspaper-page')
    .addHelpText('after', '\nExample:\n  $ npx suyab read agency/*.xml > items.ndjson')
    .option('--warnings', 'also what was guessed, mended or left out, on standard error')
    .action(async (files: string[], options: { format?: string; warnings?: true }) => {
      const { format } = options
      if (format !== undefined && format !== 'newspaper-page')
        throw new CommandFault(`${format} is no format to name: choose newspaper-page`, 2)
      const failed = new Set<string>()
      const warn = (file: string, warning: WireWarning, uri?: string): void => {
        if (options.warnings !== true) return
        terminal.err(`${JSON.stringify({ file, kind: 'warning', uri, ...warning })}\n`)
      }
      await eachFile(
        terminal,
        files,
        async (file) => {
          for await (const event of readAll(as(sources(terminal, file), format))) {
            const { name } = event
            if (event.kind === 'warning') warn(name, event.warning)
            else if (event.kind === 'item') {
              const { item, warnings } = event.item
              terminal.out(`${JSON.stringify(item)}\n`)
              for (const warning of warnings) warn(name, warning, item.uri)
              await terminal.drained?.()
            } else {
              failed.add(name)
              const expected = expectationOf(event.fault)
              terminal.err(`${JSON.stringify({ file: name, ...event.fault, expected })}\n`)
            }
          }
        },
        failed,
      )
      const [first] = failed
      if (first === undefined) return
      const which = first === '-' ? 'standard input' : first
      throw new CommandFault(
        files.length <= 1
          ? `${which} could not be read whole; the lines above say where and why`
          : `${failed.size} of ${files.length} files could not be read whole, the first: ${which}; the lines above say where and why`,
      )
    })

  program
    .command('validate [files...]')
    .description(
      'check ninjs 1.0–3.1, NewsML-G2 and NITF strictly against the standard; other formats as far as they are read',
    )
    .option('--ninjs <version>', 'the version of ninjs, where a file does not say its own')
    .addHelpText('after', '\nExample:\n  $ npx suyab validate story.json package.xml')
    .action(async (files: string[], options: { ninjs?: string }) => {
      const version = ninjsVersions.find((one) => one === options.ninjs)
      if (options.ninjs !== undefined && version === undefined)
        throw new CommandFault(
          `${options.ninjs} is no version of ninjs: choose ${ninjsVersions.join(', ')}`,
          2,
        )
      const findings: Found[] = []
      const failed = new Set<string>()
      await eachFile(
        terminal,
        files,
        async ([file]) => {
          const bytes = file === undefined ? await buffer(terminal.stdin) : await readWhole(file)
          const { findings: found } = await validateDocument(
            bytes,
            version === undefined ? {} : { ninjs: version },
          )
          findings.push(...found.map((finding) => ({ file: file ?? '-', ...finding })))
        },
        failed,
      )
      const columns = {
        file: (row: Found) => row.file,
        line: (row: Found) => row.line,
        column: (row: Found) => row.column,
        at: (row: Found) => row.at,
        rule: (row: Found) => row.rule,
        expected: (row: Found) => row.expected,
      }
      const valid = Math.max(files.length, 1) - failed.size
      if (valid > 0)
        printRows(
          terminal,
          findings,
          columns,
          valid === 1 ? 'It is valid.' : `${valid} files are valid.`,
        )
      if (findings.length === 0 && failed.size > 0)
        throw new CommandFault(
          `${failed.size} of ${files.length} files could not be read; the lines above say why`,
        )
      if (findings.length > 0)
        throw new CommandFault(
          findings.length === 1
            ? '1 place does not meet the standard'
            : `${findings.length} places do not meet the standard`,
        )
    })

  program
    .command('write <format>')
    .description(`items, one a line on standard input, to ${formats.join(' | ')}`)
    .option('--title <title>', "the feed's title", 'Suyab')
    .option('--link <url>', "the feed's page", 'https://localhost/')
    .addHelpText(
      'after',
      '\nninjs is 3.1; ninjs-2.1 and ninjs-1.4 leave out what those have no word for.\n\nExample:\n  $ npx suyab write atom --title "Talas" < items.ndjson > feed.xml',
    )
    .action(async (given: string, options: { title: string; link: string }) => {
      const format = formats.find((one) => one === given)
      if (format === undefined)
        throw new CommandFault(`${given} is no format: choose ${formats.join(', ')}`, 2)
      const sent = new Date(terminal.clock()).toISOString()
      const items = await begun(itemsOf(terminal))
      try {
        for await (const part of written(format, items, { ...options, sent })) {
          if (part !== '') terminal.out(part)
          await terminal.drained?.()
        }
      } catch (cause) {
        if (!(cause instanceof WireWriteError)) throw cause
        const { fault } = cause
        const at = 'at' in fault && fault.at !== '' ? ` at ${fault.at}` : ''
        throw new CommandFault(
          `an item cannot be written as ${format}: expected${at}: ${expectationOf(fault)}`,
          1,
          { cause },
        )
      }
    })
}

/** The items on standard input, as they come. @throws CommandFault where there is something else */
async function* itemsOf(terminal: Terminal): AsyncGenerator<NewsItem> {
  for await (const event of readAll(sources(terminal, []))) {
    if (event.kind === 'fault' && event.fault.code === 'wire.empty')
      throw new CommandFault(
        'standard input has no items: give them one a line, such as npx suyab read FILE | npx suyab write rss',
      )
    if (event.kind === 'fault')
      throw new CommandFault(
        `standard input is not one item a line: ${JSON.stringify(event.fault)}`,
      )
    if (event.kind === 'item') yield event.item.item
  }
}

/** Files of a format that is known beforehand. */
async function* as(
  files: AsyncIterable<Source>,
  format: 'newspaper-page' | undefined,
): AsyncGenerator<Source> {
  for await (const file of files) yield format === undefined ? file : { ...file, format }
}

/** The document of a format, in parts, with an end of line at its end. */
async function* written(
  format: Format,
  items: AsyncGenerator<NewsItem>,
  { title, link, sent }: { title: string; link: string; sent: string },
): AsyncGenerator<string> {
  const channel = { title, link, self: link, updated: sent }
  switch (format) {
    case 'ninjs':
      yield* writeNinjsParts(items)
      break
    case 'ninjs-2.1':
      yield* writeNinjsParts(items, '2.1')
      break
    case 'ninjs-1.4':
      yield* writeNinjsParts(items, '1.4')
      break
    case 'newsml-g2': {
      const first = await items.next()
      if (first.done === true)
        throw new CommandFault('standard input has no items: NewsML-G2 needs at least one')
      const second = await items.next()
      if (second.done === true) yield writeNewsMlG2(first.value, { sent })
      else yield* writeNewsMessageParts(before([first.value, second.value], items), { sent })
      return
    }
    case 'nitf': {
      // A document of NITF holds one item.
      const first = await items.next()
      let others = 0
      while ((await items.next()).done !== true) others += 1
      if (first.done === true || others > 0)
        throw new CommandFault(
          `nitf is written one item a file, and here are ${first.done === true ? 0 : others + 1}`,
          2,
        )
      yield writeNitf(first.value)
      return
    }
    case 'rss':
      yield* writeRssParts(channel, entriesOf(items))
      break
    case 'atom':
      yield* writeAtomParts(channel, entriesOf(items))
      break
    case 'json-feed':
      yield* writeJsonFeedParts(channel, entriesOf(items))
      break
    case 'icalendar':
      yield* writeIcalendarParts(items, { stamped: sent, title })
      return
    default:
      throw new TypeError(`no such format: ${String(format satisfies never)}`)
  }
  yield '\n'
}

async function* entriesOf(items: AsyncIterable<NewsItem>): AsyncGenerator<ChannelEntry> {
  for await (const item of items) yield { item }
}

/** The items with the first one there, so that nothing is printed where there is none to print. */
async function begun(items: AsyncGenerator<NewsItem>): Promise<AsyncGenerator<NewsItem>> {
  const first = await items.next()
  return before(first.done === true ? [] : [first.value], items)
}

async function* before(
  first: readonly NewsItem[],
  others: AsyncIterable<NewsItem>,
): AsyncGenerator<NewsItem> {
  yield* first
  yield* others
}

interface Found extends Finding {
  file: string
}

/** @throws CommandFault */
async function readWhole(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: unknown) => {
    throw unreadable(file, cause)
  })
}

/**
 * Does something with each file, or once with standard input where none is named. One of several
 * that cannot be read is told of and holds up none of the others.
 * @throws CommandFault where the only one cannot be read
 */
async function eachFile(
  terminal: Terminal,
  files: readonly string[],
  work: (file: readonly string[]) => Promise<void>,
  failed: Set<string>,
): Promise<void> {
  if (files.length === 0) await work([])
  for (const file of files) {
    try {
      await work([file])
    } catch (cause) {
      if (files.length === 1 || !(cause instanceof CommandFault)) throw cause
      failed.add(file)
      const fault = { file, code: 'file.unreadable', reason: cause.message }
      terminal.err(`${JSON.stringify(fault)}\n`)
    }
  }
}
