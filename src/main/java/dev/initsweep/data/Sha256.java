package dev.initsweep.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

final class Sha256 {

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this JVM has no SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of a data set of several files, as {@link DataSources} defines it. */
  static String ofDigests(List<String> digests) {
    MessageDigest digest = digest();
    digest.update(String.join("", digests).getBytes(StandardCharsets.US_ASCII));
    return hex(digest);
  }
}
