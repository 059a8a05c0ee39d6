import { useSyncExternalStore } from 'react'
import { nodeNow } from '../api/session.ts'

interface Ticker {
  now: number
  listeners: Set<() => void>
  timer: ReturnType<typeof setInterval> | undefined
}
const tickers = new Map<number, Ticker>()

/** The node's time in milliseconds, renewed every `every` milliseconds; all users of a pace share one timer. */
export function useNow(every: number): number {
  let ticker = tickers.get(every)
  if (ticker === undefined) {
    ticker = { now: nodeNow(), listeners: new Set(), timer: undefined }
    tickers.set(every, ticker)
  }
  const mine = ticker
  return useSyncExternalStore(subscribeTo(mine, every), () => mine.now)
}

const subscriptions = new WeakMap<Ticker, (listener: () => void) => () => void>()

function subscribeTo(ticker: Ticker, every: number): (listener: () => void) => () => void {
  let subscribe = subscriptions.get(ticker)
  if (subscribe === undefined) {
    subscribe = (listener) => {
      ticker.listeners.add(listener)
      ticker.timer ??= setInterval(() => {
        ticker.now = nodeNow()
        for (const notify of ticker.listeners) notify()
      }, every)
      return () => {
        ticker.listeners.delete(listener)
        if (ticker.listeners.size > 0) return
        clearInterval(ticker.timer)
        ticker.timer = undefined
      }
    }
    subscriptions.set(ticker, subscribe)
  }
  return subscribe
}
