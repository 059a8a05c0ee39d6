import type { Lexicon } from './lexicon.ts'

/**
 * Written without apostrophes, as words are folded, in Latin letters; Cyrillic text is folded to them.
 * @source Oʻzbek tili grammatikasi, 1975, son; Sjoberg, Uzbek Structural Grammar, 1963, § 3
 */
export const uz: Lexicon = {
  language: 'uz',
  decimal: ',',
  endings: {
    '~': '(lar)?(i|si|im|imiz|miz)?(ning|ga|ka|qa|ni|da|dan|gacha|kacha|qacha|cha|dagi|gi|lik|dek|day)?(gi|dagi|ning|ni|da|ga|dan|gina|ginasi|ginasini)?(ta|tadan|tacha|tasi|tasining)?(ning|ni|ga|da|dan|gacha)?',
    '^': '(i)?nchi((lar)?(si)?(ning|ni|ga|da|dan|gacha)?)?',
    '&': '(lik|yillik|oylik|tomonlama|qavatli|xonali|karra|kunlik|soatlik|burchak|yoqlama)[a-z]*',
    '@': '.*(dan)',
    '>': '.*(ga|qa|ka)',
  },
  cardinals: {
    0: 'nol~', 1: 'bir~, bitta~', 2: 'ikki~', 3: 'uch~', 4: 'tort~', 5: 'besh~', 6: 'olti~', 7: 'yetti~', 8: 'sakkiz~', 9: 'toqqiz~', 10: 'on(i|si)?(ga|ni|da|dan|ning|ta|tasi|tadan|gacha|cha)?(ni|dan)?', 20: 'yigirma~', 30: 'ottiz~', 40: 'qirq~', 50: 'ellik~', 60: 'oltmish~', 70: 'yetmish~', 80: 'sakson~', 90: 'toqson~',
  },
  multipliers: { 12: 'dyujina~, duyjina~', 100: 'yuz(ta|tadan|ga|dan|ni|ning|da)?', 1e3: 'ming~', 1e6: 'mill?i?on~, mln~', 1e9: 'milliard~, mlrd~', 1e12: 'trillion~, trln~', 1e5: 'lakh~, lax~', 1e7: 'kror~' },
  ordinals: {
    1: 'birinchi~, ilk, dastlabki, avvalgi bor', 2: 'ikkinchi~', 3: 'uchinchi~', 4: 'tortinchi~', 5: 'beshinchi~', 6: 'oltinchi~', 7: 'yettinchi~', 8: 'sakkizinchi~', 9: 'toqqizinchi~', 10: 'oninchi~', 20: 'yigirmanchi~', 30: 'ottizinchi~', 40: 'qirqinchi~', 50: 'ellikinchi~', 60: 'oltmishinchi~', 70: 'yetmishinchi~', 80: 'saksoninchi~', 90: 'toqsoninchi~', 100: 'yuzinchi~', 1000: 'minginchi~',
  },
  ordinalAfter: '- (i)?nchi[a-z]*, (i)?nchi[a-z]*',
  ordinalBefore: '№, raqam~',
  shares: { 0.5: 'yarim~, yarmi[a-z]*, yarmidan, teng yarmi', 0.25: 'chorak~, choragi' },
  added: { 0.5: 'yarim~, u yarim, yu yarim' },
  multiples: { 2: 'ikki barobar~, qosh~, ikki hissa~', 3: 'uch barobar~' },
  times: 'baravar~, barobar~, hissa~, karra~, marta (kop|kam|katta|ortiq|tez|baland|yuqori|past|oshdi|ortdi|oshgan|ortgan|oshirildi|kamaydi|kopaydi|oshirish|yuqoriroq|ziyod)',
  collectives: {
    1: 'yagona~, yolgiz~, birov, bittadan, bir marta', 2: 'ikkala~, ikkov~, ikkalasi[a-z]*, egizak[a-z]*, juft[a-z]*, ikki&, ikkisi[a-z]*, er - xotin[a-z]*', 3: 'uchala~, uchov~, uchlik~, uch&', 4: 'tortala~, tortlik~, tort&, chorak final[a-z]*', 5: 'beshala~, beshlik~, besh&', 6: 'olti&', 7: 'yetti&', 8: 'sakkiz&', 9: 'toqqiz&', 10: 'onlik~, on&', 20: 'yigirma&', 30: 'ottiz&', 50: 'ellik&', 100: 'yuz&',
  },
  vague: { 10: 'onlab~, onlarcha~', 12: 'dyujinalab', 100: 'yuzlab~, yuzlarcha~', 1e3: 'minglab~, minglarcha~', 1e4: 'on minglab~, onlab ming~', 1e5: 'yuz minglab~, yuzlab ming~', 1e6: 'millionlab~, millionlarcha~', 1e7: 'on millionlab~, onlab million~', 1e8: 'yuz millionlab~, yuzlab million~', 1e9: 'milliardlab~', 1e10: 'onlab milliard~', 1e11: 'yuzlab milliard~' },
  units: {
    percent: 'foiz~, foizli~, protsent~, prosent~', pp: 'foiz punkt~, foizli punkt~, foiz band~',
    USD: 'dollar~, aqsh dollar~, amerika dollar~', EUR: 'yevro~, evro~', GBP: 'funt sterling~, ingliz funt~', RUB: 'rubl~, rossiya rubl~', CNY: 'yuan~', INR: 'rupiy[a-z]*, hind rupiya~', JPY: 'iyen[a-z]*, iena~, yen~', KZT: 'tenge~', KGS: 'qirgiz som~', UZS: 'som~, ozbek som~', TJS: 'somoniy~', AUD: 'avstraliya dollar~', CAD: 'kanada dollar~', cent: 'sent~, pens~',
    km: 'kilometr~, km~, chaqirim~', m: 'metr~, m', cm: 'santimetr~, sm', mm: 'millimetr~, mm', ft: 'fut~, ft', in: 'dyuym~, duym~', yd: 'yard~', mi: 'mil~, mila~, milya~, mill?ik', nmi: 'dengiz mil~', mph: 'mil / soat~, mil / s', 'km/h': 'km / soat~, kilometr / soat~, km / s', km2: 'kvadrat kilometr~, kv . km, kv km, km ², km2', mi2: 'kvadrat mil~, kv mil~', m2: 'kvadrat metr~, m ², kv . m, kv metr', ft2: 'kvadrat fut~', ha: 'gektar~', ac: 'akr~', m3: 'kub metr~, kubometr~', l: 'litr~', gal: 'gallon~', kg: 'kilogramm?~, kg, kilo~', g: 'gramm?~, gr', t: 'tonna~, t', lb: 'funt~', oz: 'unsiya~',
    '°C': 'selsiy[a-z]*, gradus selsiy[a-z]*, °c, selsiy boyicha', '°F': 'farengeyt[a-z]*, gradus farengeyt[a-z]*', deg: 'gradus~, daraja~', s: 'soniya~, sekund~', min: 'daqiqa~, minut~', h: 'soat~', d: 'kun~, sutka~', wk: 'hafta~', mo: 'oy~', y: 'yil~, yosh~, yoshli~, yoshda~, yillik~, yilgi~, yilda~, yilning, yoshdan, y', decade: 'onyillik~, on yillik~, yillar(i|ning|da|ida|dan|idan|ga|iga|dagi|idagi)?', century: 'asr~, yuz yil~, yuzyillik~', millennium: 'ming yil~, mingyillik~', MW: 'megavatt?~', kW: 'kilovatt?~', person: 'kishi~, odam~, nafar~',
  },
  months: { 1: 'yanvar~', 2: 'fevral~', 3: 'mart~', 4: 'aprel~', 5: 'may(ning|da|dan|gacha|ga|i|ida|gi|dagi)?', 6: 'iyun~', 7: 'iyul~', 8: 'avgust~', 9: 'sent[ay]+br~, sentabr~', 10: 'okt[ya]+br~', 11: 'noyabr~', 12: 'dekabr~' },
  clockBefore: 'soat, ertalab, kechki, tungi, kunduzi',
  between: 'va, yoki, bilan, dan, yo',
  amongWhich: 'kishidan, nafaridan, nafardan',
  before: {
    'at-least': 'kamida, eng kamida, hech bolmaganda, hech bolmasa, eng kami', over: 'ortiq, koproq, oshiq', about: 'taxminan, taqriban, chamasi, chamalab, taxminiy', '~~about': 'baholangan', nearly: 'deyarli, qariyb, salkam', 'at-most': 'kopi bilan, eng kopi, eng kopi bilan, kop bolsa, maksimal, nari borsa',
  },
  after: {
    over: '@ ortiq~, @ ortig[a-z]*, @ koprog[a-z]*, @ kop~, @ koproq~, @ oshiq~, @ oshdi, @ oshgan~, @ oshadi, @ oshib, @ ziyod~, @ yuqori~, @ ortdi, @ ortgan, @ uzoq~, @ uzoqroq~, @ balandroq, @ kattaroq, @ baland, @ katta, ortiq~, ziyod~, oshiq, koproq', 'at-least': '@ kam bolmagan, @ kam emas, @ kam bolma[a-z]*, kam bolmagan, va undan ortiq, yoki undan ortiq, yoki undan kop, va undan kop, va undan yuqori, yoki undan koproq, yoki undan yuqori, va undan koproq, +',
    nearly: '> yaqin~, yaqin~, deyarli', about: 'atrofida~, chamasi, chogli, chamali, atroflarida', 'at-most': '@ oshmagan, @ oshmaydigan, @ ortiq emas, @ oshmaydi, @ kop emas, @ oshmasligi, gacha bolgan', under: '@ kam~, @ kamroq~, @ past~, @ oz~, @ kichik, @ yosh', '~at-most': 'gacha, kacha', '~~at-most': 'ichida, davomida',
  },
  hints: { over: 'ortiq~, oshiq~, oshdi, oshgan~, oshib, oshadi~, kop~, koproq~, ziyod~, yuqori~', about: 'taxminan, atrofida~, chamasi, yaqin~', nearly: 'yaqin~, deyarli, qariyb', 'at-least': 'kamida, kam', under: 'kam~, kamroq~' },
  skip: 'bir qator, bir necha, birga, birgalikda, bir biri[a-z]*, bir - biri[a-z]*, bir xil, bir oz, biroz, birdan, birdaniga, bir vaqt[a-z]*, biron, biror, bir paytda, uchun, onda, oning, ona, onasi[a-z]*, onam[a-z]*, oni, onalar[a-z]*, oltin~, yuzi~, yuzida~, yuzaga, yuzasidan, birlik~, birinchi navbatda, mart[ao]si, marta, martadan, martalik, yuz ber[a-z]*, besh yuz berdi, oyin~, oyna~, kundan kunga, oyoq~, soatlab, yuziga',
  ablative: /(dan)$/u,
  approximative: /(larcha|tacha)$/u,
} // prettier-ignore
