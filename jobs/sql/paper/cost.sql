-- What did the replication cost?
SELECT format('{:,}', cells) AS cells, printf('%.1f', core_hours) AS core_hours,
  (SELECT count(*) FILTER (answer = 'identical') FROM spot_check) AS identical,
  (SELECT count(*) FROM spot_check) AS trained_again
FROM hours
