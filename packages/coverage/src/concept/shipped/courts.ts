import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const courts: ConceptDocument = {
  id: 'courts',
  version: 1,
  names: {
    'zh-Hans': '法院',
    ru: 'Суды',
    en: 'Courts',
    ky: 'Соттор',
    kk: 'Соттар',
    uz: 'Sudlar',
    tg: 'Судҳо',
    fa: 'دادگاه‌ها',
    ur: 'عدالتیں',
    hi: 'न्यायालय',
    be: 'Суды',
  },
  definition: 'Courts: judges, trials, lawyers, prosecution, lawsuits, testimony, verdicts.',
  lists: {
    'zh-Hans': list(
      `法院, 法庭, 法官, 检察官, 检察长, 检察院, 检方, 司法, 审判, 庭审, 开庭, 诉讼, 起诉, 控诉, 上诉, 原告, 被告, 律师, 辩护, 陪审团,
      陪审员, 判决, 裁决, 判例, 宣判, 判刑, 无罪, 有罪, 定罪, 出庭, 证词, 候审, 裁定, 法律界, 认罪, 证人席`,
      { except: '参议院司法委员会, 司法委员会' },
    ),
    ru: list(
      `судебный, судопроизводство, прокурор, прокуратура, генпрокурор, спецпрокурор, адвокат,
      юрист, юриспруденция, присяжные, истец, ответчик, подсудимый, приговор, приговорить,
      вердикт, апелляция, апелляционный, правосудие, юстиция, тяжба, предъявить обвинение,
      не виновен, свидетельские показания, судья, исковое заявление, обвиняемого`,
      { except: 'судья матча, Судебный комитет, в судах на, судя по' },
    ),
    en: list(
      `court, judge, judicial, judiciary, jurist, prosecutor, prosecution, attorney, lawyer,
      jury, juror, trial, lawsuit, sue, sued, plaintiff, verdict, conviction, acquitted,
      guilty, plea, special counsel, legal minds, litigation, sentenced to,
      war crimes tribunal, courthouse, criminal justice, justice system, Chief Justice,
      Justice Department, rulings against, conservative justice, obstruction of justice`,
      {
        except: `Senate Judiciary Committee, House Judiciary Committee, Judiciary Committee, PALM trial,
      tennis court, obstruction of justice denied, clinical trial, judges the,
      court martial museum`,
        weak: 'testimony, testified, sentence',
        beside: 'court, judge, prison, trial',
      },
    ),
    ky: list(
      `сот, судья, прокурор, прокуратура, адвокат, юрист, калыстар тобу, доо арыз, доогер,
      жоопкер, соттолуучу, өкүм, адилет, юстиция, көрсөтмө берүү, күнөөсүз, күбөлүк берүү,
      сотколор, адвокаттар, өкүмдөр`,
      { except: 'Сот комитети, сот бийлиги' },
    ),
    kk: list(
      `сот, судья, прокурор, прокуратура, адвокат, заңгер, алқабилер, талап арыз, жауапкер,
      сотталушы, үкім, апелляция, әділет, айғақ, кінәсіз, куәлік беру, сотқалар`,
      { except: 'Сот комитеті, Сот комитетінің' },
    ),
    uz: list(
      `sud, sudya, sudlov, prokuror, prokuratura, yurist, huquqshunos, hakamlar hayʼati,
      daʼvo arizasi, daʼvogar, javobgar shaxs, sudlanuvchi, hukm chiqardi, apellyatsiya,
      adliya, koʻrsatma berish, aybsiz, advokatlar`,
      { except: 'Sud qoʻmitasi, Adliya qoʻmitasi, Sud ishlari qoʻmitasi, sud hokimiyati' },
    ),
    tg: list(
      `суд, судӣ, додгоҳ, додгоҳӣ, судя, қозӣ, додситон, прокурор, прокуратура, додситонӣ,
      адвокат, вакили дифоъ, ҳуқуқшинос, ҳакамон, даъвогар, айбдоршаванда, судшаванда,
      мурофиа, ҳукм, апеллятсия, адлия, бегуноҳ`,
      { except: 'Кумитаи судӣ, Кумитаи адлия, кумитаи судии, ҳокимияти судӣ' },
    ),
    fa: list(
      `دادگاه, دیوان عالی, قاضی, قضات, قضایی, دادستان, دادستانی, وکیل, حقوقدان, هیئت منصفه,
      هیأت منصفه, محاکمه, دادرسی, دادخواست, شاکی, محکومیت, تجدیدنظر, استیناف, عدالت کیفری,
      گواهی دادن, بی‌گناه, مجرم شناخته, بازپرس ویژه, دعوی حقوقی, شکایت حقوقی, محکوم شد,
      وزارت دادگستری`,
      { except: 'کمیته قضایی, کمیته قضائی' },
    ),
    ur: list(
      `عدالت, عدالتی, کورٹ, جج, جسٹس, عدلیہ, پراسیکیوٹر, استغاثہ, پراسیکیوشن, اٹارنی, وکیل,
      جیوری, مقدمہ, قانونی چارہ جوئی, مدعی, مدعا علیہ, ملزم, فیصلہ سنایا, سزا سنائی, گواہی,
      قصوروار, بے قصور, ماہر قانون, نظیر`,
      { except: 'عدلیہ کمیٹی, عدالتی کمیٹی, کمیٹی برائے عدلیہ, سینیٹ کی عدلیہ' },
    ),
    hi: list(
      `अदालत, न्यायालय, कोर्ट, न्यायाधीश, जज, न्यायपालिका, अभियोजक, अभियोजन, अटॉर्नी,
      महाधिवक्ता, वकील, जूरी, मुकदमा, याचिका, वादी, प्रतिवादी, फैसला सुनाया, सजा सुनाई,
      गवाही, निर्दोष, विधिवेत्ता, न्यायमूर्ति, मुकदमेबाजी, आपराधिक न्याय, न्यायधीश, ट्रायल,
      दोषी करार, न्यायिक सेवाएं, न्यायिक प्रणाली`,
      { except: 'न्यायपालिका समिति, न्यायपालिका कमेटी, सीनेट न्यायपालिका' },
    ),
    be: list(
      `суд, судаводства, пракурор, пракуратура, генпракурор, спецпракурор, адвакат, юрыст,
      юрыспрудэнцыя, прысяжныя, іск, пазоў, істэц, адказчык, падсудны, прысуд, прыгавор,
      вердыкт, апеляцыя, апеляцыйны, правасуддзе, юстыцыя, невінаваты, абвінавачаныя`,
      { except: 'Судовы камітэт, суддзя матчу' },
    ),
  },
  calibration: {},
}
