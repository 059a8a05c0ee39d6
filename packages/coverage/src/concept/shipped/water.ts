import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const water: ConceptDocument = {
  id: 'water',
  version: 1,
  names: {
    'zh-Hans': '水资源',
    ru: 'Вода',
    en: 'Water',
    ky: 'Суу',
    kk: 'Су',
    uz: 'Suv',
    tg: 'Об',
    fa: 'آب',
    ur: 'پانی',
    hi: 'पानी',
    be: 'Вада',
  },
  definition:
    'Water as a resource and a danger: rivers, lakes and seas, drinking water, supply, dams, glaciers, shortage.',
  lists: {
    'zh-Hans': list(
      `水资源, 水利, 供水, 饮水, 用水, 节水, 缺水, 水源, 水质, 水库, 大坝, 水坝, 河流, 河水, 江河, 湖泊, 湖水, 冰川,
      地下水, 灌溉, 污水, 海水淡化, 长江, 黄河, 咸海, 自来水, 水位, 流域, 支流`,
    ),
    ru: list(
      `водный, водоснабжение, водопровод, питьевая вода, вода питьевая, водохозяйственный, водоём,
      водохранилище, водосток, плотина, дамба, река, речной, озеро, озёрный, ледник,
      грунтовые воды, орошение, полив, канализация, сточные воды, нехватка воды, дефицит воды,
      маловодье, Арал, Аральское море, Амударья, Сырдарья, Нарын`,
      {
        except: 'водные виды спорта, водное поло',
      },
    ),
    en: list(
      `drinking water, water supply, water shortage, water scarcity, water resources, water level,
      water management, water users, clean water, fresh water, freshwater, groundwater, river,
      tributary, riverbed, lake, reservoir, dam, glacier, irrigation, wastewater, sewage,
      desalination, aquifer, watershed, Aral Sea, waterway`,
      {
        except: 'ice glacier mint, Lake Forest college',
      },
    ),
    ky: list(
      `таза суу, ичүүчү суу, суу ресурстары, суу менен камсыздоо, суу тартыштыгы, сугат суусу,
      суу сактагыч, суу чарба, дарыя, көл, мөңгү, тоспо, дамба, плотина, жер астындагы суу,
      саркынды суу, сугаруу, Арал деңизи`,
    ),
    kk: list(
      `ауыз су, таза су, су ресурстары, сумен жабдықтау, су тапшылығы, су қоймасы, су шаруашылығы,
      өзен, көл, мұздық, бөгет, тоған, жер асты суы, ағынды су, Сырдария, суару, Арал теңізі`,
    ),
    uz: list(
      `ichimlik suvi, toza suv, suv resurslari, suv taʼminoti, suv tanqisligi, suv ombori,
      suv xoʻjaligi, daryo, koʻl, toʻgʻon, yer osti suvlari, oqova suv, Orol dengizi, Orolboʻyi,
      Amudaryo, Sirdaryo, sugʻorish, muzliklari, muzliklarning erishi`,
    ),
    tg: list(
      `оби нӯшокӣ, оби тоза, захираҳои об, обтаъминкунӣ, таъминоти об, норасоии об, обанбор,
      хоҷагии об, дарё, кӯл, пирях, сарбанд, обҳои зеризаминӣ, партовоб, Арал, Амударё, Сирдарё,
      обёрӣ`,
    ),
    fa: list(
      `آب آشامیدنی, آب شرب, آب شیرین, منابع آب, منابع آبی, تأمین آب, کم‌آبی, کمبود آب, بحران آب,
      سد, سدسازی, رودخانه, دریاچه, یخچال طبیعی, آب زیرزمینی, فاضلاب, آبیاری, حقابه, هیرمند,
      آمودریا, رودها, رود نیل, آب رود, حوضه رود`,
    ),
    ur: list(
      `پینے کا پانی, صاف پانی, آبی وسائل, پانی کی فراہمی, پانی کی قلت, پانی کی کمی, ڈیم, دریا,
      جھیل, ندی, گلیشیئر, گلیشیئرز, زیر زمین پانی, گندا پانی, آبپاشی, سندھ طاس, آبی ذخیرہ`,
    ),
    hi: list(
      `पेयजल, पीने का पानी, स्वच्छ पानी, जल संसाधन, जल आपूर्ति, जल संकट, जलापूर्ति, पानी की कमी,
      बांध, नदी, झील, हिमनद, ग्लेशियर, भूजल, अपशिष्ट जल, सीवेज, सिंचाई, जलाशय, गंगा, यमुना`,
    ),
    be: list(
      `водны, водазабеспячэнне, водаправод, пітная вада, вадаём, вадасховішча, плаціна, дамба,
      рака, рачны, возера, азёры, ледавік, грунтавыя воды, арашэнне, каналізацыя, сцёкавыя воды,
      недахоп вады, дэфіцыт вады, Прыпяць, Нёман, Дзвіна`,
      {
        except: 'водныя віды спорту',
      },
    ),
  },
  calibration: {},
}
