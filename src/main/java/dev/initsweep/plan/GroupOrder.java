package dev.initsweep.plan;

import dev.initsweep.cell.Named;

/** Names the order in which the groups of a plan are trained. */
public enum GroupOrder implements Named {
  /** All groups are trained at the same time, which keeps a cluster busiest. */
  TOGETHER("together"),

  /** Each group is trained to its verdicts before the next one begins. */
  IN_TURN("in-turn");

  private final String label;

  GroupOrder(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
