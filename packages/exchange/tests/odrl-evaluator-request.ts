import type { Question } from '../src/right.ts'
import type { OdrlRequest, Value } from './odrl-evaluator.ts'

const ODRL = 'http://www.w3.org/ns/odrl/2/'
const SUYAB = 'urn:x-suyab:rights:'
const COUNTRY = 'http://cvx.iptc.org/iso3166-1a2/'

const ACTIONS = {
  publish: `${ODRL}distribute`,
  translate: `${ODRL}translate`,
  adapt: `${ODRL}derive`,
  'pass-on': `${ODRL}grantUse`,
  read: `${ODRL}read`,
  offer: `${SUYAB}offer`,
}

/** Asks a question in the words of docs/contracts/rights.md; nothing was sent in this period yet. */
export function odrlRequest(question: Question): OdrlRequest {
  const { agreement, item, use } = question
  const holder = item.from ?? item.issuer
  const receiver = agreement.parties.find(({ id }) => id !== holder)
  const party = use.type === 'offer' ? holder : (receiver?.id ?? '')
  return {
    party: `dns:${party}`,
    action: ACTIONS[use.type],
    actionValues: actionValues(question),
    asset: item.uri,
    partOf: [`urn:uuid:${agreement.id}#log-${holder}`],
    assetValues: {
      [`${SUYAB}kind`]: [item.kind],
      [`${SUYAB}subject`]: item.subjects,
      [`${SUYAB}issuer`]: [`dns:${item.issuer}`],
      [`${ODRL}language`]: [item.language],
    },
    contextValues: contextValues(question),
  }
}

function actionValues({ use }: Question): Record<string, Value> {
  if (use.type === 'translate') {
    return use.into === undefined ? {} : { [`${ODRL}language`]: use.into }
  }
  const into = 'into' in use ? use.into : undefined
  return {
    [`${SUYAB}translatedInto`]: into ?? `${SUYAB}untranslated`,
    [`${SUYAB}adapted`]: ('adapted' in use && use.adapted) ?? false,
  }
}

function contextValues({ item, use, time, place, publishedAt }: Question): Record<string, Value> {
  const now = time.getTime()
  const medium = use.type === 'publish' ? use.medium : undefined
  const { embargoedUntil, expires } = item
  return {
    [`${ODRL}dateTime`]: time.toISOString(),
    ...(place === undefined ? {} : { [`${ODRL}spatial`]: COUNTRY + place }),
    ...(medium === undefined ? {} : { [`${ODRL}media`]: SUYAB + medium }),
    ...(publishedAt === undefined ? {} : { [`${SUYAB}publishedAt`]: publishedAt }),
    [`${SUYAB}age`]: duration(now - Date.parse(item.issued)),
    [`${SUYAB}expired`]: expires !== undefined && now >= Date.parse(expires),
    [`${SUYAB}underEmbargo`]: embargoedUntil !== undefined && now < Date.parse(embargoedUntil),
    [`${SUYAB}itemsThisDay`]: 1,
    [`${SUYAB}itemsThisWeek`]: 1,
    [`${SUYAB}itemsThisMonth`]: 1,
  }
}

function duration(milliseconds: number): string {
  return `${milliseconds < 0 ? '-' : ''}PT${Math.abs(milliseconds) / 1000}S`
}
