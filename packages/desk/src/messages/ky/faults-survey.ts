import type { Translated } from '../catalogue.ts'
import type { faultsSurvey as english } from '../en/faults-survey.ts'

export const faultsSurvey = {
  'poll.unknown': '{poll} деген сурамжылоо жок. Тизмеге кайтыңыз.',
  'poll.exists': '{id} деген сурамжылоо бар. Башка ат тандаңыз.',
  'poll.wave-unknown': 'Бул сурамжылоодо {wave}-толкун жок. Тизмеге кайтыңыз.',
  'poll.wave-exists':
    '{wave}-толкун мурунтан жүктөлгөн, балким жаңы эле кесиптешиңиз жүктөгөндүр. Баракты жаңыртыңыз.',
  'poll.wave-changed':
    '{wave}-толкунду бул учурда башка бирөө өзгөрттү, ошондуктан эч нерсе жазылган жок. Баракты жаңыртып, кайталаңыз.',
  'poll.data-twice': 'Бул жооптор мурунтан бар: {wave}-толкун. Экинчи жолу эч нерсе сакталган жок.',
  'poll.upload-unknown': 'Файл мында жок: ал окулган же бир күн өткөн. Кайра жүктөңүз.',
  'poll.upload-too-large':
    'Файлда {bytes} байт бар, мындай файлдар {limit} байтка чейин окулат. Бөлүңүз же .sav, Parquet түрүндө сактаңыз.',
  'poll.memory-exceeded':
    'Окуу {megabytes} МБ эстен ашып, токтотулду; эч нерсе сакталган жок. Эркин тексттерди алып салыңыз же файлды бөлүңүз.',
  'poll.too-slow':
    'Окуу {seconds} секунддан узакка созулуп, токтотулду; эч нерсе сакталган жок. Файлды бөлүңүз.',
  'poll.reading-broke':
    'Файлды окуу үзүлдү ({reason}); эч нерсе сакталган жок. Кайталап көрүп, түйүндү тейлеген адамга айтыңыз.',
  'poll.format-unknown':
    'Бул SPSS, CSV, Parquet же XLSForm файлы эмес. Маалыматты ушул форматтардын биринде сактаңыз.',
  'poll.not-data':
    'Бул файл — анкета, анда жооптор жок. Маалыматты .sav, CSV же Parquet түрүндө жүктөңүз.',
  'poll.not-a-questionnaire':
    'Бул файл XLSForm анкетасы эмес. survey жана choices барактары бар китепти тандаңыз.',
  'poll.no-rows': 'Файлда тилкелер бар, бирок бир да жооп сабы жок. Кантип чыгарылганын караңыз.',
  'poll.text-unusable':
    '{column} тилкесинин атында же белгисинде текст эмес белгилер бар. Файл жасалган жерден оңдоңуз.',
  'poll.column-unknown': 'Файлда {column} деген тилке жок. Ал жерде кандай жазылганын караңыз.',
  'poll.column-left-out':
    '{column} тилкеси алынып салынат, бирок тандоо планына керек. Аны калтырыңыз же башкасын атаңыз.',
  'poll.column-not-numbers':
    '{column} тилкесинде сандар болушу керек, бирок {row}-сапта «{value}» турат. Оңдоңуз же башка тилкени атаңыз.',
  'poll.identity-undecided':
    '{column} тилкеси адамдын ким экенин билдирет окшойт ({identity}). Аны алып салыңыз же калтырылсын деп белгилеңиз.',
  'poll.code-unknown':
    '{row}-сап: {column} тилкесинде «{value}» турат, ал анкетада да, белгилерде да жок; мындай сап — {count}. Жооп жок дегенди билдирерин белгилеңиз же анкетага кошуңуз.',
  'poll.no-answer-codes':
    '{column} үчүн жооп жок деген {count} код болот эле, көп дегенде {most} болот. Азыраак бериңиз же файлдын өзүндө аралык көрсөтүңүз.',
  'poll.replicate-invalid':
    'Кайталама салмактар жараксыз (тилке {column}, сап {row}). Алар кеминде экөө, баары 0дөн кем эмес жана негизги салмагы менен болушу керек.',
  'poll.language-unknown': '{value} бул анкетанын тили эмес. Адегенде сурамжылоого кошуңуз.',
  'poll.text-unknown': 'Анкетада мындай текст орду жок: {column}. Баракты жаңыртыңыз.',
  'poll.recoding-unknown': 'Мындай күчүндөгү кайра коддоо жок. Баракты жаңыртыңыз.',
  'poll.recoding-not-last':
    'Бул кайра коддоодон кийин башкалары жасалган, алар ага таянышы мүмкүн. Адегенде акыркысын кайтарып алыңыз.',
  'poll.recoding-name':
    '{column} өзгөрмөнүн аты боло албайт. Латын тамгаларын, сандарды жана _ белгисин колдонуңуз, биринчиси тамга болсун.',
  'poll.recoding-name-taken': '{column} деген өзгөрмө бар. Башка ат тандаңыз.',
  'poll.recoding-overlap':
    '{column} кайра коддоосунун эки категориясы бир эле нерсени алат ({value}). Бирөөндө калтырыңыз.',
  'poll.recoding-value-left':
    '{row}-сап: {column} тилкесиндеги {value} бир да категорияга кирбейт. Кошуңуз же калганы жооп жок деп белгилеңиз.',
  'poll.recoding-kind':
    'Эреже {column} өзгөрмөсүнүн түрүнө туура келбейт ({value}): сан менен текст аралашпайт. Маанилерин караңыз.',
  'poll.recoding-option-unknown':
    '{column} суроосунда {value} деген жооп жок. Жоопторунун ичинен тандаңыз.',
  'poll.weights-differ': 'Салмактар {have}, саптар {expected}. Салмактоону кайра жасаңыз.',
  'poll.weighting-unknown':
    'Бул толкундун {weighting} номерлүү салмактоосу жок. Баракты жаңыртыңыз.',
  'survey.length-differs':
    '{column} тилкесинде {expected} сапка {have} маани бар. Маалыматты кайра жүктөңүз.',
  'survey.no-rows': 'Эсептөөгө бир да сап жок. Кайсы жооптор тандалганын караңыз.',
  'survey.weight-missing':
    '{row}-сапта {column} тилкесинде салмак жок; мындай сап — {count}. Ар бир сапка салмак керек, ал болжолдонбойт.',
  'survey.weight-zero':
    '{row}-сапта {column} салмагы 0; мындай сап — {count}. Оңдоңуз же ал саптарды файлдан алып салыңыз.',
  'survey.weight-negative':
    '{row}-сапта {column} салмагы {value}; {count} сапта 0дөн кем. Оңдоңуз.',
  'survey.weight-infinite': '{row}-сапта {column} салмагы чексиз; мындай сап — {count}. Оңдоңуз.',
  'survey.weights-absent':
    '{column} үчүн салмак да, катмарлардын көлөмү да жок. Алардын биринин тилкесин атаңыз.',
  'survey.value-missing':
    '{row}-сапта {column} мааниси жок; мындай сап — {count}. Алар эмне болорун айтыңыз же файлды оңдоңуз.',
  'survey.value-infinite': '{row}-сапта {column} мааниси чексиз; мындай сап — {count}. Оңдоңуз.',
  'survey.value-out-of-range':
    '{row}-сап: {column} — {value}, бирок {least} менен {most} ортосунда болушу керек. Оңдоңуз.',
  'survey.group-missing':
    '{row}-сапта {column} бош; мындай сап — {count}. Ар бир сапка катмары, кластери же өлкөсү керек.',
  'survey.code-unknown': '{row}-сап: {value} {column} коду эмес. Файлды оңдоңуз.',
  'survey.cluster-crosses-strata':
    '{row}-сап: {column} тилкесиндеги {cluster} тандоо бирдиги эки катмарда жатат ({strata}). Бирдиктер катмар ичинде номерленерин айтыңыз же оңдоңуз.',
  'survey.one-cluster':
    'Бардык саптар {column} боюнча бир эле тандоо бирдигинен: бирдиктердин айырмасы белгисиз. Башка тилкени атаңыз.',
  'survey.stratum-single':
    '{stratum} катмарында {column} боюнча бир гана тандоо бирдиги бар ({row}-сап, {stage}-баскыч): айырмасы белгисиз. Мындай катмарлар үчүн эреже тандаңыз.',
  'survey.population-varies':
    '{row}-сап: {column} {stratum} катмарынын ичинде ар башка ({stage}-баскыч). Бардык саптарда бирдей болушу керек.',
  'survey.population-below-sample':
    '{row}-сап: {stratum} катмарында тандоодо {sample}, ал эми {column} боюнча баары {population} ({stage}-баскыч). Оңдоңуз.',
  'survey.domain-empty': 'Тандалган топто эч ким жок ({column}). Башкасын тандаңыз.',
  'survey.base-zero': '{column} негизи нөл: бөлгөнгө эч нерсе жок. Башка топ тандаңыз.',
  'survey.categories-too-few':
    '{column} боюнча кездешкен жооптор: {count}, салыштырууга аз. Башка суроо тандаңыз.',
  'survey.degrees-exhausted':
    'Тандоодо {degrees} эркиндик даражасы бар, {needed} керек. Бир жолу азыраак сураңыз.',
  'survey.variance-singular':
    '{column} катачылыктарын ажыратууга болбойт: айрым жооптор башкаларына көз каранды. Бирин алып салыңыз.',
  'survey.margin-category-absent':
    'Тандоодо {column} боюнча {category} эч ким жок, максат — {target}. Башкасы менен бириктириңиз.',
  'survey.margin-category-without-target':
    '{row}-сап {column} боюнча {category}, ага максат коюлган эмес. Кошуңуз.',
  'survey.margin-target-invalid':
    '{category} ({column}) үчүн {target} максаты 0дөн чоң сан эмес. Оңдоңуз.',
  'survey.margins-disagree':
    '{column} максаттары {total} болот, {other} максаттары {otherTotal}. Алар дал келиши керек.',
  'survey.not-converged':
    '{rounds} айлампадан кийин {category} ({column}) {target} ордуна {reached}. Чекти бошоңдотуңуз же категорияларды бириктириңиз.',
  'survey.targets-infeasible':
    '{category} ({column}) үчүн {target} максатына жетүүгө болбойт: {least} менен {most} ортосунда болушу мүмкүн. Чекти бошоңдотуңуз же категорияларды бириктириңиз.',
  'survey.bounds-invalid':
    'Салмактардын {least} жана {most} чектери орун калтырбайт. Төмөнкүсү 1ден кем, жогоркусу чоң болсун.',
  'survey.targets-collinear': '{column} максаттары башкалардан келип чыгат. Бирин алып салыңыз.',
  'survey.proportion-at-boundary':
    '{column} үлүшү {value}, мында {method} аралыгы эч нерсе айтпайт. Башка түрүн тандаңыз.',
  'survey.no-sampling-variance':
    '{column} тандоо бирдиктеринин ортосунда өзгөрбөйт, {method} аралыгын түзүүгө болбойт. Башка түрүн тандаңыз.',
  'survey.not-binary':
    '{row}-сап: {column} — {value}, 0 же 1 болушу керек. Адегенде кайра коддоңуз.',
  'survey.method-needs-strata': '{method} ыкмасына катмарлар керек. Башка ыкма тандаңыз.',
  'survey.method-needs-no-strata': '{method} ыкмасы катмарсыз гана иштейт. Башка ыкма тандаңыз.',
  'survey.pairs-incomplete':
    '{stratum} катмарында {clusters} тандоо бирдиги бар, экөө керек. Башка ыкма тандаңыз.',
  'survey.already-calibrated':
    'Салмактар мурунтан ылайыкталган; {method} пландын салмактарынан башталат. Пландын салмактарын тандаңыз.',
  'survey.replicates-invalid':
    'Кайталама салмактар дал келбейт ({rule}, {have}). Санын жана масштабын караңыз.',
  'survey.regression-separated':
    '{column} жоопту толук аныктайт, таасири сан менен туюнтулбайт. Аны алып салыңыз.',
  'survey.regression-not-converged':
    'Регрессия {rounds} айлампада бүткөн жок. Өзгөрмөлөрдү азайтыңыз.',
  'survey.response-invalid':
    '{row}-сап: {column} — {value}, бул регрессия аны кабыл албайт. Адегенде кайра коддоңуз.',
  'survey.exclusive-with-others':
    '{row}-сап: {column} жалгыз гана тандалат, бирок {other} менен бирге тандалган. Оңдоңуз.',
  'survey.nothing-answered':
    '{row}-сап: {column} ичинен эч нерсе тандалган эмес. Бул жооп экенин айтыңыз же оңдоңуз.',
  'survey.pooling-policy-missing':
    'Өлкөлөрдү бириктирүү үчүн ар бири кантип эсептелери керек. Калкы, теңдей же жооп бергендер боюнча тандаңыз.',
  'survey.pooling-population-missing':
    '{country} калкынын саны берилген эмес. Кошуңуз же башка эреже тандаңыз.',
  'survey.margin-of-error-on-opt-in':
    'Каалоочулар кокустук тандоо эмес: анын катачылык чеги жок. Аны алып салыңыз.',
  'survey.disclosure-incomplete':
    'Жарыяланган сурамжылоо айтууга милдеттүү нерселер жок: {items}. Толкундун сыпаттамасына кошуңуз.',
  'survey.cell-unprotectable':
    '{cell} уячасын эч ким эсептеп чыга албагыдай жашырууга болбойт (туурасы {width}). Саптарды же тилкелерди бириктириңиз.',
  'survey.overlap-undeclared':
    'Эки толкунда бир эле адамдар суралганбы, айтылган эмес ({column}). Көрсөтүңүз.',
  'survey.quantile-outside':
    '{column} үчүн {probability} квантили жооптордун чегинен тышкары. Башкасын тандаңыз.',
} satisfies Translated<typeof english>
