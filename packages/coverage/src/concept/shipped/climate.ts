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
      冰川融化, 气温上升, 碳市场, 碳交易, 甲烷, 净零, 海平面, 厄尔尼诺, 高温天气, 冰川消融, 全球升温`,
    ),
    ru: list(
      `климат, климатический, потепление, парниковый, углеродный, выбросы углекислого,
      углекислый газ, декарбонизация, Парижское соглашение, Киотский протокол, таяние ледников,
      повышение уровня моря, экстремальная погода, аномальная жара, выбросы CO2,
      Рамочная конвенция, COP29, Эль-Ниньо, уровень Мирового океана, таяние льдов,
      отступление ледников, климатолог, зелёный переход, волна жары, рекордная жара`,
      {
        except: 'психологический климат, инвестиционный климат, потепление отношений',
      },
    ),
    en: list(
      `climate, global warming, greenhouse gas, greenhouse gases, greenhouse effect,
      carbon dioxide, carbon footprint, carbon neutral, decarbonisation, decarbonization,
      net zero, Paris Agreement, Kyoto Protocol, melting glaciers, extreme weather, heatwave,
      emissions, warming planet, warming temperatures, carbon tax, carbon market, CO2, methane,
      COP28, COP29, El Niño, La Niña, sea levels, rising temperatures, glacier retreat,
      glaciers melting, climatologist, heat record`,
      {
        except: 'business climate, investment climate, political climate, climate of fear',
      },
    ),
    ky: list(
      `климат, глобалдык жылуулук, жылуулануу, парник, көмүртек, көмүр кычкыл газ,
      мөңгүлөрдүн эриши, Париж келишими, ысык толкун, деңиз деңгээли, Эль-Ниньо, климатолог,
      аномалдуу ысык, жашыл экономика, ысык рекорду, абанын ысышы`,
    ),
    kk: list(
      `климат, климаттық, жылыну, парниктік, көміртек, көмірқышқыл газы, мұздықтардың еруі,
      Париж келісімі, аптап ыстық, теңіз деңгейі, Эль-Ниньо, климатолог, аномалды ыстық,
      жасыл экономика`,
    ),
    uz: list(
      `iqlim, iqlimiy, global isish, uglerod, karbonat angidrid, muzliklarning erishi,
      Parij bitimi, anomal issiq, issiqxona gazlari, parnik gazlari, dengiz sathi, El-Ninyo,
      iqlimshunos, jazirama issiq, yashil iqtisodiyot`,
    ),
    tg: list(
      `иқлим, иқлимӣ, гармшавӣ, гулхонаӣ, карбон, обшавии пиряхҳо, созишномаи Париж, пиряхҳо об,
      сатҳи баҳр, иқлимшинос, гармои бесобиқа, иқтисоди сабз, Эл-Нино`,
    ),
    fa: list(
      `اقلیم, اقلیمی, آب‌وهوا, آب و هوایی, گلخانه‌ای, کربن, کربن‌زدایی, توافق پاریس, پیمان کیوتو,
      ذوب یخچال, موج گرما, گرم شدن زمین, گرمایش, متان, بالا آمدن سطح دریا, یخچال‌های طبیعی,
      ال‌نینو, اقلیم‌شناس, کاپ۲۸`,
    ),
    ur: list(
      `آب و ہوا, موسمیاتی, ماحولیاتی تبدیلی, عالمی حدت, گلوبل وارمنگ, گرین ہاؤس, کاربن,
      پیرس معاہدہ, کیوٹو, گلیشیئر پگھلنے, گرمی کی لہر, عالمی درجہ حرارت, گلیشیئرز پگھل,
      گلیشیئرز کا پگھلنا, سطح سمندر, ایل نینو, شدید گرمی, ہیٹ ویو, میتھین, کلائمیٹ چینج`,
    ),
    hi: list(
      `जलवायु, ग्लोबल वार्मिंग, वैश्विक तापमान, ग्रीनहाउस, कार्बन, उत्सर्जन, पेरिस समझौता, क्योटो,
      हिमनद पिघलना, गर्मी की लहर, भूमंडलीय तापन, वैश्विक तापन, ग्लेशियर पिघल, समुद्र का स्तर,
      समुद्र स्तर, अल नीनो, लू चल, हीटवेव, मीथेन, तापमान वृद्धि, नेट ज़ीरो`,
    ),
    be: list(
      `клімат, кліматычны, пацяпленне, парніковы, парніковыя газы, вугляродны, вуглякіслы газ,
      дэкарбанізацыя, Парыжскае пагадненне, раставанне ледавікоў, анамальная спёка,
      выкіды парніковых, выкіды CO2, таянне ледавікоў, узровень мора, Эль-Ніньё, кліматолаг,
      Кіёцкі пратакол, рэкордная спёка`,
      {
        except: 'псіхалагічны клімат',
      },
    ),
  },
  calibration: {},
}
