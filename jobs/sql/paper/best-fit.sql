-- Which network and biases fit the published mean squares best?
WITH fits AS (
  SELECT g.network, g.biases, max(abs(p.v / t.v - 1)) AS apart
  FROM points p
    JOIN groups g USING (setting_id)
    JOIN published t ON abs(t.s0 - p.s0) < 1e-6
  WHERE g.part IN ('main', 'network') AND t.s0 BETWEEN 0.05 AND 0.31
  GROUP BY ALL
  HAVING count(*) = 5
)
SELECT count(*) AS tried,
  coalesce(string_agg(network || ' with ' || biases || ' biases', ' and ' ORDER BY network, biases)
    FILTER (apart <= 0.01), 'none') AS fitting,
  arg_min(network || ' with ' || biases || ' biases', apart) AS best,
  printf('%.2f %%', 100 * min(apart)) AS apart,
  CASE
    WHEN count(*) = 0 THEN 'none is trained yet'
    WHEN arg_min(network || biases, apart) = '784-256-256-10zero'
      THEN 'which is the network of the tables on this page'
    ELSE 'which is not the network of the tables on this page, 784-256-256-10 with zero biases'
  END AS remark
FROM fits
