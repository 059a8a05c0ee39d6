import { expect, test } from 'vitest'
import { catalogues } from './catalogue.ts'

const said = [
  ['en', /not weighted/, /not asked/, /model of the weights/, /whole sample/, /confidence/i],
  ['ru', /без взвешивания/, /не задавали/, /модели весов/, /всей выборки/, /доверительн/i],
  ['ky', /салмаксыз/, /суроо берилген эмес/, /салмактардын модели/, /Бүт тандоо/, /ишеним/i],
  ['zh-Hans', /未加权/, /未被问到/, /加权模型/, /全部样本/, /置信/],
] as const

test.for(said)(
  'in %s a table says that bases are unweighted, who is missing, and what an opt-in sample lacks',
  async ([language, unweighted, notAsked, model, wholeSample, sampling]) => {
    const { pollsTable: words } = await catalogues[language]()
    expect(words.baseAll).toMatch(unweighted)
    expect(words.baseFiltered).toMatch(unweighted)
    for (const message of Object.values(words.missing)) expect(message).toMatch(notAsked)
    for (const message of [words.optIn, words.noteModelIntervals, words['warning.poll.opt-in-sample']]) expect(message).toMatch(model) // prettier-ignore
    expect(words.noteModelIntervals).not.toMatch(sampling)
    // A table of some countries, of a filter, or of a question not put to all has a margin of its own.
    expect(words.margin).not.toMatch(wholeSample)
    expect(words.margin).toContain('{level}')
  },
)
