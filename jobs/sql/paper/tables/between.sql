-- How far are the trainings of other rates, and those judged by the images left out, from the ones at
-- a rate of .02 with the same time of training, paired by seed?
-- Log ratios of loss and of V, differences of accuracies, with their 95 % intervals, Student's t.
WITH settings AS (
  SELECT DISTINCT setting_id,
    CASE WHEN data LIKE '%left-out%' THEN 'left out' ELSE 'rate' END AS kind, learning_rate, epochs,
    data = 'mnist' AND learning_rate = 0.02 AND epochs = 5 AS is_main
  FROM cells
  WHERE NOT pilot AND widths[2:-2] = [256, 256] AND initial_biases = 'zero'
    AND (data = 'mnist' OR data LIKE '%left-out%')
    AND abs(learning_rate * epochs / 0.1 - 1) < 1e-9
),
pairs AS (
  SELECT s.kind, s.learning_rate, s.epochs, o.setting_id, o.place, o.s0, o.scheme, o.status,
    o.log_loss - m.log_loss AS loss, ln(o.final_mean_square / m.final_mean_square) AS v,
    o.final_test_accuracy - m.final_test_accuracy AS accuracy
  FROM settings s
    JOIN trained o ON o.setting_id = s.setting_id AND NOT s.is_main
    JOIN trained m ON m.place = o.place AND m.seed = o.seed
      AND m.setting_id IN (SELECT setting_id FROM settings WHERE is_main)
),
means AS (
  SELECT kind, learning_rate, epochs, setting_id, place, any_value(s0) AS s0,
    any_value(scheme) AS scheme, count(loss) AS n,
    count(*) FILTER (status = 'diverged') AS diverged,
    t95(count(loss)) / sqrt(count(loss)) AS t,
    avg(loss) AS loss, stddev_samp(loss) AS loss_sd, max(abs(loss)) AS loss_greatest,
    avg(v) AS v, stddev_samp(v) AS v_sd,
    avg(accuracy) AS accuracy, stddev_samp(accuracy) AS accuracy_sd
  FROM pairs
  GROUP BY kind, learning_rate, epochs, setting_id, place
)
SELECT kind, learning_rate, epochs, setting_id, s0, scheme, n, diverged,
  loss, loss - t * loss_sd AS loss_low, loss + t * loss_sd AS loss_high, loss_greatest,
  v, v - t * v_sd AS v_low, v + t * v_sd AS v_high,
  accuracy, accuracy - t * accuracy_sd AS accuracy_low, accuracy + t * accuracy_sd AS accuracy_high
FROM means
ORDER BY kind, learning_rate, s0, place
