import type { Mode, SampleOverlap } from '../poll.ts'
import type { DesignRole } from './codebook.ts'

/** Languages in which the codebook speaks for itself; questions are told in any. */
export type CodebookLanguage = 'en' | 'ru' | 'ky' | 'zh-Hans'

export const codebookLanguages: readonly CodebookLanguage[] = ['en', 'ru', 'ky', 'zh-Hans']

interface Words {
  readonly codebook: string
  readonly wave: string
  readonly how: string
  readonly fieldwork: string
  readonly mode: string
  readonly sponsor: string
  readonly conductor: string
  readonly population: string
  readonly sample: string
  readonly probability: string
  readonly optIn: string
  /** The sample, beside that of the wave before. */
  readonly overlap: Readonly<Record<SampleOverlap, string>>
  readonly recruitment: string
  readonly invited: string
  readonly respondents: string
  readonly countries: string
  /** What they stand for together. */
  readonly together: string
  readonly languages: string
  readonly weight: string
  readonly unweighted: string
  readonly limitations: string
  readonly contact: string
  readonly dataVersion: string
  readonly contents: string
  readonly variables: string
  readonly variable: string
  readonly label: string
  readonly value: string
  readonly meaning: string
  readonly noAnswer: string
  readonly noAnswerRange: string
  readonly several: string
  readonly number: string
  readonly text: string
  readonly recodings: string
  readonly madeOf: string
  readonly rule: string
  readonly reason: string
  readonly who: string
  readonly when: string
  readonly withdrawn: string
  readonly becomes: string
  readonly from: string
  readonly below: string
  readonly rest: string
  readonly anyOf: string
  readonly asIs: string
  readonly terminal: string
  readonly notSaid: string
  readonly role: Readonly<Record<DesignRole, string>>
}

