-- Where is the training loss at a predicted variance lower than He's, or another reference of the plan?
SELECT predictor, reference, group_title, budget, conclusion, predicted,
  estimate AS log_loss_less_reference, estimate_low, estimate_high, p_value,
  cells_done, cells_planned, plan_hash
FROM verdicts
WHERE claim = 'lower-loss'
ORDER BY predictor, reference, group_title, budget, plan_hash
