# Sourced by jobs/study, jobs/paper and jobs/convolution: makes a page with its tables and figures
# from the results of a plan. They set plan, results, docs (the page's folder), queries (that of its
# SQL) and name.

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

# Tools that need DuckDB, which only tests have.
tools() {
  if [ -z "${tools_path:-}" ]; then
    mvn -B -ntp -q test-compile dependency:build-classpath \
      -Dmdep.includeScope=test -Dmdep.outputFile=target/page.classpath >&2
    tools_path=target/test-classes:target/classes:$(cat target/page.classpath)
  fi
  java -cp "$tools_path" "dev.initsweep.study.$@"
}

# Makes the data set data/FOLDER from MNIST by the class MAKER, once.
make_data() {
  local maker=$1 folder=$2 mnist
  if [ ! -d "data/$folder" ]; then
    mnist=$(jobs/initsweep data fetch mnist | sed -n 's/^mnist: //p')
    tools "$maker" "$mnist" "data/$folder"
  fi
}

# 3 says that some cells failed, which the tables tell too.
train() {
  local code=0
  jobs/initsweep run "$plan" --output "$results" "$@" || code=$?
  [ $code -eq 0 ] || [ $code -eq 3 ] || exit $code
}

# Judges anew what is trained, for the tables, and trains nothing.
judge() {
  if [ -d "$results/plans" ]; then
    jobs/initsweep verify "$results" -q
  fi
}

spot_check() {
  local told=$results/spot-check.csv id answer code
  [ -e "$told" ] || echo 'id,answer' > "$told"
  for id in $(tools PageTables spot-check "$results"); do
    grep -q "^$id," "$told" && continue
    code=0
    INITSWEEP_JAVA_OPTIONS="-XX:TieredStopAtLevel=1 ${INITSWEEP_JAVA_OPTIONS:-}" \
      jobs/initsweep replay "$results" "$id" -q || code=$?
    case $code in
      0) answer=identical ;;
      4) answer=different ;;
      *) exit $code ;;
    esac
    echo "$id,$answer" >> "$told"
  done
  cp "$told" "$docs/spot-check.csv"
  if grep -q different "$told"; then
    echo "$name: a cell that was trained again differs: $told" >&2
    exit 4
  fi
  echo "$name: $(grep -c identical "$told") cells trained again: identical"
}

make_tables() {
  tools PageTables tables "$queries" "$results" "$docs"
}
