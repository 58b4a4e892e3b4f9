-- Glorot's scheme against He's, paired by seed: is its loss lower, its accuracy higher?
-- Seeds are those of the look at which the group's race ended.
SELECT group_title AS "group",
  CASE claim WHEN 'lower-loss' THEN 'log loss' ELSE 'accuracy' END AS "Glorot less He",
  nullif(regexp_extract(optimum_method, ': ([0-9]+) seeds', 1), '') AS seeds,
  printf('%.4f (%.4f to %.4f)', estimate, estimate_low, estimate_high) AS difference,
  conclusion
FROM verdicts
WHERE predictor = 'glorot' AND claim IN ('lower-loss', 'higher-accuracy')
ORDER BY group_title, claim DESC
