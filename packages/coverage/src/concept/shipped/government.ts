import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const government: ConceptDocument = {
  id: 'government',
  version: 1,
  names: {
    'zh-Hans': '政府',
    ru: 'Правительство',
    en: 'Government',
    ky: 'Өкмөт',
    kk: 'Үкімет',
    uz: 'Hukumat',
    tg: 'Ҳукумат',
    fa: 'دولت',
    ur: 'حکومت',
    hi: 'सरकार',
    be: 'Урад',
  },
  definition:
    'Those who govern a state, and what they decide: heads of state and of government, ministers, ministries.',
  lists: {
    'zh-Hans': list(
      `政府, 总统, 总理, 首相, 国家主席, 部长, 内阁, 白宫, 克里姆林宫, 当局, 执政, 国务, 大臣, 政权, 首脑, 总督, 国王陛下, 唐宁街, 官方发言人,
      外交部, 国防部, 财政部, 教育部, 内政部, 能源部, 交通部`,
      {
        except: `总统选举, 总统初选, 总统候选人, 总统竞选, 竞选总统, 公司副总统, 联邦政府调查局, 副总统候选人, 反政府, 州政府, 司法部副部长, 非政府, 候任总统候选人,
      总统的演讲, 警察当局, 教育部门, 财政部门, 交通部门, 国防部门, 外交部门, 副部长候选`,
      },
    ),
    ru: list(
      `правительство, правительственный, президент, премьер, министр, министерство,
      министерский, кабмин, Белый дом, Кремль, госсекретарь, государственный секретарь,
      канцлер, глава государства, администрация Трампа, администрация Байдена, минобороны,
      минфин, МИД, Госсовет, лидер страны, президентство`,
      {
        except: `президент компании, вице-президент компании, кандидат в президенты, президент клуба,
      президент федерации, старший вице-президент, пост президента, премьер-лига,
      президент Microsoft, президент Google, кандидатов в президенты, президента в 2020,
      баллотироваться в президенты, баллотироваться на пост президента, президентом в 2020,
      речь президента`,
      },
    ),
    en: list(
      `government, governmental, president, premier, minister, ministry, ministerial, cabinet,
      White House, Kremlin, Downing Street, chancellor, head of state, Secretary of State,
      Trump administration, Biden administration, the administration, Health Secretary,
      Interior Secretary, Energy Secretary, Business Secretary, Defence Secretary,
      Foreign Secretary, Treasury, treasurer, state department, executive branch,
      State Council`,
      {
        except: `running for president, run for president, running for president herself,
      company president, senior vice president, president of the company, premier league,
      university president, filing cabinet, club president, candidate for president,
      re-elected president, run for president in, president of marketing,
      president of Google, executive vice president, vice president of marketing,
      running for president following, bid for president`,
      },
    ),
    ky: list(
      `өкмөт, президент, премьер, министр, Ак үй, Кремль, мамлекеттик катчы, канцлер,
      мамлекет башчысы, Трамптын администрациясы, Мамлекеттик кеңеш, Кремльтер`,
      {
        except: `президенттик шайлоо, президенттикке талапкер, президенттикке ат салышуу,
      президенттикке талапкерлик, Премьер-лига, компаниянын президенти, президенттик аппарат`,
      },
    ),
    kk: list(
      `үкімет, президент, премьер, министр, министрлік, Ақ үй, Кремль, мемлекеттік хатшы,
      канцлер, мемлекет басшысы, Ақорда, Трамп әкімшілігі, Мемлекеттік кеңес, министрлігілер,
      Кремльтер`,
      { except: 'президент сайлауы, Премьер-лига, компания президенті' },
    ),
    uz: list(
      `hukumat, prezident, vazir, vazirligi, Oq uy, Kreml, davlat kotibi, kansler,
      davlat rahbari, davlat boshligʻi, premyer, ministr, Davlat kengashi, maʼmuriyat,
      president`,
      {
        except: `prezidentlik saylovi, prezident saylovi, prezidentlikka nomzod, Premyer-liga,
      kompaniya prezidenti, sud maʼmuriyati, vitse-prezidentlikka nomzod, prezidentlik uchun,
      prezident nutqi, prezidentlikka oʻz nomzodini`,
      },
    ),
    tg: list(
      `ҳукумат, ҳукуматӣ, давлати миллӣ, президент, раиси ҷумҳур, раисҷумҳур, сарвазир,
      нахуствазир, вазир, вазорат, Қасри сафед, Кохи Сафед, Кремл, котиби давлатӣ, канслер,
      сарвари давлат, сардори давлат, маъмурияти Трамп, кобина, премер, ҳукуматдорӣ,
      Шӯрои давлатӣ`,
      { except: 'президенти ширкат, Лигаи Премер, Премер-лига' },
    ),
    fa: list(
      `دولت, رئیس جمهور, رئیس‌جمهور, ریاست جمهوری, نخست‌وزیر, وزیر, وزارت, وزارتخانه, کابینه,
      کاخ سفید, کرملین, صدراعظم, دولتمردان, حکومت, شورای دولتی`,
      {
        except: `انتخابات ریاست جمهوری, نامزد ریاست جمهوری, نامزدی ریاست جمهوری, کاندیدای ریاست جمهوری,
      ریاست جمهوری ۲۰۲۰, رقابت ریاست جمهوری, برای ریاست جمهوری, کارزار ریاست جمهوری`,
      },
    ),
    ur: list(
      `حکومت, حکومتی, صدر, صدارت, صدارتی, وزیراعظم, وزیر, وزارت, کابینہ, وائٹ ہاؤس, کریملن,
      سیکریٹری آف اسٹیٹ, چانسلر, سربراہ مملکت, انتظامیہ, سیکرٹری خارجہ`,
      {
        except: `صدارتی انتخاب, صدارتی انتخابات, صدارتی امیدوار, صدارتی دوڑ, سینئر نائب صدر,
      کمپنی کے صدر, صدر مقام, صدر دفتر, صدر کے انتخاب, صدر کے الیکشن, نائب صدر کی امیدوار,
      صدارت کے لئے, صدر کے لئے, حکومت مخالف`,
      },
    ),
    hi: list(
      `सरकार, राष्ट्रपति, उपराष्ट्रपति, प्रधानमंत्री, मंत्री, मंत्रालय, मंत्रिमंडल, कैबिनेट,
      व्हाइट हाउस, व्हाईट हाउस, क्रेमलिन, चांसलर, राष्ट्राध्यक्ष, राज्य सचिव, प्रशासन, शासन`,
      { except: 'राष्ट्रपति चुनाव, राष्ट्रपति पद, राष्ट्रपति पद के उम्मीदवार, कंपनी प्रशासन' },
    ),
    be: list(
      `урад, прэзідэнт, прэзідэнцкі, прэм'ер, міністр, міністэрства, Белы дом, Крэмль,
      дзяржсакратар, дзяржаўны сакратар, канцлер, кіраўнік дзяржавы, адміністрацыя Трампа,
      прэзідэнцтва, Дзяржсавет, мінабароны`,
      {
        except: `прэзідэнцкія выбары, кандыдат у прэзідэнты, прэзідэнт кампаніі, прэзідэнт клуба,
      прэзідэнт федэрацыі, прэм'ер-ліга, старшы віцэ-прэзідэнт, прэзідэнцкая кампанія,
      балатавацца ў прэзідэнты, пост прэзідэнта, прэзідэнцкую кампанію, прэзідэнцкіх выбарах,
      на пасаду прэзідэнта`,
      },
    ),
  },
  calibration: {},
}
