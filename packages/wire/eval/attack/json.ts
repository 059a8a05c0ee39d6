import { encode, many, times, type Attack } from './attack.ts'

const ninjs = (inside: string): string => `{"uri":"urn:a:1",${inside}}`
const feed = (inside: string): string =>
  `{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[${inside}]}`

/** Attacks on the readers of ninjs and of JSON Feed. */
export const jsonAttacks: readonly Attack[] = (
  [
    [
      'ninjs: 100,000 subjects',
      () => ninjs(`"subjects":[${times('{"name":"x"},', 100_000)}{}]`),
      '',
    ],
    [
      'ninjs: 100,000 numbers where objects belong',
      () => ninjs(`"subjects":[${times('1,', 100_000)}1]`),
      '',
    ],
    [
      'ninjs: 60,000 associations',
      () => ninjs(`"associations":[${times('{"name":"a","uri":"urn:b:1"},', 60_000)}{}]`),
      '',
    ],
    [
      'ninjs: 60,000 associations by key',
      () => ninjs(`"associations":{${many(60_000, (n) => `"a${n}":{"uri":"urn:b:${n}"},`)}"b":{}}`),
      '',
    ],
    [
      'ninjs: 60,000 renditions',
      () =>
        ninjs(`"renditions":[${many(60_000, (n) => `{"name":"a","href":"http://a/${n}"},`)}{}]`),
      '',
    ],
    [
      'ninjs: 100,000 unknown fields',
      () => ninjs(`${many(100_000, (n) => `"x${n}":1,`)}"y":1`),
      '',
    ],
    ['ninjs: a name of 8 MB', () => ninjs(`"${times('x', 8_000_000)}":1`), ''],
    [
      'ninjs: 100,000 times the same name',
      () => ninjs(`${times('"title":"x",', 100_000)}"title":"y"`),
      '',
    ],
    [
      'ninjs: 30,000 items',
      () => `[${many(30_000, (n) => `{"uri":"urn:a:${n}"},`)}{"uri":"urn:b:1"}]`,
      '',
    ],
    ['ninjs: 30,000 items, one a line', () => many(30_000, (n) => `{"uri":"urn:a:${n}"}\n`), ''],
    [
      'ninjs: 500,000 empty lines',
      () => `{"uri":"urn:a:1"}\n{"uri":"urn:a:2"}${times('\n', 500_000)}`,
      '',
    ],
    [
      'ninjs: 200,000 lines that are none',
      () => `{"uri":"urn:a:1"}\n{"uri":"urn:a:2"}\n${times('x\n', 200_000)}`,
      'wire',
    ],
    ['ninjs: 100,000 escapes', () => ninjs(`"title":"${times('\\u0000\\ud800', 100_000)}"`), ''],
    ['ninjs: a million backslashes', () => ninjs(`"title":"${times('\\\\', 1_000_000)}"`), ''],
    [
      'ninjs: a string never closed',
      () => ninjs(`"title":"${times('x', 8_000_000)}`).slice(0, -1),
      'wire',
    ],
    ['ninjs: a million digits', () => ninjs(`"urgency":${times('9', 1_000_000)}`), ''],
    ['ninjs: a million blanks', () => ninjs(`${times(' ', 1_000_000)}"title":"x"`), ''],
    ['ninjs: dates of 100 kB', () => ninjs(`"versioncreated":"${times('2026-', 20_000)}"`), ''],
    ['ninjs: a date without zone', () => ninjs('"versioncreated":"2026-11-23T10:00:00"'), 'taken'],
    ['ninjs: a language of 100 kB', () => ninjs(`"language":"${times('ky-', 30_000)}"`), ''],
    [
      'ninjs: two languages in one item',
      () => ninjs('"language":"ky","headlines":[{"value":"Көл"},{"value":"湖","language":"zh"}]'),
      'taken',
    ],
    [
      'ninjs: shapes of 100,000 points',
      () =>
        ninjs(
          `"places":[{"name":"x","geojson":{"type":"Polygon","coordinates":[[${times('[1,2],', 100_000)}[1,2]]]}}]`,
        ),
      '',
    ],
    [
      'ninjs: shapes in shapes',
      () =>
        ninjs(
          `"places":[{"geojson":{"type":"GeometryCollection","geometries":[${times('{"type":"GeometryCollection","geometries":[', 40)}${times(']}', 40)}]}}]`,
        ),
      '',
    ],
    ['ninjs: a mark of byte order within', () => ninjs('"title":"\uFEFFx"'), 'taken'],
    ['ninjs: a mark of byte order between tokens', () => '{\uFEFF"uri":"urn:a:1"}', 'wire'],
    [
      'ninjs: keys of prototypes',
      () =>
        ninjs(
          '"constructor":{"prototype":{"x":1}},"toString":1,"hasOwnProperty":null,"__proto__":[]',
        ),
      'taken',
    ],
    [
      'ninjs: HTML of a megabyte, 10 times',
      () =>
        ninjs(
          `"bodies":[${times(`{"contenttype":"text/html","value":"${times('<i>x</i>', 125_000)}"},`, 10)}{}]`,
        ),
      '',
    ],
    [
      'ninjs: HTML of 200,000 attributes',
      () => ninjs(`"body_html":"<p ${times('a=b ', 200_000)}>x</p>"`),
      '',
    ],
    [
      'ninjs: HTML of 500,000 entities',
      () => ninjs(`"body_html":"<p>${times('&amp;lt;', 125_000)}</p>"`),
      '',
    ],
    [
      'ninjs: addresses of the machine itself',
      () =>
        ninjs(
          '"renditions":[{"name":"a","href":"file:///etc/passwd"},{"name":"b","href":"http://127.0.0.1/"}]',
        ),
      'taken',
    ],
    [
      'ninjs: a text of 7 million line ends',
      () => ninjs(`"body_text":"${times('\\n', 7_000_000)}"`),
      '',
    ],
    ['ninjs: HTML of 5 million tags', () => ninjs(`"body_html":"${times('<b>', 5_000_000)}"`), ''],
    [
      'ninjs: HTML of 3 million references',
      () => ninjs(`"body_html":"${times('&lt;', 3_000_000)}"`),
      '',
    ],
    [
      'ninjs: HTML of 15 million controls',
      () => ninjs(`"body_html":"${times('\u007F', 15_000_000)}"`),
      '',
    ],
    [
      'ninjs: a headline of 15 million blanks',
      () => ninjs(`"headline":"x${times(' ', 15_000_000)}y"`),
      '',
    ],
    [
      'ninjs: a headline of 7 million words',
      () => ninjs(`"headline":"${times('x ', 7_500_000)}y"`),
      '',
    ],
    [
      'JSON Feed: 60,000 entries',
      () => feed(`${many(60_000, (n) => `{"id":"${n}","content_text":"x"},`)}{}`),
      '',
    ],
    [
      'JSON Feed: 100,000 files',
      () =>
        feed(
          `{"id":"1","attachments":[${many(100_000, (n) => `{"url":"http://a/${n}","mime_type":"image/png"},`)}{}]}`,
        ),
      '',
    ],
    [
      'JSON Feed: 100,000 tags',
      () => feed(`{"id":"1","tags":[${many(100_000, (n) => `"${n}",`)}"x"]}`),
      '',
    ],
    [
      'JSON Feed: 100,000 authors',
      () => feed(`{"id":"1","authors":[${times('{"name":"x"},', 100_000)}{}]}`),
      '',
    ],
    [
      'JSON Feed: it asks for its next page',
      () =>
        feed('{"id":"1","content_text":"x"}').replace(
          '"items"',
          '"next_url":"http://127.0.0.1/","items"',
        ),
      'taken',
    ],
    [
      'JSON Feed: everything of the wrong kind',
      () =>
        feed(
          '{"id":{},"url":[],"title":1,"content_html":{"a":1},"tags":"x","attachments":{"url":1},"date_published":[]}',
        ),
      '',
    ],
    [
      'JSON Feed: a script',
      () => feed('{"id":"1","content_html":"<script>alert(1)</script><p onclick=x>y</p>"}'),
      'taken',
    ],
  ] satisfies readonly (readonly [string, () => string, string])[]
).map(([name, text, answer]): Attack => [name, () => encode(text()), answer])
