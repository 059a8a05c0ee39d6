import type { KeptList } from './concept.ts'

/** A text that two lists share where they ask the same, in whatever order their words stand. */
export function listKey(list: KeptList | undefined): string {
  if (list === undefined || typeof list === 'string') return JSON.stringify(list) ?? ''
  const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort()
  const near = (list.near ?? []).map(({ words, to, within }) =>
    JSON.stringify([sorted(words), sorted(to), within]),
  )
  return JSON.stringify([sorted(list.words), sorted(list.except ?? []), sorted(near)])
}
