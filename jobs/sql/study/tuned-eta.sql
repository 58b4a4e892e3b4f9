-- With the learning rate tuned at each variance scale, where is the least loss?
-- Means are over the five seeds that every point has.
WITH tuned AS (
  SELECT data, variance_scale,
    min(common_log_loss) AS least,
    arg_min(learning_rate, common_log_loss) AS eta,
    arg_min(common_accuracy, common_log_loss) AS accuracy
  FROM points
  WHERE on_fan_in AND NOT pilot AND distribution = 'normal' AND common_seeds >= 5 AND diverged * 2 <= seeds
    AND architecture = '784-64-64-10' AND activation = 'relu' AND scaling = 'unit'
    AND train_examples = 3000 AND epochs = 16 AND data IN ('mnist', 'fashion-mnist')
    AND log2(variance_scale) = round(log2(variance_scale))
  GROUP BY data, variance_scale
  HAVING count(DISTINCT learning_rate) = 5
)
SELECT data, printf('%g', variance_scale) AS g, printf('%g', eta) AS "best eta",
  printf('%.3g', exp(least)) AS "training loss", printf('%.4f', accuracy) AS "test accuracy"
FROM tuned
ORDER BY data, variance_scale
