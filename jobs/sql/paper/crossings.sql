-- Where does the ratio fall through 1, overall and in each layer, and where is the least loss?
-- octaves: of variance, from the crossing to the least loss; positive where the least loss lies above.
SELECT g.data, CASE c.layer WHEN 'all' THEN 'all weights and biases'
    WHEN 'layer 3' THEN 'layer 3, output' ELSE c.layer END AS ratio_of,
  CASE
    WHEN c.s0 IS NOT NULL
      THEN coalesce(printf('%.3f (%.3f to %.3f)', c.s0, c.s0_low, c.s0_high), printf('%.3f', c.s0))
    WHEN c.least > 1 THEN printf('above 1 everywhere, %.3f at least', c.least)
    WHEN c.greatest < 1 THEN printf('below 1 everywhere, %.3f at most', c.greatest)
    ELSE printf('with %d of %d seeds', c.crossing, c.seeds)
  END AS "falls through 1 at s0",
  printf('%.3g', o.s0) AS "s0 of the least loss",
  o.interval,
  CASE WHEN c.s0 BETWEEN o.low AND o.high THEN 'contains the crossing'
    WHEN c.s0 IS NOT NULL AND o.low IS NOT NULL THEN 'does not contain it' END AS "the interval",
  printf('%+.2f', 2 * log2(o.s0 / c.s0)) AS octaves
FROM crossings c JOIN groups g USING (setting_id) LEFT JOIN optima o USING (setting_id)
WHERE g.part IN ('main', 'second data set')
ORDER BY g.part, c.layer
