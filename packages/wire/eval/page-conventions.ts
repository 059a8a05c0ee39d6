import { pick, type Random } from './page-typesetting.ts'

export type Language = 'zh-Hans' | 'ru' | 'ky'

/** How a paper of a language sets what is not text: forms with ‹name›, ‹place›, ‹day›, ‹month›. */
interface Conventions {
  readonly names: readonly string[]
  readonly places: readonly string[]
  readonly above: readonly string[]
  /** Within the dateline, or opening the text where there is none. */
  readonly inline: readonly string[]
  readonly below: readonly string[]
  readonly inlineBelow: readonly string[]
  readonly unsigned: readonly string[]
  readonly dateline: readonly string[]
  readonly captionNumbered: readonly string[]
  readonly captionLed: readonly string[]
  readonly captionBare: readonly string[]
  readonly credit: readonly string[]
  readonly on: readonly string[]
  readonly from: readonly string[]
  readonly editors: readonly (readonly [string, string])[]
  readonly folio: readonly (readonly string[])[]
  readonly notices: readonly (readonly string[])[]
}

const months: { readonly [language in Language]: readonly string[] } = {
  'zh-Hans': ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
  ky: ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
} // prettier-ignore

export const conventions: { readonly [language in Language]: Conventions } = {
  'zh-Hans': {
    names: ['陈立冬', '赵一鸣', '王  珂', '李宛如', '孙  昊', '欧阳青', '刘静姝', '何  淼', '马天宇', '吴思远'],
    places: ['临川', '苍山', '赤水河', '北屯', '新宁', '石河', '高台'],
    above: ['本报记者 ‹name›', '记者 ‹name›', '□ ‹name›', '■ 本报记者 ‹name›', '文/‹name›', '撰文/‹name›', '作者：‹name›', '本报通讯员 ‹name›', '□本报记者 ‹name›', '‹name›/文', '●‹name›', '特约记者 ‹name›', '◎‹name›', '全媒体记者 ‹name›', '见习记者 ‹name› 文', '本报首席记者 ‹name›', '整理：‹name›', '采访人：本报记者 ‹name›'],
    inline: ['（记者 ‹name›）', '（本报记者‹name›）', '（通讯员 ‹name›）', '（记者‹name›）', '(记者 ‹name›)', '（全媒体记者 ‹name›）'],
    below: ['（‹name›）', '（记者 ‹name›）', '本报记者 ‹name›', '（作者：‹name›）', '（本报记者‹name›）', '（‹name› 文）'],
    inlineBelow: ['（‹name›）', '（记者 ‹name›）', '（本报记者 ‹name›）', '（作者：‹name›）'],
    unsigned: ['本报讯　', '本报讯 ', '【本报讯】', '本报消息 '],
    dateline: ['本报‹place›‹month›月‹day›日讯', '本报‹place›‹month›月‹day›日电', '新华社‹place›‹month›月‹day›日电', '本报‹place›‹day›日讯', '据新华社‹place›‹month›月‹day›日电', '中新社‹place›‹month›月‹day›日电', '【本报‹place›‹month›月‹day›日讯】', '本报‹month›月‹day›日‹place›讯'],
    captionNumbered: ['图①：‹text›', '图①　‹text›', '①‹text›', '图1：‹text›', '图①为‹text›', '▲图①：‹text›'],
    captionLed: ['图为‹text›', '图为：‹text›', '上图：‹text›', '图片说明：‹text›', '▲‹text›', '右图为‹text›'],
    captionBare: ['‹text›'],
    credit: ['本报记者 ‹name› 摄', '‹name› 摄', '‹name›摄', '记者‹name›摄', '（‹name› 摄）', '摄影/‹name›', '本报记者‹name›摄影', '‹name›供图'],
    on: ['（下转第3版）', '（转第3版）', '▶下转3版', '转第三版', '（下转3版）', '►►► 下转第3版'],
    from: ['（上接第1版）', '上接第1版', '（上接1版）', '◀上接第一版', '（紧接第1版）'],
    editors: [['责任编辑', '：'], ['编辑', '/'], ['校对', '：'], ['版式', '：'], ['美编', '/'], ['本版编辑', ' '], ['责编', '：'], ['版面设计', '：'], ['组版', '：'], ['检校', '：'], ['制图', '：']],
    folio: [
      ['‹number›', '综合新闻', '‹paper›', '2026年11月5日 星期四'],
      ['‹paper› 综合新闻 2026年11月5日 星期四 ‹number›'],
      ['2026年11月5日 星期四', '责任编辑：周一帆 校对：秦 川', '‹paper›', '‹number›版'],
      ['第0‹number›版 综合新闻 2026/11/5 星期四', '‹paper›'],
      ['‹paper›', '2026年11月5日 农历九月廿六', '总第3318期', '0‹number›'],
      ['A0‹number› 综合 · ‹paper›', '2026-11-05 星期四', '电话：0000-5566 邮箱：news@paper.invalid'],
    ],
    notices: [['遗失声明', '北屯刘大壮遗失身份证，编号0047，声明作废。'], ['招租', '临街商铺两间，面积六十平方米。联系电话：0000-8821。'], ['停水公告', '因管道检修，11月6日9时至15时新宁路停水，请居民提前储水。', '新宁自来水公司']],
  },
  ru: {
    names: ['Пётр Громов', 'Ирина ЛУГОВАЯ', 'А. Синицын', 'Ольга Речкина', 'М. П. Вершинин', 'Дарья Холодова', 'Илья Белозёров', 'Н. ЗАРЕЧНАЯ', 'Анна-Мария Штольц', 'Фёдор Кочетков'],
    places: ['Заречье', 'НОВЫЙ БРОД', 'Каменный Лог', 'Тихореченск', 'Светлогорье', 'ИЛИМ'],
    above: ['‹name›', 'Автор: ‹name›', 'Автор ‹name›', 'Подготовила ‹name›', 'Текст: ‹name›', '‹name›, наш корр.', 'Наш корреспондент ‹name›', 'Беседовал ‹name›', '‹name›, специально для «Вестника»', '‹name›, собкор', 'Репортаж: ‹name›', '‹name›, фото автора', 'Корреспондент ‹name›', 'Материал подготовил ‹name›', '‹name›, обозреватель'],
    inline: ['/‹name›/. ', '(‹name›). ', '(корр. ‹name›). ', '(Наш корр. ‹name›). '],
    below: ['‹name›', '‹name›.', '(‹name›)', 'Подготовил ‹name›.', 'Автор: ‹name›', '‹name›, наш корр.', 'Записала ‹name›.'],
    inlineBelow: [' ‹name›.', ' (‹name›)', ' (‹name›).', ' /‹name›/'],
    unsigned: ['', 'Соб. инф.', 'Соб. корр.', 'Наш корр.', 'По сообщениям информагентств', 'Пресс-служба района', 'Соб. инф'],
    dateline: ['‹place›, ‹day› ‹month›. ', 'г. ‹place›, ‹day› ‹month›. ', '‹place›. ‹day› ‹month›. ', '‹place›, ‹day› ‹month› /СТЕПЬ-ИНФО/. ', '‹place›, ‹day› ‹month› (РИА «Степь»). ', 'с. ‹place›, ‹day› ‹month›. ', '‹place›, ‹day› ‹month›, СТЕПЬ-ИНФО. '],
    captionNumbered: ['Фото 1. ‹text›', 'Фото 1: ‹text›', 'Рис. 1. ‹text›', 'На фото 1: ‹text›', 'Снимок 1. ‹text›', '1. ‹text›'],
    captionLed: ['На снимке: ‹text›', 'На фото: ‹text›', 'На снимке — ‹text›', 'На фото слева: ‹text›', 'Фото: ‹text›', 'НА СНИМКЕ: ‹text›'],
    captionBare: ['‹text›'],
    credit: ['Фото ‹name›.', 'Фото: ‹name›', 'Фото ‹name›', 'Снимок ‹name›.', '(Фото ‹name›.)', 'Фото автора.', 'Фото из архива музея.', 'Фото предоставлено школой.'],
    on: ['Окончание на 3-й стр.', '(Окончание на стр. 3)', 'Продолжение на 3-й стр.', '(Окончание на 3 стр.)', '► Продолжение на стр. 3', 'Окончание — на 3-й странице', 'ОКОНЧАНИЕ НА СТР. 3', 'Продолжение — стр. 3'],
    from: ['Окончание. Начало на 1-й стр.', '(Окончание. Начало на стр. 1)', 'Начало на 1-й стр.', 'Продолжение. Начало на 1-й странице', '(Начало на 1 стр.)', '◄ Окончание. Начало — стр. 1'],
    editors: [['Ответственный за выпуск', ' '], ['Редактор', ': '], ['Вёрстка', ': '], ['Корректор', ' '], ['Дизайн', ' — '], ['Полосу подготовила', ' '], ['Выпускающий редактор', ': '], ['Ответственный секретарь', ' '], ['Редактор страницы', ' — '], ['Дежурный по номеру', ': ']],
    folio: [
      ['‹number›', 'Новости района', '‹paper›', 'Четверг, 5 ноября 2026 года'],
      ['‹paper› Новости района № 131 5 ноября 2026 г. ‹number›'],
      ['‹paper›', '№ 131 (8214), четверг, 5 ноября 2026 г.', 'Новости района', 'стр. ‹number›'],
      ['‹number› | «‹paper›» | 05.11.2026', 'Новости района'],
      ['5 ноября 2026 ‹paper› ‹number›', 'НОВОСТИ РАЙОНА', 'e-mail: vest@paper.invalid'],
    ],
    notices: [['ОБЪЯВЛЕНИЯ', 'Продам дом в Заречье. Тел. 0-00-12.', 'Куплю комбикорм.'], ['ПОЗДРАВЛЯЕМ!', 'Коллектив школы сердечно поздравляет Нину Львовну Орлову с юбилеем и желает ей здоровья.'], ['Реклама', 'Окна, двери, теплицы. Замер бесплатно. Улица Мира, 4.']],
  },
  ky: {
    names: ['Бакыт Жолдошев', 'Гүлнара АСАНОВА', 'Т. Өмүров', 'Айдай Кубанычбек кызы', 'Нурлан Сыдыков', 'Мээрим ТОКТОСУНОВА', 'Эрмек Абды уулу', 'Ж. Бердибекова'],
    places: ['Кара-Булак', 'ЖЕТИ-ӨГҮЗ', 'Тоң', 'Алтын-Арык', 'Сары-Өзөн', 'ЧОЛПОН'],
    above: ['‹name›', 'Автор: ‹name›', 'Даярдаган ‹name›', 'Даярдаган: ‹name›', '‹name›, атайын кабарчыбыз', '‹name›, «Тоо жаңырыгы»', 'Кабарчыбыз ‹name›', 'Маектешкен ‹name›', 'Атайын кабарчыбыз ‹name›', 'Аңгемелешкен ‹name›', '‹name›, өз кабарчыбыз', 'Кабарлаган ‹name›', 'Жазган ‹name›'],
    inline: ['/‹name›/. ', '(‹name›). ', '(Кабарчыбыз ‹name›). '],
    below: ['‹name›', '‹name›.', '(‹name›)', 'Даярдаган ‹name›.', 'Даярдаган: ‹name›', '‹name›, кабарчы'],
    inlineBelow: [' ‹name›.', ' (‹name›)', ' (‹name›).'],
    unsigned: ['', 'Өз кабарчыбыз', 'Өз кабар', 'Кабарлар бөлүмү', 'Өз кабарчыбыздан'],
    dateline: ['‹place›, ‹day›-‹month›. ', '‹place› айылы, ‹day›-‹month›. ', '‹place› шаары, ‹day›-‹month›. ', '‹place›. ‹day›-‹month›. ', '‹place›, ‹day›-‹month› («Кербен»). ', '‹place› ш., ‹day›-‹month›. '],
    captionNumbered: ['1-сүрөт. ‹text›', '1-сүрөт: ‹text›', 'Сүрөт 1. ‹text›', '1-сүрөттө: ‹text›', '1-фото. ‹text›'],
    captionLed: ['Сүрөттө: ‹text›', 'Сүрөттө — ‹text›', 'Сүрөт: ‹text›', 'СҮРӨТТӨ: ‹text›'],
    captionBare: ['‹text›'],
    credit: ['Сүрөт ‹name›', 'Сүрөтчү ‹name›', 'Фото ‹name›', 'Сүрөт автордуку.', 'Сүрөттү тарткан ‹name›.', 'Сүрөт мектептин архивинен.', '(Сүрөттү тарткан ‹name›)'],
    on: ['Уландысы 3-бетте.', '(Уландысы 3-бетте)', 'Аягы 3-бетте', '► Уландысы 3-бетте', '(Аягы 3-бетте.)', 'Уландысы — 3-бетте'],
    from: ['Уландысы. Башталышы 1-бетте.', '(Башталышы 1-бетте)', 'Аягы. Башы 1-бетте', '(Аягы. Башталышы 1-бетте.)', 'Башталышы 1-бетте'],
    editors: [['Бетти даярдаган', ' '], ['Редактор', ': '], ['Корректор', ' '], ['Дизайнер', ' '], ['Кезекчи редактор', ' '], ['Номерге жооптуу', ': '], ['Бет ээси', ' — '], ['Жооптуу катчы', ' '], ['Калыпка салган', ': ']],
    folio: [
      ['‹number›', 'Айыл кабарлары', '‹paper›', '2026-жылдын 5-ноябры, бейшемби'],
      ['‹paper› Айыл кабарлары 2026-жылдын 5-ноябры ‹number›'],
      ['‹paper›', '2026-жыл, 5-ноябрь, бейшемби, № 131', 'Айыл кабарлары', '‹number›-бет'],
      ['‹number› | «‹paper›» | 05.11.2026', 'Айыл кабарлары'],
      ['5-ноябрь, 2026-жыл ‹paper› ‹number›', 'Айыл кабарлары'],
    ],
    notices: [['ЖАРНАМА', 'Кара-Булактан үй сатылат. Тел.: 0-00-34.'], ['КУТТУКТАЙБЫЗ!', 'Мектептин жамааты Сайра Асанованы мааракеси менен куттуктап, ден соолук каалайт.'], ['Көңүл айтуу', 'Айыл өкмөтү Болот Эсеновго атасынын каза болгонуна байланыштуу көңүл айтат.']],
  },
} // prettier-ignore

/** A form with its places filled. */
export function filled(form: string, values: { readonly [key: string]: string }): string {
  return form.replace(/‹(\w+)›/gu, (all, key: string) => values[key] ?? all)
}

export interface MadeDateline {
  readonly text: string
  readonly place: string
  /** ISO 8601. */
  readonly date: string
}

/** A dateline of early November, the month of all issues made. */
export function madeDateline(language: Language, random: Random): MadeDateline {
  const day = pick(random, [2, 3, 4])
  const place = pick(random, conventions[language].places)
  const month = months[language][10]!
  const form = pick(random, conventions[language].dateline)
  return { text: filled(form, { place, day: String(day), month }), place, date: `2026-11-0${day}` }
}
