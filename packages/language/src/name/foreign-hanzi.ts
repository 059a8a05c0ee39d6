import { givenNames, hanziBySound } from './hanzi-table.ts'
import { hasDoubleSurname, hasSurname, isSurname } from './surname.ts'

/**
 * Characters that spell the sounds of foreign names.
 * @source Xinhua, 世界人名翻译大辞典, the characters of its tables of transcription
 */
const SPELLING: ReadonlySet<string> = new Set([
  ...Array.from(hanziBySound.values(), (row) => [...row.values()].join('').split('')).flat(),
  ...Array.from(
    '阿埃艾爱安昂奥澳巴芭白柏拜班邦包保鲍堡贝本比彼别宾滨波伯勃博卜布采策查柴昌楚茨聪达大戴黛丹当道德登邓迪蒂丁顿东栋都杜敦多厄俄恩尔法凡范方菲费芬丰冯佛弗伏夫福富盖甘冈高戈哥格葛根贡古瓜圭哈海罕汉豪赫黑亨洪侯胡华怀惠霍基吉季加佳贾坚简江杰捷金津京久卡凯坎康考柯科克肯孔库夸昆拉莱赖兰郎朗劳勒雷黎里理利莉丽连良列林琳龙隆卢鲁路伦罗洛吕马玛麦迈曼芒毛梅门蒙孟米密缅明摩莫墨默姆穆拿纳娜奈南内嫩尼妮涅宁纽农努诺欧帕派潘庞佩彭蓬皮匹平珀普齐奇契恰钱乔切钦琴琼丘热日荣茹儒瑞若萨塞赛桑森沙莎山珊尚绍舍申圣施什史士舒朔斯思松苏孙索塔泰坦汤唐陶特腾提季廷通图托陀瓦娃万汪威韦维魏温文翁沃乌武伍西锡希喜夏先香肖小晓歇谢辛欣兴休修许雪逊雅亚娅延扬尧耶叶伊依意因英尤于约云宰赞藻曾扎詹张哲泽珍真芝治朱竹卓兹祖佐喀坝伽姬媞撒绥蕾薇茜萝露蓓碧邑斐翰汀卫非得各答毕维奈廖什黛朵默子新',
  ),
])

/** Those of them that hardly ever stand in a Chinese name of a person or town. */
const TELLING: ReadonlySet<string> = new Set(
  '阿埃厄尔弗赫喀坎拉姆娃纳尼涅努诺帕佩皮切萨什斯塔特提托扎兹茨蒂戈卡勒罕缅契瑟撒坝姬歇',
)

/** Those that seldom do. */
const RARE: ReadonlySet<string> = new Set(
  '奥巴贝比彼别布伯伽科克肯库里利卢鲁伦罗洛马玛莫密米墨莱雷内普恰塞索坦图瓦韦沃乌耶伊亚娅哈基凯梅穆摩什希谢辛休夫约翰逊哥多德迪杜登邓达丁顿盖格古霍吉加杰卜堡',
)

