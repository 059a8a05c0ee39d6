import type { Article } from '../article.ts'
import { sliceBytes, textBytes } from '../archive/slice.ts'
import type { Collected, Store } from './collected.ts'

/** Takes articles in for good; those it has already, it leaves. */
export type TakeIn = (articles: readonly Article[]) => Promise<unknown>

/** What is waited for, in milliseconds: less than the shortest pace of a host, so that none is slowed. */
const usualPatience = 1000
const mostGathered = 500

/**
 * A store that gathers what several hosts bring within a second, since a batch of one article costs
 * the archive as much as one of hundreds. Each is acknowledged when its batch is.
 */
export function gatheringStore(takeIn: TakeIn, patience: number = usualPatience): Store {
  let gathered: Collected[] = []
  let bytes = 0
  let under: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let begin: () => void = () => undefined
  const flush = async (): Promise<void> => {
    const batch = gathered
    gathered = []
    bytes = 0
    under = undefined
    await takeIn(batch.map(({ article }) => article))
  }
  return (collected) => {
    for (const one of collected) {
      gathered.push(one)
      bytes += textBytes(one.article)
    }
    under ??= new Promise<void>((resolve) => {
      begin = resolve
      timer = setTimeout(resolve, patience)
    }).then(flush)
    const mine = under
    if (gathered.length >= mostGathered || bytes >= sliceBytes) {
      clearTimeout(timer)
      begin()
    }
    return mine
  }
}
