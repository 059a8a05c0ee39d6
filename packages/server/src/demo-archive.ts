import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Article } from '@suyab/coverage/article'
import { addSavedQuery, listSavedQueries } from '@suyab/coverage/saved/saved-query'
import { readQuestion } from './coverage-question.ts'
import { registerPress } from './demo-outlets.ts'
import { inventedPress } from './demo-press.ts'
import type { Node } from './node.ts'

/** Says that the whole press of the demonstration was taken in. */
const pressFile = 'press.json'
/** Articles taken in at once: the desks are to be answered in between. */
const batchLength = 200

/** What each newsroom keeps asking: young people, work and artificial intelligence. */
const savedQuery = 'concept:artificial-intelligence AND concept:youth duplicates:once'
const queryNames: Readonly<Record<string, string>> = {
  zh: '青年、就业与人工智能',
  ky: 'Жаштар, жумуш жана жасалма интеллект',
}

/**
 * Takes the invented press into a node's archive, as soon as that is open; once, and where it was
 * broken off the rest. Gives how many articles there are; undefined where it was stopped before.
 * @param options `until`: the day before which the press ends; `days`: three years unless told
 */
export async function loadPress(
  { context }: Node,
  folder: string,
  options: { until: Date; language: string; signal: AbortSignal; days?: number },
): Promise<number | undefined> {
  const { until, language, signal, days } = options
  const archive = await context.coverage?.opened(signal)
  const told = join(context.config.dataFolder, pressFile)
  if (archive === undefined || existsSync(told) || signal.aborted) return undefined
  const press = inventedPress(folder, until, days)
  const { db } = context
  await registerPress(db, press.outlets, until)
  if ((await listSavedQueries(db)).length === 0) {
    const name = queryNames[language.slice(0, 2)] ?? 'Youth, work and artificial intelligence'
    const { text } = await readQuestion(db, savedQuery)
    await addSavedQuery(db, randomUUID(), { name, query: text, alert: false }, undefined, until)
  }
  let articles = 0
  let batch: Article[] = []
  const take = async (): Promise<void> => {
    await archive.store(batch)
    articles += batch.length
    batch = []
    await breathe()
  }
  for (const article of press.articles()) {
    if (signal.aborted) return undefined
    if (batch.push(article) === batchLength) await take()
  }
  await take()
  await archive.settle({ signal })
  await writeFile(told, JSON.stringify({ articles, until }))
  return articles
}
