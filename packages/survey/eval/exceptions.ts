/** Cases of the reference in which this library answers otherwise on purpose, each with the reason. */
export const EXCEPTIONS: Readonly<Record<string, string>> = Object.fromEntries(
  ['0.9', '0.95', '0.99'].map((level) => [
    `apistrat/ciprop/beta/${level}/stype=='H'`,
    'strata fix this share, so it has no sampling variance; R divides by it and prints [0.5, 0.5] for a share of 0.12',
  ]),
)

/** Figures that agree only where this library is told to do as R does. */
export const AS_R: readonly string[] = [
  "ciprop beta: sampleSize 'all-rows', for R counts rows that did not answer as sample",
  "ciprop logit: boundary 'last-iterate', for R has no rule for a share of 0 and prints where its fit stopped",
  'rake_stype_schwide and trim: movement 1 in 10 rounds, the tolerance of R that leaves margins a person off',
]
