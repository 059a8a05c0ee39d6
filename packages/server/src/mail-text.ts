import { formatsFor } from '@suyab/language/format'
import type { DeskLanguage, Names } from './api.ts'

/** What an alarm mail is made from. The killed text itself is never in it. */
export interface AlarmMail {
  newsroom: Names
  partner: Names
  uri: string
  reason: string
  /** RFC 3339. */
  receivedAt: string
  /** How many own texts stand on it and were withheld; of these, how many had been published. */
  withheld: number
  published: number
  timeZone: string
  /** The desk's page with the alarm. */
  link: string
}

interface Words {
  subject: (partner: string) => string
  opening: (partner: string, time: string) => string
  item: string
  reason: string
  withheld: (count: number, published: number) => string
  next: string
  why: string
}

const words = {
  en: {
    subject: (partner) => `Killed: ${partner} has withdrawn an item for good`,
    opening: (partner, time) =>
      `${partner} killed an item that your newsroom took, translated or published (${time}). It must not be used any more.`,
    item: 'Item',
    reason: 'Reason',
    withheld: (count, published) =>
      count === 0
        ? 'No text of yours stands on it.'
        : `Your texts that stand on it were withheld at once: ${count}; published before: ${published}.`,
    next: 'Open the desk, check what was published or printed, and confirm the alarm:',
    why: 'You get this mail because alarms by mail are switched on in your account.',
  },
  'zh-Hans': {
    subject: (partner) => `撤稿：${partner}已撤销一篇稿件`,
    opening: (partner, time) =>
      `${partner}撤销了一篇贵编辑部已采用、翻译或发布的稿件（${time}）。该稿件不得再使用。`,
    item: '稿件',
    reason: '原因',
    withheld: (count, published) =>
      count === 0
        ? '贵方没有以它为依据的稿件。'
        : `贵方以它为依据的稿件已立即停用：${count}篇；其中此前已发布：${published}篇。`,
    next: '请打开编辑台，核查已发布或已付印的内容，并确认此警报：',
    why: '您的账户已开启邮件警报，因此收到本邮件。',
  },
  ru: {
    subject: (partner) => `Снято с выпуска: ${partner} отзывает материал`,
    opening: (partner, time) =>
      `${partner}: снят материал, который ваша редакция взяла, перевела или опубликовала (${time}). Использовать его больше нельзя.`,
    item: 'Материал',
    reason: 'Причина',
    withheld: (count, published) =>
      count === 0
        ? 'Ваших текстов на его основе нет.'
        : `Ваши тексты на его основе сразу придержаны: ${count}; из них были опубликованы: ${published}.`,
    next: 'Откройте рабочий стол, проверьте, что вышло в свет или ушло в печать, и подтвердите тревогу:',
    why: 'Вы получили это письмо, потому что в вашей учётной записи включены тревоги по почте.',
  },
  ky: {
    subject: (partner) => `Материал алынып салынды: ${partner}`,
    opening: (partner, time) =>
      `${partner} сиздин редакция алган, которгон же жарыялаган материалды биротоло алып салды (${time}). Аны мындан ары колдонууга болбойт.`,
    item: 'Материал',
    reason: 'Себеби',
    withheld: (count, published) =>
      count === 0
        ? 'Ага таянган тексттериңиз жок.'
        : `Ага таянган тексттериңиз дароо токтотулду: ${count}; алардын ичинен мурда жарыяланганы: ${published}.`,
    next: 'Иш столун ачып, эмне жарыяланганын же басылганын текшериңиз жана кабарды ырастаңыз:',
    why: 'Бул катты каттоо жазууңузда почта аркылуу кабарлоо күйгүзүлгөндүктөн алдыңыз.',
  },
} satisfies Record<DeskLanguage, Words>

/** A newsroom's name in a language, else in the nearest it has. */
function nameIn(names: Names, language: DeskLanguage): string {
  const first = Object.values(names)[0] ?? ''
  return names[language] ?? names[language.split('-')[0] ?? ''] ?? names['en'] ?? first
}

/** One line, whatever was in it: what comes from outside makes no lines of its own. */
function line(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** The subject and text of an alarm for a kill, in the reader's language. */
export function alarmText(
  alarm: AlarmMail,
  language: DeskLanguage,
): { subject: string; text: string } {
  const say: Words = words[language]
  const partner = line(nameIn(alarm.partner, language))
  const time = `${formatsFor(language, alarm.timeZone).dateTime(alarm.receivedAt)} (${alarm.timeZone})`
  return {
    subject: say.subject(partner),
    text: [
      say.opening(partner, time),
      '',
      `${say.item}: ${line(alarm.uri)}`,
      `${say.reason}: ${line(alarm.reason)}`,
      say.withheld(alarm.withheld, alarm.published),
      '',
      say.next,
      alarm.link,
      '',
      '-- ',
      line(nameIn(alarm.newsroom, language)),
      say.why,
      '',
    ].join('\n'),
  }
}
