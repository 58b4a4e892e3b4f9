package dev.initsweep.cell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers what a pure function gave, and forgets all of it when that has become too much. */
final class Memo<K, V> {

  private final Map<K, V> known = new ConcurrentHashMap<>();
  private final Function<K, V> function;
  private final int most;

  /**
   * @param function pure
   * @param most how many values are kept
   */
  Memo(Function<K, V> function, int most) {
    this.function = function;
    this.most = most;
  }

  V of(K key) {
    V value = known.get(key);
    if (value == null) {
      value = function.apply(key);
      if (known.size() >= most) {
        known.clear();
      }
      known.put(key, value);
    }
    return value;
  }
}
