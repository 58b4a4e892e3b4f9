-- Which groups does the plan have, and how far is each?
SELECT data, network, biases, printf('%g', learning_rate) AS rate, epochs,
  round(time)::INT AS "rate x steps",
  points || ' of ' || grid AS "points of the grid", cells AS trainings, diverged, state
FROM groups
