-- Glorot's scheme against He's, paired by seed: is its loss lower, its accuracy higher?
SELECT group_title AS "group",
  CASE claim WHEN 'lower-loss' THEN 'log loss' ELSE 'accuracy' END AS "Glorot less He",
  printf('%.4f (%.4f to %.4f)', estimate, estimate_low, estimate_high) AS difference,
  conclusion
FROM verdicts
WHERE predictor = 'glorot' AND claim IN ('lower-loss', 'higher-accuracy')
ORDER BY group_title, claim DESC
