import type { Translated } from '../catalogue.ts'
import type { findings as english } from '../en/findings.ts'

export const findings = {
  'number-missing': 'Түпнускада {number} саны бар, мында жок',
  'body-missing': 'Текст азырынча жок',
  untranslated: 'Которула элек',
  'date-unreadable': 'Бул күн жана убакыт эмес',
  'urgency-unknown': 'Шашылыштыгы 1ден 9га чейинки сан',
  'headline-missing': 'Аталышы жок',
  'same-as-source': 'Түпнуска менен бирдей: которулган жокпу?',
  'source-changed': 'Бул жерде түпнуска андан бери өзгөрдү',
  'number-added': 'Түпнускада мындай сан жок: {text}',
  'number-differs': 'Сан дал келбейт: {source} эле, {text} болду',
  'bound-lost': '«{source}» дегендин чеги «{text}» дегенде жоголду',
  'name-differs': 'Аты башкача жазылган: {text}',
  'term-differs': 'Макулдашылган термин: {term}',
  'alt-missing': 'Сүрөттө көрө албагандар үчүн сөз жок',
  'credit-missing': 'Сүрөттүн автору көрсөтүлгөн эмес',
  'picture-missing': 'Сүрөт жок',
  'start-missing': 'Башталышы көрсөтүлгөн эмес',
  'members-missing': 'Топтом бош',
  other: 'Карап көрүңүз ({code})',
  blocks: 'Түзөтүлмөйүнчө жарыяланбайт.',
  inSource: 'түпнуска',
  inText: 'мында',
} satisfies Translated<typeof english>
