import type { Translated } from '../catalogue.ts'
import type { rights as english } from '../en/rights.ts'

export const rights = {
  may: '可以{uses}',
  mayNot: '不得{uses}',
  theyMay: '伙伴可以{uses}',
  theyMayNot: '伙伴不得{uses}',
  publish: '刊发',
  translate: '翻译',
  translateInto: '译成{languages}',
  adapt: '改编',
  passOn: '转供他人',
  territory: '限{places}',
  media: '仅限{media}',
  credit: '署名“{credit}”',
  comma: '，',
  stop: '。',
} satisfies Translated<typeof english>
