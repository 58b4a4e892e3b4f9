-- How long did it run? Trainings end all the time while it does, so that two minutes without an end
-- are a time in which it was stopped.
WITH ends AS (
  SELECT epoch(started) + seconds AS ended FROM cells
),
gaps AS (
  SELECT ended - lag(ended) OVER (ORDER BY ended) AS gap FROM ends
)
SELECT
  (SELECT count(*) FROM cells) AS cells,
  (SELECT sum(seconds) / 3600 FROM cells) AS core_hours,
  sum(gap) FILTER (gap <= 120) / 3600 AS running_hours,
  count(*) FILTER (gap > 120) AS stops,
  (SELECT count(*) FROM audits) AS audited,
  (SELECT count(*) FILTER (agrees) FROM audits) AS audits_that_agree,
  (SELECT string_agg(DISTINCT kernel, '; ' ORDER BY kernel) FROM cells) AS kernels
FROM gaps
