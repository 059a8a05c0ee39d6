import { askedLanguages } from './place.ts'
import { gapTerm, gapWidth, type Condition, type Filter, type Query } from './query.ts'
import { nearTogether, specialised, type TermCondition, type TermPlace } from './specialise.ts'

/** A condition over the columns of the archive's table of articles, and what it has in it. */
export interface Compiled {
  readonly sql: string
  /** Arrays of texts, or single texts, by the name they have in `sql`. */
  readonly parameters: Readonly<Record<string, string | readonly string[]>>
}

/**
 * A query as a condition for ClickHouse, which holds for the same articles as `matches`. It uses the
 * columns outlet, country, language, day, type, terms and places, and the text index over `terms`:
 * positions are only looked at in articles that have the words. What it was given comes as
 * parameters and never stands in the text. Concepts must have been looked up. `duplicates:` is left
 * to who counts.
 * @param prefix of the parameters' names, where several conditions go into one statement
 */
export function compileQuery(query: Query, prefix = 'q'): Compiled {
  const writing = new Writing(prefix)
  const sql = writing.conjuncts(conjunctsOf(query.where))
  return { sql, parameters: writing.parameters }
}

function conjunctsOf(where: Condition): readonly Condition[] {
  return where.is === 'and' ? where.of : [where]
}

/** The word an article's term is part of, counted from its beginning. */
const positions = `arrayCumSum(term -> toInt64(multiIf(term = '${gapTerm}', ${gapWidth}, lengthUTF8(term) = 2 AND match(term, '^[\\\\p{Han}\\\\p{Hiragana}\\\\p{Katakana}ー]'), 0, 1)), terms)`
const primary = `lower(splitByChar('-', language)[1])`

class Writing {
  readonly parameters: Record<string, string | readonly string[]> = {}
  readonly #prefix: string
  readonly #names = new Map<string, string>()
  #pairs = 0

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** What all languages are asked alike stands before what they are asked each in its own terms. */
  conjuncts(conditions: readonly Condition[]): string {
    const apart = conditions.filter((one) => !isAlike(one))
    const alike = conditions.filter(isAlike).map((one) => this.#one(specialised(one, 'und')))
    const parts = apart.length === 0 ? alike : [...alike, this.#byLanguage({ is: 'and', of: apart })]
    return parts.length === 0 ? '1' : parts.join(' AND ')
  } // prettier-ignore

  #byLanguage(where: Condition): string {
    const groups = new Map<string, { asked: TermCondition; languages: string[] }>()
    for (const language of [...askedLanguages, 'und']) {
      const asked = specialised(where, language)
      const key = JSON.stringify(asked)
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { asked, languages: [language] })
      else group.languages.push(language)
    }
    const branches = [...groups.values()].filter(({ asked }) => asked.is !== 'false')
    if (branches.length === 0) return '0'
    if (groups.size === 1) return `(${this.#one(branches[0]!.asked)})`
    const written = branches.map(({ asked, languages }) => {
      const mine = this.#languages(languages)
      return asked.is === 'true' ? mine : `(${mine} AND ${this.#one(asked)})`
    })
    return written.length === 1 ? written[0]! : `(${written.join(' OR ')})`
  }

