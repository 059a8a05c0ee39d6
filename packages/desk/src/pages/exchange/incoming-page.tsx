import { useSearch } from '@tanstack/react-router'
import { ExchangePage } from './exchange-page.tsx'

/** What partners offer. */
export function IncomingPage() {
  return <ExchangePage box="in" search={useSearch({ from: '/incoming' })} />
}
