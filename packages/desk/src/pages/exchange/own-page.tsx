import { useSearch } from '@tanstack/react-router'
import { ExchangePage } from './exchange-page.tsx'

/** What this newsroom offers. */
export function OwnPage() {
  return <ExchangePage box="own" search={useSearch({ from: '/own' })} />
}
