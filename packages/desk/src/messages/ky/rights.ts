import type { Translated } from '../catalogue.ts'
import type { rights as english } from '../en/rights.ts'

export const rights = {
  may: '{uses} болот',
  mayNot: '{uses} болбойт',
  theyMay: 'Өнөктөшкө {uses} болот',
  theyMayNot: 'Өнөктөшкө {uses} болбойт',
  publish: 'жарыялоого',
  translate: 'которууга',
  translateInto: 'которууга (тилдер: {languages})',
  adapt: 'кайра иштетүүгө',
  passOn: 'башкаларга берүүгө',
  territory: 'аймагы: {places} гана',
  media: 'жолу: {media} гана',
  credit: '«{credit}» деп көрсөтүлөт',
  comma: ', ',
  stop: '.',
} satisfies Translated<typeof english>
