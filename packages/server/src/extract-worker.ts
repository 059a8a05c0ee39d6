import { parentPort } from 'node:worker_threads'
import { extract, type PageHint } from '@suyab/coverage/extract/extract'

// An extractor complains on standard error of every page whose JSON-LD it cannot read.
console.error = () => undefined
console.warn = () => undefined

/** The extractor's other side: takes one page at a time and gives the article in it. */
parentPort?.on('message', ({ bytes, hint }: { bytes: Uint8Array; hint: PageHint }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void extract(bytes, hint).then((result) => parentPort?.postMessage(result))
})
