import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { Groups } from '../src/duplicate/group.ts'
import { sketchOf } from '../src/duplicate/sketch.ts'
import { seeded, type Random } from '../src/seeded.ts'
import type { Row } from './row.ts'

const files = { zh: 'zho-CN', ky: 'kir', ru: 'rus', en: 'eng', fa: 'fas', hi: 'hin' } as const
const edits = ['new title', 'footer', '15 % changed', 'cut to 60 %'] as const
type Edit = (typeof edits)[number]

/** Footers as outlets write them, of their own; every fifth outlet has each. */
const footers = Array.from({ length: 5 }, (_, at) =>
  `© ${2020 + at} Example Media ${at}. All rights reserved. Subscribe to our channel ${at}, write to editor${at}@example.org, read more on this topic at example${at}.org/news.`.repeat(
    1 + (at % 3),
  ),
)

export async function run(): Promise<readonly Row[]> {
  const folder = join(dataFolder, 'coverage/ntrex')
  const ids = linesOf(join(folder, 'DOCUMENT_IDS.tsv')).map((line) => line.split('\t')[0]!)
  return Object.entries(files).flatMap(([language, file]) =>
    rowsFor(language, documentsOf(linesOf(join(folder, `${file}.txt`)), ids)),
  )
}

interface Article {
  readonly document: number
  readonly edit: Edit | 'original'
  readonly sentences: readonly string[]
}

function rowsFor(language: string, documents: readonly (readonly string[])[]): Row[] {
  const random = seeded(language.charCodeAt(0))
  const articles = documents.flatMap((sentences, document): Article[] => [
    { document, edit: 'original', sentences },
    ...edits.map((edit) => ({ document, edit, sentences: edited(sentences, edit, document, documents, random) })),
  ]) // prettier-ignore
  const groups = new Groups()
  const order = articles.map((_, at) => at).sort(() => random() - 0.5)
  for (const at of order) {
    const text = articles[at]!.sentences.join('\n')
    groups.add({ id: String(at), outlet: `outlet ${at}`, published: at, sketch: sketchOf(text) })
  }
  const ours = scored(articles, (at) => groups.groupOf(String(at))!.first.id)
  const identical = scored(articles, (at) => articles[at]!.sentences.join(' '))
  const titles = scored(articles, (at) => articles[at]!.sentences[0]!)
  const recalls = edits.map((edit) => {
    const mine = articles.map((_, at) => at).filter((at) => articles[at]!.edit === edit)
    const found = mine.filter((at) => groups.groupOf(String(at))!.first.id === originalOf(articles, at)) // prettier-ignore
    return [edit, share(found.length, mine.length)] as const
  })
  const cut = recalls.find(([edit]) => edit === 'cut to 60 %')![1]
  const others = recalls.filter(([edit]) => edit !== 'cut to 60 %')
  return [
    {
      figure: `precision of pairs, ${language}, ${articles.length} articles`,
      value: ours.precision,
      unit: '%',
      least: 98,
      peers: { identical: identical.precision, 'same title': titles.precision },
    },
    {
      figure: `recall of pairs, ${language}`,
      value: ours.recall,
      unit: '%',
      least: 95,
      peers: { identical: identical.recall, 'same title': titles.recall, ...Object.fromEntries(others) }, // prettier-ignore
    },
    { figure: `found of those cut to 60 %, ${language}`, value: cut, unit: '%', least: 90 },
    {
      figure: `found alone against the original, every edit at once, ${language}`,
      value: allAtOnce(documents, random),
      unit: '%',
    },
  ]
}

/** With no other copy between: cut, changed, with another title and a footer. */
function allAtOnce(documents: readonly (readonly string[])[], random: Random): number {
  const found = documents.filter((sentences, document) => {
    const apart = edits
      .toReversed()
      .reduce<readonly string[]>(
        (text, edit) => edited(text, edit, document, documents, random),
        sentences,
      )
    const [one, other] = [sentences, apart].map((text, at) => ({
      id: String(at),
      outlet: String(at),
      published: at,
      sketch: sketchOf(text.join('\n')),
    }))
    const groups = new Groups()
    groups.add(one!)
    return groups.add(other!).copies.length > 0
  })
  return share(found.length, documents.length)
}

function originalOf(articles: readonly Article[], at: number): string {
  const { document } = articles[at]!
  return String(articles.findIndex((one) => one.document === document && one.edit === 'original'))
}

function edited(
  sentences: readonly string[],
  edit: Edit,
  document: number,
  documents: readonly (readonly string[])[],
  random: Random,
): string[] {
  // Other words come from other documents, so that they too are of the press.
  const foreign = (): string => {
    const other = documents[(document + 1 + Math.floor(random() * (documents.length - 1))) % documents.length]! // prettier-ignore
    return other[Math.floor(random() * other.length)]!
  }
  switch (edit) {
    case 'new title':
      return [foreign(), ...sentences.slice(1)]
    case 'footer':
      return [...sentences, footers[document % footers.length]!]
    case '15 % changed': {
      const changed = new Set<number>()
      const count = Math.max(1, Math.round(0.15 * sentences.length))
      while (changed.size < count) changed.add(Math.floor(random() * sentences.length))
      return sentences.map((sentence, at) => (changed.has(at) ? foreign() : sentence))
    }
    case 'cut to 60 %': {
      const text = Array.from(sentences.join('\n'))
      return text
        .slice(0, Math.ceil(0.6 * text.length))
        .join('')
        .split('\n')
    }
    default:
      return edit satisfies never
  }
}

/** Over all pairs of articles: are those of one document together, and no others? */
function scored(
  articles: readonly Article[],
  groupOf: (at: number) => string,
): { precision: number; recall: number } {
  let [both, together, same] = [0, 0, 0]
  const groups = articles.map((_, at) => groupOf(at))
  for (let a = 0; a < articles.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const isTogether = groups[a] === groups[b]
      const isSame = articles[a]!.document === articles[b]!.document
      if (isTogether) together += 1
      if (isSame) same += 1
      if (isTogether && isSame) both += 1
    }
  }
  return { precision: share(both, together), recall: share(both, same) }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').replace(/\n$/, '').split('\n')
}

function documentsOf(lines: readonly string[], ids: readonly string[]): string[][] {
  const documents = new Map<string, string[]>()
  for (const [at, id] of ids.entries()) {
    const known = documents.get(id)
    if (known === undefined) documents.set(id, [lines[at]!])
    else known.push(lines[at]!)
  }
  return [...documents.values()]
}
