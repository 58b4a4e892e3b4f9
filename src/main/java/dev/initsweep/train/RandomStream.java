package dev.initsweep.train;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The random numbers that belong to a text: Philox4x32-10 (Salmon et al. 2011), keyed by the text's
 * SHA-256, as in docs/training.md.
 */
final class RandomStream {

  private static final long MASK = 0xffffffffL;
  private static final double ULP = 0x1p-53;
  private static final double TWO_PI = 6.283185307179586;
  private static final int ROUNDS = 10;

  private final int[] hash = new int[4];
  private final int[] block = new int[4];
  private long nextBlock;
  private int used = 4;

  private boolean hasSpareNormal;
  private double spareNormal;

  RandomStream(String text) {
    ByteBuffer.wrap(sha256(text)).asIntBuffer().get(hash, 0, 4);
  }

  /** The next 32 bits, in 0 .. 2^32 - 1. */
  long word() {
    if (used == 4) {
      block[0] = (int) nextBlock;
      block[1] = (int) (nextBlock >>> 32);
      block[2] = hash[2];
      block[3] = hash[3];
      philox(block, hash[0], hash[1]);
      nextBlock++;
      used = 0;
    }
    return block[used++] & MASK;
  }

  /** The next 53 bits. */
  long bits53() {
    long high = word() >>> 5;
    return (high << 26) + (word() >>> 6);
  }

  /** Uniform on 0 .. bound - 1, without bias (Lemire 2019, arXiv:1805.10941). */
  int below(int bound) {
    long rejected = (1L << 32) % bound;
    long product = word() * bound;
    while ((product & MASK) < rejected) {
      product = word() * bound;
    }
    return (int) (product >>> 32);
  }

  /** Uniform on (-1, 1), symmetric. */
  double symmetric() {
    return (2 * bits53() + 1 - (1L << 53)) * ULP;
  }

  /** Standard normal, in pairs by Box and Muller 1958. */
  double normal() {
    if (hasSpareNormal) {
      hasSpareNormal = false;
      return spareNormal;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log((bits53() + 1) * ULP));
    double angle = TWO_PI * (bits53() * ULP);
    spareNormal = radius * StrictMath.sin(angle);
    hasSpareNormal = true;
    return radius * StrictMath.cos(angle);
  }

  /** Replaces a counter by its ten rounds of Philox4x32. */
  static void philox(int[] counter, int firstKey, int secondKey) {
    int key0 = firstKey;
    int key1 = secondKey;
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = 0xD2511F53L * (counter[0] & MASK);
      long product1 = 0xCD9E8D57L * (counter[2] & MASK);
      counter[0] = (int) (product1 >>> 32) ^ counter[1] ^ key0;
      counter[1] = (int) product1;
      counter[2] = (int) (product0 >>> 32) ^ counter[3] ^ key1;
      counter[3] = (int) product0;
      key0 += 0x9E3779B9;
      key1 += 0xBB67AE85;
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this JVM has no SHA-256", e);
    }
  }
}
