package dev.initsweep.flow;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.Exponents;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Judge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reduce stage: judges every group of a plan on exactly the cells that the plan names. */
final class JudgingStage {

  private final ResultsFolder folder;

  /** Groups that ask for nothing more, which say the same whenever they are judged. */
  private final Map<GroupPlan, Judged> over = new HashMap<>();

  JudgingStage(ResultsFolder folder) {
    this.folder = folder;
  }

  /** Stores the verdicts of all groups of a plan. */
  void store(Plan plan, List<Judged> groups) {
    List<GroupReport> reports = groups.stream().map(Judged::report).toList();
    List<Verdict> verdicts =
        reports.stream().flatMap(report -> report.verdicts().stream()).toList();
    folder
        .verdicts()
        .replace(plan.hash(), verdicts, plan.groups().stream().map(GroupPlan::group).toList());
    folder.exponents().replace(plan.hash(), Exponents.of(reports));
  }

  /** Judges all groups, in the order of the plan, and stores nothing. */
  List<Judged> judged(Plan plan, Rounds rounds) {
    Map<GroupPlan, Judged> judged =
        judge(
            plan.groups().stream().filter(group -> !over.containsKey(group)).distinct().toList(),
            rounds);
    judged.putAll(over);
    return plan.groups().stream().map(judged::get).toList();
  }

  /** A group's report, and the cells that it was made from. */
  record Judged(GroupReport report, List<CellResult> cells) {}

  /** Judges groups that ask for nothing more, before the others are. */
  List<GroupReport> judgeOver(List<GroupPlan> groups, Rounds rounds) {
    over.putAll(judge(groups, rounds));
    return groups.stream().map(group -> over.get(group).report()).toList();
  }

  /** Judges side by side, from one reading of the table. */
  private static Map<GroupPlan, Judged> judge(List<GroupPlan> groups, Rounds rounds) {
    CellResults results = rounds.results(groups);
    return groups.parallelStream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                group -> judge(group, rounds, results.of(rounds.judgedCells(group)))));
  }

  private static Judged judge(GroupPlan group, Rounds rounds, List<CellResult> cells) {
    return new Judged(Judge.judge(rounds.plan(group), cells, rounds.withRoots(group)), cells);
  }
}
