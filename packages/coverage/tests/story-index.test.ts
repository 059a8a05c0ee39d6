import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClickHouse, type ClickHouse } from '@suyab/store/clickhouse'
import { migrateClickHouse } from '@suyab/store/clickhouse-migration'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveMigrations } from '../src/archive/schema.ts'
import { ArchivedStoryIndex, type Origin } from '../src/story/archived-index.ts'
import { growingBackground } from '../src/story/background.ts'
import { featuresOf } from '../src/story/features.ts'
import { packFeatures, type PackedFeatures } from '../src/story/packed.ts'
import { readFeatures, writeFeatures } from '../src/story/stored.ts'
import { memoryStoryIndex, type StoryIndex } from '../src/story/story-index.ts'
import { topicTable } from '../src/story/topic-table.ts'
import { makeTopicModel } from '../src/story/topic.ts'
import { candidateKeys, tellingTopics } from '../src/story/candidate.ts'
import { bridgeArticles, finalArticles } from './story-sample.ts'

const model = makeTopicModel(topicTable)
const read = [...bridgeArticles, ...finalArticles].map((one) =>
  packFeatures(featuresOf(one, model)),
)
const dayLength = 86_400_000

let folder: string
let clickhouse: ClickHouse
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suyab-story-'))
  clickhouse = await openClickHouse({ folder, memory: 1e9 })
  await migrateClickHouse(clickhouse, 'coverage', archiveMigrations({ kind: 'single' }))
})
afterAll(async () => {
  await clickhouse.close()
  rmSync(folder, { recursive: true })
})

let lastVersion = 0
function archived(most: number): ArchivedStoryIndex {
  const background = growingBackground(model)
  return new ArchivedStoryIndex({ clickhouse, background, version: () => (lastVersion += 1), most, leads: false }) // prettier-ignore
}

test('what is compared of an article reads back as it was written', () => {
  for (const features of read) {
    const topics = tellingTopics(features, growingBackground(model))
    const { id, language, at, lead } = features
    const text = writeFeatures({ features, topics })
    const back = readFeatures(text, { id, language, at, lead })
    expect({ ...back.features.names, total: Math.fround(features.names.total) }).toEqual({ ...features.names, total: Math.fround(features.names.total) }) // prettier-ignore
    expect({ ...back.features, names: null }).toEqual({ ...features, names: null })
    expect(back.topics).toEqual(topics)
  }
})

type Step =
  | { readonly does: 'put'; readonly number: number; readonly of: number; readonly day: number; readonly beside: number | undefined } // prettier-ignore
  | { readonly does: 'merge'; readonly from: number; readonly into: number }
  | { readonly does: 'flush' | 'restart' }

const number = fc.integer({ min: 1, max: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('put'),
      number,
      of: fc.nat(read.length - 1),
      day: fc.nat(12),
      beside: fc.option(number, { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('merge'), from: number, into: number }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('flush', 'restart') }) },
)

const start = Date.UTC(2025, 0, 10)
const origins: ReadonlyMap<string, Origin> = new Map(
  Array.from({ length: 30 }, (_, at) => [`${at + 1}`, { batch: 1, outlet: 'one', day: '2025-01-01' }]), // prettier-ignore
)

/** What an index finds around each day, and the members of each story there. */
async function seen(index: StoryIndex, stories: Iterable<string>): Promise<unknown[]> {
  const answers: unknown[] = []
  for (let day = 0; day <= 12; day += 3) {
    const at = start + day * dayLength
    const time = { since: at - 4 * dayLength, until: at + 4 * dayLength }
    for (const features of [read[0]!, read[6]!]) {
      const keys = candidateKeys(features, tellingTopics(features, growingBackground(model)))
      const found = await index.near(keys, time, 8)
      answers.push(found.map(({ features: { id }, story }) => `${id} ${story}`))
    }
    for (const story of stories)
      answers.push((await index.members(story, time)).map(({ id }) => id))
  }
  return answers
}

test('an index over tables answers as one in memory, with little room and after restarts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 15 }),
      fc.constantFrom(3, 1000),
      async (steps, most) => {
        for (const table of ['story', 'story_feature'])
          await clickhouse.command(`TRUNCATE TABLE ${table}`)
        const memory = memoryStoryIndex()
        let tables = archived(most)
        let batch = 1
        await tables.begin(origins)
        for (const one of steps) {
          if (one.does === 'put') {
            const id = `${one.number}`
            // An article's moment and place stay: it is placed anew only after a crash.
            if (memory.storyOf(id) !== undefined) continue
            const at = start + one.day * dayLength + one.number * 1000
            const features: PackedFeatures = { ...read[one.of]!, id, at, lead: '' }
            const topics = tellingTopics(features, growingBackground(model))
            const story = memory.storyOf(`${one.beside ?? ''}`) ?? id
            const time = { since: at - 4 * dayLength, until: at + 4 * dayLength }
            // As the grouper does: an article joins what it has been compared with.
            await tables.near([], time, 1)
            const isThere = (await tables.members(story, time)).length > 0
            const joined = most > 3 || isThere ? story : id
            for (const index of [memory, tables]) await index.put(features, topics, joined)
          } else if (one.does === 'merge') {
            const [from, into] = [memory.storyOf(`${one.from}`), memory.storyOf(`${one.into}`)]
            if (from === undefined || into === undefined || from === into) continue
            for (const index of [memory, tables]) await index.merge(from, into)
          } else {
            await tables.flush()
            if (one.does === 'restart') {
              tables = archived(most)
              // What was told counts as done: only a batch that was not is begun again.
              batch += 1
              const left = [...origins].filter(([id]) => memory.storyOf(id) === undefined)
              await tables.begin(new Map(left.map(([id, origin]) => [id, { ...origin, batch }])))
            }
          }
        }
        await tables.flush()
        const again = archived(1000)
        const stories = [...memory.stories().keys()]
        expect(await seen(again, stories)).toEqual(await seen(memory, stories))
        const rows = await clickhouse.query<{ number: number; story: number }>(
          'SELECT number, story FROM story FINAL ORDER BY number',
        )
        const told = new Map(rows.map((row) => [`${row.number}`, `${row.story}`]))
        for (const [story, ids] of memory.stories()) {
          for (const id of ids) expect(told.get(id) ?? id).toBe(ids.size > 1 ? story : (told.get(id) ?? id)) // prettier-ignore
        }
      },
    ),
    // Every day that is looked at is a question to the engine, and a busy machine answers ten a second.
    { numRuns: 4 },
  )
}, 180_000)