export const codebookWords: Readonly<Record<CodebookLanguage, Words>> = {
  en: {
    codebook: 'Codebook',
    wave: 'Wave',
    how: 'How it was asked',
    fieldwork: 'Asked from … to',
    mode: 'Mode',
    sponsor: 'Paid for by',
    conductor: 'Conducted by',
    population: 'Whom the answers stand for',
    sample: 'Sample',
    probability: 'Drawn with known probabilities',
    optIn: 'Whoever came forward; it has no margin of error',
    overlap: {
      fresh: 'Drawn anew, independently of the wave before',
      panel:
        'The same people as in the wave before were asked again; people are found by marks, not by what the file said of them',
      'same-clusters': 'Other people in the clusters of the wave before',
    },
    recruitment: 'Recruitment',
    invited: 'People asked',
    respondents: 'Respondents',
    countries: 'Countries',
    together: 'Countries together',
    languages: 'Languages',
    weight: 'Weight',
    unweighted: 'Every answer weighs the same.',
    limitations: 'Limitations',
    contact: 'Questions to',
    dataVersion: 'Version of the data',
    contents: 'Contents',
    variables: 'Variables',
    variable: 'Variable',
    label: 'Question or label',
    value: 'Code',
    meaning: 'Meaning',
    noAnswer: 'counts as no answer',
    noAnswerRange: 'Codes that count as no answer',
    several: 'Several answers',
    number: 'Number',
    text: 'Text',
    recodings: 'Record of recodings',
    madeOf: 'Made of',
    rule: 'Rule',
    reason: 'Reason',
    who: 'By',
    when: 'When',
    withdrawn: 'withdrawn',
    becomes: 'becomes',
    from: 'from',
    below: 'below',
    rest: 'everything else is missing',
    anyOf: 'any of',
    asIs: 'the numbers are answers',
    terminal: 'terminal',
    notSaid: 'not said',
    role: {
      weight: 'Weight',
      replicate: 'Replicate weight',
      country: 'Country',
      cluster: 'Sampling unit',
      stratum: 'Stratum',
      population: 'Size of the stratum',
    },
  },
  ru: {
    codebook: 'Кодовая книга',
    wave: 'Волна',
    how: 'Как проводился опрос',
    fieldwork: 'Опрос шёл с … по',
    mode: 'Способ опроса',
    sponsor: 'Оплатил',
    conductor: 'Провёл',
    population: 'Кого представляют ответы',
    sample: 'Выборка',
    probability: 'Отобрана с известными вероятностями',
    optIn: 'Отвечали желающие; погрешности у такой выборки нет',
    overlap: {
      fresh: 'Взята заново, независимо от предыдущей волны',
      panel:
        'Снова опрошены люди из предыдущей волны; их находят по меткам, а не по тому, что было в файле',
      'same-clusters': 'Другие люди в кластерах предыдущей волны',
    },
    recruitment: 'Как набирали участников',
    invited: 'Приглашено',
    respondents: 'Ответило',
    countries: 'Страны',
    together: 'Страны вместе',
    languages: 'Языки',
    weight: 'Вес',
    unweighted: 'Все ответы весят одинаково.',
    limitations: 'Ограничения',
    contact: 'Куда обращаться',
    dataVersion: 'Версия данных',
    contents: 'Содержание',
    variables: 'Переменные',
    variable: 'Переменная',
    label: 'Вопрос или метка',
    value: 'Код',
    meaning: 'Значение',
    noAnswer: 'считается отсутствием ответа',
    noAnswerRange: 'Коды, которые считаются отсутствием ответа',
    several: 'Несколько ответов',
    number: 'Число',
    text: 'Текст',
    recodings: 'Журнал перекодировок',
    madeOf: 'Получена из',
    rule: 'Правило',
    reason: 'Причина',
    who: 'Кто',
    when: 'Когда',
    withdrawn: 'отозвана',
    becomes: 'становится',
    from: 'от',
    below: 'до (не включая)',
    rest: 'остальное — пропуск',
    anyOf: 'хотя бы одно из',
    asIs: 'числа — это ответы',
    terminal: 'терминал',
    notSaid: 'не указано',
    role: {
      weight: 'Вес',
      replicate: 'Реплицированный вес',
      country: 'Страна',
      cluster: 'Единица отбора',
      stratum: 'Страта',
      population: 'Размер страты',
    },
  },
  ky: {
    codebook: 'Код китеби',
    wave: 'Толкун',
    how: 'Сурамжылоо кантип өткөн',
    fieldwork: 'Башталган жана бүткөн күнү',
    mode: 'Сурамжылоо ыкмасы',
    sponsor: 'Каржылаган',
    conductor: 'Өткөргөн',
    population: 'Жооптор кимдерди чагылдырат',
    sample: 'Тандоо',
    probability: 'Белгилүү ыктымалдык менен тандалган',
    optIn: 'Каалагандар гана жооп берген; мындай тандоонун чектүү катасы болбойт',
    overlap: {
      fresh: 'Мурунку толкундан көз каранды эмес, жаңыдан алынган',
      panel:
        'Мурунку толкундагы адамдар кайра суралган; алар файлдагы маалымат боюнча эмес, белгилер боюнча табылат',
      'same-clusters': 'Мурунку толкундун кластерлериндеги башка адамдар',
    },
    recruitment: 'Катышуучулар кантип чакырылган',
    invited: 'Чакырылгандар',
    respondents: 'Жооп бергендер',
    countries: 'Өлкөлөр',
    together: 'Өлкөлөр чогуу',
    languages: 'Тилдер',
    weight: 'Салмак',
    unweighted: 'Бардык жооптун салмагы бирдей.',
    limitations: 'Чектөөлөр',
    contact: 'Кайрылуу үчүн',
    dataVersion: 'Маалыматтын версиясы',
    contents: 'Мазмуну',
    variables: 'Өзгөрмөлөр',
    variable: 'Өзгөрмө',
    label: 'Суроо же аталышы',
    value: 'Код',
    meaning: 'Мааниси',
    noAnswer: 'жооп жок деп эсептелет',
    noAnswerRange: 'Жооп жок деп эсептелген коддор',
    several: 'Бир нече жооп',
    number: 'Сан',
    text: 'Текст',
    recodings: 'Кайра коддоо журналы',
    madeOf: 'Эмнеден алынган',
    rule: 'Эреже',
    reason: 'Себеби',
    who: 'Ким',
    when: 'Качан',
    withdrawn: 'кайтарылып алынган',
    becomes: 'болуп калат',
    from: 'баштап',
    below: 'чейин (өзү кирбейт)',
    rest: 'калганы — жооп жок',
    anyOf: 'жок дегенде бири',
    asIs: 'сандар — жооптор',
    terminal: 'терминал',
    notSaid: 'айтылган эмес',
    role: {
      weight: 'Салмак',
      replicate: 'Кайталанма салмак',
      country: 'Өлкө',
      cluster: 'Тандоо бирдиги',
      stratum: 'Катмар',
      population: 'Катмардын көлөмү',
    },
  },
  'zh-Hans': {
    codebook: '编码手册',
    wave: '轮次',
    how: '调查方式',
    fieldwork: '调查起止日期',
    mode: '访问方式',
    sponsor: '出资方',
    conductor: '执行方',
    population: '回答所代表的人群',
    sample: '样本',
    probability: '按已知概率抽取',
    optIn: '自愿参加；此类样本没有误差范围',
    overlap: {
      fresh: '重新抽取，与上一轮相互独立',
      panel: '再次访问上一轮的同一批人；按标记而不是按文件中的信息找到他们',
      'same-clusters': '上一轮的群，不同的人',
    },
    recruitment: '招募方式',
    invited: '受邀人数',
    respondents: '受访人数',
    countries: '国家',
    together: '各国合计',
    languages: '语言',
    weight: '权重',
    unweighted: '所有回答权重相同。',
    limitations: '局限',
    contact: '咨询',
    dataVersion: '数据版本',
    contents: '目录',
    variables: '变量',
    variable: '变量',
    label: '问题或标签',
    value: '代码',
    meaning: '含义',
    noAnswer: '视为未作答',
    noAnswerRange: '视为未作答的代码',
    several: '多选',
    number: '数值',
    text: '文字',
    recodings: '重新编码记录',
    madeOf: '来源',
    rule: '规则',
    reason: '原因',
    who: '操作人',
    when: '时间',
    withdrawn: '已撤回',
    becomes: '变为',
    from: '不低于',
    below: '低于',
    rest: '其余视为缺失',
    anyOf: '至少选中其一',
    asIs: '数字就是选项代码',
    terminal: '终端',
    notSaid: '未说明',
    role: {
      weight: '权重',
      replicate: '复制权重',
      country: '国家',
      cluster: '抽样单位',
      stratum: '层',
      population: '层的规模',
    },
  },
}

export const modeWords: Readonly<Record<CodebookLanguage, Readonly<Record<Mode, string>>>> = {
  en: {
    'face-to-face': 'Face to face',
    telephone: 'By telephone',
    web: 'On the web',
    paper: 'On paper',
    mixed: 'In several ways',
  },
  ru: {
    'face-to-face': 'Личная беседа',
    telephone: 'По телефону',
    web: 'В интернете',
    paper: 'На бумаге',
    mixed: 'Несколькими способами',
  },
  ky: {
    'face-to-face': 'Бетме-бет',
    telephone: 'Телефон аркылуу',
    web: 'Интернет аркылуу',
    paper: 'Кагаз жүзүндө',
    mixed: 'Бир нече жол менен',
  },
  'zh-Hans': {
    'face-to-face': '面访',
    telephone: '电话',
    web: '网络',
    paper: '纸质问卷',
    mixed: '多种方式',
  },
}
