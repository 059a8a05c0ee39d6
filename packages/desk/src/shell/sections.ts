import type { Role } from '@suyab/server/api'
import type { MessageKey } from '../messages/catalogue.ts'

export interface Section {
  to: '/incoming' | '/own' | '/translate' | '/research' | '/polls' | '/partners' | '/admin'
  label: MessageKey &
    `shell.${'incoming' | 'own' | 'translation' | 'research' | 'polls' | 'partners' | 'administration'}`
  /** Other first parts of a path that belong to the section. */
  also?: readonly string[]
  roles?: readonly Role[]
}

/** The masthead's sections, in order. */
export const sections: readonly Section[] = [
  { to: '/incoming', label: 'shell.incoming' },
  { to: '/own', label: 'shell.own' },
  {
    to: '/translate',
    label: 'shell.translation',
    also: ['/drafts'],
    roles: ['administrator', 'editor', 'translator'],
  },
  {
    to: '/research',
    label: 'shell.research',
    roles: ['administrator', 'editor', 'analyst'],
  },
  {
    to: '/polls',
    label: 'shell.polls',
    roles: ['administrator', 'editor', 'translator', 'analyst'],
  },
  { to: '/partners', label: 'shell.partners', also: ['/agreements', '/accept'] },
  { to: '/admin', label: 'shell.administration', roles: ['administrator'] },
]

export function isInSection(section: Section, path: string): boolean {
  return [section.to, ...(section.also ?? [])].some(
    (start) => path === start || path.startsWith(`${start}/`),
  )
}
