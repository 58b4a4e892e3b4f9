package dev.initsweep.cell;

/** Says what is wrong in a text of a network. */
public final class ArchitectureTextException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String expected;

  /**
   * Makes the complaint.
   *
   * @param text of the network
   * @param expected what would be right, and where
   */
  ArchitectureTextException(String text, String expected) {
    super("Invalid architecture: %s (expected %s)".formatted(text, expected));
    this.expected = expected;
  }

  /** Returns what would be right, and where, for a complaint that names another place too. */
  public String expected() {
    return expected;
  }
}
