import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const environment: ConceptDocument = {
  id: 'environment',
  version: 1,
  names: {
    'zh-Hans': '环境',
    ru: 'Окружающая среда',
    en: 'Environment',
    ky: 'Айлана-чөйрө',
    kk: 'Қоршаған орта',
    uz: 'Atrof-muhit',
    tg: 'Муҳити зист',
    fa: 'محیط زیست',
    ur: 'ماحولیات',
    hi: 'पर्यावरण',
    be: 'Навакольнае асяроддзе',
  },
  definition:
    'Nature and its protection: pollution, waste, forests, protected areas, endangered species.',
  lists: {
    'zh-Hans': list(
      `环境保护, 环保, 生态, 污染, 雾霾, 垃圾, 废物, 森林, 植树, 砍伐, 荒漠化, 沙漠化, 国家公园, 保护区, 濒危, 生物多样性,
      栖息地, 绿色发展, 绿化, 水土流失, 湿地`,
      {
        except: '政治生态, 商业生态',
      },
    ),
    ru: list(
      `окружающая среда, экология, экологический, эколог, экосистема, природоохранный,
      охрана природы, загрязнение, загрязнять, мусор, мусорный, отходы, свалка, пластиковый, лес,
      лесной, вырубка, озеленение, опустынивание, заповедник, заповедный, национальный парк,
      Красная книга, исчезающий вид, биоразнообразие, среда обитания, качество воздуха,
      браконьерство, смога, над городом смог`,
    ),
    en: list(
      `environment, environmental, environmentalist, ecology, ecosystem, pollution, smog, waste,
      garbage, landfill, recycling, forest, deforestation, logging, reforestation,
      desertification, nature reserve, national park, endangered species, biodiversity, habitat,
      air quality, poaching, wetland, biosphere, nature conservation, wildlife conservation,
      conservationist, conservation area, marine conservation`,
      {
        except: `environment for our customers, learning environment, business environment,
      alluring environment, safe environment, waste of time, Black Forest cake`,
      },
    ),
    ky: list(
      `айлана-чөйрө, экология, эколог, экосистема, жаратылышты коргоо, булгануу, ыш, полигон,
      кайра иштетүү, пластик, токой, бак-дарак, бак отургузуу, чөлгө айлануу, корук, улуттук парк,
      Кызыл китеп, биоартүрдүүлүк, абанын сапаты, браконьер, таштандылар, таштанды полигону,
      өндүрүш калдыктары, тиричилик калдыктары, радиоактивдүү калдык, катуу калдык`,
    ),
    kk: list(
      `қоршаған орта, экология, экологиялық, эколог, экожүйе, табиғатты қорғау, ластану, түтін,
      қоқыс, қалдықтар, полигон, қайта өңдеу, пластик, орман, ағаш отырғызу, шөлейттену, қорық,
      ұлттық парк, Қызыл кітап, биоалуантүрлілік, ауа сапасы, браконьер, тұрмыстық қалдық`,
    ),
    uz: list(
      `atrof-muhit, ekologiya, ekologik, ekolog, ekotizim, tabiatni muhofaza, ifloslanish, tutun,
      axlat, qayta ishlash, plastik, oʻrmon, daraxt ekish, choʻllanish, qoʻriqxona, milliy bogʻ,
      Qizil kitob, bioxilma-xillik, havo sifati, yashil makon, chiqindilari, maishiy chiqindi,
      chiqindi poligoni`,
    ),
    tg: list(
      `муҳити зист, экология, экологӣ, эколог, экосистема, ҳифзи табиат, олудашавӣ, олудагӣ,
      партов, ахлот, пластик, ҷангал, дарахтшинонӣ, биёбоншавӣ, мамнуъгоҳ, боғи миллӣ,
      Китоби Сурх, гуногунии биологӣ, сифати ҳаво`,
    ),
    fa: list(
      `محیط زیست, محیط‌زیست, زیست‌محیطی, زیست محیطی, بوم‌شناسی, اکوسیستم, آلودگی, آلاینده, زباله,
      پسماند, بازیافت, پلاستیک, جنگل, جنگل‌زدایی, درختکاری, بیابان‌زایی, منطقه حفاظت‌شده,
      پارک ملی, گونه در خطر انقراض, تنوع زیستی, زیستگاه, کیفیت هوا, تالاب`,
    ),
    ur: list(
      `ماحولیات, ماحولیاتی, آلودگی, سموگ, کچرا, کوڑا, فضلہ, ری سائیکلنگ, پلاسٹک, جنگلات, شجرکاری,
      صحرا زدگی, نیشنل پارک, قومی پارک, خطرے سے دوچار, حیاتیاتی تنوع, مسکن, ہوا کا معیار,
      ماحول دوست, ماحول کا تحفظ, قدرتی ماحول`,
    ),
    hi: list(
      `पर्यावरण, पर्यावरणीय, पर्यावरणविद, पारिस्थितिकी, पारिस्थितिक तंत्र, प्रदूषण, प्रदूषित,
      स्मॉग, कचरा, कूड़ा, अपशिष्ट, पुनर्चक्रण, प्लास्टिक, जंगल, वन, वृक्षारोपण, मरुस्थलीकरण,
      राष्ट्रीय उद्यान, अभयारण्य, लुप्तप्राय, जैव विविधता, आवास स्थल, वायु गुणवत्ता`,
    ),
    be: list(
      `навакольнае асяроддзе, экалогія, экалагічны, эколаг, экасістэма, прыродаахоўны,
      ахова прыроды, забруджванне, смог, смецце, смеццевы, адходы, сметнік, пластыкавы, лясны,
      высечка, азеляненне, запаведнік, запаведны, нацыянальны парк, Чырвоная кніга,
      біяразнастайнасць, якасць паветра, браканьерства, лесаўпраўленне, лясы`,
    ),
  },
  calibration: {},
}
