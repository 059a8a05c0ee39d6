import { expect, test } from 'vitest'
import { numberColumn, textColumn } from '../column.ts'
import { dataSetOf, numberVariable, textVariable, type DataSet } from '../data-set.ts'
import { writeTripleS, type TripleSWriting } from './write.ts'

const poll: DataSet = {
  ...dataSetOf(
    [
      textVariable('id', 6),
      { ...numberVariable('country'), label: 'Өлкө', labels: { zh: '国家' }, categories: [{ value: 1, label: '中国' }, { value: 3, label: 'Кыргызстан' }] }, // prettier-ignore
      { ...numberVariable('hours'), categories: [{ value: -1, label: 'no answer' }], missing: { values: [-1] } }, // prettier-ignore
      { ...numberVariable('q3_jobs'), label: 'Jobs' },
      { ...numberVariable('q3_housing'), label: 'Housing' },
      { ...textVariable('sex', 1), categories: [{ value: 'm', label: 'эркек' }, { value: 'f', label: 'аял' }] }, // prettier-ignore
      numberVariable('w'),
      numberVariable('day', { type: 'DATE', width: 11, decimals: 0 }),
      numberVariable('at', { type: 'TIME', width: 8, decimals: 0 }),
    ],
    [
      textColumn(['R1', 'R, "2"']),
      numberColumn([1, null]),
      numberColumn([2.5, -1]),
      numberColumn([1, null]),
      numberColumn([0, null]),
      textColumn(['m', '']),
      numberColumn([0.25, 12]),
      numberColumn([14_007_600_000, null]),
      numberColumn([52_205, 0]),
    ],
    2,
  ),
  weight: 'w',
  sets: [{ kind: 'dichotomy', name: '$q3', label: 'Problems', variables: ['q3_jobs', 'q3_housing'], counted: 1 }], // prettier-ignore
}

function write(
  dataSet: DataSet,
  writing?: TripleSWriting,
): { metadata: string; data: string; remarks: readonly { code: string }[] } {
  // prettier-ignore
  const written = writeTripleS(dataSet, writing)
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  const { metadata, data, remarks } = written.value
  return { metadata, data: Buffer.concat([...data]).toString(), remarks }
}

test('a survey is written as metadata and CSV', () => {
  const { metadata, data, remarks } = write(poll, { title: 'Youth', dataFile: 'youth.csv' })
  expect(data).toBe(
    'id,country,hours,q3,sex,w,day,at\r\nR1,1,2.5,10,m,0.25,20260901,143005\r\n"R, ""2""",,-1.0,,,12.00,,000000\r\n',
  )
  expect(metadata).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<sss version="2.0" languages="zh"><origin>Suyab</origin><survey><title>Youth</title><record ident="A" href="youth.csv" format="csv" skip="1">' +
      '<variable ident="1" type="character"><name>id</name><label>id</label><position start="1"/><size>6</size></variable>' +
      '<variable ident="2" type="single"><name>country</name><label>Өлкө<text xml:lang="zh">国家</text></label><position start="2"/><values><value code="1">中国</value><value code="3">Кыргызстан</value></values></variable>' +
      '<variable ident="3" type="quantity"><name>hours</name><label>hours</label><position start="3"/><values><range from="-1.0" to="2.5"/><value code="-1.0">no answer</value></values></variable>' +
      '<variable ident="4" type="multiple"><name>q3</name><label>Problems</label><position start="4"/><values><value code="1">Jobs</value><value code="2">Housing</value></values></variable>' +
      '<variable ident="5" type="single" format="literal"><name>sex</name><label>sex</label><position start="5"/><values><value code="m">эркек</value><value code="f">аял</value></values></variable>' +
      '<variable ident="6" type="quantity" use="weight"><name>w</name><label>w</label><position start="6"/><values><range from="0.25" to="12.00"/></values></variable>' +
      '<variable ident="7" type="date"><name>day</name><label>day</label><position start="7"/></variable>' +
      '<variable ident="8" type="time"><name>at</name><label>at</label><position start="8"/></variable>' +
      '</record></survey></sss>\n',
  )
  expect(remarks.map(({ code }) => code)).toEqual(['triple-s.missing-untold'])
})

test('in fixed places numbers stand right and texts left', () => {
  const { metadata, data } = write(poll, { format: 'fixed' })
  expect(data).toBe('R1    1 2.510m 0.2520260901143005\r\nR, "2" -1.0   12.00        000000\r\n')
  expect(metadata).toContain('<position start="1" finish="6"/>')
  expect(metadata).toContain('<position start="7"/>')
})

test('answers that were asked in part are not made one variable', () => {
  const columns = poll.columns.with(4, numberColumn([0, 1]))
  const { metadata, remarks } = write({ ...poll, columns })
  expect(metadata).not.toContain('type="multiple"')
  expect(remarks.map(({ code }) => code)).toContain('triple-s.set-apart')
})

test('a line end does not fit into fixed places', () => {
  const dataSet = dataSetOf([textVariable('a', 5)], [textColumn(['x', 'y\nz'])], 2)
  expect(writeTripleS(dataSet, { format: 'fixed' })).toMatchObject({ fault: { code: 'triple-s.text-unusable', row: 2 } }) // prettier-ignore
})
