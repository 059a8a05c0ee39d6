/**
 * The characters that stand for the sounds of Russian names: a row for each consonant, a column for
 * what follows it. `-` is a syllable that the table does not give.
 * @source GB/T 17693.4-2009, 外语地名汉字译写导则 俄语, table 1; Xinhua, 俄汉译音表
 */
const COLUMNS = '∅ а ай ан ао е ен и ин о он у уй ун ы ын э эн эй ю юн я ян ё ь'

const ROWS = `
∅ - 阿 艾 安 奥 耶 延 伊 因 奥 翁 乌 维 温 厄 恩 埃 恩 埃 尤 云 亚 扬 约 -
б 布 巴 拜 班 包 别 边 比 宾 博 邦 布 布伊 本 贝 本 贝 本 贝 比尤 - 比亚 比扬 比奥 比
в 夫 瓦 瓦伊 万 沃 韦 文 维 温 沃 翁 武 维 文 维 文 韦 文 韦 维尤 - 维亚 维扬 维奥 维
г 格 加 盖 甘 高 格 根 吉 金 戈 贡 古 圭 贡 格 根 盖 根 盖 久 - 吉亚 吉扬 吉奥 吉
д 德 达 代 丹 道 杰 坚 季 金 多 东 杜 杜伊 敦 德 登 代 登 代 久 久恩 佳 江 焦 季
дж 季 贾 贾伊 占 焦 杰 真 吉 金 焦 忠 朱 朱伊 准 吉 真 杰 真 杰 久 - 贾 江 焦 吉
ж 日 扎 扎伊 然 饶 热 任 日 任 若 容 茹 瑞 容 日 任 热 任 热 茹 - 扎 让 若 日
з 兹 扎 宰 赞 藻 泽 津 济 津 佐 宗 祖 祖伊 尊 济 曾 泽 曾 泽 久 - 贾 江 焦 济
к 克 卡 凯 坎 考 克 肯 基 金 科 孔 库 奎 昆 克 肯 凯 肯 凯 丘 - 基亚 基扬 基奥 基
л 尔 拉 莱 兰 劳 列 连 利 林 洛 隆 卢 卢伊 伦 雷 伦 莱 伦 莱 柳 - 利亚 良 廖 利
м 姆 马 迈 曼 毛 梅 缅 米 明 莫 蒙 穆 穆伊 蒙 梅 门 梅 门 梅 缪 敏 米亚 米扬 苗 米
н 恩 纳 奈 南 瑙 涅 年 尼 宁 诺 农 努 努伊 农 内 嫩 内 嫩 内 纽 纽恩 尼亚 尼扬 尼奥 尼
п 普 帕 派 潘 保 佩 片 皮 平 波 蓬 普 普伊 蓬 佩 彭 佩 彭 佩 皮尤 - 皮亚 皮扬 皮奥 皮
р 尔 拉 赖 兰 劳 列 连 里 林 罗 龙 鲁 鲁伊 伦 雷 伦 雷 伦 雷 留 - 里亚 良 廖 里
с 斯 萨 赛 桑 绍 谢 先 西 辛 索 松 苏 绥 孙 瑟 森 塞 森 塞 休 雄 夏 相 肖 西
т 特 塔 泰 坦 陶 捷 坚 季 京 托 通 图 图伊 通 特 滕 泰 滕 泰 秋 琼 佳 强 乔 季
ф 夫 法 法伊 凡 福 费 芬 菲 芬 福 丰 富 富伊 丰 菲 芬 费 芬 费 菲尤 - 菲亚 - 菲奥 菲
х 赫 哈 海 汉 豪 赫 亨 希 欣 霍 洪 胡 惠 洪 黑 亨 海 亨 黑 休 - 希亚 希扬 - 希
ц 茨 察 采 灿 曹 采 岑 齐 钦 措 聪 楚 崔 聪 齐 岑 采 岑 采 秋 - 齐亚 - - 齐
ч 奇 恰 柴 昌 乔 切 琴 奇 钦 乔 琼 丘 崔 春 奇 琴 切 琴 切 - - 恰 强 乔 奇
ш 什 沙 沙伊 尚 绍 舍 申 希 申 绍 雄 舒 舒伊 顺 希 申 舍 申 舍 舒 - 沙 尚 绍 希
щ 希 夏 夏伊 先 肖 谢 先 希 辛 晓 雄 休 休伊 逊 - 欣 - 欣 - 休 - 夏 先 晓 希
`

/** By consonant, then by what follows it (`∅` for none). */
export const hanziBySound: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  ROWS.trim()
    .split('\n')
    .map((row) => {
      const [consonant = '', ...cells] = row.split(' ')
      const columns = COLUMNS.split(' ')
      return [
        consonant === '∅' ? '' : consonant,
        new Map(cells.flatMap((cell, at) => (cell === '-' ? [] : [[columns[at]!, cell] as const]))),
      ] as const
    }),
)

/** Clusters that sound as one consonant of the table. */
export const clusters: readonly (readonly [string, string])[] = [
  ['дж', 'дж'], ['дз', 'з'], ['дс', 'ц'], ['дц', 'ц'], ['тс', 'ц'], ['тц', 'ц'], ['цс', 'ц'],
  ['дч', 'ч'], ['тч', 'ч'], ['сч', 'щ'],
] // prettier-ignore

/** Ends of place names and surnames that are written by meaning or by custom. */
export const endings: readonly (readonly [string, string])[] = [
  ['бург', '堡'],
  ['город', '哥罗德'],
  ['град', '格勒'],
  ['цов', '佐夫'],
]

/** Given names with a spelling of their own, by long custom. */
export const givenNames: ReadonlyMap<string, string> = new Map(
  `александр 亚历山大 алексей 阿列克谢 андрей 安德烈 анна 安娜 борис 鲍里斯 валентина 瓦莲京娜
   василий 瓦西里 виктор 维克托 виталий 维塔利 владимир 弗拉基米尔 вячеслав 维亚切斯拉夫
   галина 加琳娜 георгий 格奥尔吉 григорий 格里戈里 дмитрий 德米特里 евгений 叶夫根尼
   екатерина 叶卡捷琳娜 елена 叶莲娜 иван 伊万 игорь 伊戈尔 ирина 伊琳娜 константин 康斯坦丁
   людмила 柳德米拉 максим 马克西姆 мария 玛丽亚 михаил 米哈伊尔 надежда 娜杰日达
   наталья 娜塔莉娅 николай 尼古拉 олег 奥列格 ольга 奥莉加 павел 帕维尔 пётр 彼得
   сергей 谢尔盖 светлана 斯韦特兰娜 татьяна 塔季扬娜 юрий 尤里 элина 埃莉娜 роза 罗莎`
    .trim()
    .split(/\s+/u)
    .flatMap((cell, at, cells) => (at % 2 === 0 ? [[cell, cells[at + 1]!] as const] : [])),
)
