-- Of each claim of the paper's condition, in how many groups does it hold, in how many not?
SELECT
  CASE claim
    WHEN 'coincidence' THEN '1: the least loss is there, within an octave of variance'
    WHEN 'near-least-loss' THEN '1: the loss there is within 10 % of the least'
    WHEN 'lower-loss' THEN '2: lower loss than ' || reference
    WHEN 'higher-accuracy' THEN '3: higher accuracy than ' || reference
  END AS claim,
  count(*) FILTER (conclusion IN ('COINCIDES', 'HOLDS')) AS holds,
  count(*) FILTER (conclusion IN ('DIFFERS', 'CONTRADICTED')) AS contradicted,
  count(*) FILTER (conclusion IN ('NO_PREDICTION', 'NOT_ON_AXIS')) AS no_prediction,
  count(*) FILTER (conclusion IN ('INCONCLUSIVE', 'WIDEN_GRID', 'UNDECIDED')) AS undecided,
  count(*) FILTER (conclusion = 'INCOMPLETE') AS not_trained,
  count(*) AS groups
FROM verdicts JOIN groups g USING (setting_id)
WHERE predictor = 'horii-has' AND g.part <> 'left out'
GROUP BY verdicts.claim, reference
ORDER BY 1
