import { checkDisclosure, type DisclosureItem, type DisclosureStatement } from '@suyab/survey/disclosure-checklist' // prettier-ignore
import type { Texts } from '@suyab/survey/file/data-set'
import { missingTexts } from '@suyab/survey/file/xlsform/questionnaire'
import { textIn } from './labelled.ts'
import type { WaveRecord } from './wave-record.ts'

/** What a wave's record says under each item that a published poll owes its readers. */
export function disclosureOf(record: WaveRecord): DisclosureStatement {
  const { poll, wave, questionnaire, recodings } = record
  const { declaration, respondents, weighting } = wave
  const { fieldwork, mode, sponsor, conductor, population, sample, limitations, contact, design } = declaration // prettier-ignore
  const said = (texts: Texts | undefined): string => (texts === undefined ? '' : textIn(texts, poll.languages)) // prettier-ignore
  const [first = 'und'] = poll.languages
  const isWorded =
    questionnaire.items.length > 0 &&
    !missingTexts(questionnaire).some(({ part, language }) => part === 'label' && language === first) // prettier-ignore
  const weighted = weighting === null ? (design.weight ?? 'unweighted') : `weighting ${weighting}`
  return {
    'collection-strategy': `survey, ${mode}`,
    sponsor: said(sponsor),
    conductor: said(conductor),
    wording: isWorded ? 'questionnaire' : '',
    population: said(population),
    sampling: said(sample.drawn),
    recruitment: said(sample.recruitment),
    mode,
    languages: poll.languages.join(', '),
    dates: `${fieldwork.from}/${fieldwork.to}`,
    'sample-size': String(respondents),
    // Every figure carries its interval; one of an opt-in sample says that it has none.
    precision: sample.kind === 'probability' ? 'interval with each figure' : 'no margin of error',
    weighting: weighted,
    'data-processing': `${recodings.length} recodings on record`,
    limitations: said(limitations),
    contact: contact ?? '',
  }
}

/** What the record lacks of it. @source AAPOR, "Code of professional ethics and practices" 2021 */
export function undisclosed(record: WaveRecord): readonly DisclosureItem[] {
  const { kind } = record.wave.declaration.sample
  const checked = checkDisclosure(disclosureOf(record), kind, undefined)
  if (checked.ok) return []
  if (checked.fault.code !== 'survey.disclosure-incomplete') throw new TypeError(checked.fault.code)
  return checked.fault.items.filter((item): item is DisclosureItem => item in disclosureOf(record))
}
