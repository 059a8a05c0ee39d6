/** Surnames of two characters, which a name is never cut inside. */
const DOUBLE =
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 夏侯 慕容 尉迟 尉遲 长孙 長孫 宇文 皇甫 令狐 公孙 公孫 东方 東方 独孤 獨孤 端木 万俟 南宫 南宮 呼延 申屠 轩辕 軒轅 澹台 澹臺 公冶 宗政 濮阳 濮陽 淳于 单于 太叔 闻人 赫连 拓跋 百里 东郭 西门 西門 钟离 鍾離 闾丘 鲜于 仲孙 亓官 司寇 巫马 公西 漆雕 乐正 壤驷 公良 谷梁 第五 贺兰 纳兰 那拉 叶赫'

/** Surnames of one character, the common ones and many of the rare. */
const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封储靳汲糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦仝肖覃朴揭付代战佟单冼苑麦区仵兰原植隋初官宛庹展冒邸'
const TRADITIONAL =
  '趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華陶謝鄒竇蘇範魯韋馬鳳賀倪湯羅畢鄔樂時傅齊顧黃蕭龐紀項藍閔賈婁顏鍾徐駱盧經應鄧單諸龔陸榮儲靳車寧欒厲劉龍葉黎薊懷從賴藺喬陰聞黨譚貢勞姬陽酈郤壽邊農莊閻連習魚廣闕歐聶簡饒養須豐關紅遊權蓋嶽帥況歸閆塗欽蕭戰蘭麥區'

const singles: ReadonlySet<string> = new Set(`${SINGLE}${TRADITIONAL}`)
const doubles: ReadonlySet<string> = new Set(DOUBLE.split(' '))

/** Is this character a surname by itself? */
export function isSurname(character: string): boolean {
  return singles.has(character)
}

/**
 * How many characters of a Chinese person's name are the surname: two for 欧阳修, one otherwise;
 * none where no surname known to us begins the name.
 * @source 百家姓 and the census lists of surnames, single and double
 */
export function surnameLength(hanzi: string): 0 | 1 | 2 {
  const characters = Array.from(hanzi)
  if (characters.length > 2 && doubles.has(`${characters[0]}${characters[1]}`)) return 2
  return singles.has(characters[0] ?? '') ? 1 : 0
}
