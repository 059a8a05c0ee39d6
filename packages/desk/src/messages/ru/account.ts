import type { Translated } from '../catalogue.ts'
import type { account as english } from '../en/account.ts'

export const account = {
  title: 'Учётная запись',
  name: 'Имя',
  mail: 'Почта',
  alarmByMail: 'Писать мне, когда партнёр отзывает взятый нами материал',
  needsMail: 'Сначала укажите адрес.',
  passkeys: 'Ключи входа',
  passkeysWhy:
    'С ключом вход возможен без ссылки: по отпечатку, лицу или коду устройства. Ключ остаётся на вашем устройстве.',
  none: 'Пока нет ни одного. Добавьте ключ этого устройства, чтобы входить без ссылки.',
  add: 'Добавить ключ',
  added: 'Ключ добавлен.',
  addFailed: 'Устройство не создало ключ. Возможно, ключ для этого рабочего места на нём уже есть.',
  remove: 'Удалить',
  deviceName: 'Как назвать это устройство',
  removeTitle: 'Удалить этот ключ?',
  removeWhat:
    '«{label}» больше не откроет это рабочее место. Без другого ключа понадобится одноразовая ссылка.',
  created: 'добавлен {date}',
  used: 'последний вход: {date}',
  role: 'Роль: {role}',
} satisfies Translated<typeof english>
