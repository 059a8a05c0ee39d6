import { pickLanguage } from '@suyab/language/tag'
import type { HiddenReason } from './table.ts'

export const tableLanguages = ['en', 'ru', 'ky', 'zh-Hans'] as const
export type TableLanguage = (typeof tableLanguages)[number]

/** The words of a table that is printed. Placeholders stand in braces. */
export interface TableWords {
  readonly all: string
  readonly together: string
  readonly base: string
  readonly unit: string
  readonly interval: string
  readonly letters: string
  readonly hidden: Readonly<Record<HiddenReason, string>>
  readonly nobody: string
  readonly notes: string
  readonly question: string
  readonly chosen: string
  readonly baseNote: string
  readonly baseAnswers: string
  readonly filter: string
  readonly wave: string
  readonly fieldwork: string
  readonly population: string
  readonly conductor: string
  readonly sponsor: string
  readonly sample: string
  readonly unweighted: string
  readonly designWeights: string
  readonly weighted: string
  readonly marginOfError: string
  readonly noMargin: string
  readonly lettersNote: string
  readonly rowLettersNote: string
  readonly hiddenNote: string
  readonly policies: Readonly<Record<'population' | 'equal' | 'by-n', string>>
  readonly noPolicy: string
  readonly intervalNote: string
  readonly noAdjustment: string
  readonly replicates: string
  readonly likelihood: string
  readonly asMean: string
  readonly fewDegrees: string
  readonly exactInterval: string
  readonly fixedShare: string
}

