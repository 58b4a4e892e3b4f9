package dev.initsweep.cell;

/**
 * Reports that something that the user gave cannot be used. The command ends with exit code 2.
 *
 * <p>The message is one line that names the file, the line and key where there are such, what was
 * found, and what would be right.
 */
public final class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
