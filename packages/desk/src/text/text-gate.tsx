import type { DeskLanguage } from '@suyab/server/api'
import { use, useDeferredValue, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { catalogues, type Catalogue } from '../messages/catalogue.ts'
import { useSession } from '../api/session.ts'
import { guestLanguage, isMirrored, rememberLanguage } from '../shell/preference.ts'
import { makeText, TextProvider } from './text.tsx'

const loaded = new Map<DeskLanguage, Promise<Catalogue>>()

function load(language: DeskLanguage): Promise<Catalogue> {
  let promise = loaded.get(language)
  if (promise === undefined) {
    promise = catalogues[language]()
    loaded.set(language, promise)
  }
  return promise
}

/** Gives what is below the words of the person's language, and the page its language and direction. */
export function TextGate({ children }: { children: ReactNode }) {
  const { newsroom, person } = useSession()
  // Deferred, so that the page stands in the old language until the new one's words are here.
  const language = useDeferredValue(person?.language ?? guestLanguage(newsroom.languages))
  const catalogue = use(load(language))
  // Only once, for the address changes and the wish to see the desk mirrored does not.
  const [mirrored] = useState(() => isMirrored(location.search))
  const text = useMemo(
    () => makeText(language, catalogue, newsroom.timeZone, mirrored),
    [language, catalogue, newsroom.timeZone, mirrored],
  )
  // Before the browser paints: fonts and hyphens go by the page's language.
  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = text.direction
    if (person !== null) rememberLanguage(language)
  }, [language, text, person])
  return <TextProvider value={text}>{children}</TextProvider>
}
