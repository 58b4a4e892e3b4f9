-- The lines of the study's figures: where the optimum and the fixed points go with rate, width and budget,
-- and what one standard deviation for all weights leads to, over the five seeds that every point has.
WITH said AS (
  SELECT part, data, widths[2] AS width, learning_rate, epochs,
    any_value(optimum)
      FILTER (optimum_low > 0 AND optimum_high < 'inf'::DOUBLE) AS optimum,
    any_value(predicted) FILTER (predictor = 'kl-bound') AS bound,
    any_value(predicted) FILTER (predictor = 'kl-norm') AS norm
  FROM verdicts
  WHERE claim = 'coincidence' AND axis = 'fan-in' AND activation = 'relu'
    AND train_examples = 3000 AND scaling = 'unit' AND depth = 3 AND data NOT LIKE '%shuffled%'
  GROUP BY ALL
),
families AS (
  SELECT 'optimum-by-rate' AS figure, split_part(data, '-', 1) AS family, learning_rate AS x, *
  FROM said
  WHERE epochs = 16 AND width = 64
  UNION ALL
  SELECT 'optimum-by-width', 'eta', width, * FROM said
  WHERE epochs = 16 AND learning_rate = 0.05 AND data = 'mnist'
  UNION ALL
  SELECT 'optimum-by-width', 'eta w', width, * FROM said
  WHERE epochs = 16 AND abs(learning_rate * width / 3.2 - 1) < 1e-9 AND data = 'mnist'
  UNION ALL
  SELECT 'optimum-by-epochs', split_part(data, '-', 1), epochs, * FROM said
  WHERE width = 64 AND learning_rate = 0.05
),
lines AS (
  SELECT figure, family AS line, x, optimum AS y FROM families
  UNION ALL
  SELECT figure, family || ' kl-bound', x, bound FROM families
  UNION ALL
  SELECT figure, family || ' kl-norm', x, norm FROM families
  UNION ALL
  SELECT 'loss-by-deviation', data, log10(sqrt(scales[1] / widths[1])), exp(common_log_loss)
  FROM points
  WHERE on_global AND NOT pilot AND distribution = 'normal' AND common_seeds >= 5
    AND diverged * 2 <= seeds
    AND setting_id IN (SELECT setting_id FROM verdicts WHERE axis = 'global')
)
SELECT figure, line, printf('%.6g', x) AS x, printf('%.6g', y) AS y
FROM lines
WHERE y IS NOT NULL
ORDER BY figure, line, lines.x
