import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { topicLanguages, type ParallelDocument } from './parallel-document.ts'

interface Annotation {
  readonly default?: readonly string[]
  readonly tts?: readonly string[]
}

/** For each character that CLDR annotates, its names and keywords. @source CLDR 48, annotations */
export function annotationDocuments(folder: string): ParallelDocument[] {
  const annotations = Object.fromEntries(
    topicLanguages.map((language) => [language, annotationsOf(folder, language)]),
  )
  return Object.keys(annotations['en'] ?? {}).map(
    (character) =>
      Object.fromEntries(
        topicLanguages.map((language) => [language, said(annotations[language]?.[character])]),
      ) as ParallelDocument,
  )
}

function annotationsOf(folder: string, language: string): Readonly<Record<string, Annotation>> {
  const file = join(folder, 'annotations', language, 'annotations.json')
  const read = JSON.parse(readFileSync(file, 'utf8')) as {
    annotations: { annotations: Record<string, Annotation> }
  }
  return read.annotations.annotations
}

function said({ tts = [], default: keywords = [] }: Annotation = {}): string {
  return [...tts, ...keywords].join(' ; ')
}
