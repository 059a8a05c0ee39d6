import type { MarginDeclaration, WavePage } from '@suyab/server/api'
import { faultOf } from '../../api/fault.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { categoryLabel, marginLabel } from './margin-label.ts'
import { fixed } from './poll-number.ts'

/** Why a weighting is refused: of a target that cannot be met, the range that it could have. */
export function WeightingRefused({
  wave,
  margins,
  error,
}: {
  wave: WavePage
  margins: readonly MarginDeclaration[]
  error: unknown
}) {
  const text = useText()
  return (
    <div className="fault" role="alert">
      <p>
        <Sign name="warning" /> {refusalSaid(text, wave, margins, error)}
      </p>
    </div>
  )
}

function refusalSaid(
  text: Text,
  wave: WavePage,
  margins: readonly MarginDeclaration[],
  error: unknown,
): string {
  const { say, formats } = text
  const { code, data = {} } = faultOf(error)
  const { column, category, least, most, target } = data
  if (column === undefined || category === undefined) return faultSentence(text, { code, data })
  const variables = String(column).split('|')
  const names = {
    column: marginLabel(text, wave, variables),
    category: categoryLabel(text, wave, variables, String(category)),
  }
  const isRange = typeof least === 'number' && typeof most === 'number'
  if (code !== 'survey.targets-infeasible' || !isRange || typeof target !== 'number')
    return faultSentence(text, { code, data: { ...data, ...names } })
  const typed = margins.find((one) => one.variables.join('|') === column)?.targets[String(category)]
  // The node counts people; what somebody typed may be a share of them.
  const scale = typed === undefined || target === 0 ? 1 : typed / target
  const value = (count: number): string => shareOrCount(text, count * scale, target * scale)
  const range = { target: value(target), least: value(least), most: value(most) }
  const said = say('pollsWork.reachable', { category: names.category, ...range })
  return `${said}${formats.gap}${say('pollsWork.reachableThen')}`
}

/** Targets are shares of one or numbers of people. */
function shareOrCount(text: Text, value: number, target: number): string {
  return target <= 1
    ? text.say('pollsTable.share', { value: fixed(text, value * 100, 1) })
    : text.formats.number(Math.round(value))
}
