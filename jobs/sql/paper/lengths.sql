-- After a fifth and after four times the paper's time of training: do crossing and least loss coincide
-- while the state drifts?
-- moved: the change of V from the last checkpoint but one to the last, at s0 = .15.
WITH moved AS (
  SELECT setting_id,
    any_value(printf('%+.2f %% (%.2f to %.2f)', 100 * (exp(moved) - 1), 100 * (exp(moved_low) - 1),
      100 * (exp(moved_high) - 1))) AS moved,
    any_value(coalesce(printf('from epoch %d to %d', checkpoint_epochs[-2], checkpoint_epochs[-1]),
      'from the start')) AS span,
    any_value(loss) AS loss
  FROM points WHERE abs(s0 - 0.15) < 1e-6 GROUP BY setting_id
)
SELECT g.epochs, round(g.time)::INT AS "rate x steps",
  coalesce(printf('%.3f (%.3f to %.3f)', c.s0, c.s0_low, c.s0_high), printf('%.3f', c.s0))
    AS "ratio falls through 1 at s0",
  printf('%.3f', l.s0) AS "output layer's",
  printf('%.3g', o.s0) AS "s0 of the least loss",
  o.interval,
  CASE WHEN c.s0 BETWEEN o.low AND o.high THEN 'contains the crossing'
    WHEN c.s0 IS NOT NULL AND o.low IS NOT NULL THEN 'does not contain it' END AS "the interval",
  o.conclusion AS "condition and least loss", printf('%.4f', m.loss) AS "loss at .15", m.moved AS "V moved at .15", m.span AS "in the time"
FROM groups g LEFT JOIN optima o USING (setting_id) LEFT JOIN moved m USING (setting_id)
  LEFT JOIN (SELECT * FROM crossings WHERE layer = 'all') c USING (setting_id)
  LEFT JOIN (SELECT * FROM crossings WHERE layer = 'layer 3') l USING (setting_id)
WHERE g.part IN ('main', 'length') AND g.cells > 0
ORDER BY g.epochs
