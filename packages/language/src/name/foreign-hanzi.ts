import { surnameLength } from './surname.ts'

/**
 * Characters that spell the sounds of foreign names.
 * @source Xinhua, 世界人名翻译大辞典, the characters of its tables of transcription
 */
const SPELLING: ReadonlySet<string> = new Set(
  '阿埃艾爱安昂奥澳巴芭白柏拜班邦包保鲍堡贝本比彼别宾滨波伯勃博卜布采策查柴昌楚茨聪达大戴黛丹当道德登邓迪蒂丁顿东栋都杜敦多厄俄恩尔法凡范方菲费芬丰冯佛弗伏夫福富盖甘冈高戈哥格葛根贡古瓜圭哈海罕汉豪赫黑亨洪侯胡华怀惠霍基吉季加佳贾坚简江杰捷金津京久卡凯坎康考柯科克肯孔库夸昆拉莱赖兰郎朗劳勒雷黎里理利莉丽连良列林琳龙隆卢鲁路伦罗洛吕马玛麦迈曼芒毛梅门蒙孟米密缅明摩莫墨默姆穆拿纳娜奈南内嫩尼妮涅宁纽农努诺欧帕派潘庞佩彭蓬皮匹平珀普齐奇契恰钱乔切钦琴琼丘热日荣茹儒瑞若萨塞赛桑森沙莎山珊尚绍舍申圣施什史士舒朔斯思松苏孙索塔泰坦汤唐陶特腾提季廷通图托陀瓦娃万汪威韦维魏温文翁沃乌武伍西锡希喜夏先香肖小晓歇谢辛欣兴休修许雪逊雅亚娅延扬尧耶叶伊依意因英尤于约云宰赞藻曾扎詹张哲泽珍真芝治朱竹卓兹祖佐喀坝伽姬媞撒绥蕾薇茜萝露蓓碧邑斐',
)

/** Those of them that hardly ever stand in the name of a Chinese person or town. */
const TELLING: ReadonlySet<string> = new Set(
  '阿埃奥比布茨蒂厄尔弗夫戈赫基卡喀坎勒拉莱里鲁玛姆娅耶伊纳内尼涅努诺帕佩皮普切恰萨塞什斯索塔坦特提托瓦娃韦扎兹巴贝伽哈罕库洛莫密缅契瑟图沃乌肯米',
)

/** Foreign names so short, or so like a Chinese one, that the characters alone do not tell. */
const KNOWN: ReadonlySet<string> = new Set(
  '普京 拜登 马克龙 马克思 恩格斯 列宁 林肯 莫迪 万斯 高尔基 梅西 贝多芬 莫言斯 达尔文 牛顿 莱布尼茨 默克尔 默茨 朔尔茨 马斯克 石破茂 安倍 金正恩 尹锡悦 李在明 东京 首尔 京都 大阪 河内 平壤 曼谷 仰光 罗马 伦敦 巴黎 柏林 开罗 华盛顿 纽约 波士顿 费城 旧金山 洛杉矶 芝加哥 日内瓦 苏黎世 维也纳 安卡拉 德黑兰 金边 万象 马累 雅典 里加 利马 索契 喀山 基辅 敖德萨 第比利斯 巴库 乌法 新德里 孟买 德里 加德满都 科伦坡 达卡 悉尼 惠灵顿 大马士革 贝鲁特 巴格达 耶路撒冷 多哈 迪拜 利雅得 伊斯兰堡 卡拉奇 拉合尔'.split(
    ' ',
  ),
)

/** Places of China whose Han characters spell another language: 乌鲁木齐 is Ürümqi. */
const BORROWED: ReadonlySet<string> = new Set(
  '西藏 拉萨 喀什 伊犁 和田 吐鲁番 哈密 日喀则 林芝 那曲 阿坝 甘孜'.split(' '),
)

/**
 * Do these characters spell a name that is not Chinese (比什凯克, 扎帕罗夫, 弗拉基米尔·普京)? Such
 * a name must never be read out by Pinyin: it is written as its own language writes it.
 *
 * @example spellsForeignName('比什凯克', 'place') // true
 */
export function spellsForeignName(hanzi: string, kind: 'person' | 'place'): boolean {
  if (/[·・•‧∙.-]/u.test(hanzi)) return true
  if (KNOWN.has(hanzi) || BORROWED.has(hanzi)) return true
  const characters = Array.from(hanzi.replace(/(?<=.{2})(?:[省市县區区州国國]|自治[区區州县])$/u, ''))
  if (characters.length < 2) return false
  return kind === 'person' ? isForeignPerson(hanzi, characters) : isForeignPlace(characters)
}

function isForeignPerson(hanzi: string, characters: readonly string[]): boolean {
  const cut = surnameLength(hanzi)
  const telling = characters.slice(cut).filter(isTelling).length
  const spelling = characters.filter(isSpelling).length
  // A Chinese name has two or three characters, four behind a double surname or two surnames.
  if (characters.length >= 5) return true
  if (characters.length === 4) return cut < 2 && (spelling === 4 || (cut === 0 && telling >= 1))
  if (cut === 0) return spelling === characters.length || telling > 0
  if (characters.length === 3) return telling === 2 || (telling === 1 && spelling === 3 && isTelling(characters[1]!) && isTelling(characters[0]!))
  return telling === 1 && isTelling(characters[0]!)
}

function isForeignPlace(characters: readonly string[]): boolean {
  const telling = characters.filter(isTelling).length
  const spelling = characters.filter(isSpelling).length
  if (characters.length === 2) return telling === 2
  return telling >= 2 ? spelling >= characters.length - 1 : telling === 1 && spelling === characters.length && characters.length >= 4
}

function isSpelling(character: string): boolean {
  return SPELLING.has(character)
}

function isTelling(character: string): boolean {
  return TELLING.has(character)
}
