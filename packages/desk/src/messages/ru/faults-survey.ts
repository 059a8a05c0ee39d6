import type { Translated } from '../catalogue.ts'
import type { faultsSurvey as english } from '../en/faults-survey.ts'

export const faultsSurvey = {
  'poll.unknown': 'Опроса {poll} нет. Вернитесь к списку.',
  'poll.exists': 'Опрос {id} уже есть. Выберите другое имя.',
  'poll.wave-unknown': 'Волны {wave} у этого опроса нет. Вернитесь к списку.',
  'poll.wave-exists':
    'Волна {wave} уже загружена, возможно, только что коллегой. Обновите страницу.',
  'poll.wave-changed':
    'Волну {wave} тем временем изменил кто-то другой, поэтому ничего не записано. Обновите страницу и повторите.',
  'poll.data-twice': 'Эти ответы уже есть: это волна {wave}. Второй раз ничего не сохранено.',
  'poll.upload-unknown':
    'Файла больше нет: его уже загрузили или прошли сутки. Загрузите его ещё раз.',
  'poll.upload-too-large':
    'В файле {bytes} байт, а такие файлы читаются до {limit}. Разделите его или сохраните как .sav или Parquet.',
  'poll.memory-exceeded':
    'Чтение заняло больше {megabytes} МБ памяти и было прервано; ничего не сохранено. Уберите свободные тексты или разделите файл.',
  'poll.too-slow':
    'Чтение заняло больше {seconds} секунд и было прервано; ничего не сохранено. Разделите файл.',
  'poll.reading-broke':
    'Чтение файла оборвалось ({reason}); ничего не сохранено. Повторите и сообщите тому, кто ведёт этот узел.',
  'poll.format-unknown':
    'Это не файл SPSS, CSV, Parquet или XLSForm. Сохраните данные в одном из этих форматов.',
  'poll.not-data':
    'Этот файл — анкета, ответов в нём нет. Загрузите данные в .sav, CSV или Parquet.',
  'poll.not-a-questionnaire':
    'Этот файл — не анкета XLSForm. Выберите книгу с листами survey и choices.',
  'poll.no-rows': 'В файле есть столбцы, но нет ни одной строки ответов. Проверьте выгрузку.',
  'poll.text-unusable':
    'В имени или метке {column} есть знаки, которые не являются текстом. Исправьте в программе, где создан файл.',
  'poll.column-unknown': 'В файле нет столбца {column}. Проверьте, как он там написан.',
  'poll.column-left-out':
    'Столбец {column} исключается, но он нужен для плана выборки. Оставьте его или назовите другой.',
  'poll.column-not-numbers':
    'В столбце {column} должны быть числа, а в строке {row} — «{value}». Исправьте или назовите другой столбец.',
  'poll.identity-undecided':
    'Столбец {column}, похоже, позволяет узнать человека ({identity}). Исключите его или укажите, что он остаётся.',
  'poll.code-unknown':
    'Строка {row}: в {column} стоит «{value}», чего нет ни в анкете, ни в метках; таких строк {count}. Отметьте, что это отсутствие ответа, или добавьте в анкету.',
  'poll.no-answer-codes':
    'У {column} было бы {count} кодов «нет ответа», а можно не больше {most}. Укажите меньше или задайте диапазон в самом файле.',
  'poll.replicate-invalid':
    'Реплицированные веса непригодны (столбец {column}, строка {row}). Их должно быть не меньше двух, все от 0, и при них основной вес.',
  'poll.language-unknown': '{value} — не язык этой анкеты. Сначала добавьте его к опросу.',
  'poll.text-unknown': 'В анкете нет такого места для текста: {column}. Обновите страницу.',
  'poll.recoding-unknown': 'Такой действующей перекодировки нет. Обновите страницу.',
  'poll.recoding-not-last':
    'После этой перекодировки сделаны другие, они могут на неё опираться. Сначала отзовите последнюю.',
  'poll.recoding-name':
    '{column} не может быть именем переменной. Используйте латинские буквы, цифры и _, сначала букву.',
  'poll.recoding-name-taken': 'Переменная {column} уже есть. Выберите другое имя.',
  'poll.recoding-overlap':
    'Две категории перекодировки {column} берут одно и то же ({value}). Оставьте в одной.',
  'poll.recoding-value-left':
    'Строка {row}: значение {value} из {column} не входит ни в одну категорию. Добавьте его или укажите, что остальное — пропуск.',
  'poll.recoding-kind':
    'Правило не подходит к типу {column} ({value}): числа и тексты не смешиваются. Посмотрите её значения.',
  'poll.recoding-option-unknown': 'У {column} нет ответа {value}. Выберите из её ответов.',
  'poll.weights-differ': 'Весов {have}, а строк {expected}. Сделайте взвешивание заново.',
  'poll.weighting-unknown': 'Взвешивания {weighting} у этой волны нет. Обновите страницу.',
  'survey.length-differs':
    'В столбце {column} {have} значений на {expected} строк. Загрузите данные заново.',
  'survey.no-rows': 'Нет ни одной строки для расчёта. Посмотрите, какие ответы выбраны.',
  'survey.weight-missing':
    'В строке {row} нет веса в {column}; таких строк {count}. Вес нужен каждой строке, он не додумывается.',
  'survey.weight-zero':
    'В строке {row} вес в {column} равен 0; таких строк {count}. Исправьте их или уберите эти строки из файла.',
  'survey.weight-negative':
    'В строке {row} вес в {column} равен {value}; меньше 0 в {count} строках. Исправьте.',
  'survey.weight-infinite':
    'В строке {row} вес в {column} бесконечен; таких строк {count}. Исправьте.',
  'survey.weights-absent':
    'Нет ни весов, ни размеров страт {column}. Назовите столбец с одним из них.',
  'survey.value-missing':
    'В строке {row} нет значения в {column}; таких строк {count}. Укажите, что с ними делать, или исправьте файл.',
  'survey.value-infinite':
    'В строке {row} значение {column} бесконечно; таких строк {count}. Исправьте.',
  'survey.value-out-of-range':
    'Строка {row}: {column} равно {value}, а должно быть от {least} до {most}. Исправьте.',
  'survey.group-missing':
    'В строке {row} пусто в {column}; таких строк {count}. Каждой строке нужны её страта, кластер или страна.',
  'survey.code-unknown': 'Строка {row}: {value} — не код {column}. Исправьте файл.',
  'survey.cluster-crosses-strata':
    'Строка {row}: единица отбора {cluster} из {column} лежит в двух стратах ({strata}). Укажите, что единицы нумеруются внутри страт, или исправьте.',
  'survey.one-cluster':
    'Все строки из одной единицы отбора {column}: разброс между единицами неизвестен. Назовите другой столбец.',
  'survey.stratum-single':
    'В страте {stratum} только одна единица отбора {column} (строка {row}, ступень {stage}): разброс неизвестен. Выберите правило для таких страт.',
  'survey.population-varies':
    'Строка {row}: {column} различается внутри страты {stratum} (ступень {stage}). Оно должно быть одним для всех её строк.',
  'survey.population-below-sample':
    'Строка {row}: в страте {stratum} в выборке {sample}, а всего по {column} лишь {population} (ступень {stage}). Исправьте.',
  'survey.domain-empty': 'В выбранной группе никого нет ({column}). Выберите другую.',
  'survey.base-zero': 'Основание {column} равно нулю: делить не на что. Выберите другую группу.',
  'survey.categories-too-few':
    'У {column} встречается ответов: {count}, сравнивать нечего. Выберите другой вопрос.',
  'survey.degrees-exhausted':
    'У выборки {degrees} степеней свободы, а нужно {needed}. Запросите меньше за раз.',
  'survey.variance-singular':
    'Ошибки {column} неразличимы: одни ответы зависят от других. Уберите один.',
  'survey.margin-category-absent':
    'В выборке никого из категории {category} ({column}), а цель — {target}. Объедините её с другой.',
  'survey.margin-category-without-target':
    'Строка {row} относится к {category} ({column}), для которой нет цели. Добавьте её.',
  'survey.margin-target-invalid':
    'Цель {target} для {category} ({column}) — не число больше 0. Исправьте.',
  'survey.margins-disagree':
    'Цели {column} дают в сумме {total}, а {other} — {otherTotal}. Суммы должны совпадать.',
  'survey.not-converged':
    'После {rounds} кругов {category} ({column}) — {reached} вместо {target}. Ослабьте предел или объедините категории.',
  'survey.targets-infeasible':
    'Цель {target} для {category} ({column}) недостижима: возможно от {least} до {most}. Ослабьте предел или объедините категории.',
  'survey.bounds-invalid':
    'Границы весов {least} и {most} не оставляют места. Нижняя меньше 1, верхняя больше.',
  'survey.targets-collinear': 'Цели {column} вытекают из других. Уберите одну.',
  'survey.proportion-at-boundary':
    'Доля {column} равна {value}, интервал {method} здесь ничего не говорит. Выберите другой вид интервала.',
  'survey.no-sampling-variance':
    '{column} не различается между единицами отбора, интервал {method} построить нельзя. Выберите другой вид.',
  'survey.not-binary':
    'Строка {row}: {column} равно {value}, а должно быть 0 или 1. Сначала перекодируйте.',
  'survey.method-needs-strata': 'Для реплик {method} нужны страты. Выберите другой метод.',
  'survey.method-needs-no-strata':
    'Реплики {method} возможны только без страт. Выберите другой метод.',
  'survey.pairs-incomplete':
    'В страте {stratum} единиц отбора {clusters}, а нужно две. Выберите другой метод.',
  'survey.already-calibrated':
    'Веса уже подогнаны; {method} начинает с весов плана. Выберите веса плана.',
  'survey.replicates-invalid':
    'Реплицированные веса не согласованы ({rule}, {have}). Проверьте их число и масштаб.',
  'survey.regression-separated':
    '{column} полностью определяет ответ, его влияние не выражается числом. Уберите её.',
  'survey.regression-not-converged':
    'Регрессия не сошлась за {rounds} кругов. Уберите часть переменных.',
  'survey.response-invalid':
    'Строка {row}: {column} равно {value}, такая регрессия этого не принимает. Сначала перекодируйте.',
  'survey.exclusive-with-others':
    'Строка {row}: {column} выбирается только отдельно, а выбрано вместе с {other}. Исправьте.',
  'survey.nothing-answered':
    'Строка {row}: в {column} ничего не выбрано. Укажите, что это ответ, или исправьте.',
  'survey.pooling-policy-missing':
    'Чтобы объединить страны, нужно правило, как считать каждую. Выберите: по населению, поровну или по числу ответивших.',
  'survey.pooling-population-missing':
    'Не указано население {country}. Добавьте его или выберите другое правило.',
  'survey.margin-of-error-on-opt-in':
    'Добровольцы — не случайная выборка: погрешности у неё нет. Уберите её.',
  'survey.disclosure-incomplete':
    'Не хватает того, что опубликованный опрос обязан сообщить: {items}. Добавьте в описание волны.',
  'survey.cell-unprotectable':
    'Ячейку {cell} нельзя скрыть так, чтобы её не вычислили (ширина {width}). Объедините строки или столбцы.',
  'survey.overlap-undeclared':
    'Не указано, опрошены ли в обеих волнах одни и те же люди ({column}). Укажите.',
  'survey.quantile-outside':
    'Квантиль {probability} для {column} лежит вне ответов. Выберите другой.',
  'poll.answers-too-many':
    'У {column} разных ответов {count}, а в таблицу входит {most}. Сначала сведите их в группы.',
  'poll.country-undeclared': 'В описании волны не назван столбец со страной. Укажите его.',
  'poll.question-unusable':
    'Такую таблицу построить нельзя. Выберите вопрос, ответы и столбцы заново.',
  'poll.recipe-unusable':
    'Это взвешивание противоречит само себе. Проверьте целевые распределения, предел и границы весов.',
  'poll.shares-not-one':
    'Доли целевого распределения дают в сумме {sum}, а не 1. Дополните их или укажите число людей.',
  'poll.replicates-too-many':
    'Реплик-весов {count} чисел, памяти хватает на {most}. Запросите меньше реплик.',
  'poll.cell-unknown':
    'Такой ячейки в таблице нет (строка {row}, столбец {value}). Откройте таблицу заново.',
  'poll.cell-hidden':
    'Ячейка скрыта: она выдала бы опрошенных или говорит слишком мало. Объедините строки или столбцы.',
  'poll.cell-empty': 'Здесь никто не ответил, числа нет.',
  'poll.cell-unprotectable':
    'Скрытое можно было бы вычислить по остальной таблице. Объедините строки или столбцы либо уберите разбивку.',
  'request.stopped': 'Работа остановлена до конца. Запросите ещё раз.',
} satisfies Translated<typeof english>
