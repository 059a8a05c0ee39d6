import type { ImportPreview, ImportVariable } from '@suyab/server/api'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { Remarks } from './remarks.tsx'

/** So many answers are named of a variable that has more. */
const shown = 4

/** The columns of a file: what is in them, and which of them are left out. */
export function ImportVariables({
  preview,
  leaveOut,
  person,
  onLeaveOut,
}: {
  preview: ImportPreview
  leaveOut: readonly string[]
  /** The column of which only marks are kept. */
  person: string
  onLeaveOut: (names: string[]) => void
}) {
  const { say, formats } = useText()
  const { variables = [], rows = 0, remarks } = preview
  const suspected = variables.filter(({ identity }) => identity !== undefined)
  // A file of SPSS says itself which numbers are answers.
  const hasCodes =
    preview.format !== 'sav' &&
    variables.some(({ kind, categories, role }) => kind === 'number' && role === undefined && categories.length > 1) // prettier-ignore
  return (
    <>
      <p>
        {say('pollsImport.found', { count: variables.length, rows: formats.number(rows) })}
        {formats.gap}
        {suspected.length === 0
          ? say('pollsImport.noIdentity')
          : say('pollsImport.identity', { count: suspected.length })}
      </p>
      {hasCodes ? <p className="hint">{say('pollsImport.codesLater')}</p> : null}
      <Remarks remarks={remarks} />
      <ScrollRegion label={say('pollsImport.variables')}>
        <table className="poll-list held variables">
          <thead>
            <tr>
              <th scope="col">
                <span>{say('pollsImport.keep')}</span>
              </th>
              <th scope="col">{say('pollsImport.variable')}</th>
              <th scope="col">{say('pollsImport.answers')}</th>
              <th scope="col" className="n">
                {say('pollsImport.distinct')}
              </th>
              <th scope="col" className="n">
                {say('pollsImport.missing')}
              </th>
              <th scope="col">{say('pollsImport.looksLike')}</th>
            </tr>
          </thead>
          <tbody>
            {variables.map((variable) => (
              <VariableRow
                key={variable.name}
                variable={variable}
                isKept={variable.name !== person && !leaveOut.includes(variable.name)}
                isPerson={variable.name === person}
                keep={(isKept) =>
                  onLeaveOut(
                    isKept
                      ? leaveOut.filter((name) => name !== variable.name)
                      : [...leaveOut, variable.name],
                  )
                }
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

function VariableRow({
  variable,
  isKept,
  isPerson,
  keep,
}: {
  variable: ImportVariable
  isKept: boolean
  isPerson: boolean
  keep: (isKept: boolean) => void
}) {
  const { say, formats } = useText()
  const { name, label, kind, distinct, missing, categories, identity, role } = variable
  return (
    <tr className={isKept ? undefined : 'off'}>
      <td>
        <input
          type="checkbox"
          aria-label={say('pollsImport.keepOne', { name })}
          checked={isKept}
          disabled={isPerson}
          onChange={({ target }) => keep(target.checked)}
        />
      </td>
      <th scope="row" className="wide">
        <bdi dir="ltr">{name}</bdi>
        {label === '' ? null : <small dir="auto">{label}</small>}
        {identity === undefined || isPerson ? null : (
          <span className="identity">
            <Sign name="warning" /> {say(`pollsImport.identity.${identity}`)}
            {formats.gap}
            {say(isKept ? 'pollsImport.identityKept' : 'pollsImport.identityLeft')}
          </span>
        )}
      </th>
      <td className="wide">
        {categories.length === 0
          ? say(`pollsImport.kindOf.${kind}`)
          : `${categories
              .slice(0, shown)
              .map((category) => category.label || category.value)
              .join(' · ')}${categories.length > shown ? ' …' : ''}`}
      </td>
      <td className="n">{formats.number(distinct)}</td>
      <td className="n">{formats.number(missing)}</td>
      <td>
        {isPerson
          ? say('pollsImport.personMarked')
          : role === undefined || identity !== undefined
            ? null
            : say(`pollsImport.role.${role}`)}
      </td>
    </tr>
  )
}
