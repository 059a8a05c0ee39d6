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
    'zh-Hans': list(`青年, 年轻人, 年轻一代, 少年, 共青团, 青春期, 大学生, 应届毕业生, 少男少女`),
    ru: list(`молодёжь, молодёжный, молодые люди, молодое поколение, подросток, юноша, юношеский,
      тинейджер, молодые специалисты, комсомол, подрастающее поколение, несовершеннолетний`),
    en: list(
      `youth, young people, young person, young adults, youngster, teenager, teen, adolescent,
      young generation, younger generation, young Mexicans, young men and women, juvenile`,
      { except: 'youth hostel' },
    ),
    ky: list(`жаштар, өспүрүм, өспүрүмдөр, улан-кыздар`),
    kk: list(`жастар, жасөспірім, жасөспірімдер, бозбала`),
    uz: list(`yoshlar, oʻsmir, yigit-qizlar, navqiron`),
    tg: list(`ҷавонон, наврас, ҷавондухтарон, ҷавонписарон`),
    fa: list(`جوانان, نوجوان, نوجوانان`),
    ur: list(`نوجوان, نوجوانی, جوانوں, نوعمر, نئی نسل, یوتھ`),
    hi: list(`युवा, युवक, युवती, नौजवान, किशोर, किशोरी, नई पीढ़ी`),
    be: list(`моладзь, маладыя людзі, маладое пакаленне, падлетак, юнак, юнакі, юнацкі,
      маладыя спецыялісты`),
  },
  calibration: {},
}
