-- How does the best variance move with learning rate, width and epochs, and what does each theory say?
SELECT family, axis, quantity, quantity_from, quantity_to, groups,
  slope, slope_low, slope_high,
  predictor, claimed, source AS claimed_by, difference, conclusion, caveat
FROM exponents
ORDER BY quantity, family, axis, predictor
