/**
 * Stories: halves of news documents that share no sentence, linked across languages and grouped as a
 * stream. The documents are for measuring alone; what was chosen was chosen by story/tune.ts.
 */
import { makeTopicModel } from '../src/story/topic.ts'
import { topicTable } from '../src/story/topic-table.ts'
import type { Row } from './row.ts'
import { halvedDocuments, type HalfLanguage } from './story/half.ts'
import { linkedPairs, meanAccuracy, type Way } from './story/linking.ts'
import { groupedStream } from './story/stream.ts'

const peers: readonly Way[] = [
  'rare terms',
  'numbers and Latin names',
  'topics alone',
  'names alone',
]

export async function run(): Promise<readonly Row[]> {
  const documents = halvedDocuments()
  if (documents === undefined) return []
  const model = makeTopicModel(topicTable)
  const pairs = linkedPairs(documents, model)
  const row = (figure: string, least: number, language?: HalfLanguage): Row => ({
    figure,
    value: rounded(meanAccuracy(pairs, 'ours', language)),
    unit: 'acc@1',
    least,
    peers: Object.fromEntries(
      peers.map((way) => [way, rounded(meanAccuracy(pairs, way, language))]),
    ),
  })
  const { articles, precision, eventPrecision, recall } = await groupedStream(documents, model)
  return [
    row('stories linked: all pairs of languages', 0.7),
    row('stories linked: pairs with zh', 0.55, 'zh'),
    row('stories linked: pairs with ky', 0.72, 'ky'),
    {
      figure: `stories grouped, ${articles} half-documents: pairs rightly together`,
      value: rounded(eventPrecision),
      unit: 'precision',
      peers: { 'by document': rounded(precision) },
    },
    {
      figure: `stories grouped, ${articles} half-documents: pairs found`,
      value: rounded(recall),
      unit: 'recall',
    },
  ]
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
