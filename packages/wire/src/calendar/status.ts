/** IPTC NewsCodes, event occurrence status. */
const occurrence = 'http://cv.iptc.org/newscodes/eventoccurstatus/'
/** What is certain of an event, by IPTC's codes. */
export const statuses: Readonly<Record<string, string>> = {
  TENTATIVE: `${occurrence}eos3`,
  CONFIRMED: `${occurrence}eos5`,
  CANCELLED: `${occurrence}eos6`,
}

/** How far a task is, apart from CANCELLED. ninjs has no word for it, so it keeps its own. */
export const taskStatuses: ReadonlySet<string> = new Set([
  'NEEDS-ACTION',
  'IN-PROCESS',
  'COMPLETED',
])
