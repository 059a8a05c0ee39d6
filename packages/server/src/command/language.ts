import { readFile } from 'node:fs/promises'
import { canonicalTag } from '@suyab/language/tag'
import { identify } from '@suyab/language/identify'
import { nameIn, type NameKind, type NameRequest } from '@suyab/language/name'
import { compare, read, type Difference, type Quantity } from '@suyab/language/quantity'
import { query, terms } from '@suyab/language/term'
import { indexTerms, readTbx, type TermIndex } from '@suyab/language/termbase'
import { LineSplitter, type Line } from '@suyab/wire/line'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { z } from 'zod'
import { sources, unreadable } from './source.ts'
import { CommandFault, type Terminal } from './terminal.ts'

/** Bytes of one line, far above any article. */
const longestLine = 16 * 1024 * 1024

/** What one line comes to: the object for a program, and the cells of a table's rows for a person. */
interface Answer {
  readonly object: object
  readonly rows: readonly (readonly (string | number)[])[]
  /** Why the line could not be answered. */
  readonly fault?: string
}

/** `suyab language …`: a line of standard input or of files → a JSON object a line. */
export function addLanguage(program: Command, terminal: Terminal): void {
  const language = program
    .command('language')
    .description('the language, search terms, numbers and names of texts, one a line')
  addIdentify(language, terminal)
  addTerms(language, terminal)
  addQuantities(language, terminal)
  addNames(language, terminal)
  addCompare(language, terminal)
}

function addIdentify(language: Command, terminal: Terminal): void {
  language
    .command('identify [files...]')
    .description('which language each line is in; und where it is none of ours')
    .addHelpText('after', '\nExample:\n  $ echo "Бишкекте кар жаады" | npx suyab language identify')
    .action((files: string[]) =>
      eachLine(terminal, files, (text) => {
        const found = identify(text)
        return {
          object: { text, ...found },
          rows: [[found.language, found.probability.toFixed(2), text]],
        }
      }),
    )
}

function addTerms(language: Command, terminal: Terminal): void {
  language
    .command('terms [files...]')
    .description('the terms of each line, in order, for a search index')
    .addOption(languageOption())
    .option('--query', 'the terms to ask with instead', false)
    .addHelpText(
      'after',
      '\nExample:\n  $ echo "мектептерде" | npx suyab language terms --language ky',
    )
    .action((files: string[], options: { language?: string; query: boolean }) =>
      eachLine(terminal, files, (text) => {
        const of = options.language ?? identify(text).language
        const found = options.query ? query(text, of) : terms(text, of)
        return { object: { language: of, terms: found }, rows: [[of, ...found]] }
      }),
    )
}

function addQuantities(language: Command, terminal: Terminal): void {
  language
    .command('quantities [files...]')
    .description('every number that each line mentions: value, unit, kind, bound and place')
    .addOption(languageOption())
    .addHelpText(
      'after',
      '\nExample:\n  $ echo "超过八成" | npx suyab language quantities --language zh-Hans',
    )
    .action((files: string[], options: { language?: string }) =>
      eachLine(terminal, files, (text) => {
        const of = options.language ?? identify(text).language
        const quantities = read(text, of)
        return {
          object: { language: of, quantities },
          rows: quantities.map((one) => [
            one.text,
            one.bound ?? '',
            one.value,
            one.unit ?? '',
            one.kind,
          ]),
        }
      }),
    )
}

interface NameOptions {
  readonly from: string
  readonly to: string
  readonly kind?: NameKind
  readonly system: NonNullable<NameRequest['latin']>
  readonly termBase?: string
}

function addNames(language: Command, terminal: Terminal): void {
  language
    .command('names [files...]')
    .description('each line, a name in its dictionary form, in another language')
    .requiredOption('--from <tag>', 'the language of the names', tagOf)
    .requiredOption('--to <tag>', 'the language asked for', tagOf)
    .addOption(
      new Option(
        '--kind <kind>',
        'what the names are of; without it known places come first',
      ).choices(['person', 'place', 'organisation']),
    )
    .addOption(
      new Option('--system <system>', 'how Cyrillic names are written in English')
        .choices(['wire', 'bgn', 'national'])
        .default('wire'),
    )
    .option('--term-base <file>', 'a TBX file that is asked first')
    .addHelpText(
      'after',
      '\nExample:\n  $ echo "程晚汀" | npx suyab language names --from zh-Hans --to ru',
    )
    .action(async (files: string[], options: NameOptions) => {
      const { termBase } = options
      const termIndex = termBase === undefined ? undefined : await termBaseOf(termBase)
      await eachLine(terminal, files, (text) => named(text, options, termIndex))
    })
}

