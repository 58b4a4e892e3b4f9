-- What was concluded of each group, claim and predictor, and which part of the study is the group of?
SELECT
  CASE
    WHEN data LIKE '%shuffled%' THEN 'negative control'
    WHEN sampling = 'replacement' AND weight_decay > 0 THEN 'positive control'
    WHEN sampling = 'replacement' THEN 'positive control without decay'
    WHEN scaling = 'standardise' THEN 'standardised inputs'
    WHEN train_examples > 10000 THEN 'all images'
    WHEN axis <> 'fan-in' THEN 'axes'
    WHEN epochs <> 16 THEN 'budget'
    WHEN depth <> 3 AND activation = 'tanh' THEN 'tanh'
    WHEN depth <> 3 THEN 'depth'
    WHEN widths[2] <> 64 THEN 'width'
    WHEN learning_rate IN (0.025, 0.05, 0.1) THEN 'confirmatory'
    ELSE 'learning rate'
  END AS part,
  * EXCLUDE (plan_hash, written)
FROM verdicts
ORDER BY part, group_id, predictor, claim
