-- What is concluded of each claim at 784-256-256-10, with zero and with drawn biases?
SELECT g.data, g.biases, v.predictor,
  CASE claim
    WHEN 'coincidence' THEN '1: the least loss is there, within an octave of variance'
    WHEN 'near-least-loss' THEN '1: the loss there is within 10 % of the least'
    WHEN 'lower-loss' THEN '2: lower loss than ' || v.reference
    WHEN 'higher-accuracy' THEN '3: higher accuracy than ' || v.reference
  END AS claim,
  v.conclusion,
  CASE claim
    WHEN 'coincidence' THEN printf('%+.2f (%.2f to %.2f) octaves', estimate, estimate_low, estimate_high)
    WHEN 'higher-accuracy'
      THEN printf('%+.2f (%.2f to %.2f) pp', 100 * estimate, 100 * estimate_low, 100 * estimate_high)
    ELSE printf('%+.3f (%.3f to %.3f) log loss', estimate, estimate_low, estimate_high)
  END AS estimate
FROM verdicts v JOIN groups g USING (setting_id)
WHERE (g.part IN ('main', 'second data set')
    OR g.part = 'network' AND g.network = '784-256-256-10')
  AND predictor IN ('horii-has', 'horii-has-layers')
ORDER BY g.data DESC, g.biases DESC, v.predictor, 4
