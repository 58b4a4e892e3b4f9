-- How much of the plan is trained and judged?
WITH counts AS (
  SELECT count(*) AS groups,
    count(*) FILTER (state IN ('judged', 'trained')) AS done,
    count(*) FILTER (state IN ('begun', 'not judged')) AS open
  FROM groups
)
SELECT
  CASE
    WHEN groups = 0
      THEN 'Nothing of it is trained yet, so that the tables below have no numbers of ours.'
    WHEN done = groups THEN printf('Each of its %d groups is trained at every point of its grid, and judged where the'
      || ' plan asks for verdicts.', groups)
    ELSE printf('It is not trained to its end: of %d groups, done are %d, and begun %d. Tables show what'
      || ' there is; what they say of a group that is not done may change.', groups, done, open)
  END AS sentence
FROM counts
