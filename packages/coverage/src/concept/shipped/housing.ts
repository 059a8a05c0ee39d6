import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const housing: ConceptDocument = {
  id: 'housing',
  version: 1,
  names: {
    'zh-Hans': '住房',
    ru: 'Жильё',
    en: 'Housing',
    ky: 'Турак жай',
    kk: 'Тұрғын үй',
    uz: 'Uy-joy',
    tg: 'Манзил',
    fa: 'مسکن',
    ur: 'رہائش',
    hi: 'आवास',
    be: 'Жыллё',
  },
  definition:
    'Homes and building: flats and houses, rents and mortgages, construction, utilities, the homeless.',
  lists: {
    'zh-Hans': list(
      `住房, 住宅, 房价, 房地产, 房产, 楼市, 公寓, 租房, 租金, 房租, 按揭, 房贷, 保障房, 棚户区, 开发商, 建筑工地, 施工,
      小区, 物业, 无家可归, 安居, 二手房`,
    ),
    ru: list(
      `жильё, жилищный, квартира, квартирный, недвижимость, новостройка, застройщик, застройка,
      строительство дома, строительный, стройка, ипотека, ипотечный, арендная плата, ЖКХ,
      коммунальные услуги, снос домов, реновация, бездомный, общежитие, многоэтажка, риелтор`,
    ),
    en: list(
      `housing, dwelling, real estate, property prices, homeowner, home ownership, landlord,
      tenant, rent, rental flat, mortgage, property developer, construction site, residential,
      slum, homeless, utilities bill, housebuilding, eviction, tower block, apartment building,
      apartment block, apartments`,
    ),
    ky: list(
      `турак жай, батир, кыймылсыз мүлк, куруучу компания, курулуш, имарат куруу, ипотека, ижара,
      коммуналдык кызмат, жатакана, риэлтор, үйсүз калган, турак жайсыз, баш калкалоочу жайы жок,
      көп кабаттуу үй`,
    ),
    kk: list(
      `пәтер, жылжымайтын мүлік, құрылыс, ипотека, жалға алу, жалдау ақысы, коммуналдық қызмет,
      баспанасыз, жатақхана, риелтор, үйсіз қалған, көппәтерлі`,
    ),
    uz: list(
      `turar joy, kvartira, xonadon, koʻchmas mulk, quruvchi kompaniya, qurilish, ipoteka, ijara,
      kommunal xizmat, boshpanasiz, yotoqxona, rieltor, uysiz qolgan, uy-joysiz, koʻp qavatli uy`,
    ),
    tg: list(
      `манзили истиқоматӣ, хонаи истиқоматӣ, квартира, амволи ғайриманқул, сохтмон,
      ширкати сохтмонӣ, ипотека, иҷора, иҷорапулӣ, хизматрасонии коммуналӣ, бехона, бехонумон,
      хобгоҳ, бинои баландошёна`,
    ),
    fa: list(
      `مسکن, آپارتمان, خانه‌سازی, املاک, مستغلات, اجاره, اجاره‌بها, اجاره‌نشین, مستأجر, موجر,
      ساخت‌وساز, ساختمان‌سازی, انبوه‌ساز, مسکونی, حاشیه‌نشینی, بی‌خانمان, خوابگاه دانشجویی`,
    ),
    ur: list(
      `رہائشی, مکانات, اپارٹمنٹ, جائیداد, رئیل اسٹیٹ, ہاؤسنگ, کرایہ, تعمیراتی, کچی آبادی, بے گھر,
      فلیٹس, رہائشی عمارت`,
    ),
    hi: list(
      `मकान, फ्लैट, अपार्टमेंट, रियल एस्टेट, संपत्ति की कीमत, किफायती आवास, आवास योजना, आवासीय,
      किरायेदार, गृह ऋण, निर्माण कार्य, निर्माणाधीन, बिल्डर, झुग्गी, बेघर, आवास इकाइयों`,
    ),
    be: list(
      `жыллё, кватэра, кватэрны, нерухомасць, новабудоўля, забудоўшчык, забудова, будаўніцтва дома,
      будаўнічы, будоўля, іпатэка, арэндная плата, ЖКГ, камунальныя паслугі, знос дамоў, бяздомны,
      шматпавярховік, рыэлтар, дом-інтэрнат`,
    ),
  },
  calibration: {},
}
