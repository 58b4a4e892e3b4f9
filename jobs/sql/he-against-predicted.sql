-- Is the loss lower, and the accuracy higher, at the predicted variance than at He's, paired by seed?
-- A loss below 1e-12, such as 0, counts as 1e-12 where its log is taken.
WITH he AS (
  SELECT * FROM cells
  WHERE status = 'ok' AND NOT pilot AND variance_scale = 2
),
predicted AS (
  SELECT DISTINCT group_title, group_setting_id, predictor, setting_id, scales
  FROM predictions
  WHERE scales IS NOT NULL
),
pairs AS (
  SELECT p.group_title, p.predictor, p.scales, c.seed,
    ln(greatest(c.final_train_loss, 1e-12)) - ln(greatest(he.final_train_loss, 1e-12)) AS log_loss,
    c.final_test_accuracy - he.final_test_accuracy AS accuracy
  FROM predicted p
  JOIN cells c ON c.setting_id = p.setting_id AND c.scales = p.scales AND c.status = 'ok' AND NOT c.pilot
  JOIN he ON he.setting_id = p.group_setting_id AND he.seed = c.seed AND he.id <> c.id
)
SELECT group_title, predictor, scales,
  count(*) AS pairs,
  avg(log_loss) AS log_loss_less_he,
  stddev_samp(log_loss) / sqrt(count(*)) AS log_loss_error,
  avg(accuracy) AS accuracy_less_he,
  stddev_samp(accuracy) / sqrt(count(*)) AS accuracy_error
FROM pairs
GROUP BY group_title, predictor, scales
ORDER BY group_title, predictor, scales
