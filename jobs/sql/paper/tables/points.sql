-- What did the trainings of each setting end with at each vector of variance scales?
-- Means over seeds with 95 % intervals, Student's t; loss is the geometric mean, mean_loss the plain
-- one. Lists are by layer, from the input. predictors are those that name this point.
WITH named AS (
  SELECT setting_id, array_to_string(list_transform(scales, lambda g: printf('%.9g', g)), ',') AS place,
    string_agg(DISTINCT predictor, ', ' ORDER BY predictor) AS predictors
  FROM predictions
  WHERE scales IS NOT NULL
  GROUP BY ALL
),
long AS (
  SELECT setting_id, place, unnest(range(1, depth + 1)) AS layer,
    unnest(final_layer_ratios) AS ratio, unnest(noise_layer_isotropies) AS isotropy
  FROM trained
  WHERE status = 'ok'
),
layers AS (
  SELECT setting_id, place, layer, avg(ratio) AS ratio,
    stddev_samp(ratio) / sqrt(count(ratio)) * t95(count(ratio)) AS half,
    avg(isotropy) FILTER (NOT isnan(isotropy)) AS isotropy
  FROM long
  GROUP BY ALL
),
by_layer AS (
  SELECT setting_id, place,
    list(ratio ORDER BY layer) AS layer_ratios,
    list(ratio - half ORDER BY layer) AS layer_ratios_low,
    list(ratio + half ORDER BY layer) AS layer_ratios_high,
    list(isotropy ORDER BY layer) AS layer_isotropies
  FROM layers
  GROUP BY ALL
),
courses AS (
  SELECT setting_id, place, epoch, avg(v) AS v, avg(accuracy) AS accuracy
  FROM (
    SELECT setting_id, place, unnest(checkpoint_epochs) AS epoch,
      unnest(checkpoint_mean_square) AS v, unnest(checkpoint_test_accuracy) AS accuracy
    FROM trained
    WHERE status = 'ok')
  GROUP BY ALL
),
by_epoch AS (
  SELECT setting_id, place, list(epoch ORDER BY epoch) AS checkpoint_epochs,
    list(v ORDER BY epoch) AS checkpoint_v, list(accuracy ORDER BY epoch) AS checkpoint_accuracy
  FROM courses
  GROUP BY ALL
),
means AS (
  SELECT setting_id, place, any_value(s0) AS s0, any_value(scheme) AS scheme,
    any_value(scales) AS scales,
    count(*) AS seeds, count(*) FILTER (status = 'diverged') AS diverged,
    count(log_loss) AS n, t95(count(log_loss)) / sqrt(count(log_loss)) AS t,
    avg(log_loss) AS log_loss, stddev_samp(log_loss) AS log_loss_sd,
    avg(final_train_loss) AS mean_loss,
    avg(final_mean_square) AS v, stddev_samp(final_mean_square) AS v_sd,
    avg(final_ratio) AS ratio, stddev_samp(final_ratio) AS ratio_sd,
    avg(final_layer_ratios[depth] * variances[depth]) AS output_v,
    avg(final_test_accuracy) AS accuracy, stddev_samp(final_test_accuracy) AS accuracy_sd,
    avg(virial) AS virial, stddev_samp(virial) AS virial_sd,
    avg(noise_isotropy) AS isotropy,
    avg(moved) AS moved, stddev_samp(moved) AS moved_sd,
    avg(initial_mean_square) AS initial_v
  FROM trained
  GROUP BY setting_id, place
)
SELECT m.setting_id, m.s0, m.scheme, named.predictors, m.scales, m.seeds, m.diverged,
  exp(m.log_loss) AS loss,
  exp(m.log_loss - m.t * m.log_loss_sd) AS loss_low,
  exp(m.log_loss + m.t * m.log_loss_sd) AS loss_high, m.mean_loss,
  m.initial_v, m.v, m.v - m.t * m.v_sd AS v_low, m.v + m.t * m.v_sd AS v_high,
  m.ratio, m.ratio - m.t * m.ratio_sd AS ratio_low, m.ratio + m.t * m.ratio_sd AS ratio_high,
  b.layer_ratios, b.layer_ratios_low, b.layer_ratios_high, m.output_v,
  m.accuracy, m.accuracy - m.t * m.accuracy_sd AS accuracy_low,
  m.accuracy + m.t * m.accuracy_sd AS accuracy_high,
  m.virial, m.virial - m.t * m.virial_sd AS virial_low, m.virial + m.t * m.virial_sd AS virial_high,
  m.isotropy, b.layer_isotropies,
  m.moved, m.moved - m.t * m.moved_sd AS moved_low, m.moved + m.t * m.moved_sd AS moved_high,
  e.checkpoint_epochs, e.checkpoint_v, e.checkpoint_accuracy
FROM means m
  LEFT JOIN by_layer b USING (setting_id, place)
  LEFT JOIN by_epoch e USING (setting_id, place)
  LEFT JOIN named USING (setting_id, place)
ORDER BY m.setting_id, m.s0, m.place
