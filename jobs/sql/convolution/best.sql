-- Is He the best: where is the least loss, and how far above it is the loss at He's point?
WITH said AS (
  SELECT setting_id, any_value(optimum) AS optimum, any_value(optimum_low) AS low,
    any_value(optimum_high) AS high,
    any_value(conclusion) FILTER (predictor = 'he') AS conclusion
  FROM verdicts WHERE claim = 'coincidence' GROUP BY setting_id
),
least AS (
  SELECT setting_id, min(loss) FILTER (diverged = 0 AND variance_scale IS NOT NULL) AS loss,
    any_value(loss) FILTER (abs(variance_scale / 2 - 1) < 1e-9) AS he
  FROM points GROUP BY setting_id
)
SELECT DISTINCT p.data, p.architecture AS network, printf('%.4g', optimum) AS "g of the least loss",
  printf('%.3g to %.3g', low, high) AS interval, said.conclusion AS "He coincides",
  printf('%.4f', least.loss) AS "least loss", printf('%.4f', least.he) AS "loss at He",
  printf('%+.1f %%', 100 * (least.he / least.loss - 1)) AS "He above the least"
FROM points p JOIN least USING (setting_id) JOIN said USING (setting_id)
ORDER BY p.data, network
