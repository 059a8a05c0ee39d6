import type { PartnerRow } from '@suyab/server/api'
import type { SignName } from '../../component/sign.tsx'
import type { Text } from '../../text/text.tsx'

type Health = PartnerRow['health']

export const healthSigns: Record<Health['state'], SignName> = {
  'in-step': 'confirmed',
  behind: 'taken',
  unreachable: 'stale',
  stopped: 'warning',
  reconciling: 'embargoed',
  ended: 'denied',
}

/** Why a partner stands as it does and what to do, in sentences. */
export function healthSentences(text: Text, health: Health, now: number): string[] {
  const { say, formats } = text
  const lags = [
    ...(health.theyLag > 0 ? [say('partners.why.theyBehind', { count: health.theyLag })] : []),
    ...(health.weLag > 0 ? [say('partners.why.weBehind', { count: health.weLag })] : []),
  ]
  switch (health.state) {
    case 'in-step':
      return lags.length > 0 ? lags : [say('partners.why.in-step')]
    case 'behind':
      return lags
    case 'unreachable':
      return [
        health.lastAnswerAt === undefined
          ? say('partners.why.unreachableNever')
          : say('partners.why.unreachable', { time: formats.moment(health.lastAnswerAt, now) }),
        ...lags,
      ]
    case 'stopped':
      return [say('partners.why.stopped')]
    case 'reconciling':
      return [say('partners.why.reconciling')]
    case 'ended':
    default:
      return [say('partners.why.ended')]
  }
}

/** How far a partner's clock is from ours; within a second it agrees. */
export function clockSentence(text: Text, clock: Health['clock']): string {
  if (clock === undefined) return text.say('partners.clockUnknown')
  if (Math.abs(clock.ms) < 1000) return text.say('partners.clockSame')
  const time = text.formats.elapsed(Math.abs(clock.ms))
  return text.say(clock.ms > 0 ? 'partners.clockAhead' : 'partners.clockBehind', { time })
}
