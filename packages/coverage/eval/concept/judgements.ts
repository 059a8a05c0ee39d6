/** Lines of the parallel collections that speak of one concept, by their numbers there. */
export interface Judged {
  /** The sense in which they were judged. */
  readonly sense: string
  readonly sib: readonly number[]
  readonly ntrex: readonly number[]
}

/**
 * Every English line of sib200 (by index_id) and ntrex (by line, from 0) was read once, before there
 * were lists, and put to each concept of which it speaks by itself; a line may speak of several, and
 * a name (a stadium, a treaty) counts for what it names. A line that takes its neighbours to tell
 * counts for none. Frozen: lists are changed to agree with the judgements, never the other way round.
 */
export const judgements: Readonly<Record<string, Judged>> = {
  animals: {
    sense: 'Animals, wild, kept or long extinct.',
    // prettier-ignore
    sib: [
      136, 368, 369, 371, 372, 592, 658, 771, 783, 870, 981, 982, 983, 1026, 1027, 1028, 1029, 1110,
      1111, 1181, 1255, 1256, 1337, 1356, 1357, 1359, 1362, 1364, 1365, 1367, 1377, 1380, 1504,
      1521, 1695, 1720, 1763, 1764, 1805, 1806, 1841,
    ],
    // prettier-ignore
    ntrex: [
      567, 568, 569, 570, 571, 573, 575, 576, 577, 579, 580, 581, 583, 585, 587, 589, 590, 591, 592,
      593,
    ],
  },
  army: {
    sense: 'Armed forces: soldiers, officers, navies, military operations, weapons of war.',
    // prettier-ignore
    sib: [
      94, 119, 163, 393, 394, 398, 402, 403, 490, 546, 547, 1021, 1144, 1201, 1203, 1205, 1290,
      1422, 1439, 1441, 1442, 1549, 1568,
    ],
    // prettier-ignore
    ntrex: [
      69, 201, 202, 203, 204, 356, 357, 362, 369, 374, 378, 447, 448, 452, 495, 496, 499, 500, 501,
      715, 777,
    ],
  },
  'artificial-intelligence': {
    sense:
      'Artificial intelligence: machines made to do what takes intelligence, and research into them.',
    // prettier-ignore
    sib: [
      1676, 1677,
    ],
    // prettier-ignore
    ntrex: [
      207, 208, 209, 210, 211, 212, 213, 214, 218, 219, 220, 221, 223, 224, 225, 226,
    ],
  },
  courts: {
    sense: 'Courts: judges, trials, lawyers, prosecution, lawsuits, testimony, verdicts.',
    // prettier-ignore
    sib: [
      18, 76, 182, 247, 267, 1202, 1263,
    ],
    // prettier-ignore
    ntrex: [
      84, 143, 175, 180, 343, 347, 406, 419, 471, 693, 710, 712, 719, 722, 768, 774, 869, 873, 874,
      875, 881, 884, 885, 886, 887, 888,
    ],
  },
  crime: {
    sense:
      'Crime and policing: killing, assault, theft, fraud, gangs; police, suspects, arrests, investigations, prisons.',
    // prettier-ignore
    sib: [
      7, 9, 18, 58, 259, 267, 833, 1012, 1268,
    ],
    // prettier-ignore
    ntrex: [
      84, 85, 86, 105, 109, 114, 115, 116, 117, 118, 119, 121, 122, 129, 130, 131, 132, 137, 138,
      144, 146, 154, 157, 158, 159, 160, 162, 164, 165, 166, 167, 168, 169, 172, 173, 177, 206, 347,
      422, 472, 702, 711, 719, 722, 730, 731, 732, 733, 734, 735, 763, 764, 765, 766, 767, 769, 770,
      771, 772, 773, 775, 776, 822, 823, 824, 825, 826, 827, 828, 829, 830, 865, 866, 867, 871, 878,
    ],
  },
  culture: {
    sense:
      'The arts and heritage: museums, theatre, painting, architecture, books and their authors, festivals, customs.',
    // prettier-ignore
    sib: [
      128, 129, 332, 333, 336, 537, 661, 697, 769, 770, 771, 772, 836, 845, 943, 1186, 1681, 1689,
      1790, 1792, 1982,
    ],
    // prettier-ignore
    ntrex: [
      72, 73, 75, 837, 838, 840,
    ],
  },
  digital: {
    sense:
      'Computers and networks: the internet, websites, social media, software, mobile phones and their services.',
    // prettier-ignore
    sib: [
      60, 120, 267, 505, 610, 611, 612, 642, 650, 667, 797, 907, 911, 912, 914, 915, 918, 920, 940,
      941, 1038, 1039, 1040, 1103, 1164, 1166, 1167, 1326, 1507, 1514, 1515, 1516, 1574, 1575, 1642,
      1643, 1676, 1681, 1828, 1906,
    ],
    // prettier-ignore
    ntrex: [
      24, 38, 42, 189, 218, 298, 307, 340, 346, 402, 403, 404, 406, 408, 412, 420, 421, 435, 442,
      443, 472, 510, 668, 783, 810, 811,
    ],
  },
  diplomacy: {
    sense: 'Relations between states: diplomats, talks, treaties, summits, sanctions, recognition.',
    // prettier-ignore
    sib: [
      103, 112, 167, 471, 701, 1016, 1051, 1076, 1217, 1288, 1290, 1423,
    ],
    // prettier-ignore
    ntrex: [
      60, 61, 62, 63, 69, 70, 149, 150, 151, 229, 230, 355, 356, 357, 360, 361, 363, 364, 365, 366,
      367, 368, 369, 370, 372, 373, 374, 375, 376, 377, 378, 379, 607, 612, 617, 698, 700, 703, 704,
      705, 706, 707, 785, 787, 791, 793,
    ],
  },
  disaster: {
    sense:
      'Natural disasters and rescue from them: earthquakes, tsunamis, eruptions, floods, storms, their victims.',
    // prettier-ignore
    sib: [
      200, 290, 291, 292, 295, 324, 325, 1054, 1201,
    ],
    // prettier-ignore
    ntrex: [
      479, 481, 485, 486, 487, 736, 737, 738, 739, 742, 747, 748, 749, 750, 751, 752, 753, 755, 756,
      758, 759, 760, 761, 762, 778, 779, 780, 782, 784,
    ],
  },
  education: {
    sense:
      'Teaching and learning: schools, universities, pupils, students, teachers, courses, examinations.',
    // prettier-ignore
    sib: [
      505, 528, 642, 930, 1507, 1681,
    ],
    // prettier-ignore
    ntrex: [
      205, 206, 218, 311, 312, 313, 314, 318, 319, 320, 321, 322, 329, 331, 332, 333, 334, 335, 337,
      339,
    ],
  },
  elections: {
    sense: 'Elections and referendums: campaigns, candidates, voters, voting, results.',
    // prettier-ignore
    sib: [
      20, 22, 91, 93, 126, 277, 278, 279, 1052, 1053, 1070, 1142, 1143, 1159, 1160, 1163, 1188,
      1190, 1191, 1294, 1298, 1331,
    ],
    // prettier-ignore
    ntrex: [
      129, 130, 135, 136, 137, 142, 143, 146, 147, 181, 182, 184, 227, 228, 231, 232, 234, 235, 237,
      238, 239, 240, 241, 246, 248, 249, 250, 251, 252, 341, 343, 348, 349, 350, 352, 353, 354, 420,
      464, 465, 468, 473, 474, 476, 477, 673, 674, 681, 682, 711, 712, 723, 798, 800, 803, 814, 815,
      817, 820, 869, 880, 902, 903, 905, 907, 911,
    ],
  },
  energy: {
    sense:
      'The supply of energy: oil, gas, coal, electricity, nuclear and renewable power, pipelines.',
    // prettier-ignore
    sib: [
      54, 349, 350,
    ],
    // prettier-ignore
    ntrex: [
      447, 448, 449, 450, 452, 453, 455, 456, 457, 458, 460, 462, 463, 781,
    ],
  },
  family: {
    sense: 'Families: parents, children, babies, marriage and weddings.',
    // prettier-ignore
    sib: [
      40, 63, 271, 311, 509, 512, 664, 1329, 1504, 1895,
    ],
    // prettier-ignore
    ntrex: [
      50, 321, 329, 330, 333, 334, 481, 487, 489, 491,
    ],
  },
  food: {
    sense: 'Food and drink: cooking, eating, restaurants, bars, wine.',
    // prettier-ignore
    sib: [
      663, 697, 726, 729, 755, 801, 802, 868, 871, 873, 875, 1377, 1775, 1776, 1798,
    ],
    // prettier-ignore
    ntrex: [
      24, 443, 647, 648, 649, 650, 651, 652, 653, 654, 655, 658, 659, 660, 661,
    ],
  },
  government: {
    sense:
      'Those who govern a state, and what they decide: heads of state and of government, ministers, ministries.',
    // prettier-ignore
    sib: [
      7, 18, 54, 130, 182, 196, 197, 246, 247, 471, 490, 879, 1014, 1021, 1022, 1065, 1066, 1069,
      1070, 1071, 1075, 1111, 1112, 1142, 1264, 1411, 1414, 1423, 1881, 1882, 1936,
    ],
    // prettier-ignore
    ntrex: [
      57, 109, 110, 111, 112, 113, 147, 149, 150, 154, 155, 179, 181, 202, 209, 215, 216, 221, 223,
      230, 231, 233, 240, 245, 252, 341, 349, 350, 354, 356, 361, 368, 412, 436, 442, 447, 448, 449,
      456, 457, 460, 463, 467, 469, 477, 511, 519, 595, 612, 613, 614, 616, 618, 674, 675, 699, 704,
      705, 707, 708, 720, 790, 799, 802, 817, 821, 870, 873, 918, 922,
    ],
  },
  health: {
    sense:
      'Illness and injury and what is done about them: medicine, patients, doctors, hospitals, drugs, prevention.',
    // prettier-ignore
    sib: [
      0, 141, 142, 182, 194, 196, 197, 198, 211, 271, 272, 273, 295, 306, 339, 496, 497, 498, 508,
      509, 512, 563, 565, 636, 657, 658, 802, 805, 861, 862, 863, 864, 865, 876, 877, 878, 879, 983,
      984, 999, 1007, 1008, 1009, 1070, 1071, 1094, 1095, 1096, 1098, 1109, 1110, 1111, 1112, 1113,
      1119, 1127, 1128, 1147, 1148, 1181, 1182, 1183, 1192, 1201, 1202, 1203, 1205, 1206, 1207,
      1267, 1268, 1281, 1282, 1313, 1314, 1520, 1577, 1578, 1582, 1583, 1671, 1672, 1812, 1821,
      1865, 1880,
    ],
    // prettier-ignore
    ntrex: [
      134, 137, 161, 163, 166, 170, 171, 482, 485, 486, 613, 614, 621, 667, 668, 670, 671, 735, 847,
      854,
    ],
  },
  media: {
    sense: 'Press, radio and television: outlets, journalists, programmes, audiences.',
    // prettier-ignore
    sib: [
      37, 40, 103, 118, 120, 124, 126, 127, 611, 647, 908, 1005, 1166, 1167, 1169, 1210, 1211,
    ],
    // prettier-ignore
    ntrex: [
      35, 38, 48, 52, 53, 56, 58, 84, 85, 89, 90, 93, 94, 95, 98, 99, 104, 111, 113, 134, 151, 351,
      429, 444, 507, 508, 510, 511, 513, 608, 646, 677, 678, 679, 686, 687, 688, 690, 692, 696, 720,
      721, 799, 827, 912,
    ],
  },
  migration: {
    sense:
      'Moving across borders to stay, and its rules: migrants, refugees, immigration offices, visas, border control.',
    // prettier-ignore
    sib: [
      698, 700, 701, 829, 832, 833, 930, 938, 1854, 1856, 1857,
    ],
    // prettier-ignore
    ntrex: [
      219, 220, 686, 703, 727,
    ],
  },
  'music-film': {
    sense:
      'Music and film: songs, singers, bands, concerts, films, directors, actors, their prizes.',
    // prettier-ignore
    sib: [
      69, 70, 186, 333, 335, 611, 612, 661, 726, 1017, 1018, 1019, 1186, 1222, 1223, 1228, 1229,
      1230, 1232, 1239, 1398, 1790, 1792,
    ],
    // prettier-ignore
    ntrex: [
      187, 188, 190, 191, 192, 194, 197, 198, 424, 425, 427, 428, 432, 433, 436, 446, 503, 832, 833,
      834, 835, 836,
    ],
  },
  parliament: {
    sense: 'Parliaments: their chambers, members, committees, sessions and bills.',
    // prettier-ignore
    sib: [
      63, 64, 65, 182, 275, 276, 278, 297, 298, 1052, 1053, 1069, 1070, 1142, 1143, 1188, 1264,
      1411, 1412,
    ],
    // prettier-ignore
    ntrex: [
      0, 1, 2, 3, 4, 6, 9, 10, 11, 12, 13, 14, 15, 72, 79, 85, 86, 98, 103, 104, 106, 107, 146, 177,
      186, 235, 236, 238, 241, 343, 347, 349, 350, 353, 401, 402, 405, 406, 407, 414, 464, 465, 474,
      477, 693, 712, 723, 785, 787, 788, 795, 815, 870, 872, 873, 875, 877, 883, 884, 902,
    ],
  },
  religion: {
    sense: 'Religion: faiths, believers, clergy, temples, scriptures, feasts and worship.',
    // prettier-ignore
    sib: [
      692, 769, 770, 771, 1228, 1229, 1230, 1232, 1941, 1989,
    ],
    // prettier-ignore
    ntrex: [
      73, 152, 154, 193, 194, 493, 494, 727,
    ],
  },
  science: {
    sense:
      'Research and those who do it: scientists, studies, experiments, discoveries, laboratories, theories.',
    // prettier-ignore
    sib: [
      0, 116, 143, 144, 227, 272, 325, 349, 359, 369, 372, 378, 380, 415, 563, 598, 634, 636, 772,
      1009, 1027, 1028, 1029, 1088, 1100, 1255, 1256, 1314, 1325, 1326, 1328, 1337, 1352, 1367,
      1522, 1588, 1591, 1592, 1596, 1597, 1598, 1606, 1671,
    ],
    // prettier-ignore
    ntrex: [
      208, 211, 216, 222, 225, 568, 570,
    ],
  },
  space: {
    sense:
      'Space: stars, planets and moons, those who observe them, spacecraft, satellites and rockets.',
    // prettier-ignore
    sib: [
      107, 109, 110, 111, 116, 153, 154, 155, 225, 226, 227, 228, 229, 238, 241, 242, 266, 348, 374,
      375, 376, 377, 378, 379, 380, 585, 586, 590, 1033, 1034, 1035, 1085, 1086, 1087, 1088, 1089,
      1099, 1241, 1327, 1328, 1333, 1350, 1351, 1352, 1353, 1619, 1620, 1647,
    ],
    ntrex: [],
  },
  sport: {
    sense:
      'Sport as it is played, watched and run: matches, races, athletes, teams, clubs, leagues, competitions.',
    // prettier-ignore
    sib: [
      5, 12, 13, 14, 23, 24, 25, 26, 32, 33, 47, 48, 79, 80, 141, 142, 157, 160, 185, 193, 194, 195,
      214, 216, 217, 219, 220, 269, 270, 305, 327, 329, 330, 331, 528, 529, 530, 531, 532, 533, 548,
      549, 550, 553, 555, 732, 733, 766, 767, 768, 810, 993, 1010, 1011, 1012, 1013, 1063, 1064,
      1150, 1151, 1152, 1173, 1174, 1175, 1176, 1196, 1197, 1198, 1224, 1225, 1236, 1237, 1270,
      1271, 1272, 1273, 1316, 1415, 1416, 1747, 1749, 1809, 1810, 1812, 1846, 1847, 1848, 1849,
      1850, 1851,
    ],
    // prettier-ignore
    ntrex: [
      115, 125, 126, 127, 253, 254, 255, 256, 257, 259, 260, 261, 262, 263, 265, 266, 267, 268, 269,
      270, 271, 272, 273, 274, 275, 276, 277, 279, 280, 281, 282, 283, 284, 285, 286, 288, 289, 290,
      291, 292, 293, 294, 380, 381, 382, 383, 384, 385, 386, 387, 388, 389, 390, 391, 392, 393, 394,
      395, 396, 397, 398, 399, 400, 428, 505, 507, 523, 524, 525, 526, 527, 528, 529, 533, 534, 537,
      538, 539, 540, 541, 543, 544, 545, 546, 547, 550, 551, 552, 553, 556, 557, 559, 560, 561, 562,
      563, 564, 565, 566, 624, 625, 626, 627, 630, 631, 632, 633, 634, 635, 636, 637, 638, 650, 662,
      663, 664, 665, 666, 667, 823, 831,
    ],
  },
  tourism: {
    sense:
      'Travel to see other places: tourists, trips, hotels, sights, tours, and those who sell them.',
    // prettier-ignore
    sib: [
      534, 535, 536, 537, 538, 650, 656, 664, 665, 666, 674, 680, 688, 691, 692, 697, 702, 703, 704,
      712, 713, 729, 735, 742, 749, 752, 753, 754, 755, 758, 759, 761, 764, 797, 798, 815, 816, 817,
      819, 821, 824, 825, 826, 827, 835, 836, 839, 866, 867, 868, 870, 879, 880, 887, 890, 928, 930,
      940, 992, 993, 1601, 1696, 1700, 1708, 1709, 1721, 1724, 1763, 1785, 1786, 1787, 1788, 1789,
      1795, 1804, 1805, 1811, 1824, 1847, 1854, 1865, 1875, 1891, 1893, 1914, 1920, 1921, 1922,
      1991,
    ],
    // prettier-ignore
    ntrex: [
      761, 762,
    ],
  },
  transport: {
    sense:
      'The moving of people and goods: roads, railways, ships, flights, vehicles, traffic, those who drive and ride.',
    // prettier-ignore
    sib: [
      9, 94, 130, 186, 190, 204, 205, 259, 260, 665, 674, 675, 704, 712, 730, 749, 752, 753, 754,
      758, 829, 830, 831, 853, 854, 928, 951, 952, 954, 955, 958, 959, 994, 995, 996, 1120, 1215,
      1217, 1278, 1333, 1355, 1480, 1556, 1559, 1604, 1605, 1609, 1610, 1612, 1735, 1736, 1737,
      1738, 1741, 1787, 1794, 1800, 1802, 1803, 1811, 1826, 1923, 1930, 1939, 1989,
    ],
    // prettier-ignore
    ntrex: [
      594, 595, 598, 599, 601, 603, 604, 859, 862,
    ],
  },
  'war-peace': {
    sense: 'War and peace: wars, battles, invasions, occupation, ceasefires, the end of wars.',
    // prettier-ignore
    sib: [
      119, 302, 384, 392, 393, 394, 398, 402, 403, 434, 546, 547, 754, 1048, 1288, 1411, 1423, 1439,
      1441, 1442, 1450, 1472, 1541, 1542, 1544, 1548, 1550, 1875, 1936,
    ],
    // prettier-ignore
    ntrex: [
      66, 76, 362, 364, 493, 494, 499, 500, 501, 796,
    ],
  },
}
