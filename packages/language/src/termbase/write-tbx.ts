import type { Concept, Term, TermBase, TermStatus } from './concept.ts'
import { xmlText } from './xml.ts'

const statuses: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  deprecated: 'deprecatedTerm-admn-sts',
}

/**
 * A term base as a TBX-Basic file, data categories as attributes (DCA).
 * @source ISO 30042:2019; TBX-Basic 3
 */
export function writeTbx(base: TermBase): string {
  const title =
    base.title === '' ? '' : `<titleStmt><title>${xmlText(base.title)}</title></titleStmt>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tbx type="TBX-Basic" style="dca" xml:lang="${xmlText(base.language)}" xmlns="urn:iso:std:iso:30042:ed-2">`,
    `<tbxHeader><fileDesc>${title}<sourceDesc><p>Suyab</p></sourceDesc></fileDesc></tbxHeader>`,
    '<text><body>',
    ...base.concepts.map(conceptXml),
    '</body></text>',
    '</tbx>',
    '',
  ].join('\n')
}

function conceptXml({ id, subject, definition, terms }: Concept): string {
  const languages = [...new Set(terms.map(({ language }) => language))]
  return [
    `<conceptEntry id="${xmlText(id)}">`,
    ...descriptions({ subjectField: subject, definition }),
    ...languages.map((language) =>
      [
        `<langSec xml:lang="${xmlText(language)}">`,
        ...terms.filter((term) => term.language === language).map(termXml),
        '</langSec>',
      ].join('\n'),
    ),
    '</conceptEntry>',
  ].join('\n')
}

function descriptions(values: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(values).flatMap(([type, text]) =>
    text === undefined ? [] : [`<descrip type="${type}">${xmlText(text)}</descrip>`],
  )
}

function termXml({ text, status, partOfSpeech, note }: Term): string {
  return [
    '<termSec>',
    `<term>${xmlText(text)}</term>`,
    ...(partOfSpeech === undefined
      ? []
      : [`<termNote type="partOfSpeech">${xmlText(partOfSpeech)}</termNote>`]),
    `<termNote type="administrativeStatus">${statuses[status]}</termNote>`,
    ...(note === undefined ? [] : [`<note>${xmlText(note)}</note>`]),
    '</termSec>',
  ].join('')
}
