-- The lines of the study's figures: where the optimum and `kl-bound` go with rate, width and budget,
-- and what one standard deviation for all weights leads to.
WITH said AS (
  SELECT DISTINCT part, data, widths[2] AS width, learning_rate, epochs, optimum,
    CASE WHEN optimum_low > 0 AND optimum_high < 'inf'::DOUBLE THEN optimum END AS bounded, predicted
  FROM verdicts
  WHERE claim = 'coincidence' AND predictor = 'kl-bound' AND axis = 'fan-in'
    AND activation = 'relu' AND train_examples = 3000 AND scaling = 'unit' AND depth = 3
    AND data NOT LIKE '%shuffled%'
),
families AS (
  SELECT 'optimum-by-rate' AS figure, data AS family, learning_rate AS x, * FROM said
  WHERE epochs = 16 AND width = 64
  UNION ALL
  SELECT 'optimum-by-width', 'eta fixed', width, * FROM said
  WHERE epochs = 16 AND learning_rate = 0.05 AND data = 'mnist'
  UNION ALL
  SELECT 'optimum-by-width', 'eta x width fixed', width, * FROM said
  WHERE epochs = 16 AND abs(learning_rate * width / 3.2 - 1) < 1e-9 AND data = 'mnist'
  UNION ALL
  SELECT 'optimum-by-epochs', data, epochs, * FROM said
  WHERE width = 64 AND learning_rate = 0.05
),
lines AS (
  SELECT figure, family || ': optimum' AS line, x, bounded AS y FROM families
  UNION ALL
  SELECT figure, family || ': kl-bound', x, predicted FROM families
  UNION ALL
  SELECT 'loss-by-deviation', data, log10(sqrt(scales[1] / widths[1])), exp(log_loss)
  FROM points
  WHERE on_global AND NOT pilot AND distribution = 'normal' AND seeds >= 12
    AND diverged * 2 <= seeds
    AND setting_id IN (SELECT setting_id FROM verdicts WHERE axis = 'global')
)
SELECT figure, line, printf('%.6g', x) AS x, printf('%.6g', y) AS y
FROM lines
WHERE y IS NOT NULL
ORDER BY figure, line DESC, lines.x
