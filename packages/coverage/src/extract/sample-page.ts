/** An invented article, for tests. */
export interface SampleStory {
  readonly language: string
  readonly title: string
  readonly author: string
  readonly paragraphs: readonly string[]
  /** What stands beside: sharing, related, rights. */
  readonly besides: readonly string[]
}

/** The same invented event in five languages. */
export const stories: Readonly<Record<'zh-Hans' | 'ru' | 'en' | 'ky' | 'fa', SampleStory>> = {
  'zh-Hans': {
    language: 'zh-CN',
    title: '山口公路提前一个月恢复通车',
    author: '林知远',
    paragraphs: [
      '连接两个河谷的山口公路周三恢复通车，比原计划提前了整整一个月，沿线牧民和货车司机对此表示欢迎。',
      '交通部门介绍，今年夏天共有三百二十名工人参加施工，修复桥梁七座，清理塌方土石四万余立方米。',
      '当地一家奶制品厂的负责人说，过去绕行一趟要多花五个小时，现在鲜奶当天就能送到城里的商店。',
      '按照计划，明年春天还将在最高处修建一座避风站，供过往车辆在大雪天里停靠和加油。',
    ],
    besides: ['责任编辑：周明', '相关阅读', '分享到微信朋友圈', '版权所有，未经授权不得转载'],
  },
  ru: {
    language: 'ru',
    title: 'Дорога через перевал открылась на месяц раньше срока',
    author: 'Арина Соколова',
    paragraphs: [
      'Дорога через перевал, которая соединяет две долины, открылась в среду — на месяц раньше, чем обещали строители.',
      'По данным министерства, летом на участке работали триста двадцать человек: они починили семь мостов и убрали оползень.',
      'Владелец молочного завода рассказал, что раньше объезд занимал лишние пять часов, а теперь молоко попадает в город в тот же день.',
      'Весной на самой высокой точке собираются построить станцию, где машины смогут переждать метель и заправиться.',
    ],
    besides: ['Читайте также', 'Подпишитесь на наш канал', 'Поделиться', 'Все права защищены'],
  },
  en: {
    language: 'en',
    title: 'Road over the pass opens a month early',
    author: 'Nora Ashby',
    paragraphs: [
      'The road over the pass that joins the two valleys opened on Wednesday, a full month before the builders had promised.',
      'Three hundred and twenty people worked on it over the summer, the ministry said; they mended seven bridges and cleared a landslide.',
      'The owner of a dairy said that the way round used to take five more hours, and that milk now reaches the town on the same day.',
      'A shelter is to be built at the highest point next spring, where lorries can wait for a storm to pass and take on fuel.',
    ],
    besides: ['Read more', 'Sign up for our newsletter', 'Share this story', 'All rights reserved'],
  },
  ky: {
    language: 'ky',
    title: 'Ашуу аркылуу өткөн жол бир ай эрте ачылды',
    author: 'Айгүл Токтосунова',
    paragraphs: [
      'Эки өрөөндү байланыштырган ашуудагы жол шаршемби күнү ачылды, бул куруучулар убада кылган мөөнөттөн бир ай эрте болду.',
      'Министрликтин маалыматына караганда, жай бою үч жүз жыйырма адам эмгектенип, жети көпүрөнү оңдоп, көчкүнү тазалашты.',
      'Сүт заводунун ээси мурда айланып өтүүгө дагы беш саат кетерин, эми сүт шаарга ошол эле күнү жетерин айтып берди.',
      'Келерки жазда эң бийик жерге бороон өткөнчө унаалар токтоп, май куя турган бекет куруу пландалып жатат.',
    ],
    besides: ['Дагы окуңуз', 'Биздин каналга жазылыңыз', 'Бөлүшүү', 'Бардык укуктар корголгон'],
  },
  fa: {
    language: 'fa',
    title: 'جاده گردنه یک ماه زودتر از موعد باز شد',
    author: 'نرگس احمدی',
    paragraphs: [
      'جاده‌ای که دو دره را از راه گردنه به هم می‌پیوندد روز چهارشنبه باز شد، یک ماه زودتر از زمانی که سازندگان وعده داده بودند.',
      'به گفته وزارت راه، سیصد و بیست نفر در تابستان روی این جاده کار کردند، هفت پل را تعمیر و یک رانش زمین را پاک‌سازی کردند.',
      'صاحب یک کارخانه لبنیات گفت که پیش از این دور زدن کوه پنج ساعت بیشتر زمان می‌برد و اکنون شیر همان روز به شهر می‌رسد.',
      'قرار است بهار آینده در بلندترین نقطه پناهگاهی ساخته شود تا کامیون‌ها در آن منتظر پایان کولاک بمانند و سوخت بگیرند.',
    ],
    besides: ['بیشتر بخوانید', 'ما را در تلگرام دنبال کنید', 'اشتراک‌گذاری', 'کلیه حقوق محفوظ است'],
  },
}

/** A page as outlets make them, with what stands around an article. */
export function newsPage(story: SampleStory, at = '2026-11-19T08:30:00+06:00'): string {
  const { language, title, author, paragraphs, besides } = story
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<title>${title} | Paper</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="Paper">
<meta name="author" content="${author}">
<meta property="article:published_time" content="${at}">
<script type="application/ld+json">{"@type":"WebSite", "name": broken}</script></head>
<body><nav><ul><li><a href="/">Paper</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>${title}</h1>
<figure><img src="/road.jpg" alt=""><figcaption>${besides[0] ?? ''}</figcaption></figure>
${paragraphs.map((one) => `<p>${one}</p>`).join('\n')}
${besides.map((one) => `<p>${one}</p>`).join('\n')}</article></main>
<aside><ul><li><a href="/b">${title} 2</a></li></ul></aside>
<footer><p>Paper 2026</p></footer></body></html>`
}