  /** Articles in languages that are not asked in their own terms go with `und`. */
  #languages(languages: readonly string[]): string {
    if (!languages.includes('und')) return `${primary} IN ${this.#texts(languages)}`
    const others = askedLanguages.filter((one) => !languages.includes(one))
    return `${primary} NOT IN ${this.#texts(others)}`
  }

  #one(condition: TermCondition): string {
    switch (condition.is) {
      case 'true':
        return '1'
      case 'false':
        return '0'
      case 'filter':
        return this.#filter(condition.filter)
      case 'not':
        return `NOT (${this.#one(condition.of)})`
      case 'place':
        return this.#found(condition.place)
      case 'and':
      case 'or':
        return this.#joined(condition.is, condition.of)
      default:
        return condition satisfies never
    }
  }

  /** Single terms are asked for at once, which is one look into the index, and so are sequences. */
  #joined(is: 'and' | 'or', sides: readonly TermCondition[]): string {
    const single: string[] = []
    const sequences: (readonly string[])[] = []
    const rest: string[] = []
    const either: TermPlace[] = []
    for (const side of sides) {
      if (side.is !== 'place') rest.push(this.#one(side))
      else if (is === 'or') either.push(...(side.place.is === 'any' ? side.place.of : [side.place]))
      else if (isSingle(side.place)) single.push(side.place.terms[0]!)
      else rest.push(this.#found(side.place))
    }
    for (const one of nearTogether(either))
      if (isSingle(one)) single.push(one.terms[0]!)
      else if (one.is === 'sequence') sequences.push(one.terms)
      else rest.push(this.#found(one))
    const asked = [
      ...(single.length === 0 ? [] : [this.#tokens(is, single)]),
      ...(sequences.length === 0 ? [] : [this.#anySequence(sequences)]),
      ...rest,
    ]
    return asked.length === 1 ? asked[0]! : `(${asked.join(is === 'and' ? ' AND ' : ' OR ')})`
  }

  /**
   * Whether one of the sequences is there. The index is asked once for one term of each: to ask for
   * all terms of every sequence takes longer than to look at the articles that are too many. These
   * are searched for all sequences at once.
   */
  #anySequence(sequences: readonly (readonly string[])[]): string {
    const [first = []] = sequences
    if (sequences.length === 1)
      return `(${this.#tokens('and', first)} AND hasSubstr(terms, ${this.#texts(first)}))`
    const parts = Array.from({ length: Math.ceil(sequences.length / mostNeedles) }, (_, at) =>
      sequences.slice(at * mostNeedles, (at + 1) * mostNeedles).map((terms) => joint + terms.join(joint) + joint),
    )
    const found = parts.map((needles) => `multiSearchAny(arrayStringConcat(arrayConcat([''], terms, ['']), '${joint}'), ${this.#texts(needles)})`)
    const within = found.length === 1 ? found[0]! : `(${found.join(' OR ')})`
    return `(${this.#tokens('or', sequences.map(telling))} AND ${within})`
  } // prettier-ignore

  #tokens(is: 'and' | 'or', terms: readonly string[]): string {
    const distinct = [...new Set(terms)]
    return `${is === 'and' ? 'hasAllTokens' : 'hasAnyTokens'}(terms, ${this.#texts(distinct)})`
  }

  /** Whether there is such a place. */
  #found(place: TermPlace): string {
    switch (place.is) {
      case 'sequence':
        if (place.terms.length === 1) return this.#tokens('and', place.terms)
        return this.#anySequence([place.terms])
      case 'any':
        return this.#joined('or', place.of.map((one) => ({ is: 'place', place: one })))
      case 'near':
        return `(${this.#possible(place)} AND ${this.#exists(place)})`
      case 'outside':
        // Most articles have nothing that it could be part of, and need no look at positions.
        return `(${this.#found(place.what)} AND (NOT (${this.#possible(place.of)}) OR ${this.#exists(place)}))`
      default:
        return place satisfies never
    }
  } // prettier-ignore

  /** One array of positions, named so that it need not be written at every place. */
  #exists(place: TermPlace): string {
    return `arrayExists(p -> notEmpty(${this.#spans(place)}), [${positions}])`
  }

  /** What must hold for there to be such a place, as far as the index knows. */
  #possible(place: TermPlace): string {
    switch (place.is) {
      case 'near':
        return `${this.#possible(place.what)} AND ${this.#possible(place.to)}`
      case 'outside':
        return this.#possible(place.what)
      case 'sequence':
        return this.#tokens('and', place.terms)
      case 'any': {
        const simple = place.of.every((one) => one.is === 'sequence')
        if (simple) return this.#tokens('or', place.of.flatMap((one) => (one.is === 'sequence' ? one.terms.slice(0, 1) : []))) // prettier-ignore
        return `(${place.of.map((one) => `(${this.#possible(one)})`).join(' OR ')})`
      }
      default:
        return place satisfies never
    }
  }

  /**
   * An array of tuples: the first and the last word of each place, by the positions `p`. What a
   * function of one element takes from outside of it is copied for every element, so that terms and
   * positions are handed in element by element, and what two sides found is named before it is
   * compared.
   */
  #spans(place: TermPlace): string {
    switch (place.is) {
      case 'sequence':
        return this.#sequences([place.terms])
      case 'any': {
        const sequences = place.of.flatMap((one) => (one.is === 'sequence' ? [one.terms] : []))
        const rest = place.of.filter(({ is }) => is !== 'sequence').map((one) => this.#spans(one))
        const all = [...(sequences.length === 0 ? [] : [this.#sequences(sequences)]), ...rest]
        return all.length === 1 ? all[0]! : `arrayConcat(${all.join(', ')})`
      }
      case 'near': {
        const [what, to] = this.#pair()
        const { within } = place
        const after = beyond(what, to, `m != ${nowhere} AND -m - s.2 - 1 <= ${within}`, {
          what: '-s.2',
          other: '-s.1',
          value: '-s.1',
          first: 'what',
        })
        const before = beyond(what, to, `m != ${nowhere} AND s.1 - m - 1 <= ${within}`, {
          what: 's.1',
          other: 's.2',
          value: 's.2',
          first: 'what',
        })
        const near = `arrayDistinct(arrayConcat(${after}, ${before}))`
        return this.#named([what, place.what], [to, place.to], near)
      }
      case 'outside': {
        const [what, of] = this.#pair()
        const outside = beyond(what, of, 'm < s.2', {
          what: 's.1',
          other: 's.1',
          value: 's.2',
          first: 'other',
        })
        return this.#named([what, place.what], [of, place.of], outside)
      }
      default:
        return place satisfies never
    }
  }

  /** An expression over two arrays of places, each worked out once. */
  #named(
    [one, its]: readonly [string, TermPlace],
    [two, others]: readonly [string, TermPlace],
    expression: string,
  ): string {
    return `arrayMap((${one}, ${two}) -> ${expression}, [${this.#spans(its)}], [${this.#spans(others)}])[1]`
  }

  /** Names for one place and another; those of an inner pair must not hide the outer ones. */
  #pair(): readonly [what: string, other: string] {
    this.#pairs += 1
    return [`what${this.#pairs}`, `other${this.#pairs}`]
  }

  /** The places of all sequences; those of one length are looked for together. */
  #sequences(sequences: readonly (readonly string[])[]): string {
    const byLength = [...Map.groupBy(sequences, ({ length }) => length)]
    const found = byLength.map(([length, some]) => {
      const asked = this.#texts([...new Set(some.map((terms) => terms.join(joint)))])
      if (length === 1) return `arrayFilter((s, t) -> has(${asked}, t), arrayZip(p, p), terms)`
      const names = Array.from({ length }, (_, at) => `t${at}`)
      const shifted = names.map((_, at) => (at === 0 ? 'terms' : `arrayShiftLeft(terms, ${at})`))
      const firsts = this.#texts([...new Set(some.map(([first = '']) => first))])
      const joined = `concatWithSeparator('${joint}', ${names.join(', ')})`
      const ends = `arrayZip(p, arrayShiftLeft(p, ${length - 1}))`
      return `arrayFilter((s, ${names.join(', ')}) -> has(${firsts}, t0) AND has(${asked}, ${joined}), ${ends}, ${shifted.join(', ')})`
    })
    return found.length === 1 ? found[0]! : `arrayConcat(${found.join(', ')})`
  }

  #filter(filter: Filter): string {
    switch (filter.is) {
      case 'outlet':
      case 'country':
      case 'type':
        return `${filter.is} IN ${this.#texts(filter.any)}`
      case 'place':
        return `hasAny(places, ${this.#texts(filter.any)})`
      case 'language': {
        const asked = this.#texts(filter.any)
        return `arrayExists(range -> lower(language) = range OR startsWith(lower(language), concat(range, '-')), ${asked})`
      }
      case 'date': {
        const days = [
          ...(filter.from === undefined ? [] : [`day >= ${this.#day(filter.from)}`]),
          ...(filter.to === undefined ? [] : [`day <= ${this.#day(filter.to)}`]),
        ]
        return days.length === 0 ? '1' : `(${days.join(' AND ')})`
      }
      default:
        return filter satisfies never
    }
  }

  #texts(values: readonly string[]): string {
    return this.#parameter(values, 'Array(String)')
  }

  #day(value: string): string {
    return this.#parameter(value, 'Date')
  }

  /** The same value has one name, however often it is asked for. */
  #parameter(value: string | readonly string[], type: string): string {
    const key = `${type} ${JSON.stringify(value)}`
    let name = this.#names.get(key)
    if (name === undefined) {
      name = `${this.#prefix}${this.#names.size}`
      this.#names.set(key, name)
      this.parameters[name] = value
    }
    return `{${name}:${type}}`
  }
}

