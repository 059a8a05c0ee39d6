/** Names of parameters that say where a reader came from, and nothing of what is read. */
const tracking =
  /^(?:utm_.*|hsa_.*|mtm_.*|pk_(?:campaign|kwd|source|medium|content)|at_(?:campaign|medium|custom\d)|_openstat|openstat|yclid|ysclid|ymclid|gclid|gclsrc|gbraid|wbraid|dclid|fbclid|msclkid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|oly_anon_id|oly_enc_id|rb_clid|s_cid|cmpid|cmp|ocid|ito|ref_src|ref_url|referrer|ref|spm|scm|share_(?:from|source|token|medium|plat)|sharer_.*|isappinstalled|from_(?:source|app)|wt\.mc_id|_ga|_gl|__twitter_impression|feature|smid|smtyp|xtor|guccounter|guce_.*|amp(?:_.*)?|outputtype|output_type|nsukey|bxid|ncid|sr_share|soc_.*)$/i
/** What `from` says when it is one of a messenger's words for sharing. */
const sharing = /^(?:timeline|singlemessage|groupmessage|message|share|app|qrcode|rss|feed|telegram|facebook|twitter|vk|ok|whatsapp)$/i // prettier-ignore
const mobileHost = /^(?:www\d?|m|mobile|amp|wap|touch|3g|mobi)\.(?=[^.]+\.)/i
const ampPath = /(?:\/amp(?:\/index\.html)?\/?|\.amp)$|[.-]amp(?=\.html?$)|^\/amp(?=\/)/i
const defaultPage = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i

/**
 * The one address of an article that is reached by many: without what tracks readers, without the
 * names of mobile and AMP copies, without fragment, default port, default page and closing slash; in
 * https, its parameters sorted, its host in ASCII. Undefined for what is no address of the web.
 * @example canonicalUrl('http://m.Example.org:80/a/?utm_source=x&id=7#top') // 'https://example.org/a?id=7'
 */
export function canonicalUrl(address: string): string | undefined {
  let url = parsed(address.trim())
  if (url === undefined) return undefined
  for (let inner = wrapped(url); inner !== undefined; inner = wrapped(url)) url = inner
  let host = url.hostname.replace(/\.$/, '')
  while (mobileHost.test(host)) host = host.replace(mobileHost, '')
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`
  const path = plainPath(url.pathname)
  const kept = [...url.searchParams]
    .filter(([name, value]) => !tracking.test(name) && !(name === 'from' && sharing.test(value)))
    .sort(byText)
  const query = new URLSearchParams(kept).toString()
  return `https://${host}${port}${path === '' ? '/' : path}${query === '' ? '' : `?${query}`}`
}

/** What one step leaves bare is taken by the next: /a/amp/index.html. */
function plainPath(pathname: string): string {
  let path = sameEscapes(pathname)
  for (let before = ''; path !== before;) {
    before = path
    path = path
      .replaceAll(/\/{2,}/g, '/')
      .replace(ampPath, '')
      .replace(defaultPage, '')
      .replace(/\/$/, '')
  }
  return path
}

/** No publisher's address is longer; in UTF-16 units. */
const longest = 8192

function parsed(address: string): URL | undefined {
  if (address.length > longest) return undefined
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isWeb = url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== ''
  return isWeb ? url : undefined
}

/** The address inside an AMP cache's: `example-org.cdn.ampproject.org/c/s/example.org/a`. */
function wrapped(url: URL): URL | undefined {
  const isCache = url.hostname.endsWith('.cdn.ampproject.org')
  const isViewer = /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname.startsWith('/amp/') // prettier-ignore
  if (!isCache && !isViewer) return undefined
  const inner = url.pathname.replace(isCache ? /^\/[a-z]\/(?:s\/)?/ : /^\/amp\/(?:s\/)?/, '')
  return inner === url.pathname ? undefined : parsed(`https://${inner}${url.search}`)
}

/** Escapes of letters that need none are taken back, those of others written alike. */
function sameEscapes(path: string): string {
  return path.replaceAll(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase()
  })
}

function byText([a, b]: [string, string], [c, d]: [string, string]): number {
  if (a !== c) return a < c ? -1 : 1
  return b < d ? -1 : Number(b > d)
}
