import { formatsFor, type Formats } from '@suyab/language/format'
import { directionOf } from '@suyab/language/tag'
import type { Texts } from '@suyab/survey/file/data-set'
import { xmlText } from '@suyab/survey/file/xml-text'
import { weightColumn } from '../data-file.ts'
import { textIn } from '../labelled.ts'
import type { RecodingRule } from '../recoding.ts'
import type { RecodingEntry } from '../recoding-store.ts'
import type { Codebook, CodebookVariable } from './codebook.ts'
import { poolingWords } from './codebook-pooling.ts'
import { codebookWords, modeWords, type CodebookLanguage } from './codebook-words.ts'

const style = `
:root{color-scheme:light dark;--ink:#1d1d1b;--soft:#6b6b66;--line:#d8d6cf;--paper:#fffefb}
@media (prefers-color-scheme:dark){:root{--ink:#ecebe6;--soft:#a3a29b;--line:#45443f;--paper:#191917}}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.5 "Noto Sans","Noto Sans SC",system-ui,sans-serif}
h1{font:600 2rem/1.2 "Noto Serif","Noto Serif SC",serif;margin:0 0 .25rem}
h2{font:600 1.25rem/1.3 "Noto Serif","Noto Serif SC",serif;border-block-start:1px solid var(--line);padding-block-start:1rem;margin-block:2.5rem 1rem}
h3{font-size:1rem;margin-block:1.75rem .25rem}
.soft,dt,th{color:var(--soft);font-weight:400}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0}
dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;inline-size:100%;margin-block:.5rem}
th,td{text-align:start;vertical-align:top;padding:.2rem .75rem .2rem 0;border-block-end:1px solid var(--line)}
td:first-child{font-variant-numeric:tabular-nums}
a{color:inherit;text-decoration-color:var(--soft)}
code{font-size:.9em;overflow-wrap:anywhere}
ul{columns:18rem;padding-inline-start:1.1rem}
@media (max-width:40rem){dl{grid-template-columns:1fr}dt{margin-block-start:.5rem}}
@media print{a{color:inherit;text-decoration:none}h3{break-after:avoid}table{break-inside:avoid}}
`

/**
 * The codebook as one page that needs nothing else. It speaks in `language`; questions and answers are
 * told in `texts`, any language of the poll.
 */
export function codebookHtml(
  codebook: Codebook,
  language: CodebookLanguage,
  texts: string = language,
): string {
  return new Page(codebook, language, texts).html()
}

class Page {
  readonly #codebook: Codebook
  readonly #language: CodebookLanguage
  readonly #formats: Formats
  readonly #words: (typeof codebookWords)[CodebookLanguage]
  readonly #order: readonly string[]

  constructor(codebook: Codebook, language: CodebookLanguage, texts: string) {
    this.#codebook = codebook
    this.#language = language
    this.#formats = formatsFor(language, 'UTC')
    this.#words = codebookWords[language]
    this.#order = [texts, language, ...codebook.poll.languages]
  }

