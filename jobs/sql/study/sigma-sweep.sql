-- In the sweep of one standard deviation for all weights: what are loss and accuracy at each?
SELECT data,
  printf('%.2g', sqrt(scales[1] / widths[1])) AS sigma,
  seeds, diverged,
  printf('%.3g', exp(log_loss)) AS "training loss",
  printf('%.4f', accuracy) AS "test accuracy",
  array_to_string(list_transform(checkpoint_mean_squares[len(checkpoint_epochs)],
    lambda square: printf('%.2g', sqrt(square))), ', ') AS "root mean squares at the end"
FROM points
WHERE on_global AND NOT pilot AND distribution = 'normal' AND seeds >= 12
  AND setting_id IN (SELECT setting_id FROM verdicts WHERE axis = 'global')
ORDER BY data, scales[1]
