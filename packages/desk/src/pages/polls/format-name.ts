/** Formats by their own names, which are the same in every language. */
export const formatNames = {
  xlsx: 'Excel (xlsx)',
  csv: 'CSV',
  sav: 'SPSS (.sav)',
  parquet: 'Parquet',
  'triple-s': 'Triple-S 2.0',
  ddi: 'DDI Codebook 2.5',
} as const
