import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { validateNewsMlG2 } from './validate-newsml-g2.ts'

const item = (meta: string, rest = '', attributes = 'version="1"'): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" standard="NewsML-G2" standardversion="2.35" ${attributes}>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="kol"/><versionCreated>2026-11-02T10:00:00Z</versionCreated>${meta}</itemMeta>
${rest}</newsItem>`

test('a news item that keeps the rules has no findings', () => {
  expect(validateNewsMlG2(item('<pubStatus qcode="stat:usable"/>'))).toEqual([])
})

test('our own sample holds one element that the standard has not', () => {
  const text = readFileSync(
    new URL('../fixtures/newsml-g2/news-message-ky.xml', import.meta.url),
    'utf8',
  )
  const lines = text.split('\n')
  expect(validateNewsMlG2(text)).toEqual([
    expect.objectContaining({
      at: '/newsMessage/itemSet/newsItem[1]/contentMeta/weather',
      rule: 'element-unexpected',
      line: lines.findIndex((line) => line.includes('<weather>')) + 1,
      column: 9,
    }),
  ])
})

test.each([
  [
    'an element out of order',
    item('<firstCreated>2026-11-02T10:00:00Z</firstCreated>').replace(
      '<provider literal="kol"/>',
      '',
    ),
    { at: '/newsItem/itemMeta/versionCreated', rule: 'element-unexpected', expected: 'provider' },
  ],
  [
    'an element that is missing',
    item('').replace(/<versionCreated>.*<\/versionCreated>/, ''),
    { at: '/newsItem/itemMeta', rule: 'element-missing', expected: 'versionCreated' },
  ],
  [
    'a second one where one may stand',
    item('<pubStatus qcode="stat:usable"/><pubStatus qcode="stat:usable"/>'),
    { at: '/newsItem/itemMeta/pubStatus[2]', rule: 'element-unexpected', line: 2 },
  ],
  [
    'a date without time',
    item('<firstCreated>2026-11-02</firstCreated>'),
    { at: '/newsItem/itemMeta/firstCreated', rule: 'value' },
  ],
  [
    'a day that no month has',
    item('<expires>2026-02-30</expires>'),
    { at: '/newsItem/itemMeta/expires', rule: 'value' },
  ],
  [
    'a code without scheme',
    item('<pubStatus qcode="usable"/>'),
    { at: '/newsItem/itemMeta/pubStatus/@qcode', rule: 'value', expected: 'a QCode (scheme:code)' },
  ],
  [
    'an attribute of its own',
    item('', '', 'version="1" mood="good"'),
    { at: '/newsItem/@mood', rule: 'attribute-unknown', line: 1, column: 1 },
  ],
  [
    'a version below one',
    item('', '', 'version="0"'),
    { at: '/newsItem/@version', rule: 'value', expected: 'a whole number from 1' },
  ],
  [
    'an urgency of ten',
    item('', '<contentMeta><urgency>10</urgency></contentMeta>'),
    { at: '/newsItem/contentMeta/urgency', rule: 'value', expected: '1 to 9' },
  ],
  [
    'text between elements',
    item('', '<contentMeta>x</contentMeta>'),
    { at: '/newsItem/contentMeta', rule: 'text-unexpected' },
  ],
  [
    'one id for two',
    item('', '<contentMeta id="a"><urgency id="a">1</urgency></contentMeta>'),
    { at: '/newsItem/contentMeta/urgency/@id', rule: 'id-twice' },
  ],
  [
    'a reference that leads nowhere',
    item('', '<inlineRef idrefs="a"/>'),
    { at: '/newsItem/inlineRef/@idrefs', rule: 'id-unknown' },
  ],
  ['an element that is not closed', '<newsItem>', { rule: 'well-formed' }],
  [
    'another namespace',
    '<newsItem xmlns="urn:x"/>',
    { at: '/newsItem', rule: 'element-unexpected' },
  ],
])('%s is found where it is', (_what, text, finding) => {
  expect(validateNewsMlG2(text)).toContainEqual(expect.objectContaining(finding))
})

test('elements and attributes of other namespaces are not judged, ours within them are', () => {
  const foreign = '<x:any xmlns:x="urn:x" x:y="1"><urgency>99</urgency></x:any>'
  expect(validateNewsMlG2(item(foreign))).toEqual([
    expect.objectContaining({ at: '/newsItem/itemMeta/x:any/urgency', rule: 'value' }),
  ])
})
