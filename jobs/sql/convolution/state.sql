-- How much of the plan is trained and judged?
WITH counts AS (
  SELECT (SELECT count(DISTINCT setting_id) FROM points) AS groups,
    (SELECT coalesce(sum(seeds), 0)::BIGINT FROM points) AS trainings,
    (SELECT count(DISTINCT setting_id) FROM verdicts
      WHERE claim = 'coincidence' AND conclusion <> 'INCOMPLETE') AS judged
)
SELECT
  CASE WHEN groups = 0
    THEN 'Nothing of it is trained yet, so that the tables below are empty.'
    ELSE printf('There are %d trainings in %d groups, of which %d are judged.', trainings, groups, judged)
  END AS sentence
FROM counts
