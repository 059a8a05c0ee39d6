import type { ConceptDocument } from '../concept.ts'
import { list } from '../list.ts'

export const banking: ConceptDocument = {
  id: 'banking',
  version: 1,
  names: {
    'zh-Hans': '银行业',
    ru: 'Банки',
    en: 'Banking',
    ky: 'Банк иши',
    kk: 'Банк ісі',
    uz: 'Bank ishi',
    tg: 'Бонкдорӣ',
    fa: 'بانکداری',
    ur: 'بینکاری',
    hi: 'बैंकिंग',
    be: 'Банкі',
  },
  definition:
    'Banks and what they do: credit, deposits, interest, payments, insurance and those who watch over them.',
  lists: {
    'zh-Hans': list(
      '银行, 央行, 贷款, 信贷, 存款, 储蓄, 利率, 降息, 加息, 按揭, 房贷, 信用卡, 支付, 汇款, 保险公司, 账户, 数字货币',
    ),
    ru: list(
      `банк, банковский, банкир, Центробанк, Нацбанк, кредит, кредитный, кредитование, заём,
      депозит, ставка рефинансирования, учётная ставка, ключевая ставка, процентная ставка,
      ипотека, ипотечный, платёжная система, денежный перевод, страховая компания,
      микрофинансовый, микрокредит, банкомат, цифровая валюта`,
      {
        except: 'банк данных, банк крови, Всемирный банк',
      },
    ),
    en: list(
      `bank, banker, loan, lending, lender, deposit, interest rate, mortgage, payment system,
      remittance, insurer, microfinance, overdraft, ATM, debit card, digital currency,
      savings account, savings bank, credit card, bank credit, line of credit`,
      {
        except: `bank of the river, river bank, banks of the, World Bank, food bank, blood bank, West Bank,
      deserves credit, piggy bank, credit to`,
      },
    ),
    ky: list(
      `банк, банкир, насыя, кредит, аманат, депозит, эсептик чен, пайыздык чен, ипотека,
      төлөм системасы, акча которуу, микрокредит, банкомат, камсыздандыруу компаниясы,
      камсыздандыруу полиси, медициналык камсыздандыруу, камсыздандыруу фонду`,
      {
        except: 'Дүйнөлүк банк, кан банкы',
      },
    ),
    kk: list(
      `банк, банктік, банкир, несие, кредит, депозит, салым, базалық мөлшерлеме,
      пайыздық мөлшерлеме, ипотека, төлем жүйесі, ақша аударымы, микронесие, банкомат, банктің,
      банкке, сақтандыру компаниясы, сақтандыру қоры, сақтандыру полисі, медициналық сақтандыру`,
      {
        except: 'Дүниежүзілік банк',
      },
    ),
    uz: list(
      `bank, bankir, kredit, kreditlash, omonat, depozit, foiz stavkasi, qayta moliyalash stavkasi,
      ipoteka, toʻlov tizimi, pul oʻtkazmasi, sugʻurta kompaniyasi, mikrokredit, bankomat`,
      {
        except: 'Jahon banki, maʼlumotlar banki',
      },
    ),
    tg: list(
      `бонк, бонкӣ, бонкдорӣ, қарз, кредит, пасандоз, амонат, депозит, меъёри фоизӣ, ипотека,
      низоми пардохт, интиқоли пул, суғурта, банкомат`,
      {
        except: 'Бонки ҷаҳонӣ',
      },
    ),
    fa: list(
      `بانک, بانکی, بانکداری, بانکدار, وام, سپرده, سپرده‌گذاری, نرخ بهره, کارت اعتباری, حواله,
      شرکت بیمه, خودپرداز, ارز دیجیتال`,
      {
        except: 'بانک جهانی, بانک خون, بانک اطلاعاتی',
      },
    ),
    ur: list(
      `بینک, بینکاری, بینکنگ, قرض, ڈپازٹ, بچت, سود, رہن, کریڈٹ کارڈ, ترسیلات زر, بیمہ کمپنی,
      انشورنس کمپنی, مائیکرو فنانس, اے ٹی ایم`,
      {
        except: 'عالمی بینک, بلڈ بینک',
      },
    ),
    hi: list(
      `बैंक, बैंकिंग, बैंकर, ऋण, कर्ज, लोन, जमा राशि, बचत खाता, ब्याज, क्रेडिट कार्ड, डेबिट कार्ड,
      भुगतान प्रणाली, प्रेषण, बीमा कंपनी, सूक्ष्म वित्त, एटीएम`,
      {
        except: 'विश्व बैंक, रक्त बैंक',
      },
    ),
    be: list(
      `банк, банкаўскі, банкір, Нацбанк, крэдыт, крэдытны, крэдытаванне, пазыка, дэпазіт,
      стаўка рэфінансавання, працэнтная стаўка, іпатэка, плацежная сістэма, грашовы перавод,
      страхавая кампанія, банкамат`,
      {
        except: 'Сусветны банк',
      },
    ),
  },
  calibration: {},
}
