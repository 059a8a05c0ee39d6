/** The research desk: what the press wrote. */
export const research = {
  parts: 'Parts of the research desk',
  search: 'Search',
  outlets: 'Outlets',
  concepts: 'Concepts',
} as const
