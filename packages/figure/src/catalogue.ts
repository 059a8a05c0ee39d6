import type { ExchangeLanguage } from '@suyab/language/tag'
import type { Message } from '@suyab/language/message'
import type { Noun } from './figure.ts'

/** The words of a figure's sentence in one language. */
export interface Words {
  /** `{subject}`, `{value}`, `{notes}` (interval and base) and `{source}`. */
  readonly sentence: string
  /** Between interval and base. */
  readonly between: string
  readonly interval: string
  readonly base: string
  readonly baseAgainst: string
  readonly source: string
  readonly more: string
  readonly less: string
  readonly same: string
  readonly nouns: Readonly<Record<Noun, Message>>
}

/** Every sentence is made of parts that stand for themselves, so that no number needs a case. */
export const catalogue: Readonly<Record<ExchangeLanguage, Words>> = {
  'zh-Hans': {
    sentence: '{subject}：{value}（{notes}）。来源：{source}。',
    between: '；',
    interval: '{level}置信区间：{low}至{high}',
    base: '基数：{base}',
    baseAgainst: '基数：{base}，对比期{against}',
    source: '{name}，数据截至{date}',
    more: '增加{value}',
    less: '减少{value}',
    same: '持平',
    nouns: {
      article: { other: '{count}篇报道' },
      story: { other: '{count}个新闻事件' },
      outlet: { other: '{count}家媒体' },
      respondent: { other: '{count}名受访者' },
      answer: { other: '{count}份回答' },
    },
  },
  ru: {
    sentence: '{subject}: {value} ({notes}). Источник: {source}.',
    between: '; ',
    interval: 'доверительный интервал {level}: {low} – {high}',
    base: 'база: {base}',
    baseAgainst: 'база: {base}, для сравнения: {against}',
    source: '{name}, данные на {date}',
    more: 'больше на {value}',
    less: 'меньше на {value}',
    same: 'без изменений',
    nouns: {
      article: { one: '{count} статья', few: '{count} статьи', many: '{count} статей', other: '{count} статьи' },
      story: { one: '{count} сюжет', few: '{count} сюжета', many: '{count} сюжетов', other: '{count} сюжета' },
      outlet: { one: '{count} издание', few: '{count} издания', many: '{count} изданий', other: '{count} издания' },
      respondent: { one: '{count} опрошенный', few: '{count} опрошенных', many: '{count} опрошенных', other: '{count} опрошенного' },
      answer: { one: '{count} ответ', few: '{count} ответа', many: '{count} ответов', other: '{count} ответа' },
    },
  },
  en: {
    sentence: '{subject}: {value} ({notes}). Source: {source}.',
    between: '; ',
    interval: '{level} confidence interval: {low} to {high}',
    base: 'base: {base}',
    baseAgainst: 'base: {base}, compared with {against}',
    source: '{name}, data as of {date}',
    more: '{value} more',
    less: '{value} less',
    same: 'no change',
    nouns: {
      article: { one: '{count} article', other: '{count} articles' },
      story: { one: '{count} story', other: '{count} stories' },
      outlet: { one: '{count} outlet', other: '{count} outlets' },
      respondent: { one: '{count} respondent', other: '{count} respondents' },
      answer: { one: '{count} answer', other: '{count} answers' },
    },
  },
  ky: {
    sentence: '{subject}: {value} ({notes}). Булагы: {source}.',
    between: '; ',
    interval: 'ишеним аралыгы ({level}): {low} – {high}',
    base: 'негизи: {base}',
    baseAgainst: 'негизи: {base}, салыштыруу үчүн: {against}',
    source: '{name}, маалыматтын күнү: {date}',
    more: '{value} көп',
    less: '{value} аз',
    same: 'өзгөрүү жок',
    nouns: {
      article: { other: '{count} макала' },
      story: { other: '{count} окуя' },
      outlet: { other: '{count} басылма' },
      respondent: { other: '{count} респондент' },
      answer: { other: '{count} жооп' },
    },
  },
  kk: {
    sentence: '{subject}: {value} ({notes}). Дереккөз: {source}.',
    between: '; ',
    interval: 'сенімділік аралығы ({level}): {low} – {high}',
    base: 'негізі: {base}',
    baseAgainst: 'негізі: {base}, салыстыру үшін: {against}',
    source: '{name}, деректер күні: {date}',
    more: '{value} көп',
    less: '{value} аз',
    same: 'өзгеріс жоқ',
    nouns: {
      article: { other: '{count} мақала' },
      story: { other: '{count} оқиға' },
      outlet: { other: '{count} басылым' },
      respondent: { other: '{count} респондент' },
      answer: { other: '{count} жауап' },
    },
  },
  uz: {
    sentence: '{subject}: {value} ({notes}). Manba: {source}.',
    between: '; ',
    interval: 'ishonch oraligʻi ({level}): {low} – {high}',
    base: 'asos: {base}',
    baseAgainst: 'asos: {base}, taqqoslash uchun: {against}',
    source: '{name}, maʼlumotlar sanasi: {date}',
    more: '{value} koʻp',
    less: '{value} kam',
    same: 'oʻzgarish yoʻq',
    nouns: {
      article: { other: '{count} ta maqola' },
      story: { other: '{count} ta voqea' },
      outlet: { other: '{count} ta nashr' },
      respondent: { other: '{count} nafar respondent' },
      answer: { other: '{count} ta javob' },
    },
  },
  tg: {
    sentence: '{subject}: {value} ({notes}). Манбаъ: {source}.',
    between: '; ',
    interval: 'фосилаи эътимод ({level}): {low} – {high}',
    base: 'асос: {base}',
    baseAgainst: 'асос: {base}, барои муқоиса: {against}',
    source: '{name}, санаи маълумот: {date}',
    more: '{value} зиёд',
    less: '{value} кам',
    same: 'бе тағйир',
    nouns: {
      article: { one: '{count} мақола', other: '{count} мақола' },
      story: { one: '{count} рӯйдод', other: '{count} рӯйдод' },
      outlet: { one: '{count} нашрия', other: '{count} нашрия' },
      respondent: { one: '{count} пурсидашуда', other: '{count} пурсидашуда' },
      answer: { one: '{count} ҷавоб', other: '{count} ҷавоб' },
    },
  },
  fa: {
    sentence: '{subject}: {value} ({notes}). منبع: {source}.',
    between: '؛ ',
    interval: 'بازهٔ اطمینان ({level}): {low} – {high}',
    base: 'پایه: {base}',
    baseAgainst: 'پایه: {base}، برای مقایسه: {against}',
    source: '{name}، تاریخ داده‌ها: {date}',
    more: '{value} بیشتر',
    less: '{value} کمتر',
    same: 'بدون تغییر',
    nouns: {
      article: { one: '{count} مقاله', other: '{count} مقاله' },
      story: { one: '{count} رویداد', other: '{count} رویداد' },
      outlet: { one: '{count} رسانه', other: '{count} رسانه' },
      respondent: { one: '{count} پاسخ‌گو', other: '{count} پاسخ‌گو' },
      answer: { one: '{count} پاسخ', other: '{count} پاسخ' },
    },
  },
  ur: {
    sentence: '{subject}: {value} ({notes})۔ ماخذ: {source}۔',
    between: '؛ ',
    interval: 'اعتماد کا وقفہ ({level}): {low} – {high}',
    base: 'بنیاد: {base}',
    baseAgainst: 'بنیاد: {base}، موازنے کے لیے: {against}',
    source: '{name}، اعداد و شمار کی تاریخ: {date}',
    more: '{value} زیادہ',
    less: '{value} کم',
    same: 'کوئی تبدیلی نہیں',
    nouns: {
      article: { one: '{count} مضمون', other: '{count} مضامین' },
      story: { one: '{count} خبر', other: '{count} خبریں' },
      outlet: { one: '{count} ادارہ', other: '{count} ادارے' },
      respondent: { one: '{count} جواب دہندہ', other: '{count} جواب دہندگان' },
      answer: { one: '{count} جواب', other: '{count} جوابات' },
    },
  },
  hi: {
    sentence: '{subject}: {value} ({notes})। स्रोत: {source}।',
    between: '; ',
    interval: 'विश्वास अंतराल ({level}): {low} – {high}',
    base: 'आधार: {base}',
    baseAgainst: 'आधार: {base}, तुलना के लिए: {against}',
    source: '{name}, आँकड़ों की तारीख: {date}',
    more: '{value} अधिक',
    less: '{value} कम',
    same: 'कोई बदलाव नहीं',
    nouns: {
      article: { one: '{count} लेख', other: '{count} लेख' },
      story: { one: '{count} घटना', other: '{count} घटनाएँ' },
      outlet: { one: '{count} प्रकाशन', other: '{count} प्रकाशन' },
      respondent: { one: '{count} उत्तरदाता', other: '{count} उत्तरदाता' },
      answer: { one: '{count} उत्तर', other: '{count} उत्तर' },
    },
  },
  be: {
    sentence: '{subject}: {value} ({notes}). Крыніца: {source}.',
    between: '; ',
    interval: 'даверны інтэрвал {level}: {low} – {high}',
    base: 'база: {base}',
    baseAgainst: 'база: {base}, для параўнання: {against}',
    source: '{name}, даныя на {date}',
    more: 'больш на {value}',
    less: 'менш на {value}',
    same: 'без змен',
    nouns: {
      article: { one: '{count} артыкул', few: '{count} артыкулы', many: '{count} артыкулаў', other: '{count} артыкула' },
      story: { one: '{count} падзея', few: '{count} падзеі', many: '{count} падзей', other: '{count} падзеі' },
      outlet: { one: '{count} выданне', few: '{count} выданні', many: '{count} выданняў', other: '{count} выдання' },
      respondent: { one: '{count} апытаны', few: '{count} апытаныя', many: '{count} апытаных', other: '{count} апытанага' },
      answer: { one: '{count} адказ', few: '{count} адказы', many: '{count} адказаў', other: '{count} адказу' },
    },
  },
} // prettier-ignore
