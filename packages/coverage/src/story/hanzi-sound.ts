import { chineseWords } from '@suyab/language/segment/chinese'

/**
 * Characters that spell foreign names, by the consonant they begin with and the nasal they end in;
 * where one is heard in two ways it stands in two rows. `A` is a vowel.
 * @source Xinhua's practice as 世界人名翻译大辞典 describes it; GB/T 17693
 */
const SOUNDS = `
P 巴芭白柏拜包保鲍堡贝比彼别波伯勃博卜布帕派佩皮匹珀普毕碧蓓坝培佰璧葆毗浦
PN 班邦本宾滨潘庞彭蓬平斌奔边片
T 达大戴黛道德迪蒂都杜多塔泰陶特提图托陀得答朵媞季代第土铁忒
TN 丹当登邓丁顿东栋敦坦汤唐腾廷通坚滕田
K 盖高戈哥格葛古瓜圭卡凯考柯科克库夸基吉伽喀乔加佳贾杰可奎魁该改歌
KN 甘冈根贡坎康肯孔昆金江琼堪刚巩
S 采策查楚茨达季基吉加佳贾杰久齐奇契恰钱乔切丘萨塞赛沙莎珊绍舍施什史士舒朔斯思索泽扎兹祖佐泰西希锡喜夏肖小晓歇谢休修许雪瑟撒绥若热茹儒瑞日哲朱竹卓藻宰察彻蔡其治芝夕席苏什焦济崔措朱徐
SN 昌岑琛臣金津京钦琴琼桑森山尚申圣松孙詹张真珍赞曾兴辛欣香先逊然荣任让春淳仲宗尊增尚沈盛春强詹森辰
F 法菲费佛弗伏夫福富瓦娃韦维魏沃伍武薇威卫乌华瓦弗非斐
FN 凡范方芬丰冯万汪文温翁旺
M 马玛麦迈毛梅莫墨默姆穆米密玫缪摩美
MN 曼芒门蒙孟明缅闵
N 拿纳娜奈内尼妮涅努诺恩瑙乃
NN 南嫩宁农年楠
L 拉莱赖劳勒雷黎里理利莉丽列琳卢鲁路罗洛吕尔儿耳萝露略留柳廖律来莱
LN 兰郎朗连良林龙隆伦琳朗蓝仑莲
H 哈海豪赫黑侯胡华怀惠霍希赫休
HN 罕汉亨洪翰欣
A 阿埃艾爱奥澳厄俄欧叶耶亚雅娅尧伊依意易乌于尤约犹邑埃优由瓦也
AN 安昂恩因英扬延云尹殷
`

const soundsOf: ReadonlyMap<string, readonly string[]> = (() => {
  const table = new Map<string, string[]>()
  for (const row of SOUNDS.trim().split('\n')) {
    const [sound = '', characters = ''] = row.split(' ')
    for (const character of new Set(characters)) {
      table.set(character, [...(table.get(character) ?? []), sound])
    }
  }
  return table
})()

/** Those that hardly ever stand in a Chinese word: one of them makes a row of characters a name. */
const TELLING: ReadonlySet<string> = new Set(
  '阿埃厄尔弗赫喀坎拉姆娃纳尼涅努诺帕佩皮切萨什斯塔特提托扎兹茨蒂戈卡勒罕缅契瑟撒坝姬歇奥巴贝彼布伯伽科克肯库里利卢鲁伦罗洛马玛莫默穆莱雷内普恰塞索坦图瓦韦沃乌耶伊亚娅哈基凯梅摩希谢辛夫翰逊哥多德迪杜登邓丁顿盖格古霍吉加杰卜堡维菲费佛妮娜莎莉丽琳雅黛薇朗柯黎娅妮廷汉鲍泰',
)

/** A name of more characters is read in parts. */
const longestName = 7
/** Readings of one name that are followed. */
const mostReadings = 6

/** A run of characters that may spell a foreign name. */
export interface HanziName {
  readonly hanzi: string
  /** How it may be heard, in the classes of {@link roughSkeletons}. */
  readonly sounds: readonly string[]
}

/**
 * The foreign names that characters of a text may spell: runs of words that spell sounds, and their
 * parts as the dictionary divides them, for it rarely knows the name.
 */
export function hanziNames(text: string): HanziName[] {
  const found = new Map<string, HanziName>()
  let run: string[] = []
  const close = (): void => {
    for (let from = 0; from < run.length; from += 1) {
      for (let to = from + 1; to <= run.length; to += 1) {
        const hanzi = run.slice(from, to).join('')
        if (hanzi.length > longestName) break
        if (hanzi.length < 2 || found.has(hanzi)) continue
        if (!Array.from(hanzi).some((character) => TELLING.has(character))) continue
        found.set(hanzi, { hanzi, sounds: soundsOfName(hanzi) })
      }
    }
    run = []
  }
  for (const piece of text.split(/[^\p{Script=Han}]+/u)) {
    for (const word of chineseWords(piece)) {
      if (Array.from(word).every((character) => soundsOf.has(character))) run.push(word)
      else close()
    }
    close()
  }
  return [...found.values()]
}

/** How a row of characters may be heard; empty where one of them spells no sound. */
export function soundsOfName(hanzi: string): string[] {
  let heard = ['']
  for (const character of hanzi) {
    const sounds = soundsOf.get(character) ?? []
    heard = heard.flatMap((before) => sounds.map((sound) => `${before}${sound}`))
    if (heard.length > mostReadings) heard = heard.slice(0, mostReadings)
  }
  return [...new Set(heard.map(roughly))]
}

/** Vowels and h count only where they begin a name; what is heard twice is written once. */
function roughly(sounds: string): string {
  return rough(`${sounds.slice(0, 1)}${sounds.slice(1).replace(/[AH]/gu, '')}`)
}

/** Consonant classes that Chinese keeps apart, out of those of a skeleton. */
export function rough(classes: string): string {
  return classes
    .replace(/NG/gu, 'N')
    .replace(/B/gu, 'P')
    .replace(/D/gu, 'T')
    .replace(/G/gu, 'K')
    .replace(/J/gu, 'S')
    .replace(/V/gu, 'F')
    .replace(/(?<=.)M/gu, 'N')
    .replace(/R/gu, 'L')
    .replace(/(.)\1+/gu, '$1')
}
