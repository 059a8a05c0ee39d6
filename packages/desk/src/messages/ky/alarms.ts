import type { Translated } from '../catalogue.ts'
import type { alarms as english } from '../en/alarms.ts'

export const alarms = {
  title: {
    one: 'Кайтарып алуу: {count} өнөктөш ырастай элек',
    other: 'Кайтарып алуу: {count} өнөктөш ырастай элек',
  },
  what: '{item}, {time} кайтарылып алынды: {reason}',
  item: '{kind}, {language}, {version}-версия',
  confirmed: 'алып салды',
  missing: '{elapsed} бери ырастоо жок.',
  tries: {
    one: '{count} жолу кабарланды, акыркысы {time}.',
    other: '{count} жолу кабарланды, акыркысы {time}.',
  },
  lastRead: 'Бизди акыркы жолу {time} окуду, анда {version}-версия болчу.',
  lastReadNone: 'Бир да версиясын ырастаган эмес.',
  notTaken: 'Анын сервери кабыл алган жок ({code}).',
  again: 'Кайра кабарлоо',
  told: 'Кайра кабарланды.',
  contact: 'Кезметчи',
  contactOf: '{name}, {role}',
  call: 'Чалуу: {phone}',
  write: 'Жазуу: {mail}',
  inTitle: '«{partner}» материалын кайтарып алды',
  inWhat: '{item}: {reason}',
  inItem: '{kind}, {language}, {version}-версия, {time} кабыл алынган',
  inUntitled: 'Келе элек материал',
  inNothing: 'Бизде бул материалдын негизинде даярдалган эч нерсе жок.',
  inWithheld: 'Дароо токтотулду; ар бири боюнча чечиңиз — кайтарып алуу же калтыруу:',
  inPublished: 'жарыяланган: чыккан жеринен алып салыңыз',
  seen: 'Көрдүм, өзүм карайм',
  seenDone: 'Сиздин атыңыздан ырасталды.',
  flash: 'Кайтарып алуу',
} satisfies Translated<typeof english>
