-- What does it cost to trust each predictor, and how much training does it need first?
-- Regret is the log ratio of the loss there over the least; compute is in trainings of full length.
-- Groups in which all were asked.
WITH asked AS (
  SELECT group_id FROM verdicts WHERE predictor = 'free-energy' AND part NOT LIKE '%control%'
),
pilots AS (
  -- Two seeds a point; the first training of `kl-layers` starts from He's scales too.
  SELECT setting_id, sum(least(seeds, 2)) AS pilots, any_value(epochs) AS epochs
  FROM points WHERE pilot AND on_fan_in GROUP BY setting_id
),
regrets AS (
  SELECT v.predictor, v.regret, v.conclusion,
    CASE
      WHEN v.predictor = 'kl-once' THEN 2
      WHEN v.predictor = 'kl-layers' THEN 6
      WHEN v.predictor = 'pilot-1ep' THEN p.pilots / p.epochs
      WHEN v.predictor IN ('kl-norm', 'kl-bound', 'kl-total') THEN p.pilots
      ELSE 0
    END AS trainings
  FROM verdicts v JOIN predictions q USING (group_id, predictor)
  JOIN pilots p ON p.setting_id = q.group_setting_id
  WHERE v.claim = 'lower-loss' AND group_id IN (SELECT group_id FROM asked)
)
SELECT predictor,
  printf('%.2g', avg(trainings)) AS "trainings before",
  count(regret) AS predictions,
  count(*) AS groups,
  printf('%.2f', median(regret)) AS "median regret",
  printf('%.2f', max(regret)) AS "greatest regret"
FROM regrets
GROUP BY predictor
ORDER BY median(regret) NULLS LAST, predictor
