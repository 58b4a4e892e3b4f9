package dev.initsweep.flow;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.Exponents;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Judge;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The reduce stage: judges every group of a plan on exactly the cells that the plan names. */
final class JudgingStage {

  private final ResultsFolder folder;

  /** Groups that ask for nothing more, which say the same whenever they are judged. */
  private final Map<GroupPlan, Judged> over = new ConcurrentHashMap<>();

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
    return plan.groups().parallelStream()
        .map(group -> over.containsKey(group) ? over.get(group) : judge(group, rounds))
        .toList();
  }

  /** A group's report, and the cells that it was made from. */
  record Judged(GroupReport report, List<CellResult> cells) {}

  /** Judges a group that asks for nothing more, before the others are. */
  GroupReport judgeOver(GroupPlan group, Rounds rounds) {
    return over.computeIfAbsent(group, absent -> judge(group, rounds)).report();
  }

  private static Judged judge(GroupPlan group, Rounds rounds) {
    List<CellResult> cells = rounds.results(group);
    return new Judged(Judge.judge(rounds.plan(group), cells, rounds.withRoots(group)), cells);
  }
}
