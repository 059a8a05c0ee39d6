import { Navigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAsksPolls } from './poll-may.ts'

/** A page that tells what was answered; who does not see that is led to the questionnaire. */
export function WithAnswers({ children }: { children: ReactNode }) {
  const { poll, wave } = useParams({ strict: false })
  if (useAsksPolls()) return children
  if (poll === undefined || wave === undefined) return <Navigate to="/polls" replace />
  const params = { poll, wave }
  return <Navigate to="/polls/$poll/waves/$wave/questionnaire" params={params} replace />
}