/** Foreign names so short, or so like a Chinese one, that the characters alone do not tell. */
const KNOWN: ReadonlySet<string> = new Set([
  ...givenNames.values(),
  ...'乔治 马克 马丁 杰克 约翰 汤姆 查尔斯 威廉 乔丹 甘地 卡特 罗伊 罗斯 班达 杜马 马里 乌兰夫 热地 普京 拜登 马克龙 马克思 恩格斯 列宁 林肯 莫迪 万斯 高尔基 梅西 贝多芬 达尔文 牛顿 莱布尼茨 默克尔 默茨 朔尔茨 马斯克 石破茂 安倍 成吉思汗 忽必烈 努尔哈赤 金正恩 金正日 金日成 文在寅 朴槿惠 尹锡悦 李在明 东京 首尔 京都 大阪 河内 平壤 曼谷 仰光 罗马 伦敦 巴黎 柏林 开罗 华盛顿 纽约 波士顿 费城 旧金山 洛杉矶 芝加哥 日内瓦 苏黎世 维也纳 安卡拉 德黑兰 金边 万象 马累 雅典 里加 利马 索契 喀山 基辅 敖德萨 第比利斯 巴库 乌法 新德里 孟买 德里 加德满都 科伦坡 达卡 悉尼 惠灵顿 大马士革 贝鲁特 巴格达 耶路撒冷 多哈 迪拜 利雅得 卡拉奇 拉合尔 安集延 设拉子 白沙瓦 大不里士 华沙 米兰 马赛 里昂 波尔多 尼斯 慕尼黑 汉堡 科隆 汉诺威 莱比锡 都柏林 利物浦 剑桥 牛津 墨西哥城 圣保罗 圣地亚哥 里约热内卢 布宜诺斯艾利斯 渥太华 温哥华 蒙特利尔 费城 休斯敦 达拉斯 亚特兰大 底特律 西雅图 丹佛 珀斯 奥克兰 名古屋 横滨 神户 札幌 福冈 广岛 长崎 釜山 仁川 大邱 胡志明市 岘港 金奈 海得拉巴 达兰萨拉 斯利那加 仰光 曼德勒 清迈 吉隆坡 雅加达 泗水 马尼拉 宿务 都灵 那不勒斯 威尼斯 佛罗伦萨 伯尔尼 洛桑 海牙 鹿特丹 安特卫普 卢森堡 摩纳哥 波恩 德累斯顿 萨拉热窝 地拉那 阿布扎比 麦加 麦地那 吉达 亚丁 萨那 的黎波里 突尼斯 达喀尔 阿克拉 罗安达 卢萨卡 开普敦 约翰内斯堡 哈瓦那 利马 基多 波哥大 沙利文 米莱 内贾德 鲁哈尼 汉尼拔 林德纳 金斯利 梅德韦 卡扎菲 安南'.split(
    ' ',
  ),
])

/** Places of China whose Han characters spell another language: 乌鲁木齐 is Ürümqi. */
const BORROWED: ReadonlySet<string> = new Set(
  '西藏 拉萨 喀什 伊犁 和田 巴音郭楞 阿合奇 巴彦淖尔 二连浩特 额济纳 察布查尔 塔城 库车 伊宁 奎屯 莎车 策勒 若羌 且末 呼图壁 英吉沙 岳普湖 莫力达瓦 吐鲁番 哈密 日喀则 林芝 那曲 阿坝 甘孜'.split(
    ' ',
  ),
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
  const characters = Array.from(
    hanzi.replace(/(?<=.{2})(?:[省市县區区州国國]|自治[区區州县])$/u, ''),
  )
  if (characters.length < 2) return false
  return kind === 'person' ? isForeignPerson(hanzi, characters) : isForeignPlace(characters)
}

function isForeignPerson(hanzi: string, characters: readonly string[]): boolean {
  // A Chinese name has two or three characters, four behind a double surname or two surnames.
  if (characters.length >= 5) return true
  if (hasDoubleSurname(hanzi)) return false
  const known = hasSurname(hanzi)
  const given = characters.slice(known ? 1 : 0)
  const allSpell = characters.every((character) => SPELLING.has(character))
  const telling = given.some((character) => TELLING.has(character))
  // 范徐丽泰 has two surnames; 安倍晋三 and 岸田文雄 are Japanese.
  if (characters.length === 4) return allSpell || !known || !isSurname(characters[1]!)
  if (!known) return allSpell || telling
  if (characters.length === 3) return allSpell && (telling || weight(given) >= 2)
  return telling
}

function isForeignPlace(characters: readonly string[]): boolean {
  const others = characters.filter((character) => !SPELLING.has(character)).length
  const heard = weight(characters)
  if (characters.length === 2) return others === 0 && heard >= 3
  return others === 0 ? heard >= 2 : others === 1 && heard >= 3
}

/** Two for each telling character, one for each rare one. */
function weight(characters: readonly string[]): number {
  return characters.reduce(
    (sum, character) => sum + (TELLING.has(character) ? 2 : RARE.has(character) ? 1 : 0),
    0,
  )
}
