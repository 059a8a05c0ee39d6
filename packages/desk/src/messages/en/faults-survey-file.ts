/** Files of surveys. */
export const faultsSurveyFile = {
  'sav.not-a-sav': 'This is no SPSS file. Save the data as .sav again.',
  'sav.cut-short':
    'The SPSS file ends too early, after {offset} bytes ({record}): it was cut. Copy it again.',
  'sav.count-unbelievable':
    'The SPSS file claims a count that cannot be ({record}, byte {offset}). It is damaged: export it again.',
  'sav.record-malformed':
    'A part of the SPSS file is not as it should be ({record}, byte {offset}). Export it again.',
  'sav.record-misplaced':
    'A part of the SPSS file stands where it cannot ({record}, byte {offset}). Export it again.',
  'sav.variable-unknown':
    'The SPSS file speaks of a variable {column} that it does not have ({record}). Export it again.',
  'sav.name-twice': 'Two variables of the SPSS file are called {column}. Rename one.',
  'sav.encoding-missing':
    'The SPSS file does not say its encoding, and its texts need it. Bring it again and name one.',
  'sav.encoding-unsupported': 'The encoding of the SPSS file is not known here. Save it in UTF-8.',
  'sav.text-undecodable':
    'A text of the SPSS file is no text in its encoding (row {row}, column {column}). Bring it again and name the right encoding.',
  'sav.value-not-a-number':
    'Row {row} of the SPSS file holds in {column} what is no number. Correct it.',
  'sav.code-misplaced':
    'The compressed answers of the SPSS file contradict themselves (row {row}, column {column}). Export it again.',
  'sav.rows-missing':
    'The SPSS file has fewer rows than it claims; it ends at row {row}. Copy it again.',
  'sav.rows-beyond-count':
    'The SPSS file has more rows than it claims, from row {row} on. Export it again.',
  'sav.blocks-malformed':
    'The compressed blocks of the .zsav file are damaged (byte {offset}). Export it again.',
  'sav.too-large':
    'The SPSS file holds more than can be read at once ({record}). Split it, or leave out columns.',
  'sav.name-unusable': 'SPSS does not allow the name {column}. Take another format.',
  'sav.label-too-long': 'A label of {column} is longer than SPSS holds. Take another format.',
  'sav.text-too-wide':
    'Row {row} has a text in {column} longer than SPSS holds. Take another format.',
  'sav.value-unusable': 'SPSS cannot hold a value of {column} (row {row}). Take another format.',
  'sav.missing-unusable':
    'SPSS cannot hold so many codes of no answer for {column}. Take another format.',
  'sav.format-unusable': 'SPSS does not know the format of {column}. Take another format.',
  'sav.set-unusable': 'SPSS cannot hold the set {column}. Take another format.',
  'sav.attribute-unusable': 'SPSS cannot hold an attribute of {column}. Take another format.',
  'sav.header-unusable': 'SPSS cannot hold the title of these data. Take another format.',
  'csv.empty': 'The file is empty: it has not even a header. Export it again.',
  'csv.header-unusable':
    'The header is not usable at {column}: every column needs a name of its own. Correct it.',
  'csv.row-uneven':
    'Row {row} (line {line}) has another number of fields than the header. Look at its quotes and separators.',
  'csv.row-too-long':
    'Row {row} (line {line}) is longer than any record: a quote may be open. Look at it.',
  'csv.quote-open': 'A quotation mark is not closed (line {line}). Close it.',
  'csv.quote-misplaced':
    'A quotation mark stands within a field (line {line}, column {column}). Double it, or quote the field.',
  'csv.encoding-unclear':
    'The file is not in UTF-8, and its encoding cannot be told. Bring it again and name one.',
  'csv.encoding-unknown': 'That encoding is not known. Take utf-8 or windows-1251, for example.',
  'csv.text-undecodable':
    'The file is no text in the encoding that was named (byte {offset}). Name another.',
  'csv.value-not-a-number': 'Row {row}: a field of {column} is no number. Correct it.',
  'csv.column-mixed': 'The column {column} holds numbers and texts (row {row}). Say which it is.',
  'csv.too-large':
    'The file has more cells than can be read at once (row {row}). Split it, or leave out columns.',
  'parquet.malformed': 'The Parquet file is damaged. Export it again.',
  'parquet.column-unsupported':
    'The column {column} holds no single numbers, times or texts. Take it out of the file.',
  'parquet.value-unusable':
    'Row {row} of {column} holds a value that cannot be kept exactly. Correct it.',
  'parquet.dictionary-differs':
    'The labels in the Parquet file do not fit its column {column}. Export it again.',
  'parquet.too-large':
    'The Parquet file holds more than can be read at once. Split it, or leave out columns.',
  'dictionary.malformed': 'The labels in the file cannot be read at {at}. Export it again.',
  'data-set.no-variables': 'There is no column left. Keep at least one.',
  'data-set.columns-uneven':
    'The column {column} is of another length than the others. Bring the data again.',
  'data-set.name-twice': 'Two columns are called {column}. Rename one.',
  'data-set.variable-unknown':
    'A set or the weight names {column}, which is not there. Bring the data again.',
  'triple-s.text-unusable':
    'Row {row} has a text in {column} that Triple-S cannot hold. Take another format.',
  'xlsx.not-a-workbook': 'This is no Excel workbook. Save the form as .xlsx.',
  'xlsx.malformed': 'The workbook is damaged (sheet {sheet}). Save it again.',
  'xlsx.too-large':
    'The workbook holds more than a form can (sheet {sheet}). Leave in it only the sheets of the form.',
  'xlsx.sheet-unusable':
    'The sheet {sheet} does not fit into an Excel workbook. Take CSV or Parquet.',
  'xlsx.cell-unusable':
    'Row {row} of sheet {sheet} holds what no cell of Excel can. Take CSV or Parquet.',
  'xlsform.sheet-missing': 'The form has no sheet {sheet}. A form has survey and choices.',
  'xlsform.column-missing': 'The sheet {sheet} lacks the column {column}. Add it.',
  'xlsform.column-twice': 'The sheet {sheet} has the column {column} twice. Take one out.',
  'xlsform.type-unknown':
    'Sheet {sheet}, row {row}: this type of question is not known. Correct it.',
  'xlsform.type-unsupported':
    'Sheet {sheet}, row {row}: questions of this type are not taken. Leave it out.',
  'xlsform.repeat-unsupported':
    'Sheet {sheet}, row {row}: repeated groups are not taken. Ask each as a question of its own.',
  'xlsform.name-unusable':
    'Sheet {sheet}, row {row}: this name cannot be used. Take Latin letters, digits and _.',
  'xlsform.name-twice': 'Sheet {sheet}, row {row}: another question has this name. Rename one.',
  'xlsform.choices-unknown':
    'Sheet {sheet}, row {row}: the list of choices is not there. Add it to choices.',
  'xlsform.choice-twice': 'Sheet {sheet}, row {row}: the list has this choice already. Rename one.',
  'xlsform.choice-unusable':
    'Sheet {sheet}, row {row}: the choice’s name cannot be used. Take one without blanks.',
  'xlsform.group-unbalanced':
    'Sheet {sheet}, row {row}: a group is not closed or not opened. Look at begin_group and end_group.',
  'xlsform.reference-unknown':
    'Sheet {sheet}, row {row}: {column} speaks of a question that is not there. Correct it.',
  'xlsform.expression-malformed':
    'Sheet {sheet}, row {row}: the expression in {column} is not closed. Look at its brackets and quotes.',
} as const
