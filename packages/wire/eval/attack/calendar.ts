import { encode, many, times, type Attack } from './attack.ts'

const event = (inside: string): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:urn:a:1\r\nDTSTART:20261123T000000Z\r\nSUMMARY:x\r\n${inside}END:VEVENT\r\nEND:VCALENDAR\r\n`

/** Attacks on the rules of recurrence and on what else a calendar and mail have of their own. */
export const calendarAttacks: readonly Attack[] = (
  [
    ['a rule of every second, for ever', () => event('RRULE:FREQ=SECONDLY\r\n')],
    [
      'a rule of every second, 2^53 times',
      () => event('RRULE:FREQ=SECONDLY;COUNT=9007199254740991\r\n'),
    ],
    ['a rule that never comes true', () => event('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n')],
    [
      'a rule of everything',
      () =>
        event(
          `RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${many(24, (n) => `${n},`)}0;BYMINUTE=${many(60, (n) => `${n},`)}0;BYSECOND=${many(60, (n) => `${n},`)}0\r\n`,
        ),
    ],
    [
      'a rule of 100,000 days',
      () => event(`RRULE:FREQ=YEARLY;BYYEARDAY=${times('366,', 100_000)}1\r\n`),
    ],
    ['a rule with an interval of nothing', () => event('RRULE:FREQ=DAILY;INTERVAL=0\r\n')],
    [
      'a rule that ends before it begins',
      () => event('RRULE:FREQ=DAILY;UNTIL=00010101T000000Z\r\n'),
    ],
    [
      '100,000 dates beside the rule',
      () =>
        event(
          `RRULE:FREQ=DAILY\r\nRDATE:${times('20261123T000000Z,', 100_000)}20261124T000000Z\r\n`,
        ),
    ],
    [
      '100,000 periods',
      () =>
        event(
          `RDATE;VALUE=PERIOD:${times('20261123T000000Z/P9999999W,', 100_000)}20261123T000000Z/PT1S\r\n`,
        ),
    ],
    ['a duration of ages', () => event(`DURATION:P${times('9', 100_000)}W\r\n`)],
    [
      '10,000 alarms',
      () =>
        event(
          times(
            'BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT1S\r\nREPEAT:999999\r\nDURATION:PT1S\r\nATTACH:http://127.0.0.1/a\r\nEND:VALARM\r\n',
            10_000,
          ),
        ),
    ],
    [
      '20,000 events',
      () =>
        `BEGIN:VCALENDAR\r\n${many(20_000, (n) => `BEGIN:VEVENT\r\nUID:${n}\r\nDTSTART:20261123T000000Z\r\nEND:VEVENT\r\n`)}END:VCALENDAR\r\n`,
    ],
    [
      '20,000 events with one name',
      () =>
        `BEGIN:VCALENDAR\r\n${many(20_000, (n) => `BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:2026112${n % 9}T000000Z\r\nDTSTART:20261123T000000Z\r\nEND:VEVENT\r\n`)}END:VCALENDAR\r\n`,
    ],
    [
      'a zone with changes every second',
      () =>
        `BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:q\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\nRDATE:${times('20261123T000000,', 50_000)}20261124T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n${many(2_000, (n) => `BEGIN:VEVENT\r\nUID:${n}\r\nDTSTART;TZID=q:20261123T000000\r\nEND:VEVENT\r\n`)}END:VCALENDAR\r\n`,
    ],
    [
      '10,000 zones',
      () =>
        `BEGIN:VCALENDAR\r\n${many(10_000, (n) => `BEGIN:VTIMEZONE\r\nTZID:q${n}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n`)}BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=q9999:20261123T000000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    ],
    ['10,000 guests', () => event(many(10_000, (n) => `ATTENDEE;CN=x:mailto:a${n}@b.example\r\n`))],
    [
      'a file of base64 within',
      () => event(`ATTACH;ENCODING=BASE64;VALUE=BINARY:${times('AAAA', 3_000_000)}\r\n`),
    ],
    ['two marks of byte order', () => `\uFEFF\uFEFF${event('')}`],
  ] satisfies readonly (readonly [string, () => string])[]
).map(([name, text]): Attack => [`calendar: ${name}`, () => encode(text()), ''])

const mail = (head: string, body: string): string =>
  `From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n${head}\r\n${body}`

