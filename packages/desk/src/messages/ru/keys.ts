import type { Translated } from '../catalogue.ts'
import type { keys as english } from '../en/keys.ts'

export const keys = {
  search: 'Поиск',
  move: 'Материал выше, ниже',
  open: 'Открыть и читать',
  take: 'Взять или вернуть',
  translate: 'Перевести или обновить перевод',
  note: 'Написать редактору партнёра',
  fresh: 'Показать новое',
  reset: 'Сбросить фильтры',
  leave: 'Закрыть открытое',
  help: 'Этот список',
} satisfies Translated<typeof english>
