import type { Translated } from '../catalogue.ts'
import type { research as english } from '../en/research.ts'

export const research = {
  parts: 'Изилдөө бөлүмдөрү',
  search: 'Издөө',
  outlets: 'Басылмалар',
  concepts: 'Түшүнүктөр',
} satisfies Translated<typeof english>
