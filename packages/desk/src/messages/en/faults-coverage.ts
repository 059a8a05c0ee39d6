/** Articles, queries, counts and figures. */
export const faultsCoverage = {
  'article.address':
    '{found} is no address of a web page, so the article was left out. Correct it at its source.',
  'article.empty': 'The article has neither title nor text, so it was left out. Look at its page.',
  'article.published-implausible':
    'The page says {published}, which cannot be its day, so the article was left out. Look at how the outlet writes its dates.',
  'article.schema':
    'An article is not as it should be at {at} (expected: {expected}), so it was left out. Correct it at its source.',
  'article.too-large':
    'The page has {characters} characters, more than {most}: it is no article and was left out.',
  'concept.exists': 'There is a concept {id} already. Choose another id.',
  'concept.line-distance':
    '{found} does not go: the number of words between is 0 to 100. Write {expected}.',
  'concept.line-near':
    '{found} needs words on both sides, and only one of it goes in a line. Write: {expected}',
  'concept.line-near-many':
    'A list takes {expected} lines with NEAR, and this one is beyond them. Put words that stand near the same into one line.',
  'concept.line-no-word':
    '“{found}” holds nothing that texts are found by. Write a word, or take the comma out.',
  'concept.line-none': 'The list holds no word. Write one on a line, or take the language away.',
  'concept.line-operator':
    '“{found}” does not go in a line of words. Separate words by a comma, or write the whole list as a query after =.',
  'concept.line-query':
    'The query cannot be read at “{found}”. It takes words, phrases, OR, NEAR and OUTSIDE.',
  'concept.line-too-long': 'The phrase is longer than {expected} characters. Shorten it.',
  'concept.line-too-many': 'The list comes to more words than can be asked at once. Shorten it.',
  'concept.line-unclosed': 'The quotation mark is not closed. Add {expected}.',
  'concept.moved':
    'Somebody else has saved version {version} meanwhile, so nothing was overwritten. Your text is kept; load the page again and compare.',
  'concept.no-articles':
    'The archive has no article in this language ({language}), so none can be judged.',
  'concept.no-hits':
    'The list finds none of {articles} articles of the last year, so there is nothing to judge. Look at its words.',
  'concept.unknown': 'There is no concept {id}, or not in this version. Go back to the list.',
  'concept.day': 'The day {found} at {at} is none. Write it as 2026-01-31.',
  'concept.id': '{id} cannot be a concept’s id. Use small Latin letters, digits and hyphens.',
  'concept.interval-apart':
    'A measured share in {language} lies outside its interval, so it was not kept. Measure again.',
  'concept.language': '{language} at {at} is no language that concepts have lists in.',
  'concept.list-empty':
    'The list of {id} in {language} is empty. Add words, or take the language away.',
  'concept.list-missing':
    'The concept {id} has no list in {languages}: nothing can be found there, which is no finding.',
  'concept.list-not-a-place':
    'The list in {language} holds fields, NOT, AND or other concepts. Use words, phrases, OR, NEAR and OUTSIDE.',
  'concept.list-too-large':
    'The list in {language} comes to {terms} words, more than {limit}. Shorten it.',
  'concept.list-unreadable':
    'The list in {language} cannot be read as a query. Look at its brackets and quotation marks.',
  'concept.nameless': 'The concept {id} has no name. Give one in at least one language.',
  'concept.not-calibrated':
    'Nobody has measured how well the concept {id} finds in {languages}, so these counts cannot be compared yet. Judge a sample first.',
  'concept.schema':
    'A concept is not as it should be at {at} (expected: {expected}), so it was not kept.',
  'concept.syntax': 'The concept cannot be read at {at}. Look at the file.',
  'concept.uneven':
    'The lists of the concept {id} find different parts in different languages: do not compare these counts directly.',
  'concept.word-without-term':
    '“{word}” in {language} holds nothing that texts are found by. Take it out.',
  'concept.except-idle':
    'The exclusion “{word}” in {language} holds no word of the list and takes nothing away. Take it out.',
  'concept.language-missing':
    'There is no list in {language} yet. Write one, or leave the language out of comparisons.',
  'concept.name-missing': 'The concept has no name in {language}. Give it one.',
  'concept.word-excluded':
    '“{word}” in {language} is excluded as a whole and can never be found. Look at the exclusions.',
  'concept.word-idle': '“{word}” in {language} finds nothing that “{by}” does not. Take it out.',
  'concept.word-twice': 'Two words of the list in {language} are asked as the same. Take one out.',
  'coverage.few-outlets':
    'Only {clusters} independent groups of outlets were compared, so the interval says little. Name more outlets.',
  'coverage.http-status':
    'The host does not give the page (status {status}). Open it in a browser.',
  'coverage.line-not-json': 'A line is no JSON, so it was left out. Give one JSON object a line.',
  'coverage.line-too-long':
    'A line has {bytes} bytes, more than {most}, so it was left out. Break the file up by articles.',
  'coverage.off':
    'This node keeps no archive of the press. The administrator turns it on with SUYAB_COVERAGE=on.',
  'coverage.one-outlet':
    'Without the outlet {outlet} the result would be another. Look at what it wrote.',
  'coverage.opening': 'The archive of the press is still being opened. Ask again in a moment.',
  'coverage.outage':
    'The outlet {outlet} was hardly seen from {from} to {to}: articles of these days are missing.',
  'coverage.panel-apart':
    'All outlets together say something else than those seen without a break. Use the number of the latter.',
  'coverage.query-unknown':
    'There is no such saved query any more: somebody may have removed it. Go back to the list.',
  'coverage.story-unknown':
    'This story is no longer there: its articles may have been erased. Go back to the list of stories.',
  'coverage.small-count':
    'Only {hits} articles were found, and {hitsBefore} before: so few may be chance.',
  'coverage.turnover':
    'The list of outlets changed: {come} came and {gone} went. Use the number of those seen without a break.',
  'coverage.volume-change':
    'The outlet {outlet} publishes another number of articles since {day}. Ask whether it is still collected whole.',
  'figure.interval-apart':
    'The value {value} lies outside its own interval ({low} to {high}), so no figure was made. Reckon it again.',
  'figure.other-method':
    'This figure was not made here ({method} instead of {expected}). Ask where it comes from.',
  'figure.schema':
    'A figure is not as it should be at {at} (expected: {expected}), so it was not taken.',
  'figure.source-missing':
    'A number without its source cannot be published; it is missing at {at}. Name where it comes from.',
  'figure.syntax': 'This is no figure that can be read. Take it from its source again.',
  'growth.count':
    'The counts of {outlet} on {day} contradict each other, so nothing was compared. Have the archive checked.',
  'growth.dates':
    '“{found}” is no period ({at}). Write 2025, 2025-03 or 2025-01..2025-06, the first not after the last.',
  'growth.no-hits':
    'Nothing to compare: {hits} articles found, {hitsBefore} before. Ask for a longer time or with more words.',
  'growth.no-panel':
    'None of {outlets} outlets was seen without a break in both periods. Choose periods that all were observed in.',
  'growth.period':
    'One of the periods ({at}) is too short or too long. Choose two days to ten years.',
  'query.concept-list':
    'The list of the concept {id} in {language} cannot be asked. Correct it in the workbench of concepts.',
  'query.concept-too-large':
    'With the concept {id} the query comes to more than {limit} words. Ask for fewer concepts at once.',
  'query.concept-unknown':
    'There is no concept {id}, or not in this version. Look at the list of concepts.',
  'query.distance':
    'At character {position}: NEAR/{found} does not go. Give a number from {least} to {most}.',
  'query.duplicates':
    'At character {position}: duplicates: is said once, outside of brackets and not next to OR or NOT.',
  'query.empty': 'The query is empty. Give words, or * for every article.',
  'query.field-unknown':
    'At character {position}: there is no field {found}. There are: {expected}.',
  'query.no-word':
    'At character {position}: “{found}” holds nothing that texts are found by. Give a word or a number.',
  'query.not-a-place':
    'At character {position}: {found} joins words, phrases and concepts, or several of them in brackets with OR.',
  'query.period':
    'The period cannot be read. Write 2025, 2025-03 or 2025-03-31, the first not after the last.',
  'query.too-deep': 'The query is nested more than {limit} deep. Take brackets away.',
  'query.too-long':
    'The query has {length} characters, more than {limit}. Shorten it, or make a concept of its words.',
  'query.too-many-words':
    'The query has more than {limit} words. Ask for fewer, or make a concept of them.',
  'query.unclosed': 'At character {position}: {found} is not closed. Add {expected}.',
  'query.unexpected': 'At character {position}: “{found}” does not go here. Expected: {expected}.',
  'query.value': 'At character {position}: {field}: does not take “{found}”. Expected: {expected}.',
  'query.wildcard':
    'At character {position}: leave the * of {found} out. Words are found in all their forms.',
} as const
