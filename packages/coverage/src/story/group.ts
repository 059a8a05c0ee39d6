import type { GrowingBackground } from './background.ts'
import { candidateKeys, tellingTopics } from './candidate.ts'
import type { FeatureKey } from './key.ts'
import type { PackedFeatures } from './packed.ts'
import type { StoryScore, StoryScorer } from './scorer.ts'
import { byTime, type StoryIndex, type TimeSpan } from './story-index.ts'

export interface GroupingSettings {
  /** How long after its first mention by another an article may still join, in milliseconds. */
  readonly window: number
  /** Articles that are compared with a new one. */
  readonly mostCandidates: number
  /** Stories that are looked at as a whole, those of the likeliest articles. */
  readonly mostStories: number
  /** Articles that stand for a story when it is compared. */
  readonly mostMembers: number
  /** Score from which a lone article joins another, 0 to 1. */
  readonly join: number
  /**
   * How much less is asked of the mean over many pairs, in log-odds: chance, which lifts one pair,
   * does not lift all of them.
   */
  readonly relief: number
  /**
   * How much more is asked for each day beyond the first between two articles, in log-odds: what
   * happened is told of within a day or two, and what is told of later is mostly another thing.
   */
  readonly fade: number
}

const dayLength = 86_400_000

/** Chosen on sib200, see eval/story/tune.ts. */
export const groupingSettings: GroupingSettings = {
  window: 4 * dayLength,
  mostCandidates: 40,
  mostStories: 6,
  mostMembers: 8,
  join: 0.93,
  relief: 0.5,
  fade: 1,
}

/** Where an article was put. */
export interface Placement {
  readonly article: string
  /** The id of the story's first article when it began. */
  readonly story: string
  /** Nothing like it came before. */
  readonly isNew: boolean
  /** How likely it belongs there: the mean over the story's articles; 1 where it is new. */
  readonly score: number
  /** The article of its story that it is most like. */
  readonly nearest?: string
  /** Stories that turned out to be this one and were given to it. */
  readonly merged: readonly string[]
}

export interface StoryGrouper {
  /** Places an article; articles must come one after the other. */
  add(features: PackedFeatures): Promise<Placement>
  /** Places several, in the order of their time and id however they are handed in. */
  addAll(features: readonly PackedFeatures[]): Promise<readonly Placement[]>
}

interface Linked {
  readonly story: string
  readonly members: readonly PackedFeatures[]
  readonly logOdds: number
  readonly pairs: number
  readonly nearest: string
}

/**
 * Groups articles about one event as they come: each joins the story whose articles it is on the
 * mean most like, or begins one, and stories that are alike on the mean become one. The same
 * articles in the same order give the same stories; in another order within the window nearly so.
 * @source average linkage (Sokal and Michener 1958), made incremental
 */
