import type { Translated } from '../catalogue.ts'
import type { rights as english } from '../en/rights.ts'

export const rights = {
  may: 'Можно {uses}',
  mayNot: 'Нельзя {uses}',
  theyMay: 'Партнёру можно {uses}',
  theyMayNot: 'Партнёру нельзя {uses}',
  publish: 'публиковать',
  translate: 'переводить',
  translateInto: 'переводить (языки: {languages})',
  adapt: 'перерабатывать',
  passOn: 'передавать другим',
  territory: 'только на территории: {places}',
  media: 'только для: {media}',
  credit: 'с подписью «{credit}»',
  comma: ', ',
  stop: '.',
} satisfies Translated<typeof english>
