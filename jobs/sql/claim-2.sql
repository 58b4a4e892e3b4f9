-- In which groups is the training loss lower than He's at the variance that kl-once predicts?
SELECT group_title, budget, conclusion, predicted,
  estimate AS log_loss_less_he, estimate_low, estimate_high, p_value,
  cells_done, cells_planned, plan_hash
FROM verdicts
WHERE claim = 'lower-loss' AND predictor = 'kl-once'
ORDER BY group_title, budget, plan_hash