export function makeStoryGrouper(
  index: StoryIndex,
  scorer: StoryScorer,
  background: GrowingBackground,
  settings: GroupingSettings = groupingSettings,
): StoryGrouper {
  const add = async (features: PackedFeatures): Promise<Placement> => {
    const topics = tellingTopics(features, background)
    const links = await linksOf(features, candidateKeys(features, topics))
    const joined = links.find((link) => isEnough(link, settings))
    const story = joined?.story ?? features.id
    await index.put(features, topics, story)
    background.add(features)
    const merged: string[] = []
    let into = story
    if (joined !== undefined) {
      const alike = links.filter((link) => link !== joined && isNear(link, settings))
      for (const other of alike.slice(0, mostMerged)) {
        const gone = await mergedWith(into, other.story, timeAround(features))
        if (gone === undefined) continue
        into = gone.into
        merged.push(gone.from)
      }
    }
    return {
      article: features.id,
      story: into,
      isNew: joined === undefined,
      score: joined === undefined ? 1 : probability(joined.logOdds),
      ...(joined === undefined ? {} : { nearest: joined.nearest }),
      merged,
    }
  }

  const timeAround = ({ at }: PackedFeatures): TimeSpan => ({
    since: at - settings.window,
    until: at + settings.window,
  })

  const evidence = (one: PackedFeatures, other: PackedFeatures, score: number): number => {
    const days = Math.abs(one.at - other.at) / dayLength
    return logOdds(score) - settings.fade * Math.max(0, days - 1)
  }

  /** The stories that an article may belong to, the likeliest first. */
  const linksOf = async (
    features: PackedFeatures,
    keys: readonly FeatureKey[],
  ): Promise<Linked[]> => {
    const time = timeAround(features)
    const found = await index.near(keys, time, settings.mostCandidates)
    const near = found.filter(({ features: { id } }) => id !== features.id)
    const scores = await scorer.score(
      features,
      near.map(({ features }) => features),
    )
    const known = new Map(near.map(({ features: { id } }, at) => [id, scores[at]!]))
    // One very like article is enough for its story to be looked at as a whole.
    const bestOf = new Map<string, number>()
    for (const [at, { story }] of near.entries()) {
      bestOf.set(story, Math.max(bestOf.get(story) ?? 0, scores[at]!.score))
    }
    const likeliest = [...bestOf]
      .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .slice(0, settings.mostStories)
    const links: Linked[] = []
    for (const [story] of likeliest) {
      const all = (await index.members(story, time)).filter(({ id }) => id !== features.id)
      const members = standingFor(all, settings.mostMembers)
      if (members.length > 0) links.push(await linkOf(features, story, members, known))
    }
    return links.sort(
      (a, b) => surplus(b, settings) - surplus(a, settings) || (a.story < b.story ? -1 : 1),
    )
  }

  const linkOf = async (
    features: PackedFeatures,
    story: string,
    members: readonly PackedFeatures[],
    known: ReadonlyMap<string, StoryScore>,
  ): Promise<Linked> => {
    const missing = members.filter(({ id }) => !known.has(id))
    const found = missing.length === 0 ? [] : await scorer.score(features, missing)
    const more = new Map(missing.map(({ id }, at) => [id, found[at]!]))
    const scores = members.map(({ id }) => known.get(id) ?? more.get(id)!)
    const best = scores.reduce((at, { score }, here) => (score > scores[at]!.score ? here : at), 0)
    return {
      story,
      members,
      logOdds: mean(members.map((member, at) => evidence(features, member, scores[at]!.score))),
      pairs: members.length,
      nearest: members[best]!.id,
    }
  }

  const mergedWith = async (
    one: string,
    other: string,
    time: TimeSpan,
  ): Promise<{ from: string; into: string } | undefined> => {
    const [here, there] = [await index.members(one, time), await index.members(other, time)]
    if (here.length === 0 || there.length === 0) return undefined
    const [ours, theirs] = [here, there].map((all) => standingFor(all, settings.mostMembers))
    const means: number[] = []
    for (const member of ours!) {
      const scores = await scorer.score(member, theirs!)
      means.push(mean(theirs!.map((other, at) => evidence(member, other, scores[at]!.score))))
    }
    const pairs = ours!.length * theirs!.length
    if (!isEnough({ logOdds: mean(means), pairs }, settings)) return undefined
    const [into, from] = byTime(here[0]!, there[0]!) <= 0 ? [one, other] : [other, one]
    await index.merge(from, into)
    return { from, into }
  }

  return {
    add,
    addAll: async (features) => {
      const placements: Placement[] = []
      for (const each of features.toSorted(byTime)) placements.push(await add(each))
      return placements
    },
  }
}

/** Articles that stand for a story: the newest of each language in turn. */
function standingFor(members: readonly PackedFeatures[], most: number): PackedFeatures[] {
  if (members.length <= most) return [...members]
  const rows = [...Map.groupBy(members.toReversed(), ({ language }) => language)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row)
  const chosen: PackedFeatures[] = []
  for (let turn = 0; chosen.length < most; turn += 1) {
    for (const row of rows) {
      const next = row[turn]
      if (next !== undefined && chosen.length < most) chosen.push(next)
    }
  }
  return chosen.sort(byTime)
}

/** By how much a mean over so many pairs is above what is asked of it. */
function surplus(
  { logOdds: found, pairs }: { readonly logOdds: number; readonly pairs: number },
  { join, relief }: GroupingSettings,
): number {
  return found - logOdds(join) + relief * (1 - 1 / Math.sqrt(pairs))
}

/** Whether an article is like enough to a second story for that to be looked at as a whole. */
function isNear(link: Linked, settings: GroupingSettings): boolean {
  return surplus(link, settings) >= -mergeSlack
}

/** Stories that one article may bring together, and how far below joining its own link may be. */
const mostMerged = 4
const mergeSlack = 2.5

function isEnough(
  link: { readonly logOdds: number; readonly pairs: number },
  settings: GroupingSettings,
): boolean {
  return surplus(link, settings) >= 0
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Log-odds of a score, kept within ±8 so that no single pair decides. */
function logOdds(score: number): number {
  return Math.max(-8, Math.min(8, Math.log(score / (1 - score))))
}

function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
