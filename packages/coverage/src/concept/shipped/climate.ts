import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const climate: ConceptDocument = {
  id: 'climate',
  version: 1,
  names: {
    'zh-Hans': '气候',
    ru: 'Климат',
    en: 'Climate',
    ky: 'Климат',
    kk: 'Климат',
    uz: 'Iqlim',
    tg: 'Иқлим',
    fa: 'اقلیم',
    ur: 'آب و ہوا',
    hi: 'जलवायु',
    be: 'Клімат',
  },
  definition:
    'The climate and its change: warming, emissions, adaptation, climate policy and the weather that comes of it.',
  lists: {
    'zh-Hans': list(
      `气候, 变暖, 温室气体, 温室效应, 碳排放, 二氧化碳, 减排, 碳中和, 碳达峰, 低碳, 巴黎协定, 京都议定书, 极端天气, 热浪,
      冰川融化, 海平面上升`,
    ),
    ru: list(
      `климат, климатический, потепление, парниковый, углеродный, выбросы углекислого,
      углекислый газ, декарбонизация, Парижское соглашение, Киотский протокол, таяние ледников,
      повышение уровня моря, экстремальная погода, аномальная жара`,
      {
        except: 'психологический климат, инвестиционный климат, потепление отношений',
      },
    ),
    en: list(
      `climate, global warming, greenhouse gas, greenhouse gases, greenhouse effect,
      carbon dioxide, carbon footprint, carbon neutral, decarbonisation, decarbonization,
      net zero, Paris Agreement, Kyoto Protocol, melting glaciers, sea level rise,
      extreme weather, heatwave, emissions`,
      {
        except: 'business climate, investment climate, political climate, climate of fear',
      },
    ),
    ky: list(
      `климат, глобалдык жылуулук, жылуулануу, парник, көмүртек, көмүр кычкыл газ,
      мөңгүлөрдүн эриши, Париж келишими, ысык толкун`,
    ),
    kk: list(
      `климат, климаттық, жылыну, парниктік, көміртек, көмірқышқыл газы, мұздықтардың еруі,
      Париж келісімі, аптап ыстық`,
    ),
    uz: list(
      `iqlim, iqlimiy, global isish, issiqxona, uglerod, karbonat angidrid, muzliklarning erishi,
      Parij bitimi, anomal issiq`,
    ),
    tg: list('иқлим, иқлимӣ, гармшавӣ, гулхонаӣ, карбон, обшавии пиряхҳо, созишномаи Париж'),
    fa: list(
      `اقلیم, اقلیمی, آب‌وهوا, آب و هوایی, گرمایش جهانی, گرمایش زمین, گلخانه‌ای, کربن, کربن‌زدایی,
      توافق پاریس, پیمان کیوتو, ذوب یخچال, موج گرما`,
    ),
    ur: list(
      `آب و ہوا, موسمیاتی, ماحولیاتی تبدیلی, عالمی حدت, گلوبل وارمنگ, گرین ہاؤس, کاربن,
      پیرس معاہدہ, کیوٹو, گلیشیئر پگھلنے, گرمی کی لہر`,
    ),
    hi: list(
      `जलवायु, ग्लोबल वार्मिंग, वैश्विक तापमान, ग्रीनहाउस, कार्बन, उत्सर्जन, पेरिस समझौता, क्योटो,
      हिमनद पिघलना, लू, गर्मी की लहर`,
    ),
    be: list(
      `клімат, кліматычны, пацяпленне, парніковы, парніковыя газы, вугляродны, вуглякіслы газ,
      дэкарбанізацыя, Парыжскае пагадненне, раставанне ледавікоў, анамальная спёка`,
      {
        except: 'псіхалагічны клімат',
      },
    ),
  },
  calibration: {},
}
