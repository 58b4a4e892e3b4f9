-- What did the study cost?
SELECT
  format('{:,}', cells) AS cells,
  printf('%.2f', core_hours) AS core_hours,
  printf('%.2f', running_hours) AS running_hours,
  format('{:,}', round(cells / running_hours)::INT) AS cells_an_hour,
  stops, audited, audits_that_agree,
  (SELECT count(DISTINCT group_id) FROM verdicts) AS groups,
  (SELECT count(*) FILTER (answer = 'identical') FROM spot_check) AS identical,
  (SELECT count(*) FROM spot_check) AS trained_again
FROM hours
