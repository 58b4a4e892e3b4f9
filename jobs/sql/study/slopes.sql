-- By which power does the optimum follow learning rate, width and budget?
-- The slope is that of the least-squares line through log2 of the groups' optima, a weighted sum of them;
-- its interval goes from the least sum that their intervals allow to the greatest.
WITH optima AS (
  SELECT DISTINCT part, group_id, axis, data, activation, depth, widths[2] AS width, learning_rate,
    epochs, log2(optimum) AS y,
    CASE WHEN optimum_low > 0 THEN log2(optimum_low) ELSE '-inf'::DOUBLE END AS y_low,
    log2(optimum_high) AS y_high
  FROM verdicts
  WHERE optimum IS NOT NULL AND optimum_low IS NOT NULL AND axis = 'fan-in'
    AND activation = 'relu' AND train_examples = 3000 AND scaling = 'unit' AND depth = 3
    AND data NOT LIKE '%shuffled%'
),
families AS (
  SELECT 'eta' AS quantity, data AS family, log2(learning_rate) AS x, *
  FROM optima WHERE epochs = 16 AND width = 64
  UNION ALL
  SELECT 'width, eta fixed', data, log2(width), *
  FROM optima WHERE epochs = 16 AND learning_rate = 0.05 AND data = 'mnist'
  UNION ALL
  SELECT 'width, eta x width fixed', data, log2(width), *
  FROM optima
  WHERE epochs = 16 AND abs(learning_rate * width / 3.2 - 1) < 1e-9 AND data = 'mnist'
  UNION ALL
  SELECT 'epochs', data, log2(epochs), *
  FROM optima WHERE width = 64 AND learning_rate = 0.05
),
weights AS (
  SELECT quantity, family, y, y_low, y_high, x,
    (x - avg(x) OVER f) / (var_pop(x) OVER f * count(*) OVER f) AS w
  FROM families
  WINDOW f AS (PARTITION BY quantity, family)
),
lines AS (
  SELECT quantity, family, count(*) AS groups, min(x) AS x_from, max(x) AS x_to,
    sum(w * y) AS slope,
    -- An optimum at the mean abscissa has no weight, and does not count though it be unbounded.
    sum(w * CASE WHEN w > 0 THEN y_low ELSE y_high END) FILTER (abs(w) > 1e-12) AS low,
    sum(w * CASE WHEN w > 0 THEN y_high ELSE y_low END) FILTER (abs(w) > 1e-12) AS high
  FROM weights
  GROUP BY quantity, family
  HAVING count(*) > 1
)
SELECT quantity, family, groups,
  printf('%g to %g', pow(2, x_from), pow(2, x_to)) AS "from",
  printf('%.2f', slope) AS slope,
  printf('%.2f to %.2f', low, high) AS interval
FROM lines
ORDER BY quantity, family