const words: Readonly<Record<TableLanguage, TableWords>> = {
  en: {
    all: 'All',
    together: 'All countries',
    base: 'Base (people, unweighted)',
    unit: '%',
    interval: 'interval',
    letters: 'higher than',
    hidden: {
      'sample-too-small': 'too few',
      'effective-sample-too-small': 'too few',
      'interval-too-wide': 'too wide',
      'interval-too-wide-relatively': 'too wide',
      complementary: 'withheld',
    },
    nobody: '–',
    notes: 'Notes',
    question: 'Question: {text}',
    chosen: 'Shown: who answered {text}',
    baseNote: 'Base, not weighted: who answered the question, {count} people; {missing} were not asked or gave no answer.',
    baseAnswers: 'Shares are of all answers given; people could give several.',
    filter: 'Only: {text}',
    wave: 'Poll: {text}',
    fieldwork: 'Fieldwork: {from} to {to}',
    population: 'Population: {text}',
    conductor: 'Conducted by: {text}',
    sponsor: 'Paid for by: {text}',
    sample: 'Sample: {text}',
    unweighted: 'The answers are not weighted.',
    designWeights: 'Weighted by how the sample was drawn.',
    weighted: 'Weighted to {text}.',
    marginOfError: 'Margin of error for all who are counted here: ±{points} percentage points at {level} % for a share of one half; smaller groups have larger ones.',
    noMargin: 'The sample is not a random one: it has no margin of error, and its intervals hold only under the model of the weights.',
    lettersNote: 'A capital letter stands for a column of the same group whose share is significantly lower (at {alpha} %, {adjustment}).',
    rowLettersNote: 'A small letter in the column of all stands for a country whose share is significantly lower (at {alpha} %, {adjustment}).',
    hiddenNote: 'Not shown are shares of fewer than 30 answers, those whose interval is too wide to say anything (standard of the US National Center for Health Statistics, 2017), and those from which such a share could be worked out.',
    policies: {
      population: 'All countries together stand for all their people.',
      equal: 'In the figure for all countries every country stands for equally many people.',
      'by-n': 'In the figure for all countries each weighs by how many were interviewed there.',
    },
    noPolicy: 'There is no figure over several countries: nobody has said what it would stand for.',
    intervalNote: 'Intervals at {level} % ({method}, {variance}).',
    noAdjustment: 'no correction for many comparisons',
    replicates: 'replicate weights',
    likelihood: 'likelihood',
    asMean: 'as of a mean',
    fewDegrees: 'Some intervals rest on few clusters (fewer than eight degrees of freedom): take them as rough.',
    exactInterval: 'Where everybody or nobody answered so, the interval is the exact one of Clopper and Pearson.',
    fixedShare: 'Some shares are what the weighting made them; they have no interval of their own.',
  },
  ru: {
    all: 'Все',
    together: 'Все страны',
    base: 'База (человек, без взвешивания)',
    unit: '%',
    interval: 'интервал',
    letters: 'выше, чем',
    hidden: {
      'sample-too-small': 'мало',
      'effective-sample-too-small': 'мало',
      'interval-too-wide': 'широко',
      'interval-too-wide-relatively': 'широко',
      complementary: 'скрыто',
    },
    nobody: '–',
    notes: 'Примечания',
    question: 'Вопрос: {text}',
    chosen: 'Показано: ответившие {text}',
    baseNote: 'База, без взвешивания: ответившие на вопрос, человек: {count}; не ответили или не спрашивались: {missing}.',
    baseAnswers: 'Доли от всех данных ответов; можно было дать несколько.',
    filter: 'Только: {text}',
    wave: 'Опрос: {text}',
    fieldwork: 'Полевой этап: {from} — {to}',
    population: 'Кого представляет: {text}',
    conductor: 'Провёл: {text}',
    sponsor: 'Оплатил: {text}',
    sample: 'Выборка: {text}',
    unweighted: 'Ответы не взвешены.',
    designWeights: 'Взвешено по плану выборки.',
    weighted: 'Взвешено по: {text}.',
    marginOfError: 'Погрешность для всех, кто здесь учтён: ±{points} процентного пункта при {level} % для доли в половину; у групп поменьше она больше.',
    noMargin: 'Выборка не случайная: погрешности у неё нет, а интервалы верны лишь при модели весов.',
    lettersNote: 'Прописная буква означает столбец той же группы, где доля значимо ниже (уровень {alpha} %, {adjustment}).',
    rowLettersNote: 'Строчная буква в столбце «Все» означает страну, где доля значимо ниже (уровень {alpha} %, {adjustment}).',
    hiddenNote: 'Не показаны доли меньше чем от 30 ответов, доли со слишком широким интервалом (стандарт Национального центра статистики здравоохранения США, 2017) и те, по которым такие доли можно вычислить.',
    policies: {
      population: 'Все страны вместе представляют всех своих жителей.',
      equal: 'В общем числе каждая страна представляет поровну людей.',
      'by-n': 'В общем числе каждая страна весит по числу опрошенных.',
    },
    noPolicy: 'Общего числа по странам нет: не сказано, что оно должно представлять.',
    intervalNote: 'Интервалы при {level} % ({method}, {variance}).',
    noAdjustment: 'без поправки на множественность',
    replicates: 'реплицированные веса',
    likelihood: 'по правдоподобию',
    asMean: 'как для среднего',
    fewDegrees: 'Некоторые интервалы опираются на немногие кластеры (меньше восьми степеней свободы): они приблизительны.',
    exactInterval: 'Где так ответили все или никто, стоит точный интервал Клоппера — Пирсона.',
    fixedShare: 'Некоторые доли заданы самим взвешиванием, своего интервала у них нет.',
  },
  ky: {
    all: 'Баары',
    together: 'Бардык өлкөлөр',
    base: 'База (адам, салмаксыз)',
    unit: '%',
    interval: 'аралык',
    letters: 'жогору',
    hidden: {
      'sample-too-small': 'аз',
      'effective-sample-too-small': 'аз',
      'interval-too-wide': 'кең',
      'interval-too-wide-relatively': 'кең',
      complementary: 'жашырылды',
    },
    nobody: '–',
    notes: 'Эскертүүлөр',
    question: 'Суроо: {text}',
    chosen: 'Көрсөтүлгөн: {text} деп жооп бергендер',
    baseNote: 'База, салмаксыз: суроого жооп бергендер, адам: {count}; жооп бербегендер же суралбагандар: {missing}.',
    baseAnswers: 'Үлүштөр берилген бардык жооптордон; бир нече жооп берүүгө болот эле.',
    filter: 'Булар гана: {text}',
    wave: 'Сурамжылоо: {text}',
    fieldwork: 'Талаа иши: {from} – {to}',
    population: 'Кимдерди чагылдырат: {text}',
    conductor: 'Өткөргөн: {text}',
    sponsor: 'Каржылаган: {text}',
    sample: 'Тандоо: {text}',
    unweighted: 'Жооптор салмакталган эмес.',
    designWeights: 'Тандоо планы боюнча салмакталган.',
    weighted: 'Салмактоо негизи: {text}.',
    marginOfError: 'Бул жерде эсепке алынгандардын баары үчүн чектүү ката: үлүш жарым болгондо {level} % деңгээлинде ±{points} пайыздык пункт; кичирээк топтордо ал чоңураак.',
    noMargin: 'Тандоо кокустук эмес: анын чектүү катасы жок, аралыктар салмактардын модели боюнча гана туура.',
    lettersNote: 'Баш тамга ошол эле топтун үлүшү олуттуу төмөн болгон мамычасын билдирет ({alpha} % деңгээлинде, {adjustment}).',
    rowLettersNote: '«Баары» мамычасындагы кичине тамга үлүшү олуттуу төмөн өлкөнү билдирет ({alpha} %, {adjustment}).',
    hiddenNote: '30дан аз жооптун үлүшү, аралыгы өтө кең үлүштөр (АКШнын Улуттук саламаттык статистикасы борборунун 2017-жылкы стандарты) жана ошолорду эсептеп чыгарууга мүмкүндүк берген үлүштөр көрсөтүлгөн жок.',
    policies: {
      population: 'Бардык өлкөлөр чогуу өздөрүнүн бүт калкын чагылдырат.',
      equal: 'Жалпы санда ар бир өлкө бирдей сандагы адамды чагылдырат.',
      'by-n': 'Жалпы санда ар бир өлкөнүн салмагы сурамжылангандардын санына жараша.',
    },
    noPolicy: 'Өлкөлөр боюнча жалпы сан жок: анын эмнени билдирери айтылган эмес.',
    intervalNote: 'Аралыктар {level} % деңгээлинде ({method}, {variance}).',
    noAdjustment: 'көп салыштырууга түзөтүүсүз',
    replicates: 'кайталанма салмактар',
    likelihood: 'чындыкка окшоштук боюнча',
    asMean: 'орточодогудай',
    fewDegrees: 'Айрым аралыктар аз кластерге таянат (эркиндик даражасы сегизден аз): алар болжолдуу.',
    exactInterval: 'Баары ушундай жооп бергенде же эч ким андай жооп бербегенде Клоппер — Пирсондун так аралыгы турат.',
    fixedShare: 'Айрым үлүштөр салмактоонун өзү менен берилген, алардын өз аралыгы жок.',
  },
  'zh-Hans': {
    all: '全部',
    together: '所有国家',
    base: '基数（人，未加权）',
    unit: '%',
    interval: '区间',
    letters: '高于',
    hidden: {
      'sample-too-small': '过少',
      'effective-sample-too-small': '过少',
      'interval-too-wide': '过宽',
      'interval-too-wide-relatively': '过宽',
      complementary: '不公布',
    },
    nobody: '–',
    notes: '说明',
    question: '问题：{text}',
    chosen: '所示：回答{text}的人',
    baseNote: '基数（未加权）：回答该问题的{count}人；未被问到或未回答的{missing}人。',
    baseAnswers: '比例以所有答案为基数；每人可选多项。',
    filter: '仅限：{text}',
    wave: '民调：{text}',
    fieldwork: '访问时间：{from}至{to}',
    population: '调查对象：{text}',
    conductor: '执行方：{text}',
    sponsor: '出资方：{text}',
    sample: '样本：{text}',
    unweighted: '答案未加权。',
    designWeights: '按抽样设计加权。',
    weighted: '加权依据：{text}。',
    marginOfError: '表中全部作答者的误差范围：比例为一半时±{points}个百分点（{level}%）；人数较少的组误差更大。',
    noMargin: '样本并非随机抽取：没有误差范围，区间仅在加权模型下成立。',
    lettersNote: '大写字母表示同组中比例显著较低的列（显著性水平{alpha}%，{adjustment}）。',
    rowLettersNote: '“全部”列中的小写字母表示比例显著较低的国家（显著性水平{alpha}%，{adjustment}）。',
    hiddenNote: '不公布的比例：回答不足30人的、区间过宽而无意义的（美国国家卫生统计中心2017年标准），以及可据以推算出上述比例的。',
    policies: {
      population: '所有国家合计代表其全部人口。',
      equal: '合计数中各国代表同样多的人。',
      'by-n': '合计数中各国按受访人数加权。',
    },
    noPolicy: '没有跨国合计数：尚未说明其代表什么。',
    intervalNote: '区间水平{level}%（{method}，{variance}）。',
    noAdjustment: '未作多重比较校正',
    replicates: '复制权重',
    likelihood: '似然',
    asMean: '按均值',
    fewDegrees: '有些区间只依据少数几个群（自由度小于八），只能作为粗略参考。',
    exactInterval: '所有人都这样回答或没有人这样回答时，用Clopper–Pearson精确区间。',
    fixedShare: '有些比例是加权时设定的，本身没有区间。',
  },
} // prettier-ignore

/** The words in the reader's language, or in the nearest one there is. */
export function tableWords(reader: string): { language: TableLanguage; words: TableWords } {
  const [first, ...others] = tableLanguages
  const language = pickLanguage<TableLanguage>([reader, 'en'], [first, ...others])
  return { language, words: words[language] }
}
