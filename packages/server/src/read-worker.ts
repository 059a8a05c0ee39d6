import { read } from '@suyab/wire/read'
import type { ReadHint } from '@suyab/wire/read-feed'
import { answerQuestions } from './thread-answer.ts'

/** The reader's other side: takes one document at a time and gives what was in it. */
answerQuestions(({ bytes, hint }: { bytes: Uint8Array; hint: ReadHint }) => read(bytes, hint))
