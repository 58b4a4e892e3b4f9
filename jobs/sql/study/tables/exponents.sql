-- By which power does the optimum follow a quantity, and what does each theory say?
SELECT * EXCLUDE (plan_hash, written)
FROM exponents
ORDER BY quantity, family, axis, predictor
