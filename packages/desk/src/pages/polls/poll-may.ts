import { usePerson } from '../../api/session.ts'

/** Whether the person imports, weights and recodes, or reads only. */
export function useManagesPolls(): boolean {
  const { role } = usePerson()
  return role === 'administrator' || role === 'analyst'
}
