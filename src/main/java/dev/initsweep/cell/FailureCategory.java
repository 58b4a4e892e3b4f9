package dev.initsweep.cell;

/** Kinds of failed cells. */
public enum FailureCategory implements Named {
  /** The JVM or the native heap had no memory left. */
  OUT_OF_MEMORY("out-of-memory"),

  /** The native code of a cell ended its process. */
  NATIVE_CRASH("native-crash"),

  /** Any other exception. */
  ERROR("error");

  private final String label;

  FailureCategory(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
