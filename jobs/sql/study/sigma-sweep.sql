-- In the sweep of one standard deviation for all weights: what are loss and accuracy at each?
-- These are means over the five seeds that every point has; the weights' are over all seeds.
SELECT data,
  printf('%.2g', sqrt(scales[1] / widths[1])) AS sigma,
  seeds, diverged,
  printf('%.3g', exp(common_log_loss)) AS "training loss",
  printf('%.4f', common_accuracy) AS "test accuracy",
  array_to_string(list_transform(checkpoint_mean_squares[len(checkpoint_epochs)],
    lambda square: printf('%.2g', sqrt(square))), ', ') AS "root mean squares at the end"
FROM points
WHERE on_global AND NOT pilot AND distribution = 'normal' AND common_seeds >= 5
  AND setting_id IN (SELECT setting_id FROM verdicts WHERE axis = 'global')
ORDER BY data, scales[1]