  html(): string {
    const { poll, wave, declaration, variables, recodings } = this.#codebook
    const words = this.#words
    const title = `${textIn(poll.names, this.#order)}: ${textIn(declaration.names, this.#order)}`
    const anchor = (name: string): string => `v-${encodeURIComponent(name)}`
    const contents = variables.map(({ name }) => `<li><a href="#${xmlText(anchor(name))}"><code>${xmlText(name)}</code></a></li>`) // prettier-ignore
    const parts = [
      `<h1>${this.#said(poll.names)}</h1>`,
      `<p class="soft">${words.codebook} · ${this.#said(declaration.names)} · ${words.wave} ${wave}</p>`,
      `<h2>${words.how}</h2>${this.#study()}`,
      `<h2>${words.contents}</h2><ul>${contents.join('')}</ul>`,
      `<h2>${words.variables}</h2>`,
      ...variables.map((variable) => this.#variable(variable, anchor(variable.name))),
      ...(recodings.length === 0 ? [] : [`<h2>${words.recodings}</h2>`, ...recodings.map((one) => this.#entry(one))]), // prettier-ignore
    ]
    return `<!doctype html>
<html lang="${this.#language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${xmlText(title)} – ${words.codebook}</title><style>${style}</style></head>
<body>${parts.join('\n')}</body></html>
`
  }

  /** A text with the language it is in, where that is another than the page's. */
  #said(texts: Texts | undefined): string {
    if (texts === undefined) return ''
    const tag = this.#order.find((one) => (texts[one] ?? '').trim() !== '')
    const text = textIn(texts, this.#order)
    if (tag === undefined || tag === this.#language || text === '') return xmlText(text)
    return `<span lang="${xmlText(tag)}" dir="${directionOf(tag)}">${xmlText(text)}</span>`
  }

  #study(): string {
    const { declaration, countries, respondents, poll, dataVersion, weighting } = this.#codebook
    const { fieldwork, mode, sponsor, conductor, population, sample, limitations, contact, design } = declaration // prettier-ignore
    const words = this.#words
    const weight = weighting === null ? design.weight : weightColumn
    const sampled = [words[sample.kind === 'probability' ? 'probability' : 'optIn'], this.#said(sample.drawn), sample.overlap === undefined ? '' : words.overlap[sample.overlap]].filter((one) => one !== '').join('. ') // prettier-ignore
    const nameOf = (label: Texts, code: string): string => this.#said(label) || xmlText(code)
    const together = poolingWords(this.#codebook, this.#language, nameOf)
    const rows: readonly (readonly [string, string])[] = [
      [words.fieldwork, `${fieldwork.from} – ${fieldwork.to}`],
      [words.mode, modeWords[this.#language][mode]],
      [words.population, this.#said(population)],
      [words.sample, sampled],
      ...(sample.recruitment === undefined ? [] : [[words.recruitment, this.#said(sample.recruitment)] as const]), // prettier-ignore
      ...(sample.invited === undefined ? [] : [[words.invited, this.#number(sample.invited)] as const]), // prettier-ignore
      [words.respondents, this.#number(respondents)],
      ...(countries.length === 0 ? [] : [[words.countries, countries.map(({ code, label }) => nameOf(label, code)).join(', ')] as const]), // prettier-ignore
      ...(together === undefined ? [] : [[words.together, [together.policy, ...(together.people.length === 0 ? [] : [together.people.join('; ')])].join('<br>')] as const]), // prettier-ignore
      [words.languages, xmlText(poll.languages.join(', '))],
      [words.weight, weight === undefined ? words.unweighted : `<code>${xmlText(weight)}</code>`],
      [words.sponsor, this.#said(sponsor)],
      [words.conductor, this.#said(conductor)],
      [words.limitations, this.#said(limitations)],
      [words.contact, xmlText(contact ?? '')],
      [words.dataVersion, `<code>${xmlText(dataVersion)}</code>`],
    ]
    return list(rows.map(([term, text]) => [term, text === '' ? `<span class="soft">${words.notSaid}</span>` : text])) // prettier-ignore
  }

  #number(value: number): string {
    return xmlText(this.#formats.number(value))
  }

  #variable(variable: CodebookVariable, anchor: string): string {
    const { name, label, kind, role, set, categories, missing, recoding } = variable
    const words = this.#words
    const about = [
      role === undefined ? words[kind] : words.role[role],
      set === undefined ? '' : `${words.several}: <code>${xmlText(set)}</code>`,
      recoding === undefined ? '' : `${words.madeOf} <code>${xmlText(recoding.recoding.of)}</code>: ${xmlText(recoding.recoding.reason)}`, // prettier-ignore
    ]
    const rows = categories.map(
      (one) =>
        `<tr><td><code>${xmlText(String(one.value))}</code></td><td>${this.#said(one.label)}${one.missing ? ` <span class="soft">(${words.noAnswer})</span>` : ''}</td></tr>`,
    )
    const { range } = missing ?? {}
    const others = (missing?.values ?? []).filter((value) => !categories.some((one) => one.value === value)) // prettier-ignore
    const unlabelled = [...others.map(String), ...(range === undefined ? [] : [`${range.from ?? '…'} – ${range.to ?? '…'}`])] // prettier-ignore
    return [
      `<section id="${xmlText(anchor)}"><h3><code>${xmlText(name)}</code> ${this.#said(label)}</h3>`,
      `<p class="soft">${about.filter((one) => one !== '').join(' · ')}</p>`,
      rows.length === 0 ? '' : `<table><thead><tr><th>${words.value}</th><th>${words.meaning}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`, // prettier-ignore
      unlabelled.length === 0 ? '' : `<p class="soft">${words.noAnswerRange}: ${xmlText(unlabelled.join(', '))}</p>`, // prettier-ignore
      '</section>',
    ].join('')
  }

  #entry({ recoding, by, at, withdrawn }: RecodingEntry): string {
    const words = this.#words
    const moment = (iso: string): string => xmlText(this.#formats.dateTime(iso))
    const undone = withdrawn === undefined ? '' : ` <span class="soft">(${words.withdrawn}: ${[withdrawn.by?.name ?? words.terminal, moment(withdrawn.at)].map((one) => xmlText(one)).join(', ')} UTC)</span>` // prettier-ignore
    return `<h3><code>${xmlText(recoding.name)}</code> ${this.#said(recoding.label)}${undone}</h3>${list(
      [
        [words.madeOf, `<code>${xmlText(recoding.of)}</code>`],
        [words.rule, this.#rule(recoding.rule)],
        [words.reason, xmlText(recoding.reason)],
        [words.who, xmlText(by?.name ?? words.terminal)],
        [words.when, `${moment(at)} UTC`],
      ],
    )}`
  }

  #rule(rule: RecodingRule): string {
    const words = this.#words
    if (rule.kind === 'any-of') return xmlText(`${words.anyOf}: ${rule.options.join(', ')}`)
    if (rule.kind === 'codes') {
      const codes = rule.codes.map(({ value, label }) => `${value} (${this.#said(label)})`)
      const none = rule.noAnswer.map((value) => `${value} (${words.noAnswer})`)
      return [words.asIs, ...codes, ...none].join('<br>')
    }
    const lines =
      rule.kind === 'values'
        ? rule.categories.map(({ value, label, from }) => `${xmlText(from.join(', '))} ${words.becomes} ${value} (${this.#said(label)})`) // prettier-ignore
        : rule.categories.map(({ value, label, from }) => {
            const ends = [from.from === undefined ? '' : `${words.from} ${from.from}`, from.below === undefined ? '' : `${words.below} ${from.below}`] // prettier-ignore
            return `${ends.filter((one) => one !== '').join(', ')} ${words.becomes} ${value} (${this.#said(label)})` // prettier-ignore
          })
    return [...lines, ...(rule.rest === 'missing' ? [words.rest] : [])].join('<br>')
  }
}

function list(rows: readonly (readonly [string, string])[]): string {
  return `<dl>${rows.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl>`
}
