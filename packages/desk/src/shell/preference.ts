import { pickLanguage } from '@suyab/language/tag'
import type { DeskLanguage } from '@suyab/server/api'

export const deskLanguages: readonly [DeskLanguage, ...DeskLanguage[]] = [
  'zh-Hans',
  'ru',
  'ky',
  'en',
]
export type Theme = 'light' | 'dark' | ''
export type Density = 'close' | 'wide' | ''

/** How this browser wants the desk; '' leaves it to the system or to the regular measure. */
export function setPreference(name: 'theme' | 'density', value: Theme | Density): void {
  if (value === '') {
    localStorage.removeItem(`suyab.${name}`)
    delete document.documentElement.dataset[name]
  } else {
    localStorage.setItem(`suyab.${name}`, value)
    document.documentElement.dataset[name] = value
  }
}

export function preference(name: 'theme' | 'density'): string {
  return document.documentElement.dataset[name] ?? ''
}

export function rememberLanguage(language: DeskLanguage): void {
  localStorage.setItem('suyab.language', language)
}

/** The language for someone who is not signed in: as last time, as the browser, as the newsroom. */
export function guestLanguage(newsroom: readonly string[]): DeskLanguage {
  const last = localStorage.getItem('suyab.language')
  return pickLanguage(
    [...(last === null ? [] : [last]), ...navigator.languages, ...newsroom],
    deskLanguages,
  )
}

/** `?pseudo=rtl` mirrors the desk, so that its layout can be tried from right to left. */
export function isMirrored(search: string): boolean {
  return new URLSearchParams(search).get('pseudo') === 'rtl'
}
