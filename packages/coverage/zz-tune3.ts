/**
 * What the scorer's weights and the grouper's settings were chosen by: neighbouring sentences of
 * sib200, which mostly come from one text, three or seven pairs of them to a document; each half of
 * the documents with a topic table that never saw it.
 *
 * Usage: node eval/story/tune.ts FOLDER [PAIRS], the unpacked npm package cldr-annotations-full.
 */
import { annotationDocuments } from './scripts/topics/annotation.ts'
import { declarationDocuments } from './scripts/topics/declaration.ts'
import { topicTableOf } from './scripts/topics/table.ts'
import { sibDocuments, type SibSentence } from './scripts/topics/sib.ts'
import { groupingSettings } from './src/story/group.ts'
import { makeTopicModel, type TopicModel } from './src/story/topic.ts'
import { halfLanguages, type HalfLanguage, type HalvedDocument } from './eval/story/half.ts'
import { linkedPairs, meanAccuracy } from './eval/story/linking.ts'
import { groupedStream } from './eval/story/stream.ts'
const [folder, pairs] = process.argv.slice(2)
const pairsInDocument = Number(pairs ?? 3)
if (folder === undefined) {
  console.error('name the folder of the unpacked package cldr-annotations-full')
  process.exit(2)
}
interface NeighbourDocument extends HalvedDocument {
  readonly sentences: readonly number[]
}
function neighbourDocuments(sentences: readonly SibSentence[]): NeighbourDocument[] {
  const pairs: (readonly [SibSentence, SibSentence])[] = []
  for (let at = 0; at + 1 < sentences.length; at += 1) {
    const [one, next] = [sentences[at]!, sentences[at + 1]!]
    if (next.id !== one.id + 1 || next.topic !== one.topic) continue
    pairs.push([one, next])
    at += 1
  }
  const documents = Math.floor(pairs.length / pairsInDocument)
  return Array.from({ length: documents }, (_, at) => {
    const chunk = pairs.slice(at * pairsInDocument, (at + 1) * pairsInDocument)
    const half = (side: 0 | 1): Record<HalfLanguage, string> =>
      Object.fromEntries(
        halfLanguages.map((language) => [
          language,
          chunk.map((pair) => pair[side].document[language]).join('\n'),
        ]),
      ) as Record<HalfLanguage, string>
    const sentences = chunk.flatMap((pair) => pair.map(({ id }) => id))
    return { id: `sib ${at}`, odd: half(0), even: half(1), sentences }
  })
}
const sentences = sibDocuments()
const documents = neighbourDocuments(sentences)
const [declaration, annotations] = [declarationDocuments(), annotationDocuments(folder)]
function modelWithout(test: readonly NeighbourDocument[]): TopicModel {
  const unseen = new Set(test.flatMap(({ sentences }) => sentences))
  const seen = sentences.filter(({ id }) => !unseen.has(id)).map(({ document }) => document)
  return makeTopicModel(topicTableOf(seen, declaration, annotations))
}
for (const fold of [0, 1]) {
  const test = documents.filter((_, at) => at % 2 === fold)
  const model = modelWithout(test)
  const linked = linkedPairs(test, model, ['ours', 'topics alone', 'names alone'])
  for (const way of ['ours', 'topics alone', 'names alone'] as const) {
    const figures = [undefined, 'zh', 'ky'] as const
    const found = figures.map((language) => meanAccuracy(linked, way, language).toFixed(3))
    console.log(`fold ${fold}, ${way}: all ${found[0]}, zh ${found[1]}, ky ${found[2]}`)
  }
  for (const join of [0.88, 0.93]) {
    for (const fade of [1]) {
      const settings = { ...groupingSettings, join, fade }
      const { stories, precision, recall } = await groupedStream(test, model, settings)
      const figures = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`
      const chosen = `fold ${fold}, join ${join}, fade ${fade}`
      console.log(`${chosen}: ${stories} of ${test.length} stories, ${figures}`)
    }
  }
}
