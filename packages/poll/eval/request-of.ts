/** A case as R computed it: the call, and what it gave. */
export interface ReferenceCase {
  readonly id: string
  readonly data: string
  readonly design: string
  readonly call: string
  readonly value: Readonly<Record<string, unknown>>
}

/** The figures of a case, each with how far it may be off. */
export type Expected = readonly { readonly at: readonly (string | number)[]; readonly value: unknown; readonly tolerance: number; readonly absolute?: boolean }[] // prettier-ignore

export interface AskedCase {
  readonly request: object
  /** None: the request must be refused. */
  readonly expected: Expected | undefined
}

/** A design as a specification declares it; undefined for those that R made in several steps. */
export function designOf(call: string): object | undefined {
  const found = /^svydesign\((.+?)\)(?:\s*#.*)?$/.exec(call)
  if (found === null || call.includes('prob=')) return undefined
  const argument = (name: string): string[] =>
    new RegExp(`[(,]${name}=~?([\\w.+]+)`).exec(call)?.[1]?.split('+') ?? []
  const [strata, populations] = [argument('strata'), argument('fpc')]
  const [weight] = argument('weights')
  return {
    stages: argument('id').map((id, at) => ({
      ...(id === '1' ? {} : { cluster: id }),
      ...(strata[at] === undefined ? {} : { stratum: strata[at] }),
      ...(populations[at] === undefined ? {} : { population: populations[at] }),
    })),
    ...(weight === undefined ? {} : { weight }),
    ...(call.includes('nest=TRUE') ? { nested: true } : {}),
  }
}

type Reader = (found: readonly string[], item: ReferenceCase) => AskedCase | undefined

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^svy(mean|total)\(~([\w.]+),na\.rm=TRUE,deff=(TRUE|'replace')\)$/, ([, kind = '', name = '', rule], { value }) => ({
    request: { kind, variables: [name], missing: 'drop', designEffect: rule === 'TRUE' ? 'without-replacement' : 'with-replacement' },
    expected: estimates(value),
  })],
  [/^svymean\(~factor\((\w+)\)/, shares],
  [/^svymean\(~(\w+),deff=TRUE\)$/, shares],
  [/^svyratio\(~([\w.]+),~(\w+),na\.rm=TRUE\)$/, ([, numerator, denominator], { value }) => ({
    request: { kind: 'ratio', numerator, denominator, missing: 'drop' },
    expected: estimates(value),
  })],
  [/^svyciprop\(~(?:I\((.+?)\)|(\w+)),(na\.rm=TRUE,)?method='(\w+)'(?:,level=([\d.]+))?\)$/, proportion],
  [/^svychisq\(~([\w.]+)\+([\w.]+),statistic='(\w+)'\)$/, ([, rows, columns, statistic], { value }) => ({
    request: { kind: 'association', rows, columns, statistic },
    expected: [
      { at: ['statistic'], value: value['statistic'], tolerance: 1e-8 },
      { at: ['p'], value: value['p'], tolerance: statistic === 'saddlepoint' ? 0.05 : 1e-6, absolute: statistic !== 'saddlepoint' },
    ],
  })],
  [/^svyttest\((\w+)~([\w.]+)\)$/, ([, variable, group], { value }) => ({
    request: { kind: 'difference', variable, group },
    expected: [
      { at: ['estimate'], value: value['diff'], tolerance: 1e-9 },
      { at: ['statistic'], value: value['t'], tolerance: 1e-8 },
      { at: ['p'], value: value['p'], tolerance: 1e-6, absolute: true },
    ],
  })],
  [/^svycontrast\(svymean\(~(\w+)\+(\w+)\),c\(1,-1\)\)$/, ([, one = '', other = ''], { value }) => ({
    request: { kind: 'contrast', variables: [one, other], contrasts: [{ name: 'difference', coefficients: { [one]: 1, [other]: -1 } }] },
    expected: estimates(value),
  })],
  [/^svyquantile\(~(\w+),c\(\.25,\.5,\.75\),qrule='(\w+)'\)$/, ([, variable, rule], { value }) => ({
    request: { kind: 'quantile', variable, probabilities: [0.25, 0.5, 0.75], rule },
    expected: (value as unknown as number[][]).flatMap(([estimate, low, high, error], at) => [
      { at: ['quantiles', at, 'value'], value: estimate, tolerance: 1e-9 },
      { at: ['quantiles', at, 'interval', 'low'], value: low, tolerance: 1e-7 },
      { at: ['quantiles', at, 'interval', 'high'], value: high, tolerance: 1e-7 },
      { at: ['quantiles', at, 'error'], value: error, tolerance: 1e-7 },
    ]),
  })],
  [/^svyby\(~(\w+)\+(\w+),~(\w+),svymean,vartype/, ([, one = '', other = '', group = ''], { value }) => ({
    request: { kind: 'mean', variables: [one, other], by: [group] },
    expected: (value as unknown as Record<string, unknown>[]).flatMap((row, at) => [one, other].flatMap((name, place) => [
      { at: ['groups', at, 'estimates', place, 'value'], value: row[name], tolerance: 1e-9 },
      { at: ['groups', at, 'estimates', place, 'error'], value: row[`se.${name}`], tolerance: 1e-8 },
    ])),
  })],
  [/^svyglm\((.+?)~(.+?),family=(\w+)\(\)\)$/, regression],
] // prettier-ignore

/** The request that a call of R's stands for; undefined where the command has no such thing. */
export function requestOf(item: ReferenceCase): AskedCase | undefined {
  for (const [pattern, reader] of readers) {
    const found = pattern.exec(item.call)
    if (found === null) continue
    const asked = reader(found, item)
    return asked === undefined || item.value['error'] === undefined
      ? asked
      : { ...asked, expected: undefined }
  }
  return undefined
}

function estimates(value: ReferenceCase['value']): Expected {
  const [est, se] = [value['est'], value['se']].map((one) => (Array.isArray(one) ? (one as unknown[]) : [one])) // prettier-ignore
  return [
    ...(est ?? []).map((one, at) => ({ at: ['estimates', at, 'value'], value: one, tolerance: 1e-9 })), // prettier-ignore
    ...(se ?? []).map((one, at) => ({ at: ['estimates', at, 'error'], value: one, tolerance: 1e-8 })), // prettier-ignore
  ]
}

function shares([, variable]: readonly string[], { value }: ReferenceCase): AskedCase {
  return { request: { kind: 'shares', variable, missing: 'drop' }, expected: estimates(value) }
}

function chosenOf(condition: string): object | undefined {
  const found = /^([\w.]+)\s*(==|>)\s*'?([^']+)'?$/.exec(condition)
  if (found === null) return undefined
  const [, variable, operator, value = ''] = found
  return operator === '==' ? { variable, values: [value] } : { variable, above: Number(value) }
}

