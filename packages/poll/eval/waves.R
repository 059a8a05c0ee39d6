# A share's change between two waves that share people or clusters, by R's survey package: both waves
# bound by rows in one design, the share by wave with its covariances, and their contrast. A line of JSON
# for each file of the folder that is named.
suppressPackageStartupMessages(library(survey))
folder <- commandArgs(trailingOnly = TRUE)[1]
tight <- list(maxit = 500, epsilon = 1e-13)
clustered <- function(d) svydesign(ids = ~place, strata = ~stratum, weights = ~weight, data = d, nest = TRUE)
raked <- function(design, d, names) rake(design, lapply(names, function(n) as.formula(paste0("~", n))),
  lapply(names, function(n) read.csv(file.path(folder, paste0(d$case[1], "-", n, ".totals")), stringsAsFactors = FALSE)),
  control = tight)
designs <- list(
  people = function(d) svydesign(ids = ~person, weights = ~weight, data = d),
  "people-in-strata" = function(d) svydesign(ids = ~person, strata = ~stratum, weights = ~weight, data = d, nest = TRUE),
  panel = clustered,
  clusters = clustered,
  "clusters-all-kept" = clustered,
  "clusters-of-one-country" = function(d) subset(clustered(d), country == "kg"),
  "clusters-equal-countries" = clustered,
  "clusters-finite" = function(d) svydesign(ids = ~place + house, strata = ~stratum + wave, weights = ~weight,
    fpc = ~places + houses, data = d, nest = TRUE),
  "panel-finite" = function(d) svydesign(ids = ~place, strata = ~stratum, weights = ~weight, fpc = ~places, data = d, nest = TRUE),
  "panel-raked" = function(d) raked(clustered(d), d, c("wave_gender", "wave_age")),
  "clusters-raked" = function(d) raked(clustered(d), d, c("wave_gender", "wave_age")),
  "panel-later-post-stratified" = function(d) postStratify(clustered(d), ~wave_gender,
    read.csv(file.path(folder, paste0(d$case[1], "-wave_gender.totals")), stringsAsFactors = FALSE)),
  "panel-jackknife" = function(d) as.svrepdesign(clustered(d), type = "JKn"),
  "clusters-jackknife-mse" = function(d) as.svrepdesign(clustered(d), type = "JKn", mse = TRUE),
  demonstration = function(d) raked(clustered(d), d, c("wave_sex_band", "wave_settlement", "wave_education")))
for (file in sort(list.files(folder, "[.]csv$"))) {
  case <- sub("[.]csv$", "", file)
  d <- read.csv(file.path(folder, file), stringsAsFactors = FALSE)
  d$case <- case
  design <- designs[[case]](d)
  calibrated <- !is.null(design$postStrata)
  # svyby(covmat = TRUE) fails where anything is missing, and in a domain of a weighted design: there the
  # change is a function of four totals.
  change <- if (calibrated) {
    for (one in 1:2) {
      inside <- d$wave == one & !is.na(d$y)
      design$variables[[paste0("top", one)]] <- ifelse(inside, d$y, 0)
      design$variables[[paste0("base", one)]] <- as.numeric(inside)
    }
    svycontrast(svytotal(~top1 + base1 + top2 + base2, design), quote(top2 / base2 - top1 / base1))
  } else svycontrast(svyby(~y, ~wave, subset(design, !is.na(y)), svymean, covmat = TRUE), c(-1, 1))
  error <- SE(change)[1]
  df <- degf(design)
  estimate <- coef(change)[1]
  width <- qt(0.975, df) * error
  cat(sprintf('{"case":"%s","difference":%.15g,"low":%.15g,"high":%.15g,"p":%.15g,"error":%.15g,"degrees":%.15g}\n',
    case, estimate, estimate - width, estimate + width, 2 * pt(-abs(estimate / error), df), error, df))
}
