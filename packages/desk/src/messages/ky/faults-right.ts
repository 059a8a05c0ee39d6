import type { Translated } from '../catalogue.ts'
import type { faultsRight as english } from '../en/faults-right.ts'

export const faultsRight = {
  'right.agreement-ended': 'Келишим бүттү.',
  'right.days-over': 'Бул версияны колдонуу мөөнөтү бүттү. Дагы керек болсо, өнөктөштөн сураңыз.',
  'right.embargoed': 'Эмбаргодо. Убактысын күтүңүз.',
  'right.expired': 'Келишимдин мөөнөтү бүттү. «Өнөктөштөр» бөлүмүнөн узартууну сунуштаңыз.',
  'right.invalid-moment':
    'Суралган убакыт окулбайт, ошондуктан эч нерсеге уруксат жок. Күндөрдү текшериңиз.',
  'right.killed': 'Материал кайтарылып алынган. Аны кайра колдонууга болбойт.',
  'right.kind': 'Келишим материалдын бул түрүн камтыбайт.',
  'right.language': 'Келишим бул тилди камтыбайт.',
  'right.medium': 'Келишим бул медиага уруксат бербейт.',
  'right.no-grant': 'Бул багытта келишим эч нерсе бербейт.',
  'right.not-started': 'Келишим баштала элек.',
  'right.relay-not-granted':
    'Бул келишим боюнча башка редакциялардын материалын өткөрүүгө болбойт.',
  'right.territory': 'Келишим бул өлкөнү камтыбайт.',
  'right.topic': 'Келишим бул теманы камтыбайт.',
  'right.translation-language': 'Бул тилге которууга болбойт.',
  'right.use-not-granted':
    'Келишим мындай колдонууга уруксат бербейт. Керек болсо, башка шарттарды сунуштаңыз.',
  'right.withheld': 'Редакциясы материалды токтотуп турат. Уруксат берилгенче күтүңүз.',
} satisfies Translated<typeof english>
