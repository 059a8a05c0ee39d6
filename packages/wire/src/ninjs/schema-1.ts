import {
  choice,
  closed,
  defined,
  exactlyOneOf,
  instant as checkedInstant,
  type JsonSchema,
  listOf,
  number,
  percent,
  text,
  uri as checkedUri,
} from './json-schema.ts'

/** An object whose keys begin as the pattern says. */
function keyed(pattern: string, values: JsonSchema): JsonSchema {
  return { type: 'object', patternProperties: { [pattern]: values }, additionalProperties: false }
}

/**
 * What a strict item of ninjs 1.0 to 1.6 is. Each version is the one before with something more;
 * `since` says what came when.
 * @source IPTC ninjs 1.0 to 1.6, https://iptc.org/std/ninjs/
 */
export function ninjsSchema1(minor: number, more: JsonSchema = {}): JsonSchema {
  const { uri, instant } = minor < 5 ? unchecked : checked
  const since = (version: number, members: JsonSchema): JsonSchema =>
    minor >= version ? members : {}
  const genre = { name: text, scheme: uri, code: text }
  const concept = { ...genre, rel: text }
  const contacts = since(5, { contactinfo: listOf(defined('contact')) })
  const party = closed({ ...concept, ...contacts })
  const symbols = closed({
    ticker: text,
    exchange: text,
    ...since(5, { symboltype: uri, symbol: text }),
  })
  const geometry = since(1, {
    patternProperties: { '^geometry_[a-zA-Z0-9_]+': { type: 'object' } },
  })
  const rendition = closed({
    href: uri,
    mimetype: text,
    title: text,
    height: number,
    width: number,
    sizeinbytes: number,
    ...since(2, { duration: number, format: text }),
  })
  const key = minor < 3 ? '^[a-zA-Z0-9]+' : '^[a-zA-Z0-9_]+'
  const types = ['text', 'audio', 'video', 'picture', 'graphic', 'composite']
  const properties: JsonSchema = {
    uri,
    type: choice(...types, ...(minor < 2 ? [] : ['component'])),
    mimetype: text,
    representationtype: choice('complete', 'incomplete'),
    profile: text,
    version: text,
    versioncreated: instant,
    embargoed: instant,
    pubstatus: choice('usable', 'withheld', 'canceled'),
    copyrightholder: text,
    copyrightnotice: text,
    language: text,
    person: listOf(party),
    organisation: listOf(closed({ ...concept, symbols: listOf(symbols), ...contacts })),
    place: listOf(closed({ ...concept, ...contacts }, geometry)),
    subject: listOf(
      closed({
        ...concept,
        ...since(5, { creator: text, relevance: percent, confidence: percent }),
      }),
    ),
    event: listOf(closed(concept)),
    object: listOf(closed(concept)),
    byline: text,
    headline: text,
    located: text,
    renditions: keyed(key, rendition),
    associations: keyed(key, { $ref: '#' }),
    ...since(1, { urgency: number, usageterms: text }),
    ...since(2, {
      firstcreated: instant,
      ednote: text,
      infosource: listOf(party),
      title: text,
      slugline: text,
      charcount: number,
      wordcount: number,
    }),
    ...since(3, {
      altids: { type: 'object' },
      trustindicator: listOf(closed({ scheme: uri, code: text, title: text, href: uri })),
      $standard: closed({ name: text, version: text, schema: uri }),
      genre: listOf(closed(genre)),
    }),
    ...since(4, {
      contentcreated: instant,
      expires: instant,
      rightsinfo: {
        type: 'object',
        properties: { langid: uri, linkedrights: uri, encodedrights: text },
        ...exactlyOneOf('linkedrights', 'encodedrights'),
      },
    }),
    ...since(6, { digitalsourcetype: closed({ name: text, uri, literal: text }) }),
    ...more,
  }
  const suffixed = ['description', 'body', ...(minor < 3 ? [] : ['headline'])]
  return {
    ...closed(properties, { required: ['uri'] }),
    patternProperties: Object.fromEntries(suffixed.map((name) => [`^${name}_[a-zA-Z0-9_]+`, text])),
    $defs: { contact: contactDefinition },
  }
}

/**
 * Until 1.4, and in 2.0, the forms of dates and URIs were a recommendation: IPTC's own suite has
 * valid items that break them.
 */
export const unchecked: { readonly uri: JsonSchema; readonly instant: JsonSchema } = {
  uri: text,
  instant: text,
}
export const checked: { readonly uri: JsonSchema; readonly instant: JsonSchema } = {
  uri: checkedUri,
  instant: checkedInstant,
}

/** What the versions being developed have more: advice about the use of an item. */
export const advices: JsonSchema = listOf(
  closed({
    role: choice('publish'),
    environments: listOf({ type: 'object', properties: { code: text, scheme: checkedUri } }),
    importance: closed({ code: text, scheme: checkedUri }),
    lifetime: closed({ code: text, scheme: checkedUri }),
  }),
)

/** A way to reach someone, as it is in 1.5 to 2.2. */
export const contactDefinition: JsonSchema = closed(
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
      postalcode: text,
      country: text,
    }),
  },
  exactlyOneOf('value', 'address'),
)
