import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const enterprise: ConceptDocument = {
  id: 'enterprise',
  version: 1,
  names: {
    'zh-Hans': '创业与企业',
    ru: 'Предпринимательство',
    en: 'Enterprise and start-ups',
    ky: 'Ишкердик',
    kk: 'Кәсіпкерлік',
    uz: 'Tadbirkorlik',
    tg: 'Соҳибкорӣ',
    fa: 'کارآفرینی',
    ur: 'کاروبار',
    hi: 'उद्यमिता',
    be: 'Прадпрымальніцтва',
  },
  definition:
    'Enterprises and those who found and run them: entrepreneurs, start-ups, small business, companies and their owners.',
  lists: {
    'zh-Hans': list(
      `创业, 初创, 企业, 独角兽, 孵化器, 风险投资, 创投, 公司, 首席执行官, 董事长, 股东, 商人, 商业, 营业额, 合资, 并购, 收购, 控股, 个体户,
      营商环境`,
      { except: '航空公司' },
    ),
    ru: list(`предприниматель, предпринимательский, предпринимательство, стартап, стартапер, бизнес,
      бизнесмен, компания, корпорация, фирма, предприятие, акционер, акционерное общество,
      гендиректор, генеральный директор, венчурный, инвестор, акселератор, холдинг, ИП`),
    en: list(
      `entrepreneur, entrepreneurial, entrepreneurship, start-up, startup, business,
      businessman, businesswoman, company, corporation, firm, enterprise, shareholder,
      chief executive, CEO, founder, venture capital, investor, incubator, joint venture,
      merger, takeover, acquisition, SME, unicorn, franchise`,
      {
        except: `business class, parent company of the star, firm belief, in the company of,
      none of your business`,
      },
    ),
    ky: list(`ишкер, ишкана, стартап, бизнес, бизнесмен, компания, корпорация, фирма, акционер,
      башкы директор, негиздөөчү, венчурдук, инвестор, инкубатор, акселератор, ЖЧК, холдинг`),
    kk: list(`кәсіпкер, кәсіпкерлік, кәсіпорын, стартап, бизнес, бизнесмен, компания, корпорация,
      фирма, акционер, бас директор, негізін қалаушы, венчурлік, инвестор, инкубатор,
      акселератор, ЖШС, холдинг`),
    uz: list(`tadbirkor, korxona, startap, biznes, biznesmen, kompaniya, korporatsiya, firma,
      aksiyador, bosh direktor, asoschi, asoschisi, venchur, investor, inkubator,
      akselerator, MCHJ, xolding`),
    tg: list(
      `соҳибкор, соҳибкорӣ, корхона, стартап, тиҷорат, тоҷир, бизнес, бизнесмен, ширкат,
      корпоратсия, саҳмдор, директори генералӣ, муассис, венчурӣ, сармоягузор, инкубатор,
      холдинг`,
      { except: 'ширкати ҳавопаймоӣ, ширкат дорад, ширкат кардан, ширкат варзидан' },
    ),
    fa: list(
      `کارآفرین, کارآفرینان, کارآفرینی, استارتاپ, استارت آپ, کسب‌وکار, کسب و کار, تاجر,
      بازرگان, شرکت, بنگاه, سهامدار, مدیرعامل, بنیان‌گذار, مؤسس, سرمایه‌گذار, شتاب‌دهنده,
      هلدینگ, دانش‌بنیان`,
      { except: 'شرکت کردن, شرکت در انتخابات, شرکت کرد, شرکت کنند, شرکت هواپیمایی' },
    ),
    ur: list(`کاروبار, کاروباری, انٹرپرینیور, اسٹارٹ اپ, سٹارٹ اپ, تاجر, کمپنی, کارپوریشن, فرم,
      ادارہ جاتی سرمایہ, شیئر ہولڈر, چیف ایگزیکٹو, سی ای او, بانی, سرمایہ کار, صنعت کار`),
    hi: list(`उद्यमी, उद्यमिता, स्टार्टअप, स्टार्ट-अप, व्यवसाय, व्यवसायी, कारोबार, कारोबारी, कंपनी,
      निगम, फर्म, उद्यम, शेयरधारक, मुख्य कार्यकारी, सीईओ, संस्थापक, निवेशक, लघु उद्योग,
      इनक्यूबेटर`),
    be: list(
      `прадпрымальнік, прадпрымальніцкі, прадпрымальніцтва, стартап, бізнес, бізнесмен,
      бізнесовец, кампанія, карпарацыя, фірма, прадпрыемства, акцыянер,
      акцыянернае таварыства, гендырэктар, генеральны дырэктар, венчурны, інвестар, холдынг`,
      { except: 'выбарчая кампанія' },
    ),
  },
  calibration: {},
}
