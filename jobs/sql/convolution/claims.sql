-- What is concluded of each predictor in each group?
SELECT data, architecture AS network, predictor,
  any_value(printf('%.4g', predicted)) FILTER (claim = 'coincidence') AS g,
  any_value(conclusion) FILTER (claim = 'coincidence') AS "1: coincides",
  any_value(conclusion) FILTER (claim = 'near-least-loss') AS "1: within 10 %",
  any_value(conclusion) FILTER (claim = 'lower-loss') AS "2: lower loss than He",
  any_value(conclusion) FILTER (claim = 'higher-accuracy') AS "3: higher accuracy than He"
FROM verdicts
GROUP BY data, architecture, predictor
ORDER BY data, network, predictor
