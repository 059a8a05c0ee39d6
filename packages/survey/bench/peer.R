# The same work by R's survey package: rake ten countries, fifty banner tables with errors, five hundred
# bootstrap weights with fifty estimates. Prints milliseconds, best of three, and some figures to compare.
suppressPackageStartupMessages(library(survey))
path <- commandArgs(trailingOnly = TRUE)[1]
poll <- read.csv(path, stringsAsFactors = TRUE)
items <- grep("^q[0-9]+$", names(poll), value = TRUE)
best <- function(work) min(replicate(3, { gc(FALSE); system.time(work())[["elapsed"]] })) * 1000
totals <- list(
  data.frame(gender = c("f", "m"), Freq = c(490000, 510000)),
  data.frame(age = c("18-21", "22-25", "26-30"), Freq = c(300000, 330000, 370000)),
  data.frame(area = c("rural", "urban"), Freq = c(450000, 550000)))
countries <- lapply(levels(poll$country), function(one)
  svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = subset(poll, country == one), nest = TRUE))
weighted <- NULL
rake_ms <- best(function() weighted <<- lapply(countries, rake, list(~gender, ~age, ~area), totals,
  control = list(maxit = 100, epsilon = 1e-7)))
whole <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = poll, nest = TRUE)
tables <- NULL
banner_ms <- best(function() tables <<- lapply(items, function(item)
  svyby(as.formula(paste0("~", item)), ~country, whole, svymean)))
for (item in items) poll[[paste0(item, "_yes")]] <- as.numeric(poll[[item]] == "yes")
whole <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = poll, nest = TRUE)
asked <- as.formula(paste("~", paste0(items, "_yes", collapse = "+")))
boot <- NULL
boot_ms <- best(function() boot <<- svymean(asked, as.svrepdesign(whole, type = "bootstrap", replicates = 500)))
first <- tables[[1]]
cat(sprintf('{"rake":%.1f,"banner":%.1f,"bootstrap":%.1f,"weight":%.12g,"share":%.12g,"error":%.12g,"version":"%s"}\n',
  rake_ms, banner_ms, boot_ms, weights(weighted[[1]])[1], first[1, "q0yes"], first[1, "se.q0yes"],
  packageVersion("survey")))
