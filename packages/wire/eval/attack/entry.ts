import { encode, many, times, type Attack } from './attack.ts'
import { atom, rss, wordpress } from './xml-document.ts'

/** Attacks on what RSS, Atom and WordPress exports have of their own. */
export const entryAttacks: readonly Attack[] = [
  [
    'RSS: 30,000 entries',
    () =>
      encode(
        `<rss><channel>${times('<item><title>x</title><description>y</description></item>', 30_000)}</channel></rss>`,
      ),
    '',
  ],
  [
    'RSS: 60,000 empty entries',
    () => encode(`<rss><channel>${times('<item/>', 60_000)}</channel></rss>`),
    '',
  ],
  [
    'Atom: 30,000 entries',
    () =>
      encode(
        `<feed xmlns="http://www.w3.org/2005/Atom">${many(30_000, (n) => `<entry><id>urn:a:${n}</id><title>x</title></entry>`)}</feed>`,
      ),
    '',
  ],
  [
    'Atom: XHTML of 190,000 elements',
    () =>
      encode(
        atom(
          `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${times('<b>x</b>', 190_000)}</div></content>`,
        ),
      ),
    '',
  ],
  [
    'Atom: content of base64 that is none',
    () => encode(atom(`<content mode="base64">${times('%A', 2_000_000)}</content>`)),
    '',
  ],
  [
    'RSS: 100,000 words of a subject',
    () =>
      encode(
        rss(
          `<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">${many(100_000, (n) => `a${n},`)}</dc:subject>`,
        ),
      ),
    '',
  ],
  ['RSS: a title of 12 MB', () => encode(rss(`<title>${times('x ', 6_000_000)}</title>`)), ''],
  [
    'RSS: an address of 8 MB',
    () => encode(rss(`<link>http://a/${times('ө', 4_000_000)}</link>`)),
    '',
  ],
  [
    'RSS: a language of a megabyte',
    () => encode(rss(`<language>${times('ky-', 300_000)}</language>`)),
    '',
  ],
  [
    'RSS: dates without zones, and dates of nothing',
    () =>
      encode(
        rss(
          '<pubDate>Mon, 23 Nov 2026 10:00</pubDate><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-99-99</dc:date>',
        ),
      ),
    'taken',
  ],
  [
    'RSS: HTML in HTML in HTML',
    () => encode(rss(`<description>${times('&amp;', 1_000_000)}lt;script&amp;gt;</description>`)),
    '',
  ],
  [
    'RSS: HTML of 190,000 attributes',
    () => encode(rss(`<description><![CDATA[<p ${times('a=b ', 190_000)}>x</p>]]></description>`)),
    '',
  ],
  [
    'RSS: HTML of 200,000 tables',
    () =>
      encode(rss(`<description><![CDATA[${times('<table><tr><td>', 200_000)}]]></description>`)),
    '',
  ],
  [
    'RSS: a megabyte of HTML in every one of 15 entries',
    () =>
      encode(
        `<rss><channel>${times(`<item><description><![CDATA[${times('<i>x</i>', 125_000)}]]></description></item>`, 15)}</channel></rss>`,
      ),
    '',
  ],
  [
    'WordPress: 20,000 files without a post',
    () =>
      encode(
        wordpress('').replace(
          '<item>',
          `${many(20_000, (n) => `<item><wp:post_type>attachment</wp:post_type><wp:post_id>${n}</wp:post_id><wp:post_parent>${n}</wp:post_parent><wp:attachment_url>http://a/${n}.jpg</wp:attachment_url></item>`)}<item>`,
        ),
      ),
    'taken',
  ],
  [
    'WordPress: 100,000 shortcodes',
    () =>
      encode(
        wordpress(
          `<content:encoded><![CDATA[${times('[a b="c"][/a]', 100_000)}]]></content:encoded>`,
        ),
      ),
    '',
  ],
  [
    'WordPress: 4 million short codes',
    () =>
      encode(
        wordpress(`<content:encoded><![CDATA[${times('[a]', 4_000_000)}]]></content:encoded>`),
      ),
    '',
  ],
  [
    'WordPress: 500,000 open brackets',
    () =>
      encode(
        wordpress(`<content:encoded><![CDATA[${times('[caption ', 500_000)}]]></content:encoded>`),
      ),
    '',
  ],
  [
    'WordPress: 60,000 entries',
    () =>
      encode(
        `${wordpress('').split('<item>')[0]}${many(60_000, (n) => `<item><title>x</title><guid>http://a/${n}</guid><wp:post_type>post</wp:post_type></item>`)}</channel></rss>`,
      ),
    '',
  ],
  [
    'WordPress: 500,000 beginnings of entries',
    () => encode(`${wordpress('').split('<item>')[0]}${times('<item>', 500_000)}`),
    '',
  ],
  [
    'WordPress: 500,000 beginnings of CDATA',
    () => encode(wordpress(times('<![CDATA[', 500_000))),
    '',
  ],
]
