package dev.initsweep.cell;

/** Names the kinds of failed cells. */
public enum FailureCategory implements Named {
  /** The JVM or the native heap has no memory left. */
  OUT_OF_MEMORY("out-of-memory"),

  /** The native code of a cell ends its process. */
  NATIVE_CRASH("native-crash"),

  /** Any other exception is thrown. */
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
