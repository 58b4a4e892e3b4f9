-- What is the ratio of mean square to s0^2 in each layer, biases among them, at the end?
SELECT printf('%g', p.s0) AS s0,
  coalesce(printf('%.4g (%.4g to %.4g)', layer_ratios[1], layer_ratios_low[1], layer_ratios_high[1]),
    printf('%.4g', layer_ratios[1])) AS "layer 1",
  coalesce(printf('%.4g (%.4g to %.4g)', layer_ratios[2], layer_ratios_low[2], layer_ratios_high[2]),
    printf('%.4g', layer_ratios[2])) AS "layer 2",
  coalesce(printf('%.4g (%.4g to %.4g)', layer_ratios[3], layer_ratios_low[3], layer_ratios_high[3]),
    printf('%.4g', layer_ratios[3])) AS "layer 3, output",
  printf('%.4f', loss) AS loss
FROM points p JOIN groups g USING (setting_id)
WHERE g.part = 'main' AND round(p.s0, 6) IN (SELECT round(s0, 6) FROM published)
ORDER BY p.s0
