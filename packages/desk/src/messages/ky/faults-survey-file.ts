import type { Translated } from '../catalogue.ts'
import type { faultsSurveyFile as english } from '../en/faults-survey-file.ts'

export const faultsSurveyFile = {
  'sav.not-a-sav': 'Бул SPSS файлы эмес. Маалыматты .sav түрүндө кайра сактаңыз.',
  'sav.cut-short':
    'SPSS файлы {offset} байттан кийин үзүлөт ({record}): ал толук эмес. Кайра көчүрүңүз.',
  'sav.count-unbelievable':
    'SPSS файлында мүмкүн эмес сан көрсөтүлгөн ({record}, {offset}-байт). Ал бузулган: кайра чыгарыңыз.',
  'sav.record-malformed':
    'SPSS файлынын бир бөлүгү туура эмес ({record}, {offset}-байт). Кайра чыгарыңыз.',
  'sav.record-misplaced':
    'SPSS файлынын бир бөлүгү өз ордунда эмес ({record}, {offset}-байт). Кайра чыгарыңыз.',
  'sav.variable-unknown':
    'SPSS файлы өзүндө жок {column} өзгөрмөсүнө шилтейт ({record}). Кайра чыгарыңыз.',
  'sav.name-twice': 'SPSS файлында эки өзгөрмө {column} деп аталат. Бирин өзгөртүңүз.',
  'sav.encoding-missing':
    'SPSS файлы кодировкасын айтпайт, тексттерге ал керек. Кайра жүктөп, кодировканы көрсөтүңүз.',
  'sav.encoding-unsupported': 'SPSS файлынын кодировкасы бул жерде белгисиз. UTF-8 менен сактаңыз.',
  'sav.text-undecodable':
    'SPSS файлындагы текст өз кодировкасында окулбайт ({row}-сап, {column} мамычасы). Кайра жүктөп, туурасын көрсөтүңүз.',
  'sav.value-not-a-number':
    'SPSS файлынын {row}-сабында {column} мамычасында сан эмес нерсе турат. Оңдоңуз.',
  'sav.code-misplaced':
    'SPSS файлындагы кысылган жооптор карама-каршы ({row}-сап, {column} мамычасы). Кайра чыгарыңыз.',
  'sav.rows-missing': 'SPSS файлында айтылгандан аз сап бар; {row}-сапта бүтөт. Кайра көчүрүңүз.',
  'sav.rows-beyond-count':
    'SPSS файлында айтылгандан көп сап бар, {row}-саптан баштап. Кайра чыгарыңыз.',
  'sav.blocks-malformed':
    '.zsav файлынын кысылган блоктору бузулган ({offset}-байт). Кайра чыгарыңыз.',
  'sav.too-large':
    'SPSS файлы бир жолу окулгандан чоң ({record}). Бөлүңүз же мамычаларды азайтыңыз.',
  'sav.name-unusable': 'SPSS {column} деген атка жол бербейт. Башка форматты тандаңыз.',
  'sav.label-too-long': '{column} белгиси SPSS батыргандан узун. Башка форматты тандаңыз.',
  'sav.text-too-wide':
    '{row}-сапта {column} тексти SPSS батыргандан узун. Башка форматты тандаңыз.',
  'sav.value-unusable':
    'SPSS {column} маанисин сактай албайт ({row}-сап). Башка форматты тандаңыз.',
  'sav.missing-unusable':
    'SPSS {column} үчүн мынча «жооп жок» кодун сактай албайт. Башка форматты тандаңыз.',
  'sav.format-unusable': 'SPSS {column} форматын билбейт. Башка форматты тандаңыз.',
  'sav.set-unusable': 'SPSS {column} топтомун сактай албайт. Башка форматты тандаңыз.',
  'sav.attribute-unusable': 'SPSS {column} атрибутун сактай албайт. Башка форматты тандаңыз.',
  'sav.header-unusable': 'SPSS бул маалыматтын аталышын сактай албайт. Башка форматты тандаңыз.',
  'csv.empty': 'Файл бош: аталыш сабы да жок. Кайра чыгарыңыз.',
  'csv.header-unusable':
    'Аталыш сабы {column} жеринде жараксыз: ар бир мамычанын өз аты болушу керек. Оңдоңуз.',
  'csv.row-uneven':
    '{row}-сапта ({line}-жол) талаалардын саны аталыштагыдан башка. Тырмакчаларды жана бөлгүчтөрдү караңыз.',
  'csv.row-too-long': '{row}-сап ({line}-жол) өтө узун: тырмакча жабылбай калгандыр. Караңыз.',
  'csv.quote-open': 'Тырмакча жабылган эмес ({line}-жол). Жабыңыз.',
  'csv.quote-misplaced':
    'Тырмакча талаанын ичинде турат ({line}-жол, {column} мамычасы). Кош жазыңыз же талааны тырмакчага алыңыз.',
  'csv.encoding-unclear':
    'Файл UTF-8 эмес, кодировкасын аныктоого болбойт. Кайра жүктөп, көрсөтүңүз.',
  'csv.encoding-unknown': 'Мындай кодировка белгисиз. Мисалы, utf-8 же windows-1251 алыңыз.',
  'csv.text-undecodable':
    'Файл көрсөтүлгөн кодировкада окулбайт ({offset}-байт). Башкасын көрсөтүңүз.',
  'csv.value-not-a-number': '{row}-сап: {column} талаасы сан эмес. Оңдоңуз.',
  'csv.column-mixed':
    '{column} мамычасында сан да, текст да бар ({row}-сап). Кайсынысы экенин айтыңыз.',
  'csv.too-large':
    'Файлдагы уячалар бир жолу окулгандан көп ({row}-сап). Бөлүңүз же мамычаларды азайтыңыз.',
  'parquet.malformed': 'Parquet файлы бузулган. Кайра чыгарыңыз.',
  'parquet.column-unsupported':
    '{column} мамычасында жөнөкөй сан, убакыт же текст эмес. Аны файлдан алып салыңыз.',
  'parquet.value-unusable':
    '{column} мамычасынын {row}-сабындагы маанини так сактоого болбойт. Оңдоңуз.',
  'parquet.dictionary-differs':
    'Parquet файлындагы белгилер {column} мамычасына туура келбейт. Кайра чыгарыңыз.',
  'parquet.too-large': 'Parquet файлы бир жолу окулгандан чоң. Бөлүңүз же мамычаларды азайтыңыз.',
  'dictionary.malformed': 'Файлдагы белгилер {at} жеринде окулбайт. Кайра чыгарыңыз.',
  'data-set.no-variables': 'Бир да мамыча калган жок. Жок дегенде бирин калтырыңыз.',
  'data-set.columns-uneven':
    '{column} мамычасы башкалардан узундугу менен айырмаланат. Маалыматты кайра жүктөңүз.',
  'data-set.name-twice': 'Эки мамыча {column} деп аталат. Бирин өзгөртүңүз.',
  'data-set.variable-unknown':
    'Топтом же салмак жок {column} мамычасына шилтейт. Маалыматты кайра жүктөңүз.',
  'triple-s.text-unusable':
    '{row}-сапта {column} тексти Triple-S форматына сыйбайт. Башка форматты тандаңыз.',
  'xlsx.not-a-workbook': 'Бул Excel китеби эмес. Форманы .xlsx түрүндө сактаңыз.',
  'xlsx.malformed': 'Китеп бузулган ({sheet} барагы). Кайра сактаңыз.',
  'xlsx.too-large':
    'Китеп формага караганда чоң ({sheet} барагы). Форманын барактарын гана калтырыңыз.',
  'xlsx.sheet-unusable': '{sheet} барагы Excel китебине батпайт. CSV же Parquet алыңыз.',
  'xlsx.cell-unusable':
    '{sheet} барагынын {row}-сабы Excel уячасына батпайт. CSV же Parquet алыңыз.',
  'xlsform.sheet-missing': 'Формада {sheet} барагы жок. Формада survey жана choices болот.',
  'xlsform.column-missing': '{sheet} барагында {column} мамычасы жок. Кошуңуз.',
  'xlsform.column-twice': '{sheet} барагында {column} мамычасы эки жолу бар. Бирин алып салыңыз.',
  'xlsform.type-unknown': '{sheet} барагы, {row}-сап: суроонун мындай түрү белгисиз. Оңдоңуз.',
  'xlsform.type-unsupported':
    '{sheet} барагы, {row}-сап: мындай түрдөгү суроолор кабыл алынбайт. Алып салыңыз.',
  'xlsform.repeat-unsupported':
    '{sheet} барагы, {row}-сап: кайталанма топтор кабыл алынбайт. Ар бирин өзүнчө суроо кылыңыз.',
  'xlsform.name-unusable':
    '{sheet} барагы, {row}-сап: мындай ат жарабайт. Латын тамгаларын, сандарды жана _ белгисин алыңыз.',
  'xlsform.name-twice':
    '{sheet} барагы, {row}-сап: башка суроодо ушундай ат бар. Бирин өзгөртүңүз.',
  'xlsform.choices-unknown':
    '{sheet} барагы, {row}-сап: жооптор тизмеси жок. choices барагына кошуңуз.',
  'xlsform.choice-twice': '{sheet} барагы, {row}-сап: тизмеде мындай жооп бар. Бирин өзгөртүңүз.',
  'xlsform.choice-unusable':
    '{sheet} барагы, {row}-сап: жооптун аты жарабайт. Боштугу жок ат алыңыз.',
  'xlsform.group-unbalanced':
    '{sheet} барагы, {row}-сап: топ жабылган же ачылган эмес. begin_group менен end_group жуптарын караңыз.',
  'xlsform.reference-unknown': '{sheet} барагы, {row}-сап: {column} жок суроого шилтейт. Оңдоңуз.',
  'xlsform.expression-malformed':
    '{sheet} барагы, {row}-сап: {column} туюнтмасы жабылган эмес. Кашаа менен тырмакчаларды караңыз.',
} satisfies Translated<typeof english>
