import type { Translated } from '../catalogue.ts'
import type { faultsSurveyFile as english } from '../en/faults-survey-file.ts'

export const faultsSurveyFile = {
  'sav.not-a-sav': 'Это не файл SPSS. Сохраните данные в .sav ещё раз.',
  'sav.cut-short':
    'Файл SPSS обрывается на байте {offset} ({record}): он неполный. Скопируйте его ещё раз.',
  'sav.count-unbelievable':
    'В файле SPSS указано невозможное количество ({record}, байт {offset}). Он повреждён: выгрузите заново.',
  'sav.record-malformed':
    'Часть файла SPSS устроена неверно ({record}, байт {offset}). Выгрузите его заново.',
  'sav.record-misplaced':
    'Часть файла SPSS стоит не на месте ({record}, байт {offset}). Выгрузите его заново.',
  'sav.variable-unknown':
    'Файл SPSS ссылается на переменную {column}, которой в нём нет ({record}). Выгрузите его заново.',
  'sav.name-twice': 'Две переменные в файле SPSS называются {column}. Переименуйте одну.',
  'sav.encoding-missing':
    'Файл SPSS не называет кодировку, а для текстов она нужна. Загрузите его ещё раз и укажите её.',
  'sav.encoding-unsupported': 'Кодировка файла SPSS здесь неизвестна. Сохраните его в UTF-8.',
  'sav.text-undecodable':
    'Текст в файле SPSS не читается в его кодировке (строка {row}, столбец {column}). Загрузите его ещё раз и укажите верную.',
  'sav.value-not-a-number': 'В строке {row} файла SPSS в {column} стоит не число. Исправьте.',
  'sav.code-misplaced':
    'Сжатые ответы в файле SPSS противоречивы (строка {row}, столбец {column}). Выгрузите его заново.',
  'sav.rows-missing':
    'В файле SPSS меньше строк, чем заявлено; он кончается на строке {row}. Скопируйте его ещё раз.',
  'sav.rows-beyond-count':
    'В файле SPSS больше строк, чем заявлено, начиная с {row}. Выгрузите его заново.',
  'sav.blocks-malformed':
    'Сжатые блоки файла .zsav повреждены (байт {offset}). Выгрузите его заново.',
  'sav.too-large':
    'В файле SPSS больше, чем читается за раз ({record}). Разделите его или уберите столбцы.',
  'sav.name-unusable': 'SPSS не допускает имя {column}. Возьмите другой формат.',
  'sav.label-too-long': 'Метка {column} длиннее, чем вмещает SPSS. Возьмите другой формат.',
  'sav.text-too-wide':
    'В строке {row} текст {column} длиннее, чем вмещает SPSS. Возьмите другой формат.',
  'sav.value-unusable': 'SPSS не вмещает значение {column} (строка {row}). Возьмите другой формат.',
  'sav.missing-unusable':
    'SPSS не вмещает столько кодов «нет ответа» для {column}. Возьмите другой формат.',
  'sav.format-unusable': 'SPSS не знает формата {column}. Возьмите другой формат.',
  'sav.set-unusable': 'SPSS не вмещает набор {column}. Возьмите другой формат.',
  'sav.attribute-unusable': 'SPSS не вмещает атрибут {column}. Возьмите другой формат.',
  'sav.header-unusable': 'SPSS не вмещает заголовок этих данных. Возьмите другой формат.',
  'csv.empty': 'Файл пуст: в нём нет даже заголовка. Выгрузите его заново.',
  'csv.header-unusable':
    'Заголовок непригоден в {column}: у каждого столбца должно быть своё имя. Исправьте.',
  'csv.row-uneven':
    'В строке {row} (линия {line}) полей не столько, сколько в заголовке. Проверьте кавычки и разделители.',
  'csv.row-too-long':
    'Строка {row} (линия {line}) длиннее любой записи: возможно, не закрыта кавычка. Проверьте.',
  'csv.quote-open': 'Не закрыта кавычка (линия {line}). Закройте её.',
  'csv.quote-misplaced':
    'Кавычка стоит внутри поля (линия {line}, столбец {column}). Удвойте её или возьмите поле в кавычки.',
  'csv.encoding-unclear':
    'Файл не в UTF-8, кодировку определить нельзя. Загрузите его ещё раз и укажите её.',
  'csv.encoding-unknown': 'Такая кодировка неизвестна. Возьмите, например, utf-8 или windows-1251.',
  'csv.text-undecodable': 'Файл не читается в указанной кодировке (байт {offset}). Укажите другую.',
  'csv.value-not-a-number': 'Строка {row}: поле {column} — не число. Исправьте.',
  'csv.column-mixed': 'В столбце {column} и числа, и тексты (строка {row}). Укажите, что это.',
  'csv.too-large':
    'В файле больше ячеек, чем читается за раз (строка {row}). Разделите его или уберите столбцы.',
  'parquet.malformed': 'Файл Parquet повреждён. Выгрузите его заново.',
  'parquet.column-unsupported':
    'В столбце {column} не отдельные числа, даты или тексты. Уберите его из файла.',
  'parquet.value-unusable':
    'В строке {row} столбца {column} значение, которое нельзя сохранить точно. Исправьте.',
  'parquet.dictionary-differs':
    'Метки в файле Parquet не подходят к столбцу {column}. Выгрузите его заново.',
  'parquet.too-large':
    'В файле Parquet больше, чем читается за раз. Разделите его или уберите столбцы.',
  'dictionary.malformed': 'Метки в файле не читаются в {at}. Выгрузите его заново.',
  'data-set.no-variables': 'Не осталось ни одного столбца. Оставьте хотя бы один.',
  'data-set.columns-uneven':
    'Столбец {column} другой длины, чем остальные. Загрузите данные заново.',
  'data-set.name-twice': 'Два столбца называются {column}. Переименуйте один.',
  'data-set.variable-unknown':
    'Набор или вес ссылается на {column}, которого нет. Загрузите данные заново.',
  'triple-s.text-unusable':
    'В строке {row} в {column} текст, который Triple-S не вмещает. Возьмите другой формат.',
  'xlsx.not-a-workbook': 'Это не книга Excel. Сохраните форму в .xlsx.',
  'xlsx.malformed': 'Книга повреждена (лист {sheet}). Сохраните её заново.',
  'xlsx.too-large':
    'В книге больше, чем бывает в форме (лист {sheet}). Оставьте только листы формы.',
  'xlsx.sheet-unusable': 'Лист {sheet} не помещается в книгу Excel. Возьмите CSV или Parquet.',
  'xlsx.cell-unusable':
    'В строке {row} листа {sheet} то, чего не вмещает ячейка Excel. Возьмите CSV или Parquet.',
  'xlsform.sheet-missing': 'В форме нет листа {sheet}. В форме есть survey и choices.',
  'xlsform.column-missing': 'На листе {sheet} нет столбца {column}. Добавьте его.',
  'xlsform.column-twice': 'На листе {sheet} столбец {column} есть дважды. Уберите один.',
  'xlsform.type-unknown': 'Лист {sheet}, строка {row}: такой тип вопроса неизвестен. Исправьте.',
  'xlsform.type-unsupported':
    'Лист {sheet}, строка {row}: вопросы такого типа не принимаются. Уберите его.',
  'xlsform.repeat-unsupported':
    'Лист {sheet}, строка {row}: повторяющиеся группы не принимаются. Задайте каждый вопрос отдельно.',
  'xlsform.name-unusable':
    'Лист {sheet}, строка {row}: такое имя не годится. Возьмите латинские буквы, цифры и _.',
  'xlsform.name-twice':
    'Лист {sheet}, строка {row}: такое имя уже есть у другого вопроса. Переименуйте один.',
  'xlsform.choices-unknown':
    'Лист {sheet}, строка {row}: такого списка ответов нет. Добавьте его в choices.',
  'xlsform.choice-twice':
    'Лист {sheet}, строка {row}: такой ответ в списке уже есть. Переименуйте один.',
  'xlsform.choice-unusable':
    'Лист {sheet}, строка {row}: имя ответа не годится. Возьмите имя без пробелов.',
  'xlsform.group-unbalanced':
    'Лист {sheet}, строка {row}: группа не закрыта или не открыта. Проверьте begin_group и end_group.',
  'xlsform.reference-unknown':
    'Лист {sheet}, строка {row}: {column} ссылается на вопрос, которого нет. Исправьте.',
  'xlsform.expression-malformed':
    'Лист {sheet}, строка {row}: выражение в {column} не закрыто. Проверьте скобки и кавычки.',
} satisfies Translated<typeof english>
