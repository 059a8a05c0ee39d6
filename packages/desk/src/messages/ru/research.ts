import type { Translated } from '../catalogue.ts'
import type { research as english } from '../en/research.ts'

export const research = {
  parts: 'Разделы исследований',
  search: 'Поиск',
  outlets: 'Издания',
  concepts: 'Понятия',
} satisfies Translated<typeof english>
