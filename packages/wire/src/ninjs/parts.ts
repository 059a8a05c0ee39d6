import {
  type Field,
  type Kind,
  geoJson,
  instant,
  integer,
  integerWithin,
  isFields,
  language,
  list,
  membersWithKeys,
  number,
  oneOf,
  pointer,
  put,
  shape,
  text,
  truncatedDate,
  uri,
  words,
} from './value.ts'
import { knownSchemes } from '../newsml-g2/vocabulary.ts'
import { asUri } from '../uri.ts'

/**
 * Up to version 1.x a concept is named by scheme and code, in other dialects by a qcode; since
 * 2.0 by uri and literal. The code stays as the literal, so that nothing is lost in the joining.
 */
const conceptFields: Readonly<Record<string, Field>> = {
  name: ['name', words],
  uri: ['uri', uri],
  literal: ['literal', words],
  scheme: ['scheme', words],
  code: ['code', words],
  qcode: ['code', words],
}
const related: Readonly<Record<string, Field>> = { ...conceptFields, rel: ['rel', words] }

function named(read: Record<string, unknown>): Record<string, unknown> {
  const { scheme, code, ...rest } = read
  if (typeof code === 'string') {
    const alias = /^([a-z]+):([\w.-]+)$/i.exec(code)
    const base = alias?.[1] === undefined ? undefined : knownSchemes.get(alias[1].toLowerCase())
    const joined =
      typeof scheme === 'string' && /^[a-z][a-z\d+.-]*:.*[/#:=]$/i.test(scheme)
        ? asUri(scheme + code)
        : /^https?:\/\//.test(code)
          ? asUri(code)
          : base === undefined
            ? undefined
            : base + (alias?.[2] ?? '')
    rest['uri'] ??= joined
    rest['literal'] ??=
      joined === undefined && typeof scheme === 'string' ? `${scheme}:${code}` : code
  } else if (typeof scheme === 'string') rest['literal'] ??= scheme
  if (rest['uri'] === undefined) delete rest['uri']
  return rest
}

const contactFields: Readonly<Record<string, Field>> = {
  type: ['type', words],
  role: ['role', words],
  lang: ['lang', text],
  name: ['name', words],
  value: ['value', words],
  address: [
    'address',
    shape({
      fields: {
        lines: ['lines', list(words)],
        locality: ['locality', words],
        area: ['area', words],
        postalcode: ['postalCode', words],
        country: ['country', words],
      },
    }),
  ],
}

/** A contact is a value or an address: one that is both becomes two. */
const contacts: Kind = (value, at, warn) => {
  const read = list(shape({ fields: contactFields, bare: 'value' }))(value, at, warn)
  const split = (read ?? []).flatMap((contact) => {
    if (!isFields(contact)) return []
    const { address, value: own, ...rest } = contact
    if (address === undefined && own === undefined) {
      warn({ code: 'wire.value-unusable', at, expected: 'a contact with value or address' })
      return []
    }
    return [
      ...(own === undefined ? [] : [{ ...rest, value: own }]),
      ...(address === undefined ? [] : [{ ...rest, address }]),
    ]
  })
  return split.length === 0 ? undefined : split
}

const contactInfo: Readonly<Record<string, Field>> = { contactinfo: ['contactInfo', contacts] }

export const concept: Kind = shape({ fields: related, bare: 'name', finish: named })

export const genre: Kind = shape({ fields: conceptFields, bare: 'name', finish: named })

/** Until 3.0 a bare URI, since 3.1 an object. */
export const digitalSource: Kind = (value, at, warn) => {
  if (typeof value !== 'string') return genre(value, at, warn)
  const read = asUri(value)
  return read === undefined ? genre(value, at, warn) : { uri: read }
}

export const newsEvent: Kind = shape({
  fields: { ...related, id: ['id', words] },
  bare: 'name',
  finish: named,
})

export const subject: Kind = shape({
  fields: {
    ...related,
    creator: ['creator', words],
    relevance: ['relevance', integerWithin(0, 100)],
    confidence: ['confidence', integerWithin(0, 100)],
  },
  bare: 'name',
  finish: named,
})

export const party: Kind = shape({
  fields: { ...related, ...contactInfo },
  bare: 'name',
  finish: named,
})

export const organisation: Kind = shape({
  fields: {
    ...related,
    ...contactInfo,
    symbols: [
      'symbols',
      list(
        shape({
          fields: {
            exchange: ['exchange', words],
            symboltype: ['symbolType', uri],
            symbol: ['symbol', words],
            ticker: ['symbol', words],
          },
          bare: 'symbol',
        }),
      ),
    ],
  },
  bare: 'name',
  finish: named,
})

export const place: Kind = shape({
  fields: { ...related, ...contactInfo, geojson: ['geoJSON', geoJson] },
  bare: 'name',
  finish: named,
  other(key, value, at, into, warn) {
    if (!/^geometry_/i.test(key)) return false
    const read = geoJson(value, at, warn)
    if (read !== undefined) put(into, 'geoJSON', read, at, warn)
    return true
  },
})

export const infoSource: Kind = shape({
  fields: { ...conceptFields, ...contactInfo, role: ['role', words], rel: ['role', words] },
  bare: 'name',
  finish: named,
})

/** Superdesk names who wrote an item in a list of its own: people with that role. */
export const author: Kind = shape({
  fields: { ...related, role: ['rel', words] },
  bare: 'name',
  finish: (read) => named({ ...read, rel: read['rel'] ?? 'author' }),
})

export const keyword: Kind = (value, at, warn) => {
  const read = words(value, at, warn)
  return read === undefined ? undefined : { name: read, rel: 'keyword' }
}

/** Superdesk's services are its own subjects. */
export const service: Kind = (value, at, warn) => {
  const read = concept(value, at, warn)
  return isFields(read) ? { rel: 'service', ...read } : undefined
}

/** A rendition without a name is named after its place in the list. */
const renditionFields: Readonly<Record<string, Field>> = {
  name: ['name', words],
  href: ['href', uri],
  mimetype: ['contentType', words],
  contenttype: ['contentType', words],
  title: ['title', words],
  width: ['width', integer],
  height: ['height', integer],
  sizeinbytes: ['sizeInBytes', integer],
  duration: ['duration', number],
  format: ['format', words],
  aspectratio: ['aspectRatio', words],
  videocodec: ['videoCodec', words],
  framerate: ['frameRate', number],
  poi: ['poi', shape({ fields: { x: ['x', integer], y: ['y', integer] } })],
  transportprotocol: ['transportProtocol', words],
  scantype: ['scanType', oneOf(['progressive', 'interlaced'])],
  bitrate: ['bitrate', words],
}

const rendition = shape({ fields: renditionFields })

export const renditions: Kind<unknown[]> = (value, at, warn) => {
  const entries = membersWithKeys(value)
  if (entries.length === 0 && !Array.isArray(value) && !isFields(value))
    warn({ code: 'wire.value-unusable', at, expected: 'renditions' })
  const read = entries.flatMap(([key, found]) => {
    if (found === null) return []
    const here = pointer(at, key)
    const taken = rendition(found, here, warn)
    if (!isFields(taken)) return []
    if (taken['name'] !== undefined) return [taken]
    const name = typeof key === 'string' && key.trim() !== '' ? key : `rendition-${entries.length}`
    if (typeof key !== 'string') warn({ code: 'wire.value-filled', at: here, with: name })
    return [{ name, ...taken }]
  })
  return read.length === 0 ? undefined : read
}

export const altIds: Kind = (value, at, warn) => {
  const members = isFields(value)
    ? Object.entries(value).map(([role, found]) => ({ role, value: found }))
    : value
  return list(shape({ fields: { role: ['role', words], value: ['value', text] }, bare: 'value' }))(
    members,
    at,
    warn,
  )
}

export const trustIndicators: Kind = list(
  shape({
    fields: {
      role: ['role', uri],
      title: ['title', words],
      href: ['href', uri],
      scheme: ['scheme', words],
      code: ['code', words],
    },
    finish(read) {
      const { scheme, code, ...rest } = read
      const { uri: role } = named({ scheme, code })
      return role === undefined || rest['role'] !== undefined ? rest : { role, ...rest }
    },
  }),
)

export const rightsInfo: Kind = shape({
  fields: {
    langid: ['langId', uri],
    linkedrights: ['linkedRights', uri],
    encodedrights: [
      'encodedRights',
      (value, at, warn) => (isFields(value) ? JSON.stringify(value) : words(value, at, warn)),
    ],
  },
  finish(read, at, warn) {
    const { linkedRights, ...rest } = read
    if (read['encodedRights'] !== undefined && linkedRights !== undefined) {
      warn({ code: 'wire.field-twice', at: pointer(at, 'linkedRights'), kept: 'encodedRights' })
      return rest
    }
    if (read['encodedRights'] !== undefined || linkedRights !== undefined) return read
    warn({ code: 'wire.value-unusable', at, expected: 'linkedRights or encodedRights' })
    return undefined
  },
})

/** The published schema asks of `recurrenceDates` to be a list and a text at once: none fits. */
const recurrence: Kind = shape({
  fields: {
    recurrencerules: [
      'recurrenceRules',
      list(
        shape({
          fields: {
            frequency: [
              'frequency',
              oneOf('secondly minutely hourly daily weekly monthly yearly'.split(' ')),
            ],
            interval: ['interval', integer],
            until: ['until', instant],
            count: ['count', integer],
          },
        }),
      ),
    ],
  },
})

/** Dates need a beginning or an end, and of each either the fixed or the expected one. */
const dates: Kind = shape({
  fields: {
    startdate: ['startDate', instant],
    enddate: ['endDate', instant],
    expectedstartdate: ['expectedStartDate', truncatedDate],
    estimatedstartdate: ['expectedStartDate', truncatedDate],
    expectedenddate: ['expectedEndDate', truncatedDate],
    estimatedenddate: ['expectedEndDate', truncatedDate],
    expectedduration: ['expectedDuration', words],
    recurrence: ['recurrence', recurrence],
  },
  finish(read, at, warn) {
    for (const [fixed, expected] of [
      ['startDate', 'expectedStartDate'],
      ['endDate', 'expectedEndDate'],
    ] as const) {
      if (read[fixed] === undefined || read[expected] === undefined) continue
      delete read[expected]
      warn({ code: 'wire.field-twice', at: pointer(at, expected), kept: fixed })
    }
    const bounds = ['startDate', 'endDate', 'expectedStartDate', 'expectedEndDate']
    if (bounds.some((bound) => read[bound] !== undefined)) return read
    if (Object.keys(read).length > 0)
      warn({ code: 'wire.value-unusable', at, expected: 'a beginning or an end' })
    return undefined
  },
})

export const eventDetails: Kind = shape({
  fields: {
    eventstatus: ['eventStatus', uri],
    plannedcoveragestatus: ['plannedCoverageStatus', uri],
    dates: ['dates', dates],
    organiser: ['organiser', organisation],
    organizer: ['organiser', organisation],
  },
})

export const newsType: Kind<string> = oneOf(
  'text audio video picture graphic composite component event planning'.split(' '),
  { photo: 'picture', image: 'picture', package: 'composite', preformatted: 'text' },
)

export const pubStatus: Kind<string> = oneOf(['usable', 'withheld', 'canceled'], {
  cancelled: 'canceled',
  'stat:usable': 'usable',
  'stat:withheld': 'withheld',
  'stat:canceled': 'canceled',
})

export const plannedCoverage: Kind = list(
  shape({
    fields: {
      uri: ['uri', uri],
      title: ['title', words],
      pubstatus: ['pubStatus', pubStatus],
      type: ['type', newsType],
      dates: ['dates', dates],
      exclaudience: ['exclAudience', list(words)],
      ednote: ['edNote', words],
      urgency: ['urgency', integerWithin(1, 9)],
      language: ['language', language],
      wordcount: ['wordCount', integer],
      renditions: ['renditions', renditions],
      commissioned: [
        'commissioned',
        shape({
          fields: {
            by: ['by', words],
            on: ['on', instant],
            references: [
              'references',
              list(shape({ fields: { name: ['name', words], value: ['value', words] } })),
            ],
          },
        }),
      ],
      audiences: [
        'audiences',
        list(
          shape({
            fields: { audience: ['audience', words], significance: ['significance', integer] },
            bare: 'audience',
          }),
        ),
      ],
      itemcount: [
        'itemCount',
        shape({ fields: { rangefrom: ['rangeFrom', integer], rangeto: ['rangeTo', integer] } }),
      ],
    },
  }),
)
