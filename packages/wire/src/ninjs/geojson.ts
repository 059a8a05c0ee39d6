const geometries: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

/** Fewest positions at the innermost level: a line has two, a ring four. */
const leastPositions: Readonly<Record<string, number>> = {
  LineString: 2,
  MultiLineString: 2,
  Polygon: 4,
  MultiPolygon: 4,
}

type Fields = Readonly<Record<string, unknown>>

/** Whether the value is a geometry, feature or collection of them. @source RFC 7946 */
export function isGeoJson(value: unknown): boolean {
  return isFeature(value) || isFeatureCollection(value) || isGeometry(value, 8)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFeatureCollection(value: unknown): boolean {
  return (
    isFields(value) &&
    value['type'] === 'FeatureCollection' &&
    hasSoundBox(value) &&
    Array.isArray(value['features']) &&
    value['features'].every(isFeature)
  )
}

function isFeature(value: unknown): boolean {
  if (!isFields(value) || value['type'] !== 'Feature' || !hasSoundBox(value)) return false
  const { id, properties, geometry } = value
  return (
    (id === undefined || typeof id === 'string' || typeof id === 'number') &&
    (properties === null || isFields(properties)) &&
    (geometry === null || isGeometry(geometry, 8))
  )
}

function isGeometry(value: unknown, depth: number): boolean {
  if (!isFields(value) || typeof value['type'] !== 'string' || !hasSoundBox(value)) return false
  const { type, coordinates } = value
  if (type === 'GeometryCollection')
    return (
      depth > 0 &&
      Array.isArray(value['geometries']) &&
      value['geometries'].every((member) => isGeometry(member, depth - 1))
    )
  if (!Object.hasOwn(geometries, type)) return false
  return arePositions(coordinates, geometries[type] ?? 0, leastPositions[type] ?? 0)
}

function arePositions(value: unknown, levels: number, least: number): boolean {
  if (!Array.isArray(value)) return false
  if (levels === 0) return value.length >= 2 && value.every(Number.isFinite)
  if (levels === 1 && value.length < least) return false
  return value.every((member) => arePositions(member, levels - 1, least))
}

function hasSoundBox(value: Fields): boolean {
  const { bbox } = value
  return (
    bbox === undefined || (Array.isArray(bbox) && bbox.length >= 4 && bbox.every(Number.isFinite))
  )
}
