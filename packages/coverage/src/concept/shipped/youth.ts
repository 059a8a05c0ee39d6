import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const youth: ConceptDocument = {
  id: 'youth',
  version: 1,
  names: {
    'zh-Hans': '青年',
    ru: 'Молодёжь',
    en: 'Youth',
    ky: 'Жаштар',
    kk: 'Жастар',
    uz: 'Yoshlar',
    tg: 'Ҷавонон',
    fa: 'جوانان',
    ur: 'نوجوان',
    hi: 'युवा',
    be: 'Моладзь',
  },
  definition:
    'Young people between childhood and their thirties: what they do, want and lack, and what is done for them.',
  lists: {
    'zh-Hans': list(
      '青年, 年轻人, 年轻一代, 少年, 共青团, 大学生, 少男少女, 年青人, 未成年人, 青春, 小伙子, 团中央, 九零后, 零零后, 毕业生, 年轻男女, 团员',
    ),
    ru: list(
      `молодёжь, молодёжный, молодые люди, молодое поколение, подросток, юноша, юношеский,
      тинейджер, молодые специалисты, комсомол, подрастающее поколение, несовершеннолетний,
      молодые предприниматели, юниор, Росмолодёжь, студенчество, старшеклассник, молодые учёные,
      молодая семья, зумер, миллениал, юность, молодые рабочие, молодые лидеры, юношество`,
    ),
    en: list(
      `youth, young people, young person, young adults, youngster, teenager, teen, adolescent,
      young generation, younger generation, juvenile, young entrepreneurs, underage, young women,
      young men, Generation Z, Gen Z, millennials, young workers, young leaders, young voters,
      school leaver, young offender, preteen`,
      {
        except: 'youth hostel',
      },
    ),
    ky: list(
      `өспүрүм, өспүрүмдөр, улан-кыздар, жаштар саясаты, жаштар иштери, жаш муун, жаш жигиттер,
      жаштар борбору, жаштар уюму, жаштар форуму, тинейджер, жаш адам, жаш адис, жаш ишкер,
      жеткинчек, жаштардын арасында`,
      {
        weak: 'жаштар',
        beside: `саясат, уюм, союз, студент, долбоор, форум, борбор, ишкер, билим, эркектер, кыздар, муун,
      активист, демилге, кызматкер, лидер, спорт, улан`,
      },
    ),
    kk: list(
      `жасөспірім, жасөспірімдер, бозбала, жастар саясаты, жастар ұйымы, жастар орталығы,
      жастар форумы, жас ұрпақ, жастар жылы, жас буын, жас жігіт, жеткіншек, тинейджер, жас маман,
      жас кәсіпкер, бойжеткен, жас адам, жастар арасында`,
      {
        weak: 'жастар',
        beside: `саясат, ұйым, одақ, студент, жоба, форум, орталық, кәсіпкер, білім, ерлер, қыздар, буын,
      белсенді, бастама, маман, ұландар`,
      },
    ),
    uz: list(
      `oʻsmir, yigit-qizlar, navqiron, yoshlar siyosati, yoshlar ishlari, yoshlar ittifoqi,
      yosh avlod, yoshlar markazi, yosh yigit, yoshlar forumi, oʻspirin, yosh mutaxassis,
      yosh tadbirkor, tineyjer, yoshlar bilan, yoshlar orasida`,
      {
        weak: 'yoshlar',
        beside: `siyosat, tashkilot, ittifoq, talaba, loyiha, forum, markaz, tadbirkor, taʼlim, ayol, qizlar,
      avlod, faol, tashabbus, sport, bandlik`,
      },
    ),
    tg: list(`ҷавонон, наврас, ҷавондухтарон, ҷавонписарон, ҷавонӣ, навҷавон, навҷавонон, ҷавондухтар,
      ноболиғ, насли нав, тинейҷер, ҷавонзанон`),
    fa: list(
      'جوانان, نوجوان, نوجوانان, جوانی, نسل جدید, زیر سن قانونی, نوجوانی, نسل زد, زیر هجده سال',
    ),
    ur: list(`نوجوان, نوجوانی, جوانوں, نوعمر, نئی نسل, یوتھ, کم عمر, جواں سال, لڑکے لڑکیاں, ٹین ایجر,
      ٹین ایج, لڑکپن, نابالغ, نوجوانان, نوخیز`),
    hi: list(`युवा, युवक, युवती, नौजवान, किशोर, किशोरी, नई पीढ़ी, टीनएजर, किशोरावस्था, नाबालिग, नवयुवक,
      नवयुवती, यूथ, टीनेजर, टीनएज, तरुण, तरुणाई, अवयस्क, युवजन`),
    be: list(
      `моладзь, маладыя людзі, маладое пакаленне, падлетак, юнак, юнакі, юнацкі,
      маладыя спецыялісты, тынэйджар, непаўналетні, падрастаючае пакаленне,
      маладыя прадпрымальнікі, БРСМ, юнацтва, маладая сям'я, маладыя вучоныя, студэнцтва,
      старшакласнік, камсамол, маладзёжны, зумер, мілініял, юніёр`,
    ),
  },
  calibration: {},
}
