/** Surnames of two characters, which a name is never cut inside. */
const DOUBLE =
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 夏侯 慕容 尉迟 尉遲 长孙 長孫 宇文 皇甫 令狐 公孙 公孫 东方 東方 独孤 獨孤 端木 万俟 南宫 南宮 呼延 申屠 轩辕 軒轅 澹台 澹臺 公冶 宗政 濮阳 濮陽 淳于 单于 太叔 闻人 赫连 拓跋 百里 东郭 西门 西門 钟离 鍾離 闾丘 鲜于 仲孙 亓官 司寇 巫马 公西 漆雕 乐正 壤驷 公良 谷梁 第五 贺兰 纳兰 那拉 叶赫'

/** Surnames of one character, the common ones and many of the rare. */
const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封储靳汲糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦仝肖覃朴揭付代战佟单冼苑麦区仵兰原植隋初官宛庹展冒邸谌种召苟辜敬税衣由双操拜鹿青郇郄雒遆忻佘畅揣牟兀练员折祭母淡粟但库禚剧逮闭闯回律朝铁星念邰甯仓褟光续银占郐撖笪芮麴虢楼芦肇'
const TRADITIONAL =
  '趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華陶謝鄒竇蘇範魯韋馬鳳賀倪湯羅畢鄔樂時傅齊顧黃蕭龐紀項藍閔賈婁顏鍾徐駱盧經應鄧單諸龔陸榮儲靳車寧欒厲劉龍葉黎薊懷從賴藺喬陰聞黨譚貢勞姬陽酈郤壽邊農莊閻連習魚廣闕歐聶簡饒養須豐關紅遊權蓋嶽帥況歸閆塗欽蕭戰蘭麥區'

const singles: ReadonlySet<string> = new Set(`${SINGLE}${TRADITIONAL}`)
const doubles: ReadonlySet<string> = new Set(DOUBLE.split(' '))

/** Is this character a surname by itself? */
export function isSurname(character: string): boolean {
  return singles.has(character)
}

/**
 * How a Chinese person's name is cut: 欧阳|修 behind a double surname, 陈|冯|富珍 behind two, 习|近平
 * otherwise. A double surname alone, and two characters without a surname known to us (玄奘), are one
 * word.
 * @source 百家姓 and the census lists of surnames, single and double; GB/T 28039-2011
 */
export function nameParts(hanzi: string): readonly string[] {
  const characters = Array.from(hanzi)
  const [first = '', second = '', ...rest] = characters
  const given = rest.join('')
  if (doubles.has(first + second)) return given === '' ? [hanzi] : [first + second, given]
  if (characters.length === 4 && singles.has(first) && singles.has(second)) {
    return [first, second, given]
  }
  const cut = singles.has(first) ? characters.length > 1 : characters.length === 3
  return cut ? [first, second + given] : [hanzi]
}

/** Does a surname that is known to us, of one character or of two, begin the name? */
export function hasSurname(hanzi: string): boolean {
  const [first = '', second = ''] = Array.from(hanzi)
  return singles.has(first) || doubles.has(first + second)
}

/** Does a surname of two characters begin the name, with a given name behind it? */
export function hasDoubleSurname(hanzi: string): boolean {
  const [first = '', second = '', third] = Array.from(hanzi)
  return third !== undefined && doubles.has(first + second)
}
