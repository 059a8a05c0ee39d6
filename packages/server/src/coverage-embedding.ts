import type { ArchiveOptions } from '@suyab/coverage/archive'
import { embeddingCalibration } from '@suyab/coverage/story/embedding-scorer'
import type { EmbeddingFault } from '@suyab/coverage/story/embedding'
import type { NodeConfig } from './config.ts'

/** Texts that are sent at once, and how long an answer may take, in milliseconds. */
const batch = 64
const timeout = 20_000

/**
 * The endpoint by whose vectors stories are told, where the configuration names one. The
 * administrator named it, so it may be in a private network.
 */
export function embeddingOf(
  { embeddings }: NodeConfig,
  warn: (fault: EmbeddingFault, until: number) => void,
): Pick<ArchiveOptions, 'embedding'> {
  if (embeddings === undefined) return {}
  const { even, ...endpoint } = embeddings
  return {
    embedding: {
      endpoint: { ...endpoint, batch, timeout },
      fetch: (url, init) => fetch(url, init),
      warn,
      calibration: { ...embeddingCalibration, even },
    },
  }
}

/** What is wrong with the endpoint, for a log or a terminal. */
export function embeddingWords({ code, ...data }: EmbeddingFault): string {
  const details = Object.entries(data).map(([name, value]) => `${name} ${String(value)}`)
  return [code, ...details].join(', ')
}
