-- At each rate with the same rate x steps: how far at most from .02, and where are crossing and least loss?
-- A V that is tenfold off, of trainings on their way to divergence, is said as a power of ten.
WITH apart AS (
  SELECT setting_id, count(*) AS places, sum(diverged) AS diverged,
    arg_max(printf('%+.1f %% (%.1f to %.1f) at ', 100 * (exp(loss) - 1), 100 * (exp(loss_low) - 1),
      100 * (exp(loss_high) - 1)) || coalesce(scheme, printf('%g', s0)), abs(loss)) AS loss,
    arg_max(CASE WHEN abs(v) < ln(10) THEN printf('%+.2f %% (%.2f to %.2f) at ', 100 * (exp(v) - 1),
      100 * (exp(v_low) - 1), 100 * (exp(v_high) - 1)) ELSE printf('10^%.0f-fold at ', v / ln(10)) END
      || coalesce(scheme, printf('%g', s0)), abs(v)) AS v,
    arg_max(printf('%+.2f (%.2f to %.2f) pp at ', 100 * accuracy, 100 * accuracy_low,
      100 * accuracy_high) || coalesce(scheme, printf('%g', s0)), abs(accuracy)) AS accuracy
  FROM between WHERE kind = 'rate' GROUP BY setting_id
)
SELECT printf('%g', g.learning_rate) AS rate, g.epochs, a.places AS "places compared", a.diverged,
  a.loss AS "loss, the farthest", a.v AS "V, the farthest", a.accuracy AS "accuracy, the farthest",
  printf('%.3f', c.s0) AS "ratio falls through 1 at s0", printf('%.3g', o.s0) AS "s0 of the least loss",
  o.interval
FROM groups g LEFT JOIN apart a USING (setting_id) LEFT JOIN optima o USING (setting_id)
  LEFT JOIN (SELECT * FROM crossings WHERE layer = 'all') c USING (setting_id)
WHERE g.part IN ('main', 'rate', 'their rate') AND g.cells > 0
ORDER BY g.learning_rate DESC