function named(text: string, options: NameOptions, termIndex: TermIndex | undefined): Answer {
  const { from, to, system: latin } = options
  const request = {
    name: text,
    from,
    to,
    latin,
    ...(termIndex === undefined ? {} : { termIndex }),
  }
  const kinds: readonly NameKind[] =
    options.kind === undefined ? ['place', 'person'] : [options.kind]
  const answers = kinds.map((kind) => nameIn({ ...request, kind }))
  const answer =
    answers.find((one) => one.known && one.source.by !== 'rule') ??
    answers.findLast((one) => one.known) ??
    answers.at(-1)!
  if (!answer.known) {
    const { why } = answer
    return {
      object: { text, from, to, name: null, how: null, review: true, why },
      rows: [[text, '–', why]],
    }
  }
  const { source, review } = answer
  const how = source.by === 'same' ? 'rule' : source.by
  const systems = source.by === 'rule' ? { systems: source.systems } : {}
  return {
    object: {
      text,
      from,
      to,
      name: answer.text,
      how,
      review,
      language: answer.language,
      ...systems,
    },
    rows: [[text, answer.text, review ? `${how}, look at it` : how]],
  }
}

function addCompare(language: Command, terminal: Terminal): void {
  const example = {
    source: { language: 'zh-Hans', text: '超过八成' },
    target: { language: 'ru', text: 'более 70 %' },
  }
  language
    .command('compare [files...]')
    .description('the numbers of a source and of its translation, a pair a line as JSON')
    .addHelpText(
      'after',
      `\nExample:\n  $ echo '${JSON.stringify(example)}' | npx suyab language compare`,
    )
    .action((files: string[]) => eachLine(terminal, files, compared))
}

function compared(line: string): Answer {
  const given = pairOf(line)
  if ('fault' in given) return { object: given, rows: [], fault: given.fault.text }
  const { source, target } = given
  const findings = compare(source, target).map(finding)
  return {
    object: { findings },
    rows: findings.map(({ code, source: was, target: is }) => [
      code,
      was?.text ?? '–',
      is?.text ?? '–',
    ]),
  }
}

/** What is amiss, with the mention on either side that has one. */
function finding({ is, source, translation }: Difference): {
  code: string
  source?: Quantity
  target?: Quantity
} {
  return {
    code: `quantity.${is}`,
    ...(source === undefined ? {} : { source }),
    ...(translation === undefined ? {} : { target: translation }),
  }
}

const sideOfPair = z.object({
  language: z
    .string()
    .transform((tag) => canonicalTag(tag))
    .pipe(z.string('a BCP 47 tag')),
  text: z.string(),
})
const pair = z.object({ source: sideOfPair, target: sideOfPair })

interface PairFault {
  readonly fault: { readonly code: 'language.pair'; readonly text: string }
}

function pairOf(line: string): z.infer<typeof pair> | PairFault {
  const form = 'give {"source":{"language","text"},"target":{"language","text"}}'
  const fault = (text: string): PairFault => ({
    fault: { code: 'language.pair', text: `${text}; ${form}` },
  })
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return fault('not JSON')
  }
  const parsed = pair.safeParse(value)
  if (parsed.success) return parsed.data
  const at = parsed.error.issues[0]?.path.join('.') ?? ''
  return fault(at === '' ? 'not an object' : `${at} is missing or wrong`)
}

function languageOption(): Option {
  return new Option('--language <tag>', 'of the lines; without it each is identified').argParser(
    tagOf,
  )
}

function tagOf(given: string): string {
  const tag = canonicalTag(given)
  if (tag === undefined)
    throw new InvalidArgumentError('Give a language tag such as ky or zh-Hans.')
  return tag
}

async function termBaseOf(file: string): Promise<TermIndex> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw unreadable(file, cause)
  })
  const read = readTbx(text)
  if (read.ok) return indexTerms(read.value)
  const [first] = read.fault
  throw new CommandFault(`${file} is no term base that can be read: ${JSON.stringify(first)}`)
}

/** One answer for every line, empty ones too, as they come. */
async function eachLine(
  terminal: Terminal,
  files: readonly string[],
  answer: (text: string) => Answer,
): Promise<void> {
  let unanswered = 0
  const print = (name: string, line: Line): void => {
    const { object, rows, fault } =
      'length' in line ? tooLong(line.length) : answer(bare(line.text))
    if (!terminal.isPerson) terminal.out(`${JSON.stringify(object)}\n`)
    else for (const row of rows) terminal.out(`${row.join('  ')}\n`)
    if (fault === undefined) return
    unanswered += 1
    terminal.err(`${name}:${line.number}: ${fault}\n`)
  }
  for await (const { name, bytes } of sources(terminal, files)) {
    const splitter = new LineSplitter(longestLine)
    for await (const chunk of bytes) for (const line of splitter.push(chunk)) print(name, line)
    for (const line of splitter.end()) print(name, line)
  }
  if (unanswered > 0)
    throw new CommandFault(
      `${unanswered === 1 ? 'one line' : `${unanswered} lines`} could not be answered; see above`,
    )
}

function bare(line: string): string {
  return line.replace(/^\uFEFF/u, '').replace(/\r$/u, '')
}

function tooLong(length: number): Answer {
  const text = `the line has ${length} bytes, more than ${longestLine}; break it up`
  return { object: { fault: { code: 'language.line-too-long', text } }, rows: [], fault: text }
}
