import type { WaveDeclaration } from '@suyab/poll/poll'
import type { Recoding } from '@suyab/poll/recoding'
import type { MarginDeclaration, WeightingRecipe } from '@suyab/poll/weighting'
import type { Texts } from '@suyab/survey/file/data-set'
import { pollCountryBook } from './demo-poll-country.ts'
import { peopleParts, populationOf, type PersonKind } from './demo-poll-population.ts'
import { textsOf, type AboutKey, type PollTexts, type PollWords } from './demo-poll-text.ts'

/** When each wave was in the field, both days included. */
export const pollFieldwork: readonly { from: string; to: string }[] = [
  { from: '2025-09-05', to: '2025-09-30' },
  { from: '2026-09-03', to: '2026-09-28' },
]

/** What a wave of the invented poll says of itself. */
export function pollDeclaration(
  texts: PollTexts,
  wave: 1 | 2,
  invited: number,
): WaveDeclaration {
  const about = (key: AboutKey): Texts =>
    textsOf(texts, (words) => words.about?.[key])
  const year = String(2024 + wave)
  return {
    names: textsOf(texts, (words) => words.wave.replace('{number}', String(wave)).replace('{year}', year)), // prettier-ignore
    fieldwork: pollFieldwork[wave - 1] ?? { from: `${year}-09-01`, to: `${year}-09-30` },
    mode: 'face-to-face',
    sponsor: about('sponsor'),
    conductor: about('conductor'),
    population: about('population'),
    sample: {
      kind: 'probability',
      drawn: about('drawn'),
      recruitment: about('recruitment'),
      invited,
    },
    limitations: about('limitations'),
    contact: 'polls@ten-roads.example',
    design: {
      stages: [{ stratum: 'stratum', cluster: 'psu' }],
      weight: 'weight',
      nested: false,
      lonely: 'refuse',
      country: 'country',
      pooling: { kind: 'population', populations: pollPopulations },
    },
  }
} // prettier-ignore

/** New variables of the demonstration, each with its reason. */
export function pollRecodings(texts: PollTexts): readonly Recoding[] {
  const label = (key: keyof PollWords['recoding']): Texts =>
    textsOf(texts, ({ recoding }) => recoding[key])
  const same = (text: string): Texts => textsOf(texts, () => text)
  return [
    {
      name: 'age_band',
      label: label('ageBand'),
      of: 'age',
      rule: {
        kind: 'bands',
        categories: [
          { value: 1, label: same('18–24'), from: { from: 18, below: 25 } },
          { value: 2, label: same('25–30'), from: { from: 25, below: 31 } },
        ],
        rest: 'refuse',
      },
      reason:
        'Population figures are known for these two bands only, and single years have too few respondents in each country.',
    },
    {
      name: 'employed',
      label: label('employed'),
      of: 'q5',
      rule: {
        kind: 'values',
        categories: [
          { value: 1, label: label('employedYes'), from: [2] },
          { value: 2, label: label('employedNo'), from: [1, 3, 4] },
        ],
        rest: 'missing',
      },
      reason:
        'In some countries fewer than thirty look for work, too few to be shown by themselves; who works and who does not can be compared in all ten.',
    },
    {
      name: 'ai_study_work',
      label: label('studyOrWork'),
      of: '$q8',
      rule: { kind: 'any-of', options: ['q8_1', 'q8_2'] },
      reason:
        'The report speaks of use for study or for work; who named both counts once, which the sum of two shares would not do. The base is who used artificial intelligence within 12 months.',
    },
  ]
}

/**
 * How the waves are weighted: raked in each country to sex by age band, settlement and education.
 * Weights stay 1 on average in each country: what countries together stand for is declared.
 */
export function pollRecipe(texts: PollTexts, wave: 1 | 2): WeightingRecipe {
  const source = `${texts.get('en')?.about?.source ?? ''}, ${2024 + wave}`
  const margin = (
    variables: readonly string[],
    categoryOf: (kind: PersonKind) => string,
  ): MarginDeclaration => ({
    variables: ['country', ...variables],
    targets: targetsBy(categoryOf),
    source,
  })
  return {
    method: 'rake',
    margins: [
      margin(['sex', 'age_band'], ({ sex, band }) => `${sex + 1}|${band + 1}`),
      margin(['settlement'], ({ settlement }) => String(settlement + 1)),
      margin(['education'], ({ education }) => String(education + 1)),
    ],
    cap: 6,
    infeasible: 'refuse',
  }
}

/** Shares of each country. */
function targetsBy(categoryOf: (kind: PersonKind) => string): Readonly<Record<string, number>> {
  const parts = new Map<string, number>()
  for (const country of pollCountryBook)
    for (const kind of populationOf(country)) {
      const key = `${country.code}|${categoryOf(kind)}`
      parts.set(key, (parts.get(key) ?? 0) + kind.count)
    }
  return Object.fromEntries([...parts].map(([key, count]) => [key, count / peopleParts]))
}

/** People of 18 to 30 in each country, for tables over several countries. Invented. */
export const pollPopulations: Readonly<Record<string, number>> = Object.fromEntries(
  pollCountryBook.map(({ code, people }) => [code, people * 1000]),
)
