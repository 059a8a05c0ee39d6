import { useCallback, useState } from 'react'

/** Lists of a concept as they stand in this browser and not yet at the node. */
export interface UnsavedLists {
  /** The version that they were changed from. */
  readonly base: number
  /** By language. */
  readonly texts: Readonly<Record<string, string>>
}

const keyOf = (id: string): string => `suyab.concept.${id}`

/** Reads what was kept; what cannot be read is nothing. */
export function readUnsaved(kept: string | null): UnsavedLists | undefined {
  if (kept === null) return undefined
  try {
    const given: unknown = JSON.parse(kept)
    if (typeof given !== 'object' || given === null) return undefined
    const { base, texts } = given as Partial<UnsavedLists>
    const isWhole =
      typeof base === 'number' &&
      typeof texts === 'object' &&
      Object.values(texts).every((text) => typeof text === 'string')
    return isWhole && Object.keys(texts).length > 0 ? { base, texts } : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export interface Unsaved {
  readonly lists: UnsavedLists | undefined
  /** Whether they were there already when the page was opened, and nobody has said to go on. */
  readonly resumed: boolean
  write(base: number, language: string, text: string, saved: string): void
  clear(): void
  goOn(): void
}

/** The unsaved lists of a concept, kept in the browser at every stroke. */
export function useUnsaved(id: string): Unsaved {
  const [lists, setLists] = useState(() => readUnsaved(localStorage.getItem(keyOf(id))))
  const [resumed, setResumed] = useState(lists !== undefined)
  const keep = useCallback(
    (next: UnsavedLists | undefined) => {
      setLists(next)
      if (next === undefined) localStorage.removeItem(keyOf(id))
      else localStorage.setItem(keyOf(id), JSON.stringify(next))
    },
    [id],
  )
  return {
    lists,
    resumed: resumed && lists !== undefined,
    write(base, language, text, saved) {
      const texts = { ...lists?.texts, [language]: text }
      // What was typed and taken back again is no change.
      if (text === saved) delete texts[language]
      keep(Object.keys(texts).length === 0 ? undefined : { base: lists?.base ?? base, texts })
    },
    clear() {
      keep(undefined)
      setResumed(false)
    },
    goOn: () => setResumed(false),
  }
}
