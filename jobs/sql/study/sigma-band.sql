-- Where is the stable band of the standard deviation, in which the loss is at most twice the least?
SELECT DISTINCT data,
  printf('%.3g', sqrt(optimum)) AS "best sigma",
  printf('%.3g to %.3g', sqrt(stable_low), sqrt(stable_high)) AS "stable band",
  CASE WHEN sqrt(stable_low) >= 0.01 AND sqrt(stable_high) <= 0.1 THEN 'within it'
    WHEN sqrt(stable_high) < 0.01 OR sqrt(stable_low) > 0.1 THEN 'outside of it'
    ELSE 'reaches across its ends' END AS "1e-2 to 1e-1"
FROM verdicts
WHERE axis = 'global' AND claim = 'coincidence'
ORDER BY data
