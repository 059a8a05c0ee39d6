import type { Translated } from '../catalogue.ts'
import type { research as english } from '../en/research.ts'

export const research = {
  parts: '研究各栏',
  search: '检索',
  outlets: '媒体',
  concepts: '概念',
} satisfies Translated<typeof english>
