type Json = Readonly<Record<string, unknown>>

const position: Json = { type: 'array', minItems: 2, items: { type: 'number' } }
const box: Json = { type: 'array', minItems: 4, items: { type: 'number' } }

function listOf(items: Json, minItems = 0): Json {
  return { type: 'array', minItems, items }
}

function typed(type: string, members: Json): Json {
  return {
    type: 'object',
    required: ['type', ...Object.keys(members).filter((name) => name !== 'id')],
    properties: { type: { const: type }, bbox: box, ...members },
  }
}

const line = listOf(position, 2)
const ring = listOf(position, 4)
const geometry: Json = {
  oneOf: [
    typed('Point', { coordinates: position }),
    typed('MultiPoint', { coordinates: listOf(position) }),
    typed('LineString', { coordinates: line }),
    typed('MultiLineString', { coordinates: listOf(line) }),
    typed('Polygon', { coordinates: listOf(ring) }),
    typed('MultiPolygon', { coordinates: listOf(listOf(ring)) }),
    typed('GeometryCollection', { geometries: listOf({ $ref: '#/$defs/geometry' }) }),
  ],
}
const feature = typed('Feature', {
  id: { type: ['string', 'number'] },
  properties: { type: ['object', 'null'] },
  geometry: { oneOf: [{ type: 'null' }, { $ref: '#/$defs/geometry' }] },
})

/** Definitions for a schema that has places. @source RFC 7946 */
export const geoJsonDefinitions: Json = {
  geometry,
  feature,
  geoJson: {
    oneOf: [
      { $ref: '#/$defs/geometry' },
      { $ref: '#/$defs/feature' },
      typed('FeatureCollection', { features: listOf({ $ref: '#/$defs/feature' }) }),
    ],
  },
}
