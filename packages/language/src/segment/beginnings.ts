/**
 * Words of a closed class (pronouns, prepositions, conjunctions, adverbs of time and place), and a few
 * verbs of biographies: with a capital they begin a sentence, since they are no names. After В 1990 г.
 * they tell a new sentence from Бишкек.
 */
const lists: Readonly<Record<string, string>> = {
  ru: `он она они оно его её ее их им это этот эта эти этого этому этим там тут тогда здесь затем потом
    после до при в во на с со по из за от к ко у о об обо под над через между для без про против перед
    как когда если хотя но а и или либо однако также так то тот та те тем кроме вместе поэтому потому
    сейчас теперь сегодня вчера завтра позже позднее ранее раньше впоследствии далее кстати например мы
    вы я ты нам вам мне ему ей кто что чтобы где куда откуда почему зачем который которая все всё всего
    всех многие много несколько некоторые другой другие ещё еще уже только даже именно согласно среди
    благодаря несмотря ввиду вследствие сам сама сами наш ваш мой не ни да нет вот тоже по-прежнему
    такой такая такие каждый каждая около более менее свыше лишь родился родилась окончил окончила
    работал работала служил умер умерла похоронен похоронена награждён награжден награждена участвовал
    участвовала учился училась является был была было были стал стала жил жила скончался скончалась`,
  be: `ён яна яны яно яго яе іх ім гэта гэты гэтая гэтыя гэтага там тут тады затым потым пасля да пры у ў
    на з са са па праз за ад к каля аб пра пад над між для без як калі хоць але а і й ці альбо аднак
    таксама так то той тая тыя тым акрамя разам таму цяпер зараз сёння учора ўчора заўтра пазней раней
    далей напрыклад мы вы я ты нам вам мне яму ёй хто што каб дзе куды адкуль чаму які якая якія усе
    ўсе усё ўсё многія шмат некалькі некаторыя іншыя яшчэ ужо ўжо толькі нават менавіта паводле сярод
    дзякуючы нягледзячы сам сама наш ваш мой не ні вось кожны больш звыш нарадзіўся нарадзілася
    скончыў скончыла працаваў працавала служыў памёр памерла пахаваны узнагароджаны быў была было былі
    стаў стала жыў жыла удзельнічаў`,
  ky: `ал алар анын аны ага андан анда алардын аларга бул булар мунун муну буга мындан мында ушул ушулар
    ошол ошондо ошондуктан ошондой ошентип ошентсе ошону ошого ошонун бирок кийин мурда мурун азыр
    бүгүн кечээ эртең биз силер мен сен сиз биздин менин ким эмне эмнеге кайда качан кандай эгер эгерде
    анткени себеби демек жана же дагы эми учурда айрыкча мисалы ар бардык көп көпчүлүк айрым кээ башка
    бир биринчи экинчи үчүнчү жалпы андай мындай анан анткен менен тактап буга чейин ооба жок`,
  kk: `ол олар оның оны оған одан онда олардың оларға бұл бұлар мұның мұны бұған бұдан мұнда осы осыдан
    осындай осылай сол сонда сондықтан сондай соның соны соған сонымен бірақ ал алайда дегенмен кейін
    бұрын қазір бүгін кеше ертең біз сіз сіздер мен сен біздің менің кім не неге қайда қашан қандай егер
    өйткені себебі демек және немесе тағы енді әсіресе мысалы әр барлық көп көптеген кейбір басқа бір
    бірінші екінші үшінші жалпы ондай мұндай содан иә жоқ`,
  uz: `u ular uning uni unga undan unda ularning ularga bu bular buning buni bunga bundan bunda shu shunda
    shuning shunday shuningdek shundan ushbu mazkur o'sha ammo lekin biroq keyin avval hozir bugun kecha
    ertaga biz siz sizlar men sen bizning mening kim nima nega qayerda qachan qanday agar chunki demak
    va yoki yana endi ayniqsa masalan har barcha ko'p ko'plab ba'zi boshqa bir birinchi ikkinchi uchinchi
    umuman ha yo'q у улар унинг уни унга ундан унда уларнинг уларга бу булар бунинг буни бунга бундан
    бунда шу шунда шунинг шундай шунингдек шундан ушбу мазкур ўша аммо лекин бироқ кейин аввал ҳозир
    бугун кеча эртага биз сиз сизлар мен сен бизнинг менинг ким нима нега қаерда қачон қандай агар чунки
    демак ва ёки яна энди айниқса масалан ҳар барча кўп кўплаб баъзи бошқа бир биринчи иккинчи учинчи
    умуман ҳа йўқ`,
  tg: `ӯ вай онҳо он ин инҳо инчунин ҳамчунин ҳамин ҳамон аммо лекин вале пас баъд баъдан сипас ҳоло
    имрӯз дирӯз фардо мо шумо ман ту кӣ чӣ чаро куҷо кай чӣ агар зеро чунки ва ё боз акнун масалан ҳар
    ҳама баъзе дигар як якум дуюм сеюм дар ба аз бо барои то пеш бинобар бисёр ҳатто танҳо оре не`,
  en: `the he she it they we you i his her its their our your my this that these those there here in on at
    by for from with without after before during since until when while where who what why how if
    although though but and or so yet however then thus also as an a not no now today yesterday tomorrow
    later earlier meanwhile moreover furthermore nevertheless according despite because one some many
    most all both each every other another several few such to of under over between among once only
    even just still instead is are was were did does do`,
}

const made = new Map<string, ReadonlySet<string>>()

/** Words in small letters that begin sentences in a language, by its subtag. */
export function beginningsOf(language: string): ReadonlySet<string> {
  const there = made.get(language)
  if (there !== undefined) return there
  const beginnings = new Set(lists[language]?.split(/\s+/u))
  if (language in lists) made.set(language, beginnings)
  return beginnings
}
