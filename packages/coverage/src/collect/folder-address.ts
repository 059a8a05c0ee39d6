/** The address of a file below that of its folder; undefined where it would be another's. */
export function addressBelow(baseUrl: string, file: string): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined
  const folder = new URL('.', baseUrl).href
  const segments = file.split('/').filter((segment) => segment !== '')
  const address = `${folder}${segments.map(segmentOf).join('/')}`
  const url = URL.canParse(address) ? new URL(address).href : undefined
  return url?.startsWith(folder) === true ? url : undefined
}

/**
 * A file's or folder's name as it stands in an address: `#`, `?` and `%` are letters of it.
 * @source RFC 3986, 3.3
 */
function segmentOf(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed())
  return encoded.replaceAll(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent)
}
