import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { NewsItem } from '@suyab/wire/ninjs'
import { readAll, type Source } from '@suyab/wire/ndjson'
import { read } from '@suyab/wire/read'
import { recognise } from '@suyab/wire/recognise'
import { validateNinjs } from '@suyab/wire/validate'
import { validateNitf } from '@suyab/wire/validate-nitf'
import { writeAtom } from '@suyab/wire/write-atom'
import { writeJsonFeed } from '@suyab/wire/write-json-feed'
import { ninjsDocument } from '@suyab/wire/write-ninjs'
import { writeNitf } from '@suyab/wire/write-nitf'
import { writeRss } from '@suyab/wire/write-rss'
import { sources, unreadable } from './source.ts'
import { CommandFault, printRows, type Terminal } from './terminal.ts'

const formats = ['ninjs', 'nitf', 'rss', 'atom', 'json-feed'] as const
type Format = (typeof formats)[number]

/** `suyab read | validate | write`: wire files on the terminal. */
export function addWire(program: Command, terminal: Terminal): void {
  program
    .command('read [files...]')
    .description('wire files (or standard input) to one item a line; faults on standard error')
    .option('--format <format>', 'what the files are, where content does not tell: newspaper-page')
    .addHelpText('after', '\nExample:\n  $ npx suyab read agency/*.xml > items.ndjson')
    .action(async (files: string[], options: { format?: string }) => {
      const { format } = options
      if (format !== undefined && format !== 'newspaper-page')
        throw new CommandFault(`${format} is no format to name: choose newspaper-page`, 2)
      const failed = new Set<string>()
      for await (const event of readAll(as(sources(terminal, files), format))) {
        const { name: file } = event
        if (event.kind === 'item') terminal.out(`${JSON.stringify(event.item.item)}\n`)
        else if (event.kind === 'fault') {
          failed.add(file)
          terminal.err(`${JSON.stringify({ file, ...event.fault })}\n`)
        }
      }
      if (failed.size > 0)
        throw new CommandFault(
          `${failed.size} of ${Math.max(files.length, 1)} files had faults, the first: ${[...failed][0]}; the lines above say where`,
        )
    })

  program
    .command('validate <files...>')
    .description(
      'check ninjs and NITF strictly against the standard; other formats as far as they are read',
    )
    .addHelpText('after', '\nExample:\n  $ npx suyab validate story.json')
    .action(async (files: string[]) => {
      const findings: Found[] = []
      for (const file of files) findings.push(...(await validateFile(file)))
      const columns = {
        file: (row: Found) => row.file,
        at: (row: Found) => row.at,
        rule: (row: Found) => row.rule,
        expected: (row: Found) => row.expected,
      }
      printRows(terminal, findings, columns, `${files.length} files are valid.`)
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
      '\nExample:\n  $ npx suyab write atom --title "Talas" < items.ndjson > feed.xml',
    )
    .action(async (given: string, options: { title: string; link: string }) => {
      const format = formats.find((one) => one === given)
      if (format === undefined)
        throw new CommandFault(`${given} is no format: choose ${formats.join(', ')}`, 2)
      const items: NewsItem[] = []
      for await (const event of readAll(sources(terminal, []))) {
        if (event.kind === 'fault')
          throw new CommandFault(
            `standard input is not one item a line: ${JSON.stringify(event.fault)}`,
          )
        if (event.kind === 'item') items.push(event.item.item)
      }
      terminal.out(`${written(format, items, options)}\n`)
    })
}

/** Files of a format that is known beforehand. */
async function* as(
  files: AsyncIterable<Source>,
  format: 'newspaper-page' | undefined,
): AsyncGenerator<Source> {
  for await (const file of files) yield format === undefined ? file : { ...file, format }
}

function written(
  format: Format,
  items: readonly NewsItem[],
  { title, link }: { title: string; link: string },
): string {
  const channel = { title, link, self: link }
  const entries = items.map((item) => ({ item }))
  switch (format) {
    case 'ninjs':
      return JSON.stringify(items.map(ninjsDocument))
    case 'nitf': {
      // A document of NITF holds one item.
      const [only, ...others] = items
      if (only === undefined || others.length > 0)
        throw new CommandFault(`nitf is written one item a file, and here are ${items.length}`, 2)
      return writeNitf(only).trimEnd()
    }
    case 'rss':
      return writeRss(channel, entries)
    case 'atom':
      return writeAtom(channel, entries)
    case 'json-feed':
      return writeJsonFeed(channel, entries)
    default:
      throw new TypeError(`no such format: ${String(format satisfies never)}`)
  }
}

interface Found {
  file: string
  at: string
  rule: string
  expected: string
}

async function validateFile(file: string): Promise<Found[]> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw unreadable(file, cause)
  })
  const text = bytes.toString('utf8')
  const { format } = recognise(text)
  if (format === 'nitf') return validateNitf(text).map((finding) => ({ file, ...finding }))
  if (format !== 'ninjs' && format !== 'ninjs-lines') {
    const { faults } = await read(bytes)
    return faults.map(({ code, ...data }) => {
      const place = 'line' in data ? `${data.line}:${data.column}` : 'at' in data ? data.at : ''
      return { file, at: place, rule: code, expected: 'expected' in data ? data.expected : '' }
    })
  }
  const documents =
    format === 'ninjs' ? [text] : text.split('\n').filter((line) => line.trim() !== '')
  return documents.flatMap((document, index) => {
    const where = documents.length === 1 ? file : `${file}:${index + 1}`
    let value: unknown
    try {
      value = JSON.parse(document)
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : ''
      return [{ file: where, at: '', rule: 'json', expected: why }]
    }
    const items: unknown[] = Array.isArray(value) ? value : [value]
    return items.flatMap((item, at) =>
      validateNinjs(item).map((finding) => ({
        file: where,
        ...finding,
        at: Array.isArray(value) ? `/${at}${finding.at}` : finding.at,
      })),
    )
  })
}
