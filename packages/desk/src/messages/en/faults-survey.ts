/** Polls and the statistics of surveys. */
export const faultsSurvey = {
  'poll.unknown': 'There is no poll {poll}. Go back to the list.',
  'poll.exists': 'There is a poll {id} already. Choose another id.',
  'poll.wave-unknown': 'There is no wave {wave} of this poll. Go back to the list.',
  'poll.wave-exists':
    'Wave {wave} has been read in already, perhaps by a colleague just now. Load the page again.',
  'poll.wave-changed':
    'Somebody else has changed wave {wave} meanwhile, so nothing was written. Load the page again and repeat it.',
  'poll.data-twice': 'These answers are there already, as wave {wave}. Nothing was kept twice.',
  'poll.upload-unknown':
    'The file is no longer here: it was read in, or a day has passed. Bring it again.',
  'poll.upload-too-large':
    'The file has {bytes} bytes, and files of this kind are read up to {limit}. Split it, or bring it as .sav or Parquet.',
  'poll.memory-exceeded':
    'Reading took more than {megabytes} MB of memory and was ended; nothing was kept. Leave out free texts, or split the file.',
  'poll.too-slow':
    'Reading took longer than {seconds} seconds and was ended; nothing was kept. Split the file.',
  'poll.reading-broke':
    'Reading the file broke off ({reason}); nothing was kept. Try again, and tell whoever keeps this node.',
  'poll.too-many-waiting':
    '{limit} tasks of yours wait already. Ask again when one of them is done.',
  'poll.stopped': 'The work was stopped before it was done, and nothing was kept. Ask once more.',
  'poll.format-unknown':
    'This is no file of SPSS, CSV, Parquet or XLSForm. Save the data as one of them.',
  'poll.not-data':
    'This file is a questionnaire and holds no answers. Bring the data as .sav, CSV or Parquet.',
  'poll.not-a-questionnaire':
    'This file is no questionnaire in XLSForm. Choose the workbook with the sheets survey and choices.',
  'poll.no-rows': 'The file has columns and no row of answers. Look at what was exported.',
  'poll.text-unusable':
    'A name or label of {column} holds characters that are no text. Correct it where the file was made.',
  'poll.column-unknown': 'The file has no column {column}. Look at how it is written there.',
  'poll.column-left-out':
    'The column {column} is to be left out, and the design needs it. Keep it, or name another.',
  'poll.column-not-numbers':
    'The column {column} must hold numbers, and row {row} has “{value}”. Correct it, or name another column.',
  'poll.identity-undecided':
    'The column {column} seems to tell who somebody is ({identity}). Leave it out, or say that it is to be kept.',
  'poll.code-unknown':
    'Row {row}: {column} has “{value}”, which neither the questionnaire nor a label knows; so have {count} rows. Say that it means no answer, or add it to the questionnaire.',
  'poll.no-answer-codes':
    '{column} would have {count} codes that mean no answer, and at most {most} go. Give fewer, or a range in the file itself.',
  'poll.replicate-invalid':
    'The replicate weights cannot be used (column {column}, row {row}). There are at least two, all from 0 on, beside a weight.',
  'poll.language-unknown':
    '{value} is none of the questionnaire’s languages. Add it to the poll first.',
  'poll.text-unknown':
    'The questionnaire has no such place for a text: {column}. Load the page again.',
  'poll.recoding-unknown': 'There is no such recoding in force. Load the page again.',
  'poll.recoding-not-last':
    'Others were made after this recoding and may rest on it. Withdraw the last one first.',
  'poll.recoding-name':
    '{column} cannot be a variable’s name. Use Latin letters, digits and _, a letter first.',
  'poll.recoding-name-taken': 'There is a variable {column} already. Choose another name.',
  'poll.recoding-overlap':
    'Two categories of the recoding of {column} take the same ({value}). Leave it in one.',
  'poll.recoding-value-left':
    'Row {row}: no category takes {value} of {column}. Add it to one, or say that the rest is missing.',
  'poll.recoding-kind':
    'The rule does not fit the kind of {column} ({value}): numbers and texts do not mix. Look at its values.',
  'poll.recoding-option-unknown': '{column} has no answer {value}. Choose among its answers.',
  'poll.values-too-many':
    '{column} has more than {most} different numbers: these are no codes of answers. Sort them into bands.',
  'poll.weights-differ': 'There are {have} weights for {expected} rows. Make the weighting again.',
  'poll.weighting-unknown': 'There is no weighting {weighting} of this wave. Load the page again.',
  'poll.person-undeclared':
    'Wave {wave} does not say which column tells people apart, so nobody can be found again. Bring it in with that column, or declare the sample as drawn anew.',
  'poll.person-twice':
    'Rows {other} and {row} are of the same person by column {column}. Keep one of them, or name the column that is different for each person.',
  'poll.person-fixed':
    'Which column tells people apart is settled with the import, for the column itself is not kept ({column}). Delete the wave and bring it in again.',
  'poll.panel-unmatched':
    'Wave {wave} is declared a panel, and nobody in it is in wave {former}. Look whether both files number people in the same way, or declare the sample as drawn anew.',
  'poll.clusters-undeclared':
    'Wave {wave} is said to have the same clusters as the wave before, and no column of clusters is named. Name one in each of the two waves, or declare the sample as drawn anew.',
  'poll.clusters-unmatched':
    'Wave {wave} is said to have the same clusters as wave {former}, and they share none. Look whether both files number clusters and strata in the same way, or declare the sample as drawn anew.',
  'poll.samples-unlike':
    'Waves {former} and {wave} were not drawn alike, so they cannot be compared as one sample. Both need the same stages, columns of strata and clusters in both or in neither, each cluster in the same stratum, and replicate weights made alike.',
  'survey.length-differs':
    'The column {column} has {have} values for {expected} rows. Bring the data again.',
  'survey.no-rows': 'There is no row to reckon with. Look at which answers were chosen.',
  'survey.weight-missing':
    'Row {row} has no weight in {column}; so have {count} rows. Every row needs one: none is guessed.',
  'survey.weight-zero':
    'Row {row} has the weight 0 in {column}; so have {count} rows. Correct them, or take these rows out of the file.',
  'survey.weight-negative':
    'Row {row} has the weight {value} in {column}; {count} rows are below 0. Correct them.',
  'survey.weight-infinite':
    'Row {row} has an infinite weight in {column}; so have {count} rows. Correct them.',
  'survey.weights-absent':
    'There are neither weights nor sizes of the strata of {column}. Name a column of one of them.',
  'survey.value-missing':
    'Row {row} has no value in {column}; so have {count} rows. Say what is to become of them, or correct the file.',
  'survey.value-infinite':
    'Row {row} has an infinite value in {column}; so have {count} rows. Correct them.',
  'survey.value-out-of-range':
    'Row {row}: {column} is {value} and must lie between {least} and {most}. Correct it.',
  'survey.group-missing':
    'Row {row} says nothing in {column}; so do {count} rows. Every row needs its stratum, cluster or country.',
  'survey.code-unknown': 'Row {row}: {value} is no code of {column}. Correct the file.',
  'survey.cluster-crosses-strata':
    'Row {row}: the sampling unit {cluster} of {column} lies in two strata ({strata}). Say that units are counted within strata, or correct it.',
  'survey.one-cluster':
    'All rows are of one sampling unit of {column}: nothing tells how units differ. Name another column.',
  'survey.stratum-single':
    'The stratum {stratum} has one sampling unit only of {column} (row {row}, stage {stage}): nothing tells how it varies. Choose a rule for such strata.',
  'survey.population-varies':
    'Row {row}: {column} differs within the stratum {stratum} (stage {stage}). It must be the same for all its rows.',
  'survey.population-below-sample':
    'Row {row}: the stratum {stratum} has {sample} in the sample and only {population} in all by {column} (stage {stage}). Correct it.',
  'survey.domain-empty': 'Nobody is in the chosen group ({column}). Choose another.',
  'survey.base-zero':
    'The base of {column} is zero: there is nothing to divide by. Choose another group.',
  'survey.categories-too-few':
    '{column} has {count} answers that occur, too few to compare. Choose another question.',
  'survey.degrees-exhausted':
    'The sample has {degrees} degrees of freedom, and this needs {needed}. Ask for less at once.',
  'survey.variance-singular':
    'The errors of {column} cannot be told apart: some answers depend on others. Leave one out.',
  'survey.margin-category-absent':
    'Nobody in the sample is {category} of {column}, and the target is {target}. Put it together with another.',
  'survey.margin-category-without-target':
    'Row {row} is {category} of {column}, for which there is no target. Add one.',
  'survey.margin-target-invalid':
    'The target {target} of {category} ({column}) is no number above 0. Correct it.',
  'survey.margins-disagree':
    'The targets of {column} come to {total}, those of {other} to {otherTotal}. They must agree.',
  'survey.not-converged':
    'After {rounds} rounds {category} of {column} is at {reached} instead of {target}. Loosen the cap, or join categories.',
  'survey.targets-infeasible':
    'The target {target} of {category} ({column}) cannot be met: it could be from {least} to {most}. Loosen the cap, or join categories.',
  'survey.bounds-invalid':
    'The bounds {least} and {most} of the weights leave no room. The lower is below 1, the upper above.',
  'survey.targets-collinear': 'The targets of {column} follow from others. Leave one out.',
  'survey.proportion-at-boundary':
    'The share of {column} is {value}, where an interval by {method} says nothing. Choose another kind of interval.',
  'survey.no-sampling-variance':
    '{column} does not vary between sampling units, so that an interval by {method} cannot be made. Choose another kind.',
  'survey.not-binary': 'Row {row}: {column} is {value} and must be 0 or 1. Recode it first.',
  'survey.method-needs-strata': 'Replicates by {method} need strata. Choose another method.',
  'survey.method-needs-no-strata':
    'Replicates by {method} go without strata only. Choose another method.',
  'survey.pairs-incomplete':
    'The stratum {stratum} has {clusters} sampling units where two are needed. Choose another method.',
  'survey.already-calibrated':
    'The weights are fitted already; {method} begins with those of the design. Choose the design’s weights.',
  'survey.replicates-invalid':
    'The replicate weights do not go together ({rule}, {have}). Look at their number and scale.',
  'survey.regression-separated':
    '{column} tells the answer without doubt, so that its effect has no number. Leave it out.',
  'survey.regression-not-converged':
    'The regression found no end after {rounds} rounds. Leave variables out.',
  'survey.response-invalid':
    'Row {row}: {column} is {value}, which this regression does not take. Recode it first.',
  'survey.exclusive-with-others':
    'Row {row}: {column} stands alone and was chosen with {other}. Correct it.',
  'survey.nothing-answered':
    'Row {row}: nothing of {column} was chosen. Say that this is an answer, or correct it.',
  'survey.pooling-policy-missing':
    'Several countries together need a rule of how each counts. Choose by population, equally, or by respondents.',
  'survey.pooling-population-missing':
    'The population of {country} is not given. Add it, or choose another rule.',
  'survey.margin-of-error-on-opt-in':
    'Whoever came forward makes no random sample: there is no margin of error to give. Leave it out.',
  'survey.disclosure-incomplete':
    'What a published poll owes its readers is missing: {items}. Add it to the wave.',
  'survey.cell-unprotectable':
    'The cell {cell} cannot be hidden so that nobody reckons it (width {width}). Join rows or columns.',
  'survey.overlap-undeclared':
    'It is not said whether the same people were asked in both waves ({column}). Say so.',
  'survey.quantile-outside':
    'The quantile {probability} of {column} lies outside what was answered. Choose another.',
  'poll.answers-too-many':
    '{column} has {count} different answers; a table takes {most}. Recode it into bands first.',
  'poll.filter-too-narrow':
    'This filter leaves so few people that a table would speak of single ones. Take an answer that at least {fewest} gave.',
  'poll.country-undeclared':
    'The wave does not say which column is the country. Add it to the declaration.',
  'poll.question-unusable':
    'This table cannot be asked for. Choose the question, its answers and the columns again.',
  'poll.recipe-unusable':
    'This weighting contradicts itself. Look at the margins, the cap and the bounds again.',
  'poll.shares-not-one':
    'The shares of a margin sum to {sum} and not to 1. Complete them, or give numbers of people.',
  'poll.replicates-too-many':
    'The replicate weights are {count} numbers; there is memory for {most}. Ask for fewer replicates.',
  'poll.cell-unknown':
    'The table has no such cell (row {row}, column {value}). Open the table again.',
  'poll.cell-hidden':
    'The cell is hidden to protect who answered, or because it says too little. Join rows or columns.',
  'poll.cell-empty': 'Nobody answered here: there is no number.',
  'poll.cell-unprotectable':
    'What is hidden could be reckoned from the rest of this table. Join rows or columns, or take the banner out.',
  'request.stopped': 'The work was stopped before it was done. Ask once more.',
} as const
