const arabic: Readonly<Record<string, string>> = {
  ي: 'ی', ى: 'ی', ئ: 'ی', ې: 'ی', ۓ: 'ے', ك: 'ک', ڪ: 'ک', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و',
  ة: 'ه', ۀ: 'ه', ۂ: 'ه', ہ: 'ه', ۃ: 'ه', ە: 'ه', ھ: 'ه', 'ء': '',
} // prettier-ignore
const arabicLetter = new RegExp(`[${Object.keys(arabic).join('')}]`, 'gu')

/** Vowel signs of Arabic script, stress marks, the nukta and joiners: written or not, the same word. */
const marks = /[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u093C\u0640\u200D]/gu
const apostrophes = /['’ʼʻ‘`´ʹ]/gu

const uzbekLatin: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'j', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l',
  м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'x', ц: 's', ч: 'ch',
  ш: 'sh', ъ: '', ь: '', э: 'e', ю: 'yu', я: 'ya', ў: 'o', қ: 'q', ғ: 'g', ҳ: 'h',
} // prettier-ignore

/**
 * A word as the lexicons write it: lower case, without marks and apostrophes, ё as е, one form of
 * each Arabic letter, the nasal signs of Hindi as one, Uzbek in Latin letters, Han simplified as far
 * as numbers need it.
 * @source Uzbek alphabets: law of 2 September 1993 with the changes of 6 May 1995
 */
export function folded(text: string, language: string): string {
  let word = text.normalize('NFKC').toLowerCase()
  if (/[^\0-\u007F]/u.test(word)) {
    if (/\p{Script=Latin}/u.test(word)) word = word.normalize('NFD')
    word = word
      .replace(marks, '')
      .replace(arabicLetter, (letter) => arabic[letter]!)
      .replaceAll('ё', 'е')
      .replaceAll('ँ', 'ं')
      .replaceAll('ı', 'i')
    if (language === 'uz' && /\p{Script=Cyrillic}/u.test(word)) {
      word = word
        .replace(/^е|(?<=[аеиоуўэюя])е/gu, 'ye')
        .replace(/[а-яўқғҳ]/gu, (letter) => uzbekLatin[letter]!)
    }
  }
  return word.replace(apostrophes, '')
}

const traditional: Readonly<Record<string, string>> = {
  億: '亿', 萬: '万', 兩: '两', 個: '个', 點: '点', 幾: '几', 數: '数', 倆: '俩', 雙: '双', 餘: '余',
  約: '约', 過: '过', 達: '达', 於: '于', 將: '将', 幣: '币', 歐: '欧', 鎊: '镑', 盧: '卢', 積: '积',
  噸: '吨', 釐: '厘', 裡: '里', 裏: '里', 畝: '亩', 頃: '顷', 時: '时', 鐘: '钟', 鍾: '钟', 週: '周',
  號: '号', 紀: '纪', 歲: '岁', 間: '间', 場: '场', 條: '条', 張: '张', 隻: '只', 輛: '辆', 艘: '艘',
  種: '种', 項: '项', 層: '层', 屆: '届', 戶: '户', 國: '国', 員: '员', 會: '会', 賽: '赛', 圖: '图',
  頁: '页', 對: '对', 顆: '颗', 們: '们', 邊: '边', 陸: '六', 貳: '二', 參: '参', 壹: '一', 叁: '三',
  這: '这', 單: '单', 樣: '样', 無: '无', 與: '与', 東: '东', 橋: '桥', 華: '华', 聖: '圣', 節: '节',
  導: '导', 島: '岛', 體: '体', 攝: '摄', 華氏: '华氏', 後: '后', 當: '当', 從: '从', 來: '来',
  離: '离', 門: '门', 關: '关', 連: '连', 動: '动', 長: '长', 增: '增', 減: '减', 漲: '涨', 擴: '扩',
  翻: '翻', 倍: '倍', 評: '评', 樓: '楼', 臺: '台', 繼: '继', 線: '线', 維: '维', 碼: '码', 圍: '围',
  納: '纳', 繳: '缴', 課: '课', 盤: '盘', 輪: '轮', 檔: '档', 級: '级', 類: '类', 齊: '齐', 滿: '满',
  許: '许', 僅: '仅', 銀: '银', 飛: '飞', 機: '机', 電: '电', 萬聖: '万圣',
} // prettier-ignore

/** A Han character in its simplified form, where the lexicon of Chinese numbers knows one. */
export function simplified(character: string): string {
  return traditional[character] ?? character
}
