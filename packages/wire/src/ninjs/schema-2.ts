import { geoJsonDefinitions } from './geojson-schema.ts'
import {
  choice,
  closed,
  defined,
  exactlyOneOf,
  type JsonSchema,
  listOf,
  number,
  percent,
  text,
} from './json-schema.ts'
import { checked, contactDefinition, unchecked } from './schema-1.ts'

/**
 * What a strict item of ninjs 2.0 to 2.2 is.
 * @source IPTC ninjs 2.0 to 2.2, https://iptc.org/std/ninjs/
 */
export function ninjsSchema2(minor: number, more: JsonSchema = {}): JsonSchema {
  const { uri, instant } = minor === 0 ? unchecked : checked
  const since = (version: number, members: JsonSchema): JsonSchema =>
    minor >= version ? members : {}
  const named = { name: text, uri, literal: text }
  const concept = { ...named, rel: text }
  const contacts = since(1, { contactinfo: listOf(defined('contact')) })
  const words = { role: text, contenttype: text, value: text }
  const short = listOf(closed(words, { required: ['value'] }))
  const symbols = closed({
    ticker: text,
    exchange: text,
    ...since(1, { symboltype: uri, symbol: text }),
  })
  const properties: JsonSchema = {
    uri,
    type: choice('text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'),
    representationtype: choice('full', 'partial'),
    profile: text,
    version: text,
    firstcreated: instant,
    versioncreated: instant,
    contentcreated: instant,
    embargoed: instant,
    pubstatus: choice('usable', 'withheld', 'canceled'),
    urgency: number,
    copyrightholder: text,
    copyrightnotice: text,
    usageterms: text,
    ednote: text,
    language: text,
    headlines: short,
    descriptions: short,
    bodies: listOf(
      closed({ ...words, charcount: number, wordcount: number }, { required: ['value'] }),
    ),
    people: listOf(closed({ ...concept, ...contacts })),
    organisations: listOf(closed({ ...concept, symbols: listOf(symbols), ...contacts })),
    places: listOf(closed({ ...concept, ...contacts, geojson: defined('geoJson') })),
    subjects: listOf(
      closed({
        ...concept,
        ...since(1, { creator: text, relevance: percent, confidence: percent }),
      }),
    ),
    events: listOf(closed(concept)),
    objects: listOf(closed(concept)),
    infosources: listOf(closed({ ...named, role: minor === 0 ? uri : text, ...contacts })),
    title: text,
    by: text,
    slugline: text,
    located: text,
    renditions: listOf(
      closed(
        {
          name: text,
          href: uri,
          contenttype: text,
          title: text,
          height: number,
          width: number,
          sizeinbytes: number,
          duration: number,
          format: text,
        },
        { required: ['name'] },
      ),
    ),
    associations: listOf(
      // In 2.0 a name is enough: whatever else stands there is not looked at.
      minor === 0
        ? {
            type: 'object',
            anyOf: [{ properties: { name: text }, required: ['name'] }, { $ref: '#' }],
          }
        : defined('association'),
    ),
    altids: listOf(closed({ role: text, value: text })),
    trustindicators: listOf(closed({ role: uri, title: text, href: uri })),
    standard: closed({ name: text, version: text, schema: uri }),
    genres: listOf(closed({ name: text, uri: minor === 0 ? uri : text, literal: text })),
    rightsinfo: {
      type: 'object',
      properties: { langid: uri, linkedrights: uri, encodedrights: text },
      ...exactlyOneOf('linkedrights', 'encodedrights'),
    },
    ...since(1, { expires: instant }),
    ...since(2, { digitalsourcetype: closed(named) }),
    ...more,
  }
  return {
    ...closed(properties, { required: ['uri'] }),
    $defs: {
      ...geoJsonDefinitions,
      contact: contactDefinition,
      association: closed({ ...properties, name: text }, { required: ['name', 'uri'] }),
    },
  }
}
