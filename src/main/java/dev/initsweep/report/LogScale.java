package dev.initsweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Maps positive values to pixels by their logarithm.
 *
 * @param low value at {@code start}
 * @param high value at {@code end}
 * @param start pixel of the low end
 * @param end pixel of the high end; below {@code start} for an axis that grows upwards
 */
record LogScale(double low, double high, double start, double end) {

  double pixel(double value) {
    double share = Math.log(value / low) / Math.log(high / low);
    return start + Math.min(1, Math.max(0, share)) * (end - start);
  }

  /** Powers of a base within the scale, thinned until at most {@code most} are left. */
  List<Double> ticks(double base, int most) {
    int first = (int) Math.ceil(Math.log(low) / Math.log(base) - 1e-9);
    int last = (int) Math.floor(Math.log(high) / Math.log(base) + 1e-9);
    int step = Math.max(1, (last - first + most) / most);
    List<Double> ticks = new ArrayList<>();
    for (int power = first; power <= last; power += step) {
      ticks.add(Math.pow(base, power));
    }
    return ticks;
  }

  /** Powers of ten, their doubles and their fives within the scale. */
  List<Double> ticksBetweenPowers() {
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    return IntStream.rangeClosed(first, last)
        .boxed()
        // Through decimals, as sums of roundings would show in what people read.
        .flatMap(power -> Stream.of("1e", "2e", "5e").map(digit -> Double.valueOf(digit + power)))
        .filter(tick -> tick >= low && tick <= high)
        .toList();
  }
}
