-- What was concluded of each group, claim and predictor?
SELECT setting_id, claim, predictor,
  CASE WHEN claim IN ('lower-loss', 'higher-accuracy') THEN coalesce(reference, 'he') END AS reference,
  conclusion, metric, budget,
  predicted, estimate, estimate_low, estimate_high, p_value,
  optimum, optimum_low, optimum_high, least_metric, optimum_method, optimum_caveat,
  regret, regret_low, regret_high, seeds_to_decide,
  cells_planned, cells_done, cells_diverged, cells_failed, caveat
FROM verdicts
WHERE axis = 'global'
ORDER BY setting_id, claim, predictor, reference
