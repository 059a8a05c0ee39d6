import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const women: ConceptDocument = {
  id: 'women',
  version: 1,
  names: {
    'zh-Hans': '妇女',
    ru: 'Женщины',
    en: 'Women',
    ky: 'Аялдар',
    kk: 'Әйелдер',
    uz: 'Ayollar',
    tg: 'Занон',
    fa: 'زنان',
    ur: 'خواتین',
    hi: 'महिलाएं',
    be: 'Жанчыны',
  },
  definition:
    'Women and their standing: rights, work, leadership, violence against them, equality of the sexes.',
  lists: {
    'zh-Hans': list(
      `妇女, 女性, 女人, 女孩, 女童, 女生, 女权, 性别平等, 男女平等, 性别歧视, 家庭暴力, 妇联, 三八节, 女企业家, 女职工, 孕妇,
      家暴, 女议员, 生育权`,
    ),
    ru: list(
      `женщина, женский, девушка, девочка, феминизм, феминистка, феминистский, гендерный, сексизм,
      домашнее насилие, похищение невест, мать-одиночка, Восьмое марта, женсовет, гендер,
      ала качуу, 8 марта`,
      {
        except: 'женский футбол, женский турнир, женский зачёт, женский одиночный',
      },
    ),
    en: list(
      `woman, girl, feminism, feminist, gender, sexism, sexist, misogyny, domestic violence,
      femicide, maternity leave, schoolgirl, housewife, businesswoman, bride kidnapping, MeToo,
      female lawmakers`,
      {
        except: `women's singles, girl band`,
      },
    ),
    ky: list(
      `аялдар, аялзаты, кыздар, гендердик, гендер, феминизм, феминист, тең укуктуулук,
      үй-бүлөлүк зомбулук, ала качуу, келин, феминизмди, феминизмдин, феминизмдер, феминизми`,
    ),
    kk: list(
      `әйелдер, арулар, қыздар, гендерлік, гендер, феминизм, феминист, теңдік құқығы,
      тұрмыстық зорлық-зомбылық, келін, ана мен бала, ханымдар, феминизмді, феминизмнің,
      феминизмдер, феминизмі`,
    ),
    uz: list(
      `ayol, qizlar, gender, feminizm, feminist, oiladagi zoʻravonlik, kelin, tenglik huquqi`,
    ),
    tg: list(
      `занон, бонувон, духтарон, гендерӣ, гендер, феминизм, феминист, баробарҳуқуқӣ,
      зӯроварӣ дар оила, келин`,
    ),
    fa: list('زن, بانوان, دختران, فمینیسم, فمینیست, جنسیت, جنسیتی, خشونت خانگی'),
    ur: list('عورت, خاتون, لڑکی, نسواں, صنفی, گھریلو تشدد, فیمنزم'),
    hi: list('महिला, औरत, स्त्री, नारी, लड़की, नारीवाद, नारीवादी, लैंगिक, घरेलू हिंसा'),
    be: list(
      `жанчына, жаночы, дзяўчына, дзяўчынка, фемінізм, феміністка, гендарны, сексізм, хатні гвалт,
      маці-адзіночка, гендар`,
      {
        except: 'жаночы футбол, жаночы турнір',
      },
    ),
  },
  calibration: {},
}
