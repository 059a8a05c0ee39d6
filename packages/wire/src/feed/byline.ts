import type { FeedElement } from './element.ts'

const mail = '[^\\s<>()@]+@[^\\s<>()@]+'
const nameLast = new RegExp(`^<?${mail}>?\\s*\\(([^()]+)\\)$`)
const nameFirst = new RegExp(`^"?([^"<>()]+?)"?\\s*(?:<(?:mailto:)?${mail}>|\\(${mail}\\))$`)

/** The name in `me@kol.example (Name)` or `Name <me@kol.example>`; else the words as they are. */
function nameOfAddress(words: string): string {
  if (words.length > 500 || !words.includes('@')) return words
  return (nameLast.exec(words)?.[1] ?? nameFirst.exec(words)?.[1] ?? words).trim()
}

/** The names of persons, each an element with parts (Atom) or words (RSS), for a byline. */
function namesOf(persons: readonly FeedElement[]): string {
  return persons
    .map(
      (person) =>
        person.firstText('name', 'itunes:name') ||
        nameOfAddress(person.text.trim()) ||
        person.firstText('email', 'itunes:email', 'uri', 'url', 'homepage'),
    )
    .filter((name) => name !== '')
    .join(', ')
}

/** Who wrote it, by the first kind of element that tells. */
export function bylineOf(element: FeedElement, ...kinds: readonly string[]): string {
  for (const kind of kinds) {
    const names = namesOf(element.all(kind))
    if (names !== '') return names
  }
  return ''
}
