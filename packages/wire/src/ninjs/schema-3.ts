import { geoJsonDefinitions } from './geojson-schema.ts'
import {
  choice,
  closed,
  defined,
  exactlyOneOf,
  instant,
  integer,
  type JsonSchema,
  listOf,
  number,
  percent,
  text,
  uri,
  urgency,
} from './json-schema.ts'

const pubStatus = choice('usable', 'withheld', 'canceled')
const named = { name: text, uri, literal: text }
const related = { ...named, rel: text }
const contacted = { contactInfo: listOf(defined('contact')) }
const symbols = listOf(closed({ exchange: text, symbolType: uri, symbol: text }))
const shortWords = listOf(
  closed({ role: text, contentType: text, value: text }, { required: ['value'] }),
)

/** A date of which the end may be unknown. @source ISO 8601-1, 4.3 and 5.2 */
const partialDate: JsonSchema = {
  type: 'string',
  pattern:
    '^-?([1-9][0-9]*)?[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?)?)?$',
}

const itemProperties: JsonSchema = {
  uri,
  type: defined('newsType'),
  representationType: choice('full', 'partial'),
  profile: text,
  version: text,
  standard: closed({ name: text, version: text, schema: uri }),
  firstCreated: instant,
  versionCreated: instant,
  contentCreated: instant,
  embargoedUntil: instant,
  expires: instant,
  pubStatus,
  urgency,
  copyrightHolder: text,
  copyrightNotice: text,
  usageTerms: text,
  rightsInfo: closed(
    { langId: uri, linkedRights: uri, encodedRights: text },
    exactlyOneOf('linkedRights', 'encodedRights'),
  ),
  digitalSourceType: closed(named),
  edNote: text,
  language: text,
  title: text,
  by: text,
  slugline: text,
  located: text,
  headlines: shortWords,
  descriptions: shortWords,
  bodies: listOf(
    closed(
      { role: text, contentType: text, charCount: integer, wordCount: integer, value: text },
      { required: ['value'] },
    ),
  ),
  people: listOf(closed({ ...related, ...contacted })),
  organisations: listOf(defined('organisation')),
  places: listOf(closed({ ...related, ...contacted, geoJSON: defined('geoJson') })),
  subjects: listOf(closed({ ...related, creator: text, relevance: percent, confidence: percent })),
  // The one uri that the standard leaves without a format.
  genres: listOf(closed({ name: text, uri: text, literal: text })),
  events: listOf(closed({ ...related, id: text })),
  objects: listOf(closed(related)),
  infoSources: listOf(closed({ ...named, role: text, ...contacted })),
  eventDetails: closed({
    eventStatus: uri,
    plannedCoverageStatus: uri,
    dates: defined('dates'),
    organiser: defined('organisation'),
  }),
  plannedCoverage: listOf(
    closed({
      uri,
      title: text,
      pubStatus,
      type: defined('newsType'),
      commissioned: closed({
        by: text,
        on: instant,
        references: listOf(closed({ name: text, value: text })),
      }),
      dates: defined('dates'),
      audiences: listOf(closed({ audience: text, significance: integer })),
      exclAudience: listOf(text),
      edNote: text,
      urgency,
      language: text,
      itemCount: closed({ rangeFrom: integer, rangeTo: integer }),
      wordCount: integer,
      renditions: listOf(defined('rendition')),
    }),
  ),
  renditions: listOf(defined('rendition')),
  associations: listOf(defined('association')),
  altIds: listOf(closed({ role: text, value: text })),
  trustIndicators: listOf(closed({ role: uri, title: text, href: uri })),
}

/**
 * What a strict ninjs 3.0 or 3.1 item is; 3.0 has no type of its digital source yet.
 * @source IPTC ninjs 3.0 and 3.1, https://iptc.org/std/ninjs/
 */
export function ninjsSchema3(minor: 0 | 1): JsonSchema {
  const { digitalSourceType, ...older } = itemProperties
  const properties = minor === 0 ? older : { ...older, digitalSourceType }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...closed(properties, { required: ['uri'] }),
    $defs: {
      ...definitions,
      association: closed({ ...properties, name: text, rel: text }, { required: ['name', 'uri'] }),
    },
  }
}

const definitions: JsonSchema = {
  ...geoJsonDefinitions,
  newsType: choice(
    'text',
    'audio',
    'video',
    'picture',
    'graphic',
    'composite',
    'component',
    'event',
    'planning',
  ),
  contact: closed(
    {
      type: text,
      role: text,
      lang: text,
      name: text,
      value: text,
      address: closed({
        lines: listOf(text),
        locality: text,
        area: text,
        postalCode: text,
        country: text,
      }),
    },
    exactlyOneOf('value', 'address'),
  ),
  organisation: closed({ ...related, symbols, ...contacted }),
  dates: closed(
    {
      startDate: instant,
      endDate: instant,
      expectedStartDate: partialDate,
      expectedEndDate: partialDate,
      expectedDuration: text,
      recurrence: closed({
        // Published as a list that is a text as well: so none is ever valid.
        recurrenceDates: { allOf: [{ type: 'array' }, partialDate] },
        recurrenceRules: listOf(
          closed({
            frequency: choice(
              'secondly',
              'minutely',
              'hourly',
              'daily',
              'weekly',
              'monthly',
              'yearly',
            ),
            interval: integer,
            until: instant,
            count: integer,
          }),
        ),
      }),
    },
    {
      anyOf: [
        exactlyOneOf('startDate', 'expectedStartDate'),
        exactlyOneOf('endDate', 'expectedEndDate'),
      ],
    },
  ),
  rendition: closed(
    {
      name: text,
      href: uri,
      contentType: text,
      title: text,
      width: integer,
      height: integer,
      sizeInBytes: integer,
      duration: number,
      format: text,
      aspectRatio: text,
      videoCodec: text,
      frameRate: number,
      poi: closed({ x: integer, y: integer }),
      transportProtocol: text,
      scanType: choice('progressive', 'interlaced'),
      bitrate: text,
    },
    { required: ['name'] },
  ),
}
