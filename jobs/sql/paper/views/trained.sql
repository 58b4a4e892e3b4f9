-- Which trainings are judged, and by which standard deviation of all weights, or by which scheme?
-- Pilots and failed ones apart. A race gives every point at least the seeds of its first look, five.
WITH drawn AS (
  SELECT *,
    list_transform(range(1, len(scales) + 1), lambda l: scales[l] / widths[l]) AS variances,
    array_to_string(list_transform(scales, lambda g: printf('%.9g', g)), ',') AS place
  FROM cells
  WHERE status <> 'failed' AND NOT pilot
)
SELECT *,
  CASE WHEN list_max(variances) <= list_min(variances) * (1 + 1e-9)
    THEN round(sqrt(variances[1]), 6) END AS s0,
  CASE
    WHEN list_min(scales) = 2 AND list_max(scales) = 2 THEN 'he'
    WHEN list_min(scales[:-2]) = 2 AND list_max(scales[:-2]) = 2 AND scales[-1] = 1
      THEN 'he-output-1'
  END AS scheme,
  CASE WHEN status = 'ok' THEN ln(greatest(final_train_loss, 1e-12)) END AS log_loss,
  -- The change since the last checkpoint but one, which is the start where there is one only.
  CASE WHEN status = 'ok' THEN ln(final_mean_square
    / coalesce(checkpoint_mean_square[len(checkpoint_mean_square) - 1], initial_mean_square)) END
    AS moved,
  dense_rank() OVER (PARTITION BY setting_id ORDER BY seed) <= 5 AS is_common
FROM drawn
