-- How near is each part's state to a stationary one, in which the virial is one?
SELECT part, count(*) AS points,
  printf('%.2g', min(virial_with_decay)) AS least,
  printf('%.2g', median(virial_with_decay)) AS median,
  printf('%.2g', max(virial_with_decay)) AS greatest
FROM points JOIN (SELECT DISTINCT part, setting_id FROM verdicts) USING (setting_id)
WHERE NOT pilot AND virial_with_decay IS NOT NULL
GROUP BY part
ORDER BY part
