-- What do the controls say?
SELECT part, predictor, claim, conclusion,
  printf('%.3f (%.3f to %.3f)', estimate, estimate_low, estimate_high) AS estimate
FROM verdicts
WHERE part LIKE '%control%' AND predictor IN ('kl-bound', 'kl-norm', 'kl-once')
ORDER BY part, predictor, claim
