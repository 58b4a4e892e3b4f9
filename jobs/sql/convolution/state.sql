-- How much of the plan is trained and judged?
WITH counts AS (
  SELECT (SELECT coalesce(sum(seeds), 0)::BIGINT FROM points) AS trainings,
    (SELECT count(DISTINCT setting_id) FROM verdicts) AS groups,
    (SELECT count(DISTINCT setting_id) FROM verdicts
      WHERE claim = 'coincidence' AND conclusion <> 'INCOMPLETE') AS judged,
    (SELECT printf('%.2f', sum(core_hours)) FROM hours) AS core_hours
)
SELECT
  CASE WHEN trainings = 0
    THEN 'Nothing of it is trained yet, so that the tables below are empty.'
    ELSE printf('There are %d trainings%s; of %d groups %d are judged.', trainings,
      coalesce(', in ' || core_hours || ' core hours', ''), groups, judged)
  END AS sentence
FROM counts