function proportion(
  [, condition, name, drop, method, level]: readonly string[],
  { value }: ReferenceCase,
): AskedCase | undefined {
  const of = condition === undefined ? { variable: name, values: ['1'] } : chosenOf(condition)
  if (of === undefined) return undefined
  // R's regression leaves missing values out unasked; its means do so only when told.
  const isFitted = method === 'logit' || method === 'likelihood'
  const missing = isFitted || drop !== undefined ? 'drop' : 'refuse'
  const [low, high] = (value['ci'] ?? []) as unknown[]
  const tolerance = method === 'likelihood' ? 1e-4 : 1e-7
  return {
    request: { kind: 'proportion', of, method, missing, sampleSize: 'all-rows', boundary: 'last-iterate', ...(level === undefined ? {} : { level: Number(level) }) }, // prettier-ignore
    // What R gives as NA for missing values is refused here.
    expected:
      value['est'] === null
        ? undefined
        : [
            { at: ['value'], value: value['est'], tolerance: 1e-9 },
            ...(low === null
              ? [{ at: ['interval'], value: null, tolerance: 0 }]
              : [
                  { at: ['interval', 'low'], value: low, tolerance },
                  { at: ['interval', 'high'], value: high, tolerance },
                ]),
          ],
  }
}

function regression(
  [, response = '', terms = '', family = '']: readonly string[],
  { value }: ReferenceCase,
): AskedCase | undefined {
  const condition = /^I\((.+)\)$/.exec(response)?.[1] ?? (response === 'q1y' ? "q1=='yes'" : undefined) // prettier-ignore
  const [est, se, p] = ['est', 'se', 'p'].map((name) => value[name] as number[])
  return {
    request: {
      kind: 'regression',
      response: condition === undefined ? response : chosenOf(condition),
      terms: terms.split('+').flatMap((one): (string | object)[] => {
        const parts = one.split('*')
        return parts.length === 1 ? parts : [...parts, { interaction: parts }]
      }),
      family: { quasibinomial: 'binomial', quasipoisson: 'poisson' }[family] ?? 'gaussian',
      missing: 'drop',
    },
    expected: (est ?? []).flatMap((one, at) => [
      { at: ['coefficients', at, 'estimate'], value: one, tolerance: 1e-6 },
      { at: ['coefficients', at, 'error'], value: se?.[at], tolerance: 1e-6 },
      { at: ['coefficients', at, 'p'], value: p?.[at], tolerance: 1e-6, absolute: true },
    ]),
  }
}
