import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { numberColumn, textColumn } from '../column.ts'
import { dataSetOf, numberVariable, textVariable, type DataSet } from '../data-set.ts'
import { writeCodebook, type StudyDescription } from './codebook.ts'

const poll: DataSet = {
  ...dataSetOf(
    [
      { ...numberVariable('country', { type: 'F', width: 2, decimals: 0 }), measure: 'nominal', label: 'Country', labels: { ky: 'Өлкө', zh: '国家' }, categories: [{ value: 1, label: 'China', labels: { zh: '中国' } }, { value: 99, label: '<none>' }], missing: { values: [99.5], range: { from: 99, to: Infinity } } }, // prettier-ignore
      { ...textVariable('open', 20), missing: { values: ['x'] } },
      numberVariable('w'),
      numberVariable('day', { type: 'DATE', width: 11, decimals: 0 }),
    ],
    [numberColumn([1]), textColumn(['']), numberColumn([1.5]), numberColumn([0])],
    1,
  ),
  weight: 'w',
  sets: [
    { kind: 'dichotomy', name: '$s', label: 'A set', variables: ['country', 'w'], counted: 1 },
  ],
}

const study: StudyDescription = {
  title: 'Youth & media',
  titles: { en: 'Youth & media', ru: 'Молодёжь и СМИ' },
  id: 'youth-1',
  language: 'en',
  authors: ['A newsroom'],
  producers: ['B'],
  sponsors: ['C'],
  produced: '2026-11-23',
  abstract: 'Invented.',
  collected: { from: '2026-09-01', to: '2026-09-30' },
  countries: [{ code: 'KG', name: 'Kyrgyzstan' }],
  universe: 'Aged 18 to 30',
  collector: 'D',
  sampling: 'Stratified',
  mode: 'By telephone',
  weighting: 'Raked',
  responseRate: '21 %',
  fileName: 'youth.sav',
}

/** The children that the schema allows, in its order. */
const orders: Readonly<Record<string, readonly string[]>> = {
  codeBook: ['docDscr', 'stdyDscr', 'fileDscr', 'dataDscr'],
  stdyDscr: ['citation', 'stdyInfo', 'method'],
  citation: ['titlStmt', 'rspStmt', 'prodStmt'],
  titlStmt: ['titl', 'subTitl', 'altTitl', 'parTitl', 'IDNo'],
  prodStmt: ['producer', 'copyright', 'prodDate', 'prodPlac', 'software', 'fundAg'],
  stdyInfo: ['subject', 'abstract', 'sumDscr'],
  sumDscr: ['timePrd', 'collDate', 'nation', 'geogCover', 'geogUnit', 'anlyUnit', 'universe'],
  method: ['dataColl', 'notes', 'anlyInfo'],
  dataColl: ['timeMeth', 'dataCollector', 'frequenc', 'sampProc', 'collMode', 'weight'],
  fileTxt: ['fileName', 'dimensns'],
  dimensns: ['caseQnty', 'varQnty'],
  dataDscr: ['varGrp', 'var'],
  varGrp: ['labl', 'txt'],
  var: ['location', 'labl', 'valrng', 'invalrng', 'catgry', 'varFormat'],
  catgry: ['catValu', 'labl'],
}

interface Node {
  readonly [name: string]: readonly Node[]
}

/** Elements whose children are out of order. */
function disorderIn(name: string, children: readonly Node[]): readonly string[] {
  const names = children.map((child) => Object.keys(child)[0] ?? '').filter((one) => !/^[#:]/.test(one)) // prettier-ignore
  const places = names.map((one) => orders[name]?.indexOf(one) ?? 0)
  const isOrdered = places.every((place, at) => place >= (places[at - 1] ?? 0))
  const within = children.flatMap((child) => {
    const [own = ''] = Object.keys(child)
    return own.startsWith('#') ? [] : disorderIn(own, child[own] ?? [])
  })
  return isOrdered ? within : [`${name}: ${names.join(' ')}`, ...within]
}

test.each([study, { title: 'Only a title' }])(
  'elements come in the order of the schema',
  (about) => {
    const xml = writeCodebook(poll, about)
    const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false })
    expect(disorderIn('', parser.parse(xml) as Node[])).toEqual([])
  },
)

test('a variable tells its labels in every language, its codes and what counts as no answer', () => {
  const xml = writeCodebook(poll, study)
  expect(xml).toContain('<labl>Country</labl><labl xml:lang="ky">Өлкө</labl><labl xml:lang="zh">国家</labl>') // prettier-ignore
  expect(xml).toContain('<invalrng><item UNITS="REAL" VALUE="99.5"/><range min="99"/></invalrng>')
  expect(xml).toContain('<catgry missing="Y"><catValu>99</catValu><labl>&lt;none&gt;</labl></catgry>') // prettier-ignore
  expect(xml).toContain('<varGrp ID="G1" type="multipleResp" name="$s" var="V1 V3">')
  expect(xml).toContain('<titl>Youth &amp; media</titl><parTitl xml:lang="ru">Молодёжь и СМИ</parTitl>') // prettier-ignore
})

test('no count of answers leaves with the codebook', () => {
  expect(writeCodebook(poll, study)).not.toMatch(/catStat|sumStat/)
})
