import { extract, type PageHint } from '@suyab/coverage/extract/extract'
import { answerQuestions } from './thread-answer.ts'

// An extractor complains on standard error of every page whose JSON-LD it cannot read.
console.error = () => undefined
console.warn = () => undefined

/** The extractor's other side: takes one page at a time and gives the article in it. */
answerQuestions(({ bytes, hint }: { bytes: Uint8Array; hint: PageHint }) => extract(bytes, hint))
