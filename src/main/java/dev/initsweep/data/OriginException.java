package dev.initsweep.data;

/** An origin does not give what it should; another one may. */
final class OriginException extends Exception {

  private static final long serialVersionUID = 1L;

  OriginException(String message) {
    super(message);
  }

  OriginException(String message, Throwable cause) {
    super(message, cause);
  }
}
