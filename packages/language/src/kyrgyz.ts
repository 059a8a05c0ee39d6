/**
 * How Kyrgyz says times and lists. Written out here because browsers leave Kyrgyz out of their
 * `Intl`: Chromium would answer in English.
 */
export const kyrgyz: {
  readonly months: readonly string[]
  /** `2027-жылдын 30-июну`: the month belongs to the year. */
  readonly monthsOf: readonly string[]
  /** `30-июнуна чейин`: the same with the dative that `чейин` asks for. */
  readonly monthsUntil: readonly string[]
  /** From Sunday on. */
  readonly weekdays: readonly string[]
  readonly units: Readonly<Record<'second' | 'minute' | 'hour' | 'day', string>>
  readonly shortUnits: Readonly<Record<'second' | 'minute' | 'hour' | 'day', string>>
  readonly today: string
  readonly yesterday: string
  readonly now: string
  readonly ago: string
  readonly and: string
  readonly or: string
} = {
  months: words('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
  monthsOf: words(
    'январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры',
  ),
  monthsUntil: words(
    'январына февралына мартына апрелине майына июнуна июлуна августуна сентябрына октябрына ноябрына декабрына',
  ),
  weekdays: words('жекшемби дүйшөмбү шейшемби шаршемби бейшемби жума ишемби'),
  units: { second: 'секунд', minute: 'мүнөт', hour: 'саат', day: 'күн' },
  shortUnits: { second: 'сек', minute: 'мүн', hour: 'саат', day: 'күн' },
  today: 'бүгүн',
  yesterday: 'кечээ',
  now: 'азыр',
  ago: 'мурун',
  and: ' жана ',
  or: ' же ',
}

function words(text: string): string[] {
  return text.split(' ')
}
