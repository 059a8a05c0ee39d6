import type { CSSProperties } from 'react'
import '../style/figure.css'

/**
 * An interval as a band with a tick on its axis. Places are shares of the inline size, so they mirror
 * with the page; `from` is the place that it is read against.
 */
export function Whisk({
  low,
  high,
  value,
  from,
}: {
  low: number
  high: number
  value: number
  from?: number
}) {
  const style = {
    '--lo': low,
    '--hi': high,
    '--v': value,
    ...(from === undefined ? {} : { '--one': from }),
  } as CSSProperties
  return (
    <span className={from === undefined ? 'whisk' : 'whisk from'} style={style} aria-hidden="true">
      <i />
      <b />
    </span>
  )
}
