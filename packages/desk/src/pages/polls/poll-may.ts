import { usePerson } from '../../api/session.ts'

/** Whether the person imports, weights and recodes, or reads only. */
export function useManagesPolls(): boolean {
  const { role } = usePerson()
  return role === 'administrator' || role === 'analyst'
}

/** Whether the person sees what was answered: translators see the questionnaires only. */
export function useAsksPolls(): boolean {
  const { role } = usePerson()
  return role !== 'translator'
}
