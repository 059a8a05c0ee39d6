/**
 * Names that Chinese writes by custom rather than by sound, each with the spelling in Latin letters
 * that other languages follow.
 * @source usage of the Chinese news agencies
 */
const TABLE = `
约翰 John|大卫 David|戴维 David|彼得 Peter|保罗 Paul|玛丽 Mary|玛丽亚 Maria|安娜 Anna|安妮 Anne|伊丽莎白 Elizabeth
乔治 George|查尔斯 Charles|威廉 William|亨利 Henry|哈里 Harry|詹姆斯 James|迈克尔 Michael|罗伯特 Robert|理查德 Richard
托马斯 Thomas|约瑟夫 Joseph|丹尼尔 Daniel|马修 Matthew|安东尼 Anthony|马克 Mark|唐纳德 Donald|史蒂文 Steven|史蒂夫 Steve
安德鲁 Andrew|约书亚 Joshua|肯尼思 Kenneth|凯文 Kevin|布赖恩 Brian|布莱恩 Brian|爱德华 Edward|罗纳德 Ronald|蒂莫西 Timothy
杰森 Jason|杰弗里 Jeffrey|瑞安 Ryan|雅各布 Jacob|加里 Gary|尼古拉斯 Nicholas|埃里克 Eric|乔纳森 Jonathan|斯蒂芬 Stephen
拉里 Larry|贾斯汀 Justin|斯科特 Scott|布兰登 Brandon|本杰明 Benjamin|塞缪尔 Samuel|弗兰克 Frank|格雷戈里 Gregory|雷蒙德 Raymond
亚历山大 Alexander|亚历克斯 Alex|帕特里克 Patrick|杰克 Jack|丹尼斯 Dennis|杰里 Jerry|泰勒 Taylor|亚伦 Aaron|亨特 Hunter|亚当 Adam
内森 Nathan|扎克 Zach|扎卡里 Zachary|道格拉斯 Douglas|凯尔 Kyle|诺亚 Noah|伊桑 Ethan|杰里米 Jeremy|沃尔特 Walter|基思 Keith
罗杰 Roger|特里 Terry|奥斯汀 Austin|肖恩 Sean|克里斯蒂安 Christian|克里斯 Chris|克里斯托弗 Christopher|艾伦 Allen|劳伦斯 Lawrence
乔丹 Jordan|迪伦 Dylan|布鲁斯 Bruce|威利 Willie|加布里埃尔 Gabriel|洛根 Logan|阿尔伯特 Albert|文森特 Vincent|尤金 Eugene
拉塞尔 Russell|菲利普 Philip|哈罗德 Harold|卡尔 Carl|亚瑟 Arthur|阿瑟 Arthur|罗伊 Roy|路易斯 Louis|弗雷德 Fred|西蒙 Simon|卢卡斯 Lucas
詹妮弗 Jennifer|琳达 Linda|芭芭拉 Barbara|苏珊 Susan|杰西卡 Jessica|萨拉 Sarah|莎拉 Sarah|凯伦 Karen|南希 Nancy|丽莎 Lisa
贝蒂 Betty|玛格丽特 Margaret|桑德拉 Sandra|阿什利 Ashley|金伯利 Kimberly|艾米丽 Emily|唐娜 Donna|米歇尔 Michelle|卡罗尔 Carol
阿曼达 Amanda|梅丽莎 Melissa|黛博拉 Deborah|斯蒂芬妮 Stephanie|丽贝卡 Rebecca|劳拉 Laura|海伦 Helen|莎伦 Sharon|辛西娅 Cynthia
凯瑟琳 Catherine|凯瑟琳 Kathleen|艾米 Amy|雪莉 Shirley|安吉拉 Angela|梅根 Megan|艾玛 Emma|露西 Lucy|奥利维亚 Olivia|维多利亚 Victoria
克里斯汀 Christine|克里斯蒂娜 Christina|瑞秋 Rachel|蕾切尔 Rachel|珍妮特 Janet|朱莉 Julie|朱莉娅 Julia|特蕾莎 Theresa|夏洛特 Charlotte
史密斯 Smith|约翰逊 Johnson|约翰斯顿 Johnston|威廉姆斯 Williams|布朗 Brown|琼斯 Jones|加西亚 Garcia|米勒 Miller|戴维斯 Davis
罗德里格斯 Rodriguez|马丁内斯 Martinez|埃尔南德斯 Hernandez|洛佩斯 Lopez|冈萨雷斯 Gonzalez|威尔逊 Wilson|安德森 Anderson|托马斯 Thomas
穆尔 Moore|摩尔 Moore|杰克逊 Jackson|马丁 Martin|佩雷斯 Perez|汤普森 Thompson|怀特 White|哈里斯 Harris|桑切斯 Sanchez|克拉克 Clark
拉米雷斯 Ramirez|刘易斯 Lewis|罗宾逊 Robinson|沃克 Walker|赖特 Wright|托雷斯 Torres|希尔 Hill|弗洛雷斯 Flores
格林 Green|亚当斯 Adams|纳尔逊 Nelson|贝克 Baker|霍尔 Hall|里维拉 Rivera|坎贝尔 Campbell|米切尔 Mitchell|卡特 Carter|罗伯茨 Roberts
戈麦斯 Gomez|菲利普斯 Phillips|埃文斯 Evans|特纳 Turner|迪亚斯 Diaz|帕克 Parker|克鲁兹 Cruz|爱德华兹 Edwards|柯林斯 Collins|科林斯 Collins
雷耶斯 Reyes|斯图尔特 Stewart|莫里斯 Morris|莫拉莱斯 Morales|墨菲 Murphy|库克 Cook|罗杰斯 Rogers|古铁雷斯 Gutierrez|奥尔蒂斯 Ortiz|摩根 Morgan
库珀 Cooper|彼得森 Peterson|贝利 Bailey|里德 Reed|凯利 Kelly|霍华德 Howard|拉莫斯 Ramos|考克斯 Cox|沃德 Ward|理查森 Richardson
沃森 Watson|布鲁克斯 Brooks|查韦斯 Chavez|伍德 Wood|本内特 Bennett|格雷 Gray|门多萨 Mendoza|鲁伊斯 Ruiz|休斯 Hughes|普赖斯 Price
阿尔瓦雷斯 Alvarez|卡斯蒂略 Castillo|桑德斯 Sanders|帕特尔 Patel|迈尔斯 Myers|罗斯 Ross|福斯特 Foster|希门尼斯 Jimenez
鲍威尔 Powell|詹金斯 Jenkins|佩里 Perry|拉塞尔 Russell|沙利文 Sullivan|贝尔 Bell|科尔曼 Coleman|巴特勒 Butler|亨德森 Henderson|巴恩斯 Barnes
费舍尔 Fisher|华莱士 Wallace|汉密尔顿 Hamilton|格雷厄姆 Graham|默里 Murray|穆雷 Murray|奥布莱恩 O'Brien|麦克唐纳 McDonald|肯尼迪 Kennedy
布什 Bush|克林顿 Clinton|奥巴马 Obama|特朗普 Trump|川普 Trump|拜登 Biden|彭斯 Pence|蓬佩奥 Pompeo|佩洛西 Pelosi|麦凯恩 McCain
普京 Putin|梅德韦杰夫 Medvedev|拉夫罗夫 Lavrov|默克尔 Merkel|马克龙 Macron|约翰逊 Johnson|科尔宾 Corbyn|卡梅伦 Cameron|撒切尔 Thatcher
泽连斯基 Zelensky|波罗申科 Poroshenko|卢卡申科 Lukashenko|埃尔多安 Erdogan|内塔尼亚胡 Netanyahu|阿巴斯 Abbas|阿萨德 Assad|鲁哈尼 Rouhani
莫迪 Modi|安倍 Abe|安倍晋三 Abe|文在寅 Moon|金正恩 Kim|习近平 Xi|特鲁多 Trudeau|莫里森 Morrison|马斯克 Musk|扎克伯格 Zuckerberg|贝索斯 Bezos
谷歌 Google|脸书 Facebook|推特 Twitter|亚马逊 Amazon|苹果公司 Apple|微软 Microsoft|特斯拉 Tesla|优步 Uber|波音 Boeing|空客 Airbus|空中客车 Airbus
丰田 Toyota|本田 Honda|日产 Nissan|三星 Samsung|索尼 Sony|华为 Huawei|福特 Ford|大众汽车 Volkswagen|奔驰 Mercedes|宝马 BMW|法拉利 Ferrari
路透社 Reuters|法新社 AFP|彭博 Bloomberg|英国广播公司 BBC|美联社 AP|塔斯社 TASS|好莱坞 Hollywood|迪士尼 Disney|网飞 Netflix|星巴克 Starbucks
曼联 Manchester|曼彻斯特 Manchester|曼城 Manchester|利物浦 Liverpool|切尔西 Chelsea|阿森纳 Arsenal|热刺 Tottenham|托特纳姆 Tottenham
埃弗顿 Everton|莱斯特 Leicester|皇马 Real Madrid|皇家马德里 Madrid|马德里 Madrid|巴塞罗那 Barcelona|巴萨 Barcelona|拜仁 Bayern|慕尼黑 Munich
尤文图斯 Juventus|米兰 Milan|凯尔特人 Celtic|凯尔特 Celtic|流浪者 Rangers|罗马 Roma|那不勒斯 Napoli|多特蒙德 Dortmund|阿贾克斯 Ajax
梅西 Messi|罗纳尔多 Ronaldo|C罗 Ronaldo|内马尔 Neymar|穆里尼奥 Mourinho|费德勒 Federer|纳达尔 Nadal|德约科维奇 Djokovic|威廉姆斯 Williams
伍兹 Woods|勒布朗 LeBron|科比 Kobe|库里 Curry|汉密尔顿 Hamilton|维特尔 Vettel|博尔特 Bolt|麦克罗伊 McIlroy|米克尔森 Mickelson
波士顿 Boston|芝加哥 Chicago|费城 Philadelphia|休斯敦 Houston|休斯顿 Houston|达拉斯 Dallas|西雅图 Seattle|丹佛 Denver|底特律 Detroit
迈阿密 Miami|亚特兰大 Atlanta|拉斯维加斯 Las Vegas|圣地亚哥 San Diego|凤凰城 Phoenix|匹兹堡 Pittsburgh|巴尔的摩 Baltimore|夏威夷 Hawaii
阿拉斯加 Alaska|内华达 Nevada|亚利桑那 Arizona|俄勒冈 Oregon|俄亥俄 Ohio|密歇根 Michigan|伊利诺伊 Illinois|印第安纳 Indiana|肯塔基 Kentucky
田纳西 Tennessee|佐治亚 Georgia|弗吉尼亚 Virginia|宾夕法尼亚 Pennsylvania|新泽西 New Jersey|马萨诸塞 Massachusetts|马里兰 Maryland|科罗拉多 Colorado
明尼苏达 Minnesota|威斯康星 Wisconsin|密苏里 Missouri|路易斯安那 Louisiana|阿拉巴马 Alabama|密西西比 Mississippi|卡罗来纳 Carolina|犹他 Utah
多伦多 Toronto|温哥华 Vancouver|蒙特利尔 Montreal|渥太华 Ottawa|墨尔本 Melbourne|布里斯班 Brisbane|珀斯 Perth|奥克兰 Auckland|惠灵顿 Wellington
爱丁堡 Edinburgh|格拉斯哥 Glasgow|伯明翰 Birmingham|都柏林 Dublin|贝尔法斯特 Belfast|牛津 Oxford|剑桥 Cambridge|利兹 Leeds|布里斯托尔 Bristol
法兰克福 Frankfurt|汉堡 Hamburg|维也纳 Vienna|苏黎世 Zurich|米兰 Milan|威尼斯 Venice|佛罗伦萨 Florence|里斯本 Lisbon|雅典 Athens|华沙 Warsaw
布拉格 Prague|布达佩斯 Budapest|斯德哥尔摩 Stockholm|奥斯陆 Oslo|哥本哈根 Copenhagen|赫尔辛基 Helsinki|基辅 Kiev|圣彼得堡 Petersburg|索契 Sochi
伊斯坦布尔 Istanbul|安卡拉 Ankara|德黑兰 Tehran|巴格达 Baghdad|大马士革 Damascus|开罗 Cairo|迪拜 Dubai|多哈 Doha|加沙 Gaza|喀布尔 Kabul
新德里 Delhi|孟买 Mumbai|曼谷 Bangkok|首尔 Seoul|平壤 Pyongyang|河内 Hanoi|雅加达 Jakarta|马尼拉 Manila|吉隆坡 Kuala Lumpur|新加坡 Singapore
内罗毕 Nairobi|约翰内斯堡 Johannesburg|开普敦 Cape Town|里约热内卢 Rio|圣保罗 Paulo|利马 Lima|波哥大 Bogota|哈瓦那 Havana|墨西哥城 Mexico
五角大楼 Pentagon|克里姆林宫 Kremlin|硅谷 Silicon|华尔街 Wall Street|曼哈顿 Manhattan|布鲁克林 Brooklyn|百老汇 Broadway|奥斯卡 Oscar|艾美 Emmy
梵蒂冈 Vatican|塔利班 Taliban|哈马斯 Hamas|真主党 Hezbollah|基地组织 Qaeda|库尔德 Kurd|罗兴亚 Rohingya|北约 NATO|欧佩克 OPEC|联合国教科文 UNESCO
`

/** Hanzi and Latin spelling. */
export const hanziNameRows: readonly (readonly [string, string])[] = TABLE.trim()
  .split(/[|\n]/u)
  .map((cell) => {
    const cut = cell.indexOf(' ')
    return [cell.slice(0, cut), cell.slice(cut + 1)] as const
  })
