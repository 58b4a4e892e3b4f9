-- What was concluded of each group, claim and predictor?
SELECT setting_id, data, architecture, claim, predictor,
  CASE WHEN claim IN ('lower-loss', 'higher-accuracy') THEN coalesce(reference, 'he') END AS reference,
  conclusion, predicted, estimate, estimate_low, estimate_high,
  optimum, optimum_low, optimum_high, cells_done, cells_diverged, caveat
FROM verdicts
WHERE axis = 'fan-in'
ORDER BY data, architecture, claim, predictor, reference
