-- What does s0 = 1 end with, by rate and by network, at the paper's time of training?
SELECT g.network, g.biases, printf('%g', g.learning_rate) AS rate, g.epochs,
  coalesce(printf('%.3f (%.3f to %.3f)', loss, loss_low, loss_high), printf('%.3f', loss)) AS loss,
  CASE WHEN ratio < 10 THEN printf('%.4f', ratio) END AS "V/s0²",
  CASE WHEN ratio < 10 THEN
    coalesce(printf('%.3f (%.3f to %.3f)', layer_ratios[3], layer_ratios_low[3], layer_ratios_high[3]),
      printf('%.3f', layer_ratios[3])) END AS "output layer",
  coalesce(printf('%.2f (%.2f to %.2f)', 100 * accuracy, 100 * accuracy_low, 100 * accuracy_high),
    printf('%.2f', 100 * accuracy)) AS "accuracy, %",
  seeds
FROM points p JOIN groups g USING (setting_id)
WHERE round(p.s0, 6) = 1 AND g.data = 'mnist' AND g.time = 55
ORDER BY g.network = '784-256-256-10' DESC, g.biases DESC, g.network, g.learning_rate DESC
