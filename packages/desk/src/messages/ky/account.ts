import type { Translated } from '../catalogue.ts'
import type { account as english } from '../en/account.ts'

export const account = {
  title: 'Каттоо жазууңуз',
  name: 'Аты',
  mail: 'Почта',
  alarmByMail: 'Биз алган материалды өнөктөш кайтарып алса, мага кат жазылсын',
  needsMail: 'Адегенде даректи жазыңыз.',
  passkeys: 'Кирүү ачкычтары',
  passkeysWhy:
    'Ачкыч менен шилтемесиз кирсе болот: манжа изи, жүз же түзмөктүн коду аркылуу. Ачкыч түзмөгүңүздө калат.',
  none: 'Азырынча жок. Шилтемесиз кирүү үчүн ушул түзмөктүн ачкычын кошуңуз.',
  add: 'Ачкыч кошуу',
  added: 'Ачкыч кошулду.',
  addFailed: 'Түзмөк ачкыч түзгөн жок. Балким, анда бул иш ордунун ачкычы бар.',
  remove: 'Өчүрүү',
  deviceName: 'Бул түзмөктүн аты',
  removeTitle: 'Бул ачкыч өчүрүлсүнбү?',
  removeWhat:
    '«{label}» мындан ары бул иш ордун ачпайт. Башка ачкыч болбосо, бир жолку шилтеме керек болот.',
  created: 'кошулган: {date}',
  used: 'акыркы кирүү: {date}',
  role: 'Ролу: {role}',
} satisfies Translated<typeof english>
