/** What the invented poll supposes of each country. Nothing here is measured anywhere. */
export interface PollCountry {
  readonly code: string
  /** People of 18 to 30, in thousands. Invented. */
  readonly people: number
  /** Interviews wished for. */
  readonly wished: number
  /** Shares of large cities, small towns and villages. */
  readonly settlements: readonly number[]
  /** Shares of north, south, east and west. */
  readonly regions: readonly number[]
  readonly women: number
  /** Of 18 to 24 years. */
  readonly younger: number
  /** Shares of the levels of education where nothing tilts them. */
  readonly education: readonly number[]
  /** How much women's education tilts upwards. */
  readonly womenLearn: number
  /** Languages of interviews and their shares. */
  readonly interviews: Readonly<Record<string, number>>
  /** Who studies, works, looks for work, does neither. */
  readonly occupation: readonly number[]
  /** On the internet every day. */
  readonly online: number
  /** Have used artificial intelligence within 12 months: 2025 and 2026. */
  readonly machine: readonly [number, number]
  /** How much more men use it, in the logit. */
  readonly menMore: number
  /** Readiness to move within the country, also abroad, not at all. */
  readonly move: readonly number[]
  /** Languages of news and their shares. */
  readonly news: Readonly<Record<string, number>>
}

/** In the order of tables. */
export const pollCountryBook: readonly PollCountry[] = [
  {
    code: 'CN', people: 212_000, wished: 1104, settlements: [0.4, 0.3, 0.3], regions: [0.27, 0.28, 0.29, 0.16],
    women: 0.48, younger: 0.53, education: [0.1, 0.36, 0.24, 0.3], womenLearn: 0.05, interviews: { 'zh-Hans': 1 },
    occupation: [0.29, 0.53, 0.092, 0.088], online: 0.97, machine: [0.71, 0.78], menMore: 0.15,
    move: [0.42, 0.12, 0.46], news: { 'zh-Hans': 0.95, en: 0.03, other: 0.02 },
  },
  {
    code: 'IN', people: 318_000, wished: 1210, settlements: [0.2, 0.18, 0.62], regions: [0.34, 0.24, 0.22, 0.2],
    women: 0.48, younger: 0.55, education: [0.3, 0.4, 0.09, 0.21], womenLearn: -0.1, interviews: { hi: 0.82, en: 0.18 },
    occupation: [0.3, 0.45, 0.09, 0.16], online: 0.84, machine: [0.6, 0.69], menMore: 0.1,
    move: [0.36, 0.22, 0.42], news: { hi: 0.49, en: 0.27, other: 0.24 },
  },
  {
    code: 'RU', people: 19_400, wished: 1058, settlements: [0.42, 0.36, 0.22], regions: [0.24, 0.25, 0.18, 0.33],
    women: 0.49, younger: 0.54, education: [0.05, 0.28, 0.34, 0.33], womenLearn: 0.15, interviews: { ru: 1 },
    occupation: [0.27, 0.54, 0.095, 0.095], online: 0.98, machine: [0.58, 0.66], menMore: 0.05,
    move: [0.36, 0.14, 0.5], news: { ru: 0.95, en: 0.03, other: 0.02 },
  },
  {
    code: 'KZ', people: 3300, wished: 1006, settlements: [0.4, 0.22, 0.38], regions: [0.2, 0.38, 0.2, 0.22],
    women: 0.49, younger: 0.54, education: [0.06, 0.3, 0.33, 0.31], womenLearn: 0.12, interviews: { kk: 0.57, ru: 0.43 },
    occupation: [0.26, 0.55, 0.08, 0.11], online: 0.97, machine: [0.55, 0.64], menMore: 0.2,
    move: [0.34, 0.24, 0.42], news: { kk: 0.44, ru: 0.48, en: 0.05, other: 0.03 },
  },
  {
    code: 'BY', people: 1150, wished: 842, settlements: [0.45, 0.35, 0.2], regions: [0.22, 0.24, 0.3, 0.24],
    women: 0.49, younger: 0.52, education: [0.05, 0.26, 0.37, 0.32], womenLearn: 0.18, interviews: { ru: 0.81, be: 0.19 },
    occupation: [0.27, 0.584, 0.026, 0.12], online: 0.98, machine: [0.53, 0.61], menMore: 0.4,
    move: [0.3, 0.22, 0.48], news: { ru: 0.76, be: 0.17, en: 0.04, other: 0.03 },
  },
  {
    code: 'IR', people: 15_600, wished: 1022, settlements: [0.42, 0.34, 0.24], regions: [0.3, 0.22, 0.22, 0.26],
    women: 0.49, younger: 0.52, education: [0.16, 0.4, 0.13, 0.31], womenLearn: 0.06, interviews: { fa: 1 },
    occupation: [0.32, 0.43, 0.1, 0.15], online: 0.93, machine: [0.48, 0.58], menMore: 0.1,
    move: [0.22, 0.38, 0.4], news: { fa: 0.88, en: 0.06, other: 0.06 },
  },
  {
    code: 'UZ', people: 7300, wished: 1031, settlements: [0.22, 0.3, 0.48], regions: [0.16, 0.27, 0.36, 0.21],
    women: 0.49, younger: 0.55, education: [0.07, 0.48, 0.3, 0.15], womenLearn: -0.15, interviews: { uz: 0.86, ru: 0.14 },
    occupation: [0.24, 0.52, 0.1, 0.14], online: 0.91, machine: [0.45, 0.55], menMore: 0.2,
    move: [0.26, 0.36, 0.38], news: { uz: 0.7, ru: 0.22, en: 0.04, other: 0.04 },
  },
  {
    code: 'KG', people: 1420, wished: 1040, settlements: [0.26, 0.14, 0.6], regions: [0.41, 0.33, 0.14, 0.12],
    women: 0.49, younger: 0.55, education: [0.08, 0.49, 0.2, 0.23], womenLearn: 0.12, interviews: { ky: 0.68, ru: 0.32 },
    occupation: [0.25, 0.53, 0.1, 0.12], online: 0.93, machine: [0.44, 0.53], menMore: 0.25,
    move: [0.24, 0.38, 0.38], news: { ky: 0.52, ru: 0.38, uz: 0.04, en: 0.04, other: 0.02 },
  },
  {
    code: 'PK', people: 58_000, wished: 1097, settlements: [0.24, 0.18, 0.58], regions: [0.22, 0.27, 0.33, 0.18],
    women: 0.48, younger: 0.56, education: [0.4, 0.36, 0.08, 0.16], womenLearn: -0.25, interviews: { ur: 0.86, en: 0.14 },
    occupation: [0.22, 0.47, 0.1, 0.21], online: 0.74, machine: [0.41, 0.49], menMore: 0.4,
    move: [0.24, 0.36, 0.4], news: { ur: 0.66, en: 0.14, other: 0.2 },
  },
  {
    code: 'TJ', people: 2350, wished: 804, settlements: [0.14, 0.14, 0.72], regions: [0.29, 0.36, 0.13, 0.22],
    women: 0.49, younger: 0.56, education: [0.11, 0.57, 0.14, 0.18], womenLearn: -0.25, interviews: { tg: 0.91, ru: 0.09 },
    occupation: [0.2, 0.58, 0.033, 0.187], online: 0.72, machine: [0.32, 0.38], menMore: 0.15,
    move: [0.18, 0.46, 0.36], news: { tg: 0.7, ru: 0.19, fa: 0.05, uz: 0.04, other: 0.02 },
  },
] // prettier-ignore
