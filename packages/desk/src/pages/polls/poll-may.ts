import { usePerson } from '../../api/session.ts'

/** Whether the person imports, weights and recodes, or reads only. */
export function useManagesPolls(): boolean {
  const { role } = usePerson()
  return role === 'administrator' || role === 'analyst'
}

/** Whether the person may write the questionnaire's texts in their language. */
export function useTranslatesPolls(): boolean {
  const { role } = usePerson()
  return role !== 'viewer'
}
