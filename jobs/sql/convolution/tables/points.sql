-- What did the trainings of each group end with at each vector of variance scales?
-- Means over seeds with 95 % intervals, Student's t; loss is the geometric mean. Lists are by layer,
-- from the input.
WITH trained AS (
  SELECT *,
    array_to_string(list_transform(scales, lambda g: printf('%.9g', g)), ',') AS place,
    CASE WHEN status = 'ok' THEN ln(greatest(final_train_loss, 1e-12)) END AS log_loss
  FROM cells
  WHERE status <> 'failed' AND NOT pilot
),
long AS (
  SELECT setting_id, place, unnest(range(1, depth + 1)) AS layer, unnest(final_layer_ratios) AS ratio
  FROM trained
  WHERE status = 'ok'
),
layers AS (
  SELECT setting_id, place, layer, avg(ratio) AS ratio,
    stddev_samp(ratio) / sqrt(count(ratio)) * t95(count(ratio)) AS half
  FROM long
  GROUP BY ALL
),
by_layer AS (
  SELECT setting_id, place,
    list(ratio ORDER BY layer) AS layer_ratios,
    list(ratio - half ORDER BY layer) AS layer_ratios_low,
    list(ratio + half ORDER BY layer) AS layer_ratios_high
  FROM layers
  GROUP BY ALL
),
means AS (
  SELECT setting_id, place, any_value(data) AS data, any_value(architecture) AS architecture,
    any_value(depth) AS depth, any_value(scales) AS scales,
    any_value(variance_scale) AS variance_scale,
    count(*) AS seeds, count(*) FILTER (status = 'diverged') AS diverged,
    count(log_loss) AS n, t95(count(log_loss)) / sqrt(count(log_loss)) AS t,
    avg(log_loss) AS log_loss, stddev_samp(log_loss) AS log_loss_sd,
    avg(final_test_accuracy) AS accuracy, stddev_samp(final_test_accuracy) AS accuracy_sd
  FROM trained
  GROUP BY setting_id, place
)
SELECT m.setting_id, m.data, m.architecture, m.depth, m.scales, m.variance_scale, m.seeds,
  m.diverged, m.n,
  exp(m.log_loss) AS loss,
  exp(m.log_loss - m.t * m.log_loss_sd) AS loss_low,
  exp(m.log_loss + m.t * m.log_loss_sd) AS loss_high,
  m.accuracy, m.accuracy - m.t * m.accuracy_sd AS accuracy_low,
  m.accuracy + m.t * m.accuracy_sd AS accuracy_high,
  b.layer_ratios, b.layer_ratios_low, b.layer_ratios_high
FROM means m LEFT JOIN by_layer b USING (setting_id, place)
ORDER BY m.data, m.architecture, m.variance_scale, m.place
