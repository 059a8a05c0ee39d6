import type { Translated } from '../catalogue.ts'
import type { findings as english } from '../en/findings.ts'

export const findings = {
  'number-missing': 'В оригинале есть число {number}, здесь его нет',
  'body-missing': 'Текста пока нет',
  untranslated: 'Ещё не переведено',
  'date-unreadable': 'Это не дата и время',
  'urgency-unknown': 'Срочность — число от 1 до 9',
  'headline-missing': 'Нет заголовка',
  'same-as-source': 'Совпадает с оригиналом: не переведено?',
  'source-changed': 'Оригинал здесь с тех пор изменился',
  'number-added': 'Этого числа нет в оригинале: {text}',
  'number-differs': 'Число не сходится: было {source}, стало {text}',
  'bound-lost': '«{source}» говорит больше, чем «{text}»: потеряно ограничение',
  'name-differs': 'Имя написано иначе: {text}',
  'term-differs': 'Согласованный термин: {term}',
  'alt-missing': 'У снимка нет слов для тех, кто его не видит',
  'credit-missing': 'У снимка не указан автор',
  'picture-missing': 'Нет снимка',
  'start-missing': 'Не указано начало',
  'members-missing': 'Подборка пуста',
  other: 'Посмотрите ({code})',
  blocks: 'Пока не исправлено, публиковать нельзя.',
  inSource: 'оригинал',
  inText: 'здесь',
} satisfies Translated<typeof english>
