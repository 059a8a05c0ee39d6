/** Sentences of one treebank, and those of them that speak of each concept, by their sent_id. */
export interface JudgedSentences {
  readonly read: readonly string[]
  readonly about: Readonly<Record<string, readonly string[]>>
}

/**
 * Sixty sentences of every treebank, drawn at random among those of fifty characters or more (25 in
 * Chinese), each read once in its own language and put to every concept of which it speaks by itself,
 * before looking at what the lists find there. Lists are not changed to agree with these.
 */
export const treebankJudgements: Readonly<Record<string, JudgedSentences>> = {
  zh: {
    // prettier-ignore
    read: ['dev-s137', 'dev-s170', 'dev-s10', 'dev-s274', 'dev-s305', 'dev-s413', 'dev-s330', 'dev-s500', 'dev-s361', 'dev-s433', 'dev-s192', 'dev-s480', 'dev-s115', 'dev-s116', 'dev-s410', 'dev-s456', 'dev-s307', 'dev-s291', 'dev-s368', 'dev-s458', 'dev-s446', 'dev-s415', 'dev-s103', 'dev-s262', 'dev-s475', 'dev-s21', 'dev-s75', 'dev-s163', 'dev-s442', 'dev-s73', 'dev-s277', 'dev-s350', 'dev-s148', 'dev-s221', 'dev-s96', 'dev-s469', 'dev-s460', 'dev-s189', 'dev-s158', 'dev-s342', 'dev-s218', 'dev-s260', 'dev-s358', 'dev-s281', 'dev-s197', 'dev-s428', 'dev-s130', 'dev-s402', 'dev-s12', 'dev-s138', 'dev-s27', 'dev-s324', 'dev-s45', 'dev-s58', 'dev-s39', 'dev-s19', 'dev-s255', 'dev-s303', 'dev-s147', 'dev-s123'],
    // prettier-ignore
    about: {
      animals: ['dev-s10'],
      army: ['dev-s480', 'dev-s291', 'dev-s415', 'dev-s163', 'dev-s218', 'dev-s255'],
      courts: ['dev-s307'],
      crime: ['dev-s456'],
      culture: ['dev-s10', 'dev-s368', 'dev-s75', 'dev-s350', 'dev-s281'],
      diplomacy: ['dev-s475', 'dev-s27'],
      disaster: ['dev-s45'],
      energy: ['dev-s103'],
      family: ['dev-s158'],
      food: ['dev-s368'],
      government: ['dev-s137', 'dev-s410', 'dev-s350', 'dev-s27'],
      health: ['dev-s456'],
      media: ['dev-s262'],
      'music-film': ['dev-s305', 'dev-s442', 'dev-s148', 'dev-s281'],
      parliament: ['dev-s456'],
      religion: ['dev-s307', 'dev-s75', 'dev-s138', 'dev-s147'],
      science: ['dev-s137', 'dev-s10', 'dev-s446', 'dev-s96'],
      sport: ['dev-s305', 'dev-s442', 'dev-s469', 'dev-s342', 'dev-s402', 'dev-s58', 'dev-s303'],
      transport: ['dev-s137', 'dev-s291', 'dev-s189', 'dev-s130', 'dev-s39'],
      'war-peace': ['dev-s415', 'dev-s163', 'dev-s221', 'dev-s255'],
    },
  },
  ru: {
    // prettier-ignore
    read: ['dev-s338', 'dev-s146', 'dev-s487', 'dev-s56', 'dev-s514', 'dev-s442', 'dev-s274', 'dev-s36', 'dev-s336', 'dev-s170', 'dev-s133', 'dev-s113', 'dev-s560', 'dev-s237', 'dev-s501', 'dev-s199', 'dev-s299', 'dev-s20', 'dev-s547', 'dev-s538', 'dev-s152', 'dev-s288', 'dev-s165', 'dev-s139', 'dev-s438', 'dev-s224', 'dev-s537', 'dev-s534', 'dev-s110', 'dev-s353', 'dev-s455', 'dev-s188', 'dev-s200', 'dev-s250', 'dev-s443', 'dev-s546', 'dev-s326', 'dev-s572', 'dev-s525', 'dev-s432', 'dev-s22', 'dev-s30', 'dev-s516', 'dev-s81', 'dev-s51', 'dev-s4', 'dev-s517', 'dev-s383', 'dev-s254', 'dev-s15', 'dev-s26', 'dev-s75', 'dev-s208', 'dev-s421', 'dev-s489', 'dev-s360', 'dev-s400', 'dev-s104', 'dev-s573', 'dev-s496'],
    // prettier-ignore
    about: {
      animals: ['dev-s516'],
      army: ['dev-s338', 'dev-s56', 'dev-s299', 'dev-s165', 'dev-s139', 'dev-s438', 'dev-s81', 'dev-s15', 'dev-s104'],
      crime: ['dev-s360'],
      culture: ['dev-s36', 'dev-s139', 'dev-s537', 'dev-s572'],
      digital: ['dev-s517'],
      diplomacy: ['dev-s188', 'dev-s546'],
      education: ['dev-s113', 'dev-s501'],
      family: ['dev-s113'],
      government: ['dev-s299', 'dev-s547', 'dev-s534', 'dev-s188', 'dev-s546', 'dev-s525', 'dev-s26'],
      health: ['dev-s199', 'dev-s224', 'dev-s4', 'dev-s26'],
      'music-film': ['dev-s146', 'dev-s250', 'dev-s30'],
      parliament: ['dev-s299'],
      religion: ['dev-s336', 'dev-s133', 'dev-s110', 'dev-s26'],
      science: ['dev-s442', 'dev-s20', 'dev-s489'],
      sport: ['dev-s199', 'dev-s455', 'dev-s51', 'dev-s496'],
      tourism: ['dev-s432'],
      transport: ['dev-s538', 'dev-s326', 'dev-s4'],
      'war-peace': ['dev-s338', 'dev-s56', 'dev-s534', 'dev-s15', 'dev-s104'],
    },
  },
  ky: {
    // prettier-ignore
    read: ['80', '757', '1807', '2307', '1649', '751', '2167', '2279', '1578', '2246', '1878', '1797', '2184', '2227', '777', '2149', '1525', '1451', '2094', '1536', '2174', '1612', '2205', '2127', '1624', '2057', '2091', '2414', '1941', '2419', '1928', '2288', '1455', '1684', '77', '769_', '1493', '2339', '1945', '1933', '798', '794_', '2168', '2157', '1505', '786', '793_', '1896', '73', '2254', '1757', '1913', '1937', '2003', '2359', '1978', '1565', '2007', '1489', '2163'],
    // prettier-ignore
    about: {
      crime: ['2094', '798', '786'],
      culture: ['1896'],
      digital: ['1505', '2163'],
      diplomacy: ['1807', '1578', '1536', '1624', '2168', '2003'],
      education: ['1878', '77'],
      elections: ['2414'],
      energy: ['1578', '1928', '1913'],
      government: ['1807', '1624', '2091', '1941', '1928', '1933', '786'],
      health: ['1807', '777', '2094', '1684'],
      sport: ['1649', '777', '77', '1937'],
      tourism: ['2127'],
      transport: ['757', '2288', '798', '793_', '1757'],
    },
  },
  kk: {
    // prettier-ignore
    read: ['akorda-random.tagged.txt:137:2436', 'kdt.tagged.txt:273:4467', 'kdt.tagged.txt:19:298', 'Иран.tagged.txt:114:3418', 'Elizabeth-II.tagged.txt:9:307', 'story.tagged.txt:33:569', 'akorda-random.tagged.txt:161:2883', 'akorda-random.tagged.txt:175:3137', 'Иран.tagged.txt:60:1747', 'wikipedia-news.tagged.txt:8:176', 'udhr.tagged.txt:1:0', 'akorda-random.tagged.txt:41:711', 'udhr.tagged.txt:9:365', 'Иран.tagged.txt:96:2764', 'sholpan.tagged.txt:11:374', 'Elizabeth-II.tagged.txt:5:131', 'akorda-random.tagged.txt:199:3569', 'akorda-random.tagged.txt:293:5249', 'Elizabeth-II.tagged.txt:7:207', 'akorda-random.tagged.txt:251:4499', 'Иран.tagged.txt:122:3612', 'sholpan.tagged.txt:6:222', 'akorda-random.tagged.txt:221:3969', 'kdt.tagged.txt:265:4319', 'Иран.tagged.txt:14:374', 'kdt.tagged.txt:45:806', 'Өлген_қазан.tagged.txt:1:0', 'kdt.tagged.txt:191:3025', 'Иран.tagged.txt:32:823', 'udhr.tagged.txt:25:770', 'kdt.tagged.txt:143:2269', 'Жиырма_Бесінші_Сөз.tagged.txt:23:573', 'Иран.tagged.txt:70:2005', 'Иран.tagged.txt:80:2283', 'Жиырма_Бесінші_Сөз.tagged.txt:3:70', 'kdt.tagged.txt:163:2631', 'akorda-random.tagged.txt:59:1025', 'Иран.tagged.txt:62:1793', 'akorda-random.tagged.txt:135:2394', 'akorda-random.tagged.txt:283:5047', 'kdt.tagged.txt:95:1544', 'akorda-random.tagged.txt:169:3032', 'akorda-random.tagged.txt:255:4567', 'akorda-random.tagged.txt:239:4286', 'Иран.tagged.txt:100:2914', 'akorda-random.tagged.txt:139:2460', 'akorda-random.tagged.txt:149:2640', 'akorda-random.tagged.txt:313:5586', 'Ер_Төстік.tagged.txt:15:237', 'Иран.tagged.txt:134:3912', 'Иран.tagged.txt:34:865', 'akorda-random.tagged.txt:267:4781', 'akorda-random.tagged.txt:5:65', 'akorda-random.tagged.txt:51:881', 'story.tagged.txt:9:125', 'wikipedia.tagged.txt:73:1193', 'Шымкент.tagged.txt:8:216', 'akorda-random.tagged.txt:187:3370', 'Жиырма_Бесінші_Сөз.tagged.txt:29:763', 'udhr.tagged.txt:21:686'],
    // prettier-ignore
    about: {
      animals: ['kdt.tagged.txt:143:2269', 'Ер_Төстік.tagged.txt:15:237', 'story.tagged.txt:9:125'],
      army: ['Иран.tagged.txt:80:2283'],
      crime: ['akorda-random.tagged.txt:313:5586'],
      culture: ['Иран.tagged.txt:114:3418', 'Иран.tagged.txt:122:3612', 'Иран.tagged.txt:134:3912'],
      diplomacy: ['Иран.tagged.txt:80:2283', 'akorda-random.tagged.txt:59:1025', 'Иран.tagged.txt:100:2914', 'akorda-random.tagged.txt:187:3370'],
      education: ['udhr.tagged.txt:25:770', 'Жиырма_Бесінші_Сөз.tagged.txt:23:573', 'Жиырма_Бесінші_Сөз.tagged.txt:29:763'],
      family: ['Elizabeth-II.tagged.txt:9:307', 'story.tagged.txt:33:569', 'Elizabeth-II.tagged.txt:7:207', 'udhr.tagged.txt:25:770', 'udhr.tagged.txt:21:686'],
      food: ['kdt.tagged.txt:45:806'],
      government: ['wikipedia-news.tagged.txt:8:176', 'akorda-random.tagged.txt:41:711', 'akorda-random.tagged.txt:251:4499', 'Иран.tagged.txt:100:2914', 'akorda-random.tagged.txt:139:2460'],
      health: ['wikipedia-news.tagged.txt:8:176'],
      migration: ['akorda-random.tagged.txt:5:65'],
      'music-film': ['Иран.tagged.txt:122:3612'],
      parliament: ['Иран.tagged.txt:62:1793', 'akorda-random.tagged.txt:313:5586'],
      religion: ['Иран.tagged.txt:14:374'],
    },
  },
  uz: {
    // prettier-ignore
    read: ['113', '357', '317', '127', '97', '99', '119', '219', '445', '297', '57', '159', '21', '309', '213', '49', '135', '257', '477', '379', '37', '499', '405', '337', '431', '341', '249', '19', '449', '413', '233', '177', '71', '217', '175', '345', '225', '145', '203', '5', '279', '107', '327', '403', '355', '457', '13', '395', '289', '349', '363', '251', '237', '151', '239', '483', '7', '263', '115', '469'],
    // prettier-ignore
    about: {
      animals: ['317', '363'],
      army: ['57'],
      courts: ['127', '263'],
      crime: ['7'],
      digital: ['127', '175'],
      diplomacy: ['119', '217', '13', '151'],
      disaster: ['177'],
      education: ['37', '217'],
      family: ['309', '263', '469'],
      government: ['71', '217', '151'],
      health: ['113', '219', '309', '213', '177', '345', '203'],
      media: ['217', '225'],
      'music-film': ['107'],
      parliament: ['71', '217'],
      religion: ['217', '145', '403'],
      science: ['445'],
      transport: ['57', '37'],
      'war-peace': ['337'],
    },
  },
  fa: {
    // prettier-ignore
    read: ['dev-s293', 'dev-s86', 'dev-s150', 'dev-s249', 'dev-s433', 'dev-s206', 'dev-s97', 'dev-s361', 'dev-s176', 'dev-s358', 'dev-s425', 'dev-s216', 'dev-s22', 'dev-s57', 'dev-s42', 'dev-s359', 'dev-s584', 'dev-s447', 'dev-s560', 'dev-s121', 'dev-s2', 'dev-s56', 'dev-s251', 'dev-s542', 'dev-s514', 'dev-s33', 'dev-s463', 'dev-s297', 'dev-s162', 'dev-s576', 'dev-s50', 'dev-s471', 'dev-s441', 'dev-s381', 'dev-s311', 'dev-s242', 'dev-s437', 'dev-s110', 'dev-s214', 'dev-s113', 'dev-s423', 'dev-s440', 'dev-s24', 'dev-s294', 'dev-s340', 'dev-s460', 'dev-s360', 'dev-s70', 'dev-s18', 'dev-s243', 'dev-s100', 'dev-s288', 'dev-s37', 'dev-s531', 'dev-s439', 'dev-s211', 'dev-s376', 'dev-s247', 'dev-s209', 'dev-s468'],
    // prettier-ignore
    about: {
      animals: ['dev-s514'],
      courts: ['dev-s86', 'dev-s216'],
      crime: ['dev-s86', 'dev-s433', 'dev-s425', 'dev-s423', 'dev-s211'],
      culture: ['dev-s584', 'dev-s560', 'dev-s242', 'dev-s214', 'dev-s243', 'dev-s288', 'dev-s211', 'dev-s468'],
      digital: ['dev-s425', 'dev-s471'],
      diplomacy: ['dev-s18'],
      education: ['dev-s249', 'dev-s251', 'dev-s247'],
      family: ['dev-s425'],
      government: ['dev-s216', 'dev-s18', 'dev-s211', 'dev-s209'],
      health: ['dev-s433', 'dev-s358', 'dev-s359', 'dev-s2', 'dev-s542', 'dev-s514', 'dev-s460', 'dev-s531'],
      media: ['dev-s425', 'dev-s216', 'dev-s50', 'dev-s381', 'dev-s214', 'dev-s440', 'dev-s340', 'dev-s70', 'dev-s376'],
      'music-film': ['dev-s293', 'dev-s288'],
      parliament: ['dev-s56', 'dev-s437', 'dev-s209'],
      religion: ['dev-s206', 'dev-s22', 'dev-s56', 'dev-s162', 'dev-s110', 'dev-s294'],
      science: ['dev-s514', 'dev-s294', 'dev-s460', 'dev-s247'],
      sport: ['dev-s433', 'dev-s361', 'dev-s297', 'dev-s311', 'dev-s360'],
      transport: ['dev-s340', 'dev-s100'],
    },
  },
  hi: {
    // prettier-ignore
    read: ['w01067059', 'n01090004', 'w01143037', 'n01115013', 'w05005085', 'w01033067', 'w01005021', 'n01120010', 'n05006013', 'w01124011', 'n01142008', 'n01128017', 'n01011011', 'w03005013', 'n01148029', 'w01003056', 'w02009002', 'w01013083', 'n01097098', 'w02005027', 'n01150031', 'w01053045', 'w01116100', 'n01066093', 'w01099012', 'w01016070', 'w01026037', 'w02007074', 'w01111089', 'w01112060', 'w01103022', 'n01021012', 'n01042008', 'n02078004', 'w01036077', 'w01136029', 'w01073042', 'n02027007', 'n01035030', 'n01145028', 'n01058052', 'n01053036', 'w04010027', 'n01086016', 'n01150051', 'w01074088', 'w01117029', 'w01073067', 'w01040100', 'n04006014', 'n01041018', 'n01113021', 'n02066011', 'n01012003', 'n01087023', 'w01150045', 'n01135002', 'w01085008', 'n01025045', 'w01150047'],
    // prettier-ignore
    about: {
      army: ['w01005021', 'w02007074'],
      courts: ['n01035030'],
      crime: ['n01011011', 'n01042008', 'n01035030'],
      culture: ['n01148029', 'n01150051', 'w01074088', 'w01117029', 'w01073067', 'n01087023'],
      digital: ['n01021012', 'n01042008'],
      diplomacy: ['w01150045', 'w01085008', 'w01150047'],
      disaster: ['w01040100'],
      education: ['w03005013', 'w04010027', 'n01087023'],
      elections: ['n01058052'],
      energy: ['n04006014'],
      family: ['n01011011', 'n01066093', 'w01111089'],
      food: ['n01135002'],
      health: ['n01066093', 'w01103022', 'n01041018', 'n01113021'],
      'music-film': ['w01143037', 'w01124011', 'w01099012', 'w01103022', 'w04010027'],
      parliament: ['n05006013', 'w02009002', 'n01058052'],
      religion: ['w01053045', 'w01116100', 'n01058052'],
      sport: ['n01090004', 'n01142008', 'w01016070'],
      tourism: ['n01097098', 'w02005027'],
      transport: ['n02066011'],
      'war-peace': ['w01005021', 'w02007074', 'w01085008'],
    },
  },
  be: {
    // prettier-ignore
    read: ['wiki-1780280', 'wiki-922292', 'RadyjoSvaboda-8729', 'BelarusDocs-231', 'RadyjoSvaboda-4787', 'BelarusHistory-22748', 'BelarusDocs-40', 'BelarusHistory-22721', 'ArtSjadziba-15558', 'RadyjoSvaboda-8541', 'RadyjoSvaboda-4808', 'telegraf-2011032302-19-234-be', 'BelarusDocs-24', 'BelarusDocs-142', 'RadyjoSvaboda-8605', 'wiki-922288', 'AbaronaKurapatau-15269', 'BelarusDocs-164', 'wiki-973690', 'telegraf-2011032305-7-259-be', 'AbaronaKurapatau-15293', 'ArtSjadziba-15485', 'RadyjoSvaboda-8689', 'wiki-973653', 'ArtSjadziba-15446', 'telegraf-2011032304-15-251-be', 'BelarusDocs-2', 'telegraf-2011032304-23-256-be', 'RadyjoSvaboda-8694', 'BelarusHistory-22757', 'AbaronaKurapatau-15182', 'RadyjoSvaboda-4830', 'RadyjoSvaboda-8702', 'wiki-50857', 'BelarusDocs-167', 'wiki-813283', 'ArtSjadziba-15426', 'RadyjoSvaboda-8580', 'RadyjoSvaboda-8571', 'RadyjoSvaboda-8775', 'ArtSjadziba-15543', 'wiki-1780276', 'wiki-922287', 'RadyjoSvaboda-8596', 'RadyjoSvaboda-8548', 'telegraf-2011032304-19-253-be', 'BelarusHistory-22717', 'RadyjoSvaboda-8765', 'wiki-813285', 'RadyjoSvaboda-8774', 'AbaronaKurapatau-15244', 'AbaronaKurapatau-15378', 'AbaronaKurapatau-15321', 'BelarusDocs-187', 'telegraf-2011032305-11-261-be', 'ArtSjadziba-15452', 'RadyjoSvaboda-8551', 'RadyjoSvaboda-8730', 'wiki-973688', 'wiki-1125917'],
    // prettier-ignore
    about: {
      animals: ['wiki-1780280'],
      crime: ['AbaronaKurapatau-15378'],
      culture: ['wiki-922292', 'wiki-922288', 'ArtSjadziba-15485', 'wiki-973653', 'wiki-922287'],
      digital: ['BelarusDocs-24', 'BelarusDocs-142', 'BelarusDocs-164'],
      diplomacy: ['telegraf-2011032302-19-234-be', 'telegraf-2011032305-7-259-be', 'telegraf-2011032305-11-261-be'],
      education: ['BelarusHistory-22757', 'RadyjoSvaboda-8580'],
      elections: ['AbaronaKurapatau-15321'],
      energy: ['telegraf-2011032305-7-259-be', 'telegraf-2011032305-11-261-be'],
      family: ['RadyjoSvaboda-4787', 'wiki-813283'],
      food: ['ArtSjadziba-15558', 'ArtSjadziba-15543'],
      government: ['RadyjoSvaboda-8596', 'RadyjoSvaboda-8548', 'telegraf-2011032305-11-261-be'],
      health: ['RadyjoSvaboda-8729', 'RadyjoSvaboda-8605', 'RadyjoSvaboda-8689', 'AbaronaKurapatau-15182', 'RadyjoSvaboda-8580', 'RadyjoSvaboda-8775', 'RadyjoSvaboda-8596', 'RadyjoSvaboda-8774', 'AbaronaKurapatau-15244', 'RadyjoSvaboda-8551', 'RadyjoSvaboda-8730'],
      migration: ['RadyjoSvaboda-8694'],
      'music-film': ['RadyjoSvaboda-8729', 'BelarusDocs-231', 'BelarusDocs-40', 'BelarusDocs-24', 'BelarusDocs-142', 'BelarusDocs-164', 'BelarusDocs-167', 'ArtSjadziba-15426', 'RadyjoSvaboda-8775', 'BelarusDocs-187', 'ArtSjadziba-15452'],
      religion: ['wiki-973690', 'RadyjoSvaboda-4830', 'wiki-973688'],
      science: ['wiki-1125917'],
      space: ['wiki-813285'],
      transport: ['telegraf-2011032304-15-251-be', 'telegraf-2011032304-23-256-be', 'telegraf-2011032304-19-253-be'],
    },
  },
}
