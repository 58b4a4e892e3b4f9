-- What is concluded of the paper's condition in each group, for each of its claims?
-- s0 of the prediction and of the least loss; differences of claims 2 and 3 are prediction less scheme.
WITH said AS (
  SELECT setting_id,
    any_value(sqrt(predicted)) FILTER (claim = 'coincidence') AS predicted,
    any_value(conclusion) FILTER (claim = 'coincidence') AS place,
    any_value(conclusion) FILTER (claim = 'near-least-loss') AS near,
    string_agg(reference || ': ' || conclusion, ', ' ORDER BY reference)
      FILTER (claim = 'lower-loss') AS loss,
    string_agg(reference || ': ' || conclusion, ', ' ORDER BY reference)
      FILTER (claim = 'higher-accuracy') AS accuracy
  FROM verdicts
  WHERE predictor = 'horii-has'
  GROUP BY setting_id
)
SELECT g.data, g.network, g.biases, printf('%g', g.learning_rate) AS rate, g.epochs,
  printf('%.3g', s.predicted) AS "s0 of the condition",
  printf('%.3g', o.s0) AS "s0 of the least loss",
  o.interval,
  s.place AS "1: coincides", s.near AS "1: within 10 %", s.loss AS "2: lower loss",
  s.accuracy AS "3: higher accuracy"
FROM groups g JOIN said s USING (setting_id) LEFT JOIN optima o USING (setting_id)
ORDER BY g.data, g.network, g.biases DESC, g.learning_rate, g.epochs
