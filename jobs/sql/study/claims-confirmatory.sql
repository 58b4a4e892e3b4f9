-- In the confirmatory groups, in how many does each claim of the two fixed points hold?
WITH said AS (
  SELECT claim, predictor,
    CASE
      WHEN conclusion IN ('COINCIDES', 'HOLDS') THEN 'holds'
      WHEN conclusion IN ('DIFFERS', 'CONTRADICTED') THEN 'contradicted'
      WHEN conclusion IN ('NO_PREDICTION', 'NOT_ON_AXIS') THEN 'none'
      ELSE 'open'
    END AS answer
  FROM verdicts
  WHERE part = 'confirmatory' AND predictor IN ('kl-bound', 'kl-norm')
)
SELECT predictor,
  CASE claim
    WHEN 'coincidence' THEN '1: coincides'
    WHEN 'near-least-loss' THEN '1: within 10 % of the least loss'
    WHEN 'lower-loss' THEN '2: lower loss than He'
    WHEN 'higher-accuracy' THEN '3: higher accuracy than He'
  END AS claim,
  count(*) FILTER (answer = 'holds') AS holds,
  count(*) FILTER (answer = 'contradicted') AS contradicted,
  count(*) FILTER (answer = 'open') AS undecided,
  count(*) FILTER (answer = 'none') AS no_prediction,
  count(*) AS groups
FROM said
GROUP BY ALL
ORDER BY predictor, claim
