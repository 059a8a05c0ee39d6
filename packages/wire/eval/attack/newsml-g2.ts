import { encode, many, times, type Attack } from './attack.ts'
import { g2 } from './xml-document.ts'

/** Attacks on what NewsML-G2 has of its own. */
export const newsMlG2Attacks: readonly Attack[] = [
  [
    'NewsML-G2: 30,000 items in a message',
    () =>
      encode(
        `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-11-23T00:00:00Z</sent></header><itemSet>${many(30_000, (n) => `<newsItem guid="urn:a:${n}" version="1"><itemMeta><itemClass qcode="ninat:text"/></itemMeta></newsItem>`)}</itemSet></newsMessage>`,
      ),
    '',
  ],
  [
    'NewsML-G2: 100,000 subjects',
    () =>
      encode(
        g2('').replace(
          '<headline>',
          `${many(100_000, (n) => `<subject qcode="a:${n}"/>`)}<headline>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 60,000 pictures',
    () =>
      encode(
        g2('').replace(
          '<inlineXML',
          `${many(60_000, (n) => `<remoteContent href="http://a/${n}"/>`)}<inlineXML`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 60,000 links',
    () =>
      encode(
        g2('').replace(
          '</itemMeta>',
          `${many(60_000, (n) => `<link rel="a:b" residref="urn:a:${n}"/>`)}</itemMeta>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 60,000 asserts that name each other',
    () =>
      encode(
        g2('').replace(
          '<contentSet>',
          `${many(60_000, (n) => `<assert qcode="a:${n}"><name>x</name><sameAs qcode="a:${n + 1}"/></assert>`)}<contentSet>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 60,000 catalogues',
    () =>
      encode(
        g2('').replace(
          '<itemMeta>',
          `${many(60_000, (n) => `<catalog><scheme alias="a${n}" uri="http://a/"/></catalog>`)}<itemMeta>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: catalogues of elsewhere',
    () =>
      encode(
        g2('').replace(
          '<itemMeta>',
          `${many(10_000, () => '<catalogRef href="http://127.0.0.1/catalog.xml"/>')}<itemMeta>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: 100,000 unknown attributes',
    () =>
      encode(
        g2('').replace(
          '<headline>',
          `${many(30_000, (n) => `<subject a${n}="b" c="d" e="f"/>`)}<headline>`,
        ),
      ),
    '',
  ],
  [
    'NewsML-G2: a package of 60,000',
    () =>
      encode(
        `<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="r"><group id="r" role="a:b">${many(60_000, (n) => `<itemRef residref="urn:b:${n}"/>`)}</group></groupSet></packageItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: groups that hold each other',
    () =>
      encode(
        `<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="a"><group id="a" role="a:b"><groupRef idref="b"/><groupRef idref="b"/></group><group id="b" role="a:b"><groupRef idref="a"/><groupRef idref="a"/></group></groupSet></packageItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: groups that double 30 times',
    () =>
      encode(
        `<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="g0">${many(30, (n) => `<group id="g${n}" role="a:b"><groupRef idref="g${n + 1}"/><groupRef idref="g${n + 1}"/></group>`)}<group id="g30" role="a:b"><itemRef residref="urn:b:1"/></group></groupSet></packageItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: 40,000 concepts in a knowledge item',
    () =>
      encode(
        `<knowledgeItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="cinat:concept"/></itemMeta><conceptSet>${many(40_000, (n) => `<concept><conceptId qcode="a:${n}"/><name>x</name></concept>`)}</conceptSet></knowledgeItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: an event that recurs every second without end',
    () =>
      encode(
        `<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><itemMeta><itemClass qcode="cinat:concept"/></itemMeta><concept><conceptId qcode="a:1"/><name>x</name><eventDetails><dates><start>0001-01-01T00:00:00Z</start><rRule freq="SECONDLY" byday="MO TU"/></dates></eventDetails></concept></conceptItem>`,
      ),
    '',
  ],
  [
    'NewsML-G2: inline data of 12 MB',
    () =>
      encode(
        g2('').replace(
          '<inlineXML',
          `<inlineData contenttype="text/plain">${times('көл ', 1_500_000)}</inlineData><inlineXML`,
        ),
      ),
    '',
  ],
]
