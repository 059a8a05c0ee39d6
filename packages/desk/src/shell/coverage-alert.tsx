import { useText } from '../text/text.tsx'
import { useLive } from './live-line.tsx'
import { useToast } from './toasts.tsx'

/** Says on every page that a saved query found new articles; the node tells those who may ask it. */
export function CoverageAlert() {
  const { say } = useText()
  const toast = useToast()
  useLive((event) => {
    if (event.type !== 'coverage') return
    toast({ text: say('research.alertToast', { name: event.name, count: event.found }) })
  })
  return null
}
