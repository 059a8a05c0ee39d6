import { parentPort } from 'node:worker_threads'
import { read } from '@suyab/wire/read'
import type { ReadHint } from '@suyab/wire/read-feed'

/** The reader's other side: takes one document at a time and gives what was in it. */
parentPort?.on('message', ({ bytes, hint }: { bytes: Uint8Array; hint: ReadHint }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void read(bytes, hint).then((document) => parentPort?.postMessage(document))
})
