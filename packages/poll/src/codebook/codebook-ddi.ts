import { writeCodebook, type StudyDescription } from '@suyab/survey/file/ddi/codebook'
import { element, xmlText } from '@suyab/survey/file/xml-text'
import type { Texts } from '@suyab/survey/file/data-set'
import { weightColumn } from '../data-file.ts'
import { textIn } from '../labelled.ts'
import type { RecodingEntry } from '../recoding-store.ts'
import type { Codebook } from './codebook.ts'
import { poolingWords } from './codebook-pooling.ts'
import { modeWords, codebookWords, type CodebookLanguage } from './codebook-words.ts'

/** The codebook as DDI Codebook 2.5; each variable that was made says of what, how and why. */
export function codebookDdi(codebook: Codebook, language: CodebookLanguage): string {
  const { poll, wave, declaration, dataSet, countries, recodings, dataVersion, weighting } =
    codebook
  const { names, fieldwork, mode, sponsor, conductor, population, sample, design, limitations } = declaration // prettier-ignore
  const words = codebookWords[language]
  const said = (texts: Texts | undefined): string => (texts === undefined ? '' : textIn(texts, [language, ...poll.languages])) // prettier-ignore
  const both = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ') // prettier-ignore
  const together = poolingWords(codebook, language, (label, code) => said(label) || code)
  const weighted = weighting === null ? (design.weight ?? words.unweighted) : weightColumn
  const study: StudyDescription = {
    title: both(said(poll.names), said(names)),
    titles: Object.fromEntries(poll.languages.flatMap((tag) => (poll.names[tag] === undefined ? [] : [[tag, both(poll.names[tag], names[tag] ?? '')]]))), // prettier-ignore
    id: `${poll.id}/${wave} ${dataVersion}`,
    language,
    collected: fieldwork,
    countries: countries.map(({ code, label }) => ({ code, name: said(label) || code })),
    universe: said(population),
    collector: said(conductor),
    sponsors: [said(sponsor)].filter((one) => one !== ''),
    sampling: both(`${words[sample.kind === 'probability' ? 'probability' : 'optIn']}.`, said(sample.drawn), said(sample.recruitment), sample.overlap === undefined ? '' : `${words.overlap[sample.overlap]}.`), // prettier-ignore
    mode: modeWords[language][mode],
    weighting: together === undefined ? weighted : both(`${weighted}.`, together.policy, together.people.join('; ')), // prettier-ignore
    abstract: both(said(limitations), recordOf(recodings, words.recodings)),
  }
  return withDerivations(writeCodebook(dataSet, study), codebook)
}

/** The whole record, withdrawn entries too. */
function recordOf(recodings: readonly RecodingEntry[], head: string): string {
  if (recodings.length === 0) return ''
  const lines = recodings.map(({ recoding, by, at, withdrawn }) => {
    const undone = withdrawn === undefined ? '' : ` × ${withdrawn.at}`
    return `${recoding.name} ← ${recoding.of}: ${recoding.reason} (${[by?.name, at].filter(Boolean).join(', ')}${undone})` // prettier-ignore
  })
  return `${head}: ${lines.join('; ')}`
}

/** Puts a derivation where the schema has its place, before the variable's format. */
function withDerivations(xml: string, { variables, dataSet }: Codebook): string {
  const ids = new Map(dataSet.variables.map(({ name }, at) => [name, `V${at + 1}`]))
  let written = xml
  for (const { name, recoding } of variables) {
    if (recoding === undefined) continue
    const { of, reason, rule } = recoding.recoding
    const set = dataSet.sets.find((one) => one.name === of)
    const from = (set?.variables ?? [of]).flatMap((one) => ids.get(one) ?? []).join(' ')
    const derivation = element(
      'derivation',
      { var: from },
      element('drvdesc', {}, xmlText(reason)),
      element('drvcmd', { syntax: 'JSON' }, xmlText(JSON.stringify(rule))),
    )
    const start = written.indexOf(`<var ID="${ids.get(name)}" `)
    const place = written.indexOf('<varFormat', start)
    if (start < 0 || place < 0) throw new TypeError(`the codebook describes ${name}`)
    written = `${written.slice(0, place)}${derivation}${written.slice(place)}`
  }
  return written
}
