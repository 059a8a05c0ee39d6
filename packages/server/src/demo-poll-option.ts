import type { Drawn } from './demo-poll-sample.ts'

/** Somebody who was asked, with what later questions depend on. */
export interface Asked extends Drawn {
  /** Studies, works, looks for work, neither; from 0. */
  readonly occupation: number
  /** On the internet daily to never; from 0. */
  readonly offline: number
  readonly language: string
  /** Chooses more answers than others where several may be given. */
  readonly talkative: number
}

/** How often one of several answers is chosen. Invented. */
export interface PollOption {
  /** In a usual country, in the second wave. */
  readonly share: number
  /** How far countries differ, in the logit. */
  readonly differ: number
  readonly least?: readonly [country: string, share: number]
  readonly most?: readonly [country: string, share: number]
  /** How much more than in the first wave, in the logit. */
  readonly grown?: number
  readonly lean?: (asked: Asked) => number
}

/** A question with several answers. */
export interface PollSeveral {
  readonly options: readonly PollOption[]
  /** The answer that stands alone, the last one. */
  readonly nothing?: PollOption
}

const isStudent = ({ occupation }: Asked): number => Number(occupation === 0)
const isWorker = ({ occupation }: Asked): number => Number(occupation === 1)
const isSeeker = ({ occupation }: Asked): number => Number(occupation === 2)
const isVillager = ({ settlement }: Asked): number => Number(settlement === 2)
const isOlder = ({ band }: Asked): number => band
const isMan = ({ sex }: Asked): number => sex
const learned = ({ education }: Asked): number => education - 1.5

/** What artificial intelligence was used for. */
export const purposes: PollSeveral = {
  options: [
    { share: 0.5, differ: 0.15, grown: 0.25, lean: (one) => 2 * isStudent(one) - 0.3 * isOlder(one) }, // prettier-ignore
    { share: 0.38, differ: 0.15, grown: 0.2, lean: (one) => 1.8 * isWorker(one) - isStudent(one) + 0.35 * learned(one) }, // prettier-ignore
    { share: 0.12, differ: 0.2, lean: (one) => 2 * isSeeker(one) },
    { share: 0.41, differ: 0.3, lean: (one) => 0.2 * learned(one) + one.area[0] },
    { share: 0.36, differ: 0.2, lean: (one) => 0.25 * learned(one) },
    { share: 0.27, differ: 0.2, grown: 0.45, lean: (one) => -0.4 * isOlder(one) },
    { share: 0.09, differ: 0.3, lean: (one) => 0.9 * isMan(one) + 0.4 * learned(one) },
    { share: 0.24, differ: 0.2, lean: (one) => 0.3 * isOlder(one) },
  ],
  nothing: { share: 0.04, differ: 0.2 },
}

/** What hinders finding work. */
export const hindrances: PollSeveral = {
  options: [
    { share: 0.47, differ: 0.2, least: ['TJ', 0.31], most: ['CN', 0.58], lean: (one) => 0.5 * isStudent(one) - 0.5 * isOlder(one) }, // prettier-ignore
    { share: 0.41, differ: 0.2, least: ['BY', 0.28], most: ['IR', 0.55], lean: (one) => 0.3 * learned(one) }, // prettier-ignore
    { share: 0.38, differ: 0.2, least: ['CN', 0.22], most: ['BY', 0.49], lean: (one) => 0.35 * isWorker(one) }, // prettier-ignore
    { share: 0.29, differ: 0.2, least: ['TJ', 0.17], most: ['CN', 0.44], grown: 0.42, lean: (one) => 0.25 * learned(one) }, // prettier-ignore
    { share: 0.26, differ: 0.25, least: ['CN', 0.14], most: ['KG', 0.41], lean: (one) => 0.9 * isVillager(one) + one.area[1] }, // prettier-ignore
    { share: 0.23, differ: 0.25, least: ['BY', 0.11], most: ['PK', 0.38], lean: (one) => -0.2 * learned(one) }, // prettier-ignore
    { share: 0.14, differ: 0.4, least: ['RU', 0.03], most: ['KG', 0.27], lean: (one) => (one.language === 'ru' || one.language === 'en' ? -1 : 0.2) }, // prettier-ignore
  ],
  nothing: { share: 0.12, differ: 0.2, least: ['PK', 0.06], most: ['BY', 0.21], lean: (one) => 0.5 * isWorker(one) }, // prettier-ignore
}

/** Where news comes from. */
export const newsSources: PollSeveral = {
  options: [
    { share: 0.71, differ: 0.2, lean: (one) => -0.2 * isOlder(one) },
    { share: 0.46, differ: 0.25, lean: (one) => 0.3 * learned(one) + 0.2 * isOlder(one) + one.area[2] }, // prettier-ignore
    { share: 0.33, differ: 0.35, lean: (one) => 0.4 * isVillager(one) + 0.3 * isOlder(one) - one.keen * 0.3 }, // prettier-ignore
    { share: 0.08, differ: 0.3, lean: (one) => 0.3 * isVillager(one) },
    { share: 0.07, differ: 0.3, lean: (one) => 0.4 * learned(one) + 0.3 * isOlder(one) },
    { share: 0.38, differ: 0.2, lean: (one) => 0.3 * isMan(one) - 0.3 * isOlder(one) },
    { share: 0.22, differ: 0.3, grown: 0.6, lean: (one) => 0.8 * one.keen + one.area[0] },
    { share: 0.31, differ: 0.2, lean: (one) => 0.3 * isVillager(one) },
  ],
}
