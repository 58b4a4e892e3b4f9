-- How far is each point of a setting from the one at s0 = .15, and from the one with the highest mean
-- accuracy, paired by seed?
-- Differences of log losses and of accuracies with their 95 % intervals, Student's t. The highest mean
-- accuracy is sought among the seeds that all points have.
WITH points AS (
  SELECT * FROM trained WHERE s0 IS NOT NULL AND status = 'ok'
),
highest AS (
  SELECT setting_id, arg_max(s0, accuracy) AS s0
  FROM (
    SELECT setting_id, s0, avg(final_test_accuracy) AS accuracy
    FROM points WHERE is_common GROUP BY ALL)
  GROUP BY setting_id
),
bases AS (
  SELECT setting_id, 'at .15' AS base, 0.15 AS s0 FROM (SELECT DISTINCT setting_id FROM points)
  UNION ALL
  SELECT setting_id, 'highest accuracy', s0 FROM highest
),
pairs AS (
  SELECT p.setting_id, base, bases.s0 AS base_s0, p.s0,
    p.log_loss - b.log_loss AS loss, p.final_test_accuracy - b.final_test_accuracy AS accuracy
  FROM bases
    JOIN points b ON b.setting_id = bases.setting_id AND abs(b.s0 - bases.s0) < 1e-6
    JOIN points p ON p.setting_id = b.setting_id AND p.seed = b.seed AND p.s0 <> b.s0
),
means AS (
  SELECT setting_id, base, base_s0, s0, count(*) AS n, t95(count(*)) / sqrt(count(*)) AS t,
    avg(loss) AS loss, stddev_samp(loss) AS loss_sd,
    avg(accuracy) AS accuracy, stddev_samp(accuracy) AS accuracy_sd
  FROM pairs
  GROUP BY ALL
)
SELECT setting_id, base, base_s0, s0, n,
  loss, loss - t * loss_sd AS loss_low, loss + t * loss_sd AS loss_high,
  accuracy, accuracy - t * accuracy_sd AS accuracy_low, accuracy + t * accuracy_sd AS accuracy_high
FROM means
ORDER BY setting_id, base, s0
