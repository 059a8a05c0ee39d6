import type { Translated } from '../catalogue.ts'
import type { alarms as english } from '../en/alarms.ts'

export const alarms = {
  title: {
    one: 'Отзыв: не подтвердил {count} партнёр',
    few: 'Отзыв: не подтвердили {count} партнёра',
    many: 'Отзыв: не подтвердили {count} партнёров',
    other: 'Отзыв: не подтвердили {count} партнёра',
  },
  what: '«{headline}», версия {version}, отозвано {time}: {reason}',
  confirmed: 'снято',
  missing: 'Нет подтверждения уже {elapsed}.',
  tries: {
    one: 'Сообщали {count} раз, последний — {time}.',
    few: 'Сообщали {count} раза, последний — {time}.',
    many: 'Сообщали {count} раз, последний — {time}.',
    other: 'Сообщали {count} раза, последний — {time}.',
  },
  lastRead: 'Последний раз читал нас {time}, тогда у него была версия {version}.',
  lastReadNone: 'Ни одной версии не подтверждал.',
  notTaken: 'Его сервер не принял ({code}).',
  again: 'Сообщить снова',
  told: 'Сообщено снова.',
  contact: 'Дежурный',
  contactOf: '{name}, {role}',
  call: 'Позвонить: {phone}',
  write: 'Написать: {mail}',
  inTitle: '«{partner}» отзывает материал',
  inWhat: '«{headline}», получено {time}: {reason}',
  inUntitled: 'Материал без заголовка',
  inNothing: 'У нас на нём ничего не построено.',
  inWithheld: 'Сразу придержано; по каждому решите, отозвать или оставить:',
  inPublished: 'опубликовано: снимите там, где стоит',
  seen: 'Вижу, занимаюсь',
  seenDone: 'Подтверждено от вашего имени.',
  flash: 'Отзыв',
} satisfies Translated<typeof english>