/** Attacks on the parts of a message and on what they are packed in. */
export const partAttacks: readonly Attack[] = (
  [
    [
      'parts in parts, 99 deep, twice each',
      () => {
        const depth = 15
        const nested = (level: number): string =>
          level === depth
            ? 'Content-Type: text/plain\r\n\r\nx\r\n'
            : `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n${times(`--b${level}\r\n${nested(level + 1)}`, level < 11 ? 2 : 1)}--b${level}--\r\n`
        return mail('', '').replace(/\r\n$/, '') + nested(0)
      },
    ],
    [
      'base64 in base64',
      () => {
        let body = times('x', 1_000)
        for (let n = 0; n < 20; n += 1)
          body = `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}`
        return mail('', '').replace(/\r\n$/, '') + body
      },
    ],
    [
      'base64 of 11 MB as HTML',
      () =>
        mail(
          'Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n',
          Buffer.from(times('<b>x</b>', 1_400_000)).toString('base64'),
        ),
    ],
    [
      'base64 of 11 MB as text',
      () =>
        mail(
          'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n',
          Buffer.from(times('көл ', 1_500_000)).toString('base64'),
        ),
    ],
    [
      'quoted-printable of 15 MB',
      () =>
        mail(
          'Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n',
          times('=D3=A9', 2_500_000),
        ),
    ],
    [
      'an encoding of an encoding',
      () => mail('Content-Transfer-Encoding: x-gzip; base64; 7bit\r\n', times('AAAA', 10_000)),
    ],
    [
      'a boundary of 8 MB',
      () => mail(`Content-Type: multipart/mixed; boundary="${times('x', 8_000_000)}"\r\n`, 'x'),
    ],
    [
      'an empty boundary',
      () => mail('Content-Type: multipart/mixed; boundary=""\r\n', times('--\r\n', 100_000)),
    ],
    [
      'a million lines of dashes',
      () => mail('Content-Type: multipart/mixed; boundary=x\r\n', times('--\r\n', 1_000_000)),
    ],
    [
      'HTML of 200,000 tables',
      () => mail('Content-Type: text/html\r\n', times('<table><tr><td>', 200_000)),
    ],
    [
      'HTML and text of 5 MB each',
      () =>
        mail(
          'Content-Type: multipart/alternative; boundary=x\r\n',
          `--x\r\nContent-Type: text/plain\r\n\r\n${times('көл ', 700_000)}\r\n--x\r\nContent-Type: text/html\r\n\r\n${times('<p>x</p>', 600_000)}\r\n--x--`,
        ),
    ],
    [
      '1,900 parts of 8 kB of HTML',
      () =>
        mail(
          'Content-Type: multipart/mixed; boundary=x\r\n',
          `${times(`--x\r\nContent-Type: text/html\r\n\r\n${times('<b>x</b>', 1_000)}\r\n`, 1_900)}--x--`,
        ),
    ],
    [
      'pictures that are asked for from elsewhere',
      () =>
        mail('Content-Type: text/html\r\n', times('<img src="http://127.0.0.1/x.png">', 10_000)),
    ],
    [
      'a body that stands elsewhere',
      () =>
        mail(
          'Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"\r\n',
          '\r\n',
        ),
    ],
    [
      'a name of a million stars',
      () =>
        mail(
          `Content-Type: text/plain; name*0*=utf-8''a${many(5_000, (n) => `; name*${n + 1}=x`)}\r\n`,
          'x',
        ),
    ],
    [
      'words that are encoded in words',
      () => mail(`Subject: ${times('=?utf-8?b?=?utf-8?q?', 50_000)}\r\n`, 'x'),
    ],
    ['a date without zone', () => mail('Date: Mon, 23 Nov 2026 10:00:00\r\n', 'x')],
    ['15 million ends of lines', () => mail('', times('\n', 15_000_000))],
    ['15 million carriage returns', () => mail('', times('\r', 15_000_000))],
    ['2 million comments', () => mail('Content-Type: text/html\r\n', times('<!---->', 2_000_000))],
    ['5 million tags', () => mail('Content-Type: text/html\r\n', times('<b>', 5_000_000))],
    [
      'a mailbox of a million beginnings',
      () => times('From a@b.example Mon Nov 23 10:00:00 2026\n', 300_000),
    ],
  ] satisfies readonly (readonly [string, () => string])[]
).map(([name, text]): Attack => [`email: ${name}`, () => encode(text()), ''])
