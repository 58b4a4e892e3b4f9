package dev.initsweep.cell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers values by key, and forgets all of them when they have become too many. */
public final class Memo<K, V> {

  private final Map<K, V> known = new ConcurrentHashMap<>();
  private final int most;

  /**
   * Makes one that is empty.
   *
   * @param most how many values are kept
   */
  public Memo(int most) {
    this.most = most;
  }

  /** Returns the value that is kept for a key. */
  public Optional<V> known(K key) {
    return Optional.ofNullable(known.get(key));
  }

  /** Keeps a value for a key. */
  public void keep(K key, V value) {
    if (known.size() >= most) {
      known.clear();
    }
    known.put(key, value);
  }

  /**
   * Returns the value of a function, from memory where it is kept.
   *
   * @param function pure, and the same in each call
   */
  V of(K key, Function<K, V> function) {
    V value = known.get(key);
    if (value == null) {
      value = function.apply(key);
      keep(key, value);
    }
    return value;
  }
}
