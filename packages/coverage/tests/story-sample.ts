import type { Article } from '../src/article.ts'
import type { StoryArticle } from '../src/story/features.ts'
import { makeArticle } from './article-maker.ts'

/** Two invented events of one day, each told by several outlets: written for the tests. */
const bridge: Readonly<Record<string, readonly [title: string, text: string]>> = {
  en: [
    'Bridge collapses in Karatov after heavy rain',
    'A road bridge over the river collapsed in Karatov on 14 March after three days of heavy rain. Rescue workers pulled nine people out of the water. Transport minister Timur Dalbekov said engineers had warned about cracks in the bridge last year. Schools in the town were closed.',
  ],
  ru: [
    'В Каратове после ливней обрушился мост',
    'Автомобильный мост через реку обрушился в Каратове 14 марта после трёх дней сильных дождей. Спасатели вытащили из воды девять человек. Министр транспорта Тимур Далбеков заявил, что инженеры предупреждали о трещинах в мосту в прошлом году. Школы в городе закрыты.',
  ],
  ky: [
    'Каратовдо нөшөрдөн кийин көпүрө кулады',
    'Каратов шаарында 14-мартта үч күнкү катуу жаандан кийин дарыянын үстүндөгү көпүрө кулап түштү. Куткаруучулар суудан тогуз адамды чыгарышты. Транспорт министри Тимур Далбеков инженерлер былтыр көпүрөдөгү жаракалар жөнүндө эскертишкенин айтты. Шаардагы мектептер жабылды.',
  ],
  zh: [
    '卡拉托夫暴雨后大桥坍塌',
    '连续三天暴雨后，卡拉托夫市一座跨河公路桥3月14日坍塌。救援人员从水中救出九人。交通部长帖木儿·达尔别科夫说，工程师去年曾就桥梁裂缝发出警告。市内学校停课。',
  ],
  fa: [
    'پل کاراتوف پس از باران شدید فرو ریخت',
    'پل جاده‌ای روی رودخانه در کاراتوف روز ۱۴ مارس پس از سه روز باران شدید فرو ریخت. امدادگران نه نفر را از آب بیرون کشیدند. تیمور دالبکوف، وزیر حمل و نقل، گفت مهندسان سال گذشته درباره ترک‌های پل هشدار داده بودند. مدارس شهر تعطیل شد.',
  ],
  hi: [
    'भारी बारिश के बाद कारातोव में पुल ढहा',
    'तीन दिन की भारी बारिश के बाद 14 मार्च को कारातोव में नदी पर बना सड़क पुल ढह गया। बचाव दल ने नौ लोगों को पानी से निकाला। परिवहन मंत्री तिमूर दालबेकोव ने कहा कि इंजीनियरों ने पिछले साल पुल की दरारों के बारे में चेतावनी दी थी। शहर के स्कूल बंद रहे।',
  ],
}

const final: Readonly<Record<string, readonly [title: string, text: string]>> = {
  en: [
    'Ostrava beat Malmgard to win the volleyball cup',
    'Ostrava won the women’s volleyball cup final against Malmgard in Lisbon. Captain Jelena Vostrikova scored 23 points before a crowd of 9,400 spectators. Coach Paulo Serrano praised his players after the match and said the team would celebrate with the fans.',
  ],
  ru: [
    'Острава обыграла Мальмгард и взяла Кубок по волейболу',
    'Острава выиграла финал Кубка по волейболу среди женщин у Мальмгарда в Лиссабоне. Капитан Елена Вострикова набрала 23 очка на глазах 9400 зрителей. Тренер Паулу Серрано похвалил игроков после матча и сказал, что команда отпразднует победу с болельщиками.',
  ],
  ky: [
    'Острава Мальмгардды жеңип, волейбол боюнча кубокту алды',
    'Острава аялдар арасындагы волейбол кубогунун финалында Лиссабондо Мальмгардды утту. Команданын капитаны Елена Вострикова 9400 көрүүчүнүн алдында 23 упай топтоду. Машыктыруучу Паулу Серрано оюндан кийин оюнчуларын мактап, команда күйөрмандар менен майрамдай турганын айтты.',
  ],
  zh: [
    '奥斯特拉瓦击败马尔姆加德夺得排球杯冠军',
    '奥斯特拉瓦队在里斯本举行的女子排球杯决赛中击败马尔姆加德队夺冠。队长叶莲娜·沃斯特里科娃在9400名观众面前拿下23分。主教练保罗·塞拉诺赛后称赞球员，并表示球队将与球迷一起庆祝。',
  ],
  fa: [
    'اوستراوا با شکست مالمگارد قهرمان جام والیبال شد',
    'اوستراوا در فینال جام والیبال زنان در لیسبون مالمگارد را شکست داد. یلنا وستریکوا، کاپیتان تیم، در برابر ۹۴۰۰ تماشاگر ۲۳ امتیاز گرفت. پائولو سرانو، مربی تیم، پس از مسابقه از بازیکنانش تقدیر کرد و گفت تیم با هواداران جشن می‌گیرد.',
  ],
  hi: [
    'ओस्त्रावा ने मालमगार्ड को हराकर वॉलीबॉल कप जीता',
    'ओस्त्रावा ने लिस्बन में महिला वॉलीबॉल कप के फ़ाइनल में मालमगार्ड को हराया। कप्तान येलेना वोस्त्रिकोवा ने 9400 दर्शकों के सामने 23 अंक बनाए। कोच पाउलो सेरानो ने मैच के बाद खिलाड़ियों की तारीफ़ की और कहा कि टीम प्रशंसकों के साथ जश्न मनाएगी।',
  ],
}

export const sampleLanguages: readonly string[] = Object.keys(bridge)

function told(
  event: string,
  texts: Readonly<Record<string, readonly [string, string]>>,
): StoryArticle[] {
  return Object.entries(texts).map(([language, [title, text]], at) => ({
    id: `${event}-${language}`,
    language,
    title,
    text,
    published: new Date(Date.UTC(2025, 2, 14, 8 + at)).toISOString(),
  }))
}

/** A bridge fell: `bridge-en`, `bridge-ru`, … an hour apart. */
export const bridgeArticles: readonly StoryArticle[] = told('bridge', bridge)
/** A cup was won: `final-en`, `final-ru`, … */
export const finalArticles: readonly StoryArticle[] = told('final', final)

/** How many articles tell of the bridge and the cup each time. */
const perRound = bridgeArticles.length + finalArticles.length

/**
 * Articles without end: the two events again and again, from one number to before another. Each time
 * they are so much earlier that none is a copy.
 */
export function eventArticles(from: number, to: number): Article[] {
  return Array.from({ length: to - from }, (_, at) => {
    const number = from + at
    const round = Math.floor(number / perRound)
    const { language, title, text, published } = [...bridgeArticles, ...finalArticles][number % perRound]! // prettier-ignore
    return makeArticle(number, {
      language,
      title,
      text,
      outlet: `outlet-${number % 7}`,
      published: new Date(Date.parse(published) - round * 40 * 86_400_000).toISOString(),
    })
  })
}
