-- What did the trainings of each setting end with at each vector of variance scales, pilots apart?
-- Means over seeds; losses as natural logs, of 1e-12 where they are less. A race trains no point with
-- fewer seeds than its first look has, which is five, and some with more: common_... are means over these
-- five, by which points can be compared. A point lies on each axis whose form its scales have.
WITH done AS (
  SELECT *,
    dense_rank() OVER (PARTITION BY setting_id, pilot ORDER BY seed) <= 5 AS is_common,
    list_sum(list_transform(range(1, len(scales) + 1),
      lambda l: widths[l] * widths[l + 1] * final_mean_squares[l])) AS squared_norm
  FROM cells
  WHERE status <> 'failed'
),
grouped AS (
  SELECT setting_id, data, train_examples, scaling, architecture, depth, widths, activation,
    distribution, learning_rate, weight_decay, batch_size, sampling, epochs, pilot, scales,
    variance_scale, ratio_to_he,
    count(*) AS seeds,
    count(*) FILTER (status = 'diverged') AS diverged,
    count(*) FILTER (collapsed) AS collapsed,
    avg(ln(greatest(final_train_loss, 1e-12))) FILTER (status = 'ok') AS log_loss,
    stddev_samp(ln(greatest(final_train_loss, 1e-12))) FILTER (status = 'ok') AS log_loss_sd,
    avg(final_test_accuracy) AS accuracy,
    stddev_samp(final_test_accuracy) AS accuracy_sd,
    count(*) FILTER (is_common) AS common_seeds,
    avg(ln(greatest(final_train_loss, 1e-12))) FILTER (status = 'ok' AND is_common) AS common_log_loss,
    avg(final_test_accuracy) FILTER (is_common) AS common_accuracy,
    avg(virial) AS virial,
    -- With weight decay, stationary weights have this at one: the decay's own term belongs to it.
    avg(virial + weight_decay * squared_norm * 2 * batch_size / (learning_rate * noise_end))
      AS virial_with_decay,
    any_value(checkpoint_epochs) FILTER (status = 'ok') AS checkpoint_epochs,
    list(checkpoint_train_loss ORDER BY seed) FILTER (status = 'ok') AS losses,
    list(checkpoint_mean_squares ORDER BY seed) FILTER (status = 'ok') AS squares
  FROM done
  GROUP BY ALL
),
forms AS (
  SELECT *,
    list_transform(range(1, len(scales) + 1), lambda l: scales[l] / widths[l]) AS variances,
    list_transform(range(1, len(scales) + 1), lambda l: (scales[l] - 2) * widths[l + 1]) AS added
  FROM grouped
)
SELECT * EXCLUDE (losses, squares, variances, added),
  list_max(scales) <= list_min(scales) * (1 + 1e-9) AS on_fan_in,
  list_max(variances) <= list_min(variances) * (1 + 1e-9) AS on_global,
  list_max(added) - list_min(added) <= 1e-9 * abs(list_max(added)) AS on_balanced,
  list_transform(range(1, len(checkpoint_epochs) + 1),
    lambda c: list_aggregate(list_transform(losses, lambda cell: ln(greatest(cell[c], 1e-12))), 'avg'))
    AS checkpoint_log_loss,
  list_transform(range(1, len(checkpoint_epochs) + 1),
    lambda c: list_transform(range(1, depth + 1),
      lambda l: list_aggregate(list_transform(squares, lambda cell: cell[c][l]), 'avg')))
    AS checkpoint_mean_squares
FROM forms
ORDER BY setting_id, pilot, distribution, ratio_to_he, scales
