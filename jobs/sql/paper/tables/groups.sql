-- Which groups does the plan have, for which part of the page, and how far is each?
-- time is rate x steps; points are those of the grid that have the seeds of the first look.
WITH groups AS (
  SELECT *, row_number() OVER () AS nth,
    learning_rate * epochs * ceil(train_examples / batch_size) AS time
  FROM planned
  WHERE axis = 'global'
),
settings AS (
  SELECT setting_id, data, widths, initial_biases, learning_rate, epochs, train_examples, batch_size,
    count(*) AS cells, count(*) FILTER (status = 'diverged') AS diverged
  FROM cells
  WHERE NOT pilot
  GROUP BY ALL
),
reached AS (
  SELECT setting_id, s0, count(DISTINCT seed) AS seeds
  FROM trained
  WHERE s0 IS NOT NULL
  GROUP BY setting_id, s0
),
judged AS (
  SELECT DISTINCT setting_id FROM verdicts
  WHERE axis = 'global' AND claim = 'coincidence' AND optimum IS NOT NULL
    AND conclusion <> 'INCOMPLETE'
),
counted AS (
  SELECT any_value(g.nth) AS nth, s.setting_id, data, widths, initial_biases, learning_rate, epochs,
    any_value(g.time) AS time, len(any_value(g.coordinates)) AS grid,
    any_value(g.predictors) AS predictors,
    count(DISTINCT r.s0) FILTER (r.seeds >= g.looks[1]) AS points,
    coalesce(any_value(s.cells), 0) AS cells, coalesce(any_value(s.diverged), 0) AS diverged
  FROM groups g
    LEFT JOIN settings s
      USING (data, widths, initial_biases, learning_rate, epochs, train_examples, batch_size)
    LEFT JOIN reached r
      ON r.setting_id = s.setting_id
      AND list_bool_or(list_transform(g.coordinates, lambda v: abs(v / (r.s0 * r.s0) - 1) < 1e-4))
  GROUP BY s.setting_id, data, widths, initial_biases, learning_rate, epochs
)
SELECT
  CASE
    WHEN data LIKE '%left-out%' THEN 'left out'
    WHEN data LIKE '%fashion%' THEN 'second data set'
    WHEN learning_rate < 0.001 THEN 'their rate'
    WHEN learning_rate <> 0.02 THEN 'rate'
    WHEN epochs <> 5 THEN 'length'
    WHEN widths[2] = 256 AND initial_biases = 'zero' THEN 'main'
    ELSE 'network'
  END AS part,
  setting_id, data, array_to_string(widths, '-') AS network,
  CASE initial_biases WHEN 'zero' THEN 'zero' ELSE 'drawn' END AS biases,
  learning_rate, epochs, time, cells, diverged, points, grid,
  CASE
    WHEN cells = 0 THEN 'not begun'
    WHEN points < grid THEN 'begun'
    WHEN predictors = 0 THEN 'trained'
    WHEN setting_id IN (SELECT setting_id FROM judged) THEN 'judged'
    ELSE 'not judged'
  END AS state
FROM counted
ORDER BY nth
