import { encode, many, times, type Attack } from './attack.ts'

const calendar = (inside: string): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${inside}END:VCALENDAR\r\n`
const event = (inside: string): string =>
  calendar(
    `BEGIN:VEVENT\r\nUID:urn:a:1\r\nDTSTART:20261123T000000Z\r\nSUMMARY:x\r\n${inside}END:VEVENT\r\n`,
  )
const mail = (head: string, body: string): string =>
  `From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n${head}\r\n${body}`
const mixed = (body: string): string => mail('Content-Type: multipart/mixed; boundary=x\r\n', body)

const attacks: readonly (readonly [name: string, text: () => string, answer: string])[] = [
  [
    'calendar: 100,000 nested components',
    () => times('BEGIN:VCALENDAR\r\n', 100_000),
    'wire.too-deep',
  ],
  [
    'calendar: a million folds',
    () => event(`DESCRIPTION:x\r\n${times(' x\r\n', 1_000_000)}`),
    'taken',
  ],
  ['calendar: a line of 15 MB', () => event(`X-A:${times('x', 15_000_000)}\r\n`), 'taken'],
  [
    'calendar: a description of 12 MB',
    () => event(`DESCRIPTION:${times('көл ', 1_500_000)}\r\n`),
    'taken',
  ],
  [
    'calendar: 100,000 parameters',
    () => event(`URL${many(100_000, (n) => `;A${n}=b`)}:x\r\n`),
    'wire.calendar-syntax',
  ],
  [
    'calendar: a million quotes',
    () => event(`URL;A=${times('"', 1_000_001)}:x\r\n`),
    'wire.calendar-syntax',
  ],
  [
    'calendar: a million categories',
    () => event(`CATEGORIES:${times('x,', 300_000)}\r\n`),
    'taken',
  ],
  [
    'calendar: a million backslashes',
    () => event(`CATEGORIES:${times('\\', 5_000_000)}\r\n`),
    'taken',
  ],
  [
    'calendar: 100,000 excluded dates',
    () => event(`EXDATE:${times('20261123T000000Z,', 100_000)}\r\n`),
    'taken',
  ],
  [
    'calendar: 50,000 zones nobody knows',
    () => event(many(20_000, (n) => `EXDATE;TZID=Zone/A${n}:20261123T000000\r\n`)),
    'taken',
  ],
  [
    'calendar: 10,000 rules',
    () => event(times('RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31\r\n', 10_000)),
    'taken',
  ],
  [
    'calendar: a zone of 10,000 rules',
    () =>
      calendar(
        `BEGIN:VTIMEZONE\r\nTZID:q\r\n${times('BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=9SU;BYMONTH=99\r\nEND:STANDARD\r\n', 10_000)}END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:urn:a:1\r\nDTSTART;TZID=q:20261123T000000\r\nEND:VEVENT\r\n`,
      ),
    'taken',
  ],
  [
    'calendar: a million lines that are none',
    () => event(times('x\r\n', 199_000)),
    'wire.calendar-syntax',
  ],
  [
    'calendar: a million properties',
    () => event(times('X:y\r\n', 1_000_000)),
    'wire.too-many-elements',
  ],
  [
    'calendar: quoted-printable without end',
    () => event(`DESCRIPTION;ENCODING=QUOTED-PRINTABLE:${times('=\r\n', 1_000_000)}`),
    'wire.calendar-syntax',
  ],
  [
    'calendar: years before Christ, days that never were',
    () => event('DTEND:99999999T999999\r\nDUE:00000000\r\n'),
    'taken',
  ],
  ['calendar: it breaks off', () => event('').slice(0, -30), 'wire.truncated'],
  [
    'calendar: a script in the description of a great maker',
    () =>
      calendar(
        'PRODID:Google\r\nBEGIN:VEVENT\r\nUID:urn:a:1\r\nDESCRIPTION:<p onclick="x">y</p><script>alert(1)</script>\r\nEND:VEVENT\r\n',
      ),
    'taken',
  ],
  [
    'calendar: an address that runs',
    () => event('ATTACH:javascript:alert(1)\r\nURL:file:///etc/passwd\r\n'),
    'taken',
  ],
  [
    'email: 10,000 parts',
    () => mixed(times('--x\r\n\r\nhello\r\n', 10_000)),
    'wire.too-many-elements',
  ],
  [
    'email: 10,000 files',
    () => mixed(times('--x\r\nContent-Type: image/png; name=a.png\r\n\r\nhello\r\n', 10_000)),
    'wire.too-many-elements',
  ],
  [
    'email: 1,000 nested multiparts',
    () =>
      mail('', '').replace(/\r\n$/, '') +
      many(1_000, (n) => `Content-Type: multipart/mixed; boundary=x${n}\r\n\r\n--x${n}\r\n`),
    'wire.too-deep',
  ],
  [
    'email: 1,000 nested multiparts and 8 MB',
    () =>
      mail('', '').replace(/\r\n$/, '') +
      many(1_000, (n) => `Content-Type: multipart/mixed; boundary=x${n}\r\n\r\n--x${n}\r\n`) +
      times('\r\n--x', 1_500_000),
    'wire.too-deep',
  ],
  [
    'email: 1,000 nested messages',
    () =>
      mail(
        'Content-Type: message/rfc822\r\n',
        times('Subject: y\r\nContent-Type: message/rfc822\r\n\r\n', 1_000),
      ),
    'taken',
  ],
  [
    'email: a boundary within itself',
    () => mixed(times('--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n', 500)),
    'wire.truncated',
  ],
  [
    'email: boundaries that almost are',
    () => mixed(times('--xx\r\n--x-\r\n', 500_000)),
    'wire.truncated',
  ],
  ['email: no end of boundaries', () => mixed('--x\r\n\r\nhello'), 'wire.truncated'],
  [
    'email: a million header lines',
    () => times('X: y\r\n', 10) + mail(times('X-A: y\r\n', 1_000_000), 'x'),
    'wire.too-many-elements',
  ],
  ['email: a header of 8 MB', () => mail(`X-A: ${times('x', 8_000_000)}\r\n`, 'x'), 'taken'],
  [
    'email: a header of a million folds',
    () => mail(`X-A: x\r\n${times(' x\r\n', 1_000_000)}`, 'x'),
    'wire.too-many-elements',
  ],
  [
    'email: 100,000 encoded words',
    () => mail(`Keywords: ${times('=?utf-8?q?a?= ', 100_000)}\r\n`, 'x'),
    'taken',
  ],
  [
    'email: 100,000 recipients',
    () => mail(`Reply-To: ${times('a <a@b.c>, ', 100_000)}\r\n`, 'x'),
    'taken',
  ],
  [
    'email: brackets without end',
    () => mail(`Reply-To: ${times('(<"', 100_000)}\r\n`, 'x'),
    'taken',
  ],
  [
    'email: 15 MB of base64',
    () =>
      mail(
        'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n',
        times(`${times('A', 76)}\r\n`, 190_000),
      ),
    'taken',
  ],
  [
    'email: base64 that is none',
    () => mail('Content-Transfer-Encoding: base64\r\n', times('%', 1_000_000)),
    'taken',
  ],
  [
    'email: 8 MB of equals signs',
    () => mail('Content-Transfer-Encoding: quoted-printable\r\n', times('=', 8_000_000)),
    'taken',
  ],
  [
    'email: HTML of 5 MB',
    () => mail('Content-Type: text/html\r\n', times('<b>x</b>\r\n', 500_000)),
    'taken',
  ],
  [
    'email: HTML nested 100,000 deep',
    () => mail('Content-Type: text/html\r\n', times('<div>', 100_000)),
    'taken',
  ],
  [
    'email: a million smaller-than signs',
    () => mail('Content-Type: text/html\r\n', times('<', 1_000_000)),
    'taken',
  ],
  [
    'email: comments without end',
    () => mail('Content-Type: text/html\r\n', times('<!--', 1_000_000)),
    'taken',
  ],
  ['email: quotes 100,000 deep', () => mail('', times('>', 100_000)), 'taken'],
  [
    'email: quotes that change in every line',
    () =>
      mail(
        '',
        many(50_000, (n) => `${times('>', n % 20)} x\n`),
      ),
    'taken',
  ],
  [
    'email: a script and a frame',
    () =>
      mail(
        'Content-Type: text/html\r\n',
        '<p>x</p><script>alert(1)</script><iframe src="http://a.example"></iframe><img src="cid:x" onerror="y">',
      ),
    'taken',
  ],
  [
    'email: a charset that is none',
    () => mail('Content-Type: text/plain; charset=../../etc/passwd\r\n', 'Көл'),
    'taken',
  ],
  [
    'email: a name that climbs',
    () =>
      mixed(
        '--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="../../../etc/passwd"\r\n\r\nx\r\n--x--',
      ),
    'taken',
  ],
  [
    'email: 10,000 parameters',
    () => mail(`Content-Type: text/plain${many(10_000, (n) => `;a${n}=b`)}\r\n`, 'x'),
    'taken',
  ],
  [
    'email: a mailbox of 50,000 messages',
    () => times('From a 2026\nFrom: a@b.c\nSubject: x\n\nx\n\n', 3_000),
    'taken',
  ],
]

/** Attacks on the readers of calendars and mail. */
export const mailAttacks: readonly Attack[] = attacks.map(([name, text, answer]) => [
  name,
  () => encode(text()),
  answer,
])
