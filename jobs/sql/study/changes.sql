-- Of the verdicts on claim 1 that the fitted curve gave, how many stand by the present method?
-- Undecided is INCONCLUSIVE or WIDEN_GRID; no prediction is also one that is no point of the axis.
WITH said AS (
  SELECT predictor, claim, was.conclusion AS old, now.conclusion AS new,
    was.conclusion IN ('COINCIDES', 'DIFFERS') AS old_decided,
    now.conclusion IN ('COINCIDES', 'DIFFERS') AS new_decided,
    was.conclusion IN ('INCONCLUSIVE', 'WIDEN_GRID') AS old_open,
    now.conclusion IN ('INCONCLUSIVE', 'WIDEN_GRID') AS new_open
  FROM verdicts_of_the_fit was JOIN verdicts now USING (group_id, predictor, claim)
  WHERE claim IN ('coincidence', 'near-least-loss')
    AND predictor IN ('kl-bound', 'kl-norm', 'pilot-1ep', 'kl-once', 'he')
),
sorted AS (
  SELECT predictor, claim,
    CASE
      WHEN old_decided AND old = new THEN 'stands'
      WHEN old_decided AND new_decided THEN 'fell'
      WHEN old_decided AND new_open THEN 'became undecided'
      WHEN old_open AND new_decided THEN 'became decided'
      WHEN old_open AND new_open THEN 'still undecided'
      WHEN old = new THEN 'still no prediction'
      ELSE 'otherwise'
    END AS change
  FROM said
)
SELECT predictor,
  CASE claim
    WHEN 'coincidence' THEN '1: coincides'
    WHEN 'near-least-loss' THEN '1: within 10 % of the least loss'
  END AS claim,
  count(*) FILTER (change = 'stands') AS stands,
  count(*) FILTER (change = 'fell') AS fell,
  count(*) FILTER (change = 'became undecided') AS became_undecided,
  count(*) FILTER (change = 'became decided') AS became_decided,
  count(*) FILTER (change = 'still undecided') AS still_undecided,
  count(*) FILTER (change = 'still no prediction') AS still_no_prediction,
  count(*) FILTER (change = 'otherwise') AS changed_otherwise,
  count(*) AS groups
FROM sorted
GROUP BY ALL
ORDER BY predictor, claim