/** Stands between the terms of a sequence where it is one text; no term has it. */
const joint = '␟'
/** multiSearchAny takes 255. */
const mostNeedles = 250

/** Before every position. */
const nowhere = -1_000_000_000_000

/**
 * The places `s` of one array for which a condition holds on `m`: the greatest value among those
 * places of another that come before it in the order of their keys. All are sorted once, since
 * comparing each with each would take the square of their number in memory.
 * @param by of a place `s`, its first and last word being `s.1` and `s.2`; `first` at equal keys
 */
function beyond(
  what: string,
  other: string,
  condition: string,
  by: { what: string; other: string; value: string; first: 'what' | 'other' },
): string {
  const [mine, theirs] = by.first === 'what' ? [0, 1] : [1, 0]
  const ours = `arrayMap(s -> (toInt64(${by.what}), ${mine}, toInt64(${nowhere}), s), ${what})`
  const others = `arrayMap(s -> (toInt64(${by.other}), ${theirs}, toInt64(${by.value}), s), ${other})`
  const until = 'arrayMap(i -> (1, i), arrayEnumerate(sorted))'
  const greatest = `arrayReduceInRanges('max', ${until}, arrayMap(e -> e.3, sorted))`
  const held = `arrayFilter((s, k, m) -> k = ${mine} AND ${condition}, arrayMap(e -> e.4, sorted), arrayMap(e -> e.2, sorted), ${greatest})`
  return `arrayMap(sorted -> ${held}, [arraySort(e -> (e.1, e.2), arrayConcat(${ours}, ${others}))])[1]`
}

function isSingle(place: TermPlace): place is TermPlace & { is: 'sequence' } {
  return place.is === 'sequence' && place.terms.length === 1
}

/** The term of a sequence that the fewest articles will have: the longest is a fair guess. */
function telling(terms: readonly string[]): string {
  return terms.reduce((longest, term) => (term.length > longest.length ? term : longest))
}

/** Whether articles of all languages are asked the same by it. */
function isAlike(condition: Condition): boolean {
  switch (condition.is) {
    case 'all':
    case 'outlet':
    case 'country':
    case 'place':
    case 'type':
    case 'date':
      return true
    case 'not':
      return isAlike(condition.of)
    case 'and':
    case 'or':
      return condition.of.every(isAlike)
    case 'words':
    case 'concept':
    case 'near':
    case 'outside':
    case 'language':
      return false
    default:
      return condition satisfies never
  }
}
