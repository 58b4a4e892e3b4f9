package dev.initsweep.report;

import java.util.ArrayList;
import java.util.List;

/** Maps values to pixels along one axis of a figure. */
interface FigureScale {

  double pixel(double value);

  /** Returns about this many values to label at most, in ascending order. */
  List<Double> ticks(int most);

  /** Equal differences are equal lengths. */
  static FigureScale linear(double low, double high, double start, double end) {
    return new FigureScale() {
      @Override
      public double pixel(double value) {
        return start + (value - low) / (high - low) * (end - start);
      }

      @Override
      public List<Double> ticks(int most) {
        double raw = (high - low) / most;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step =
            raw <= power
                ? power
                : raw <= 2 * power ? 2 * power : raw <= 5 * power ? 5 * power : 10 * power;
        List<Double> ticks = new ArrayList<>();
        for (double k = Math.ceil(low / step); k * step <= high; k++) {
          ticks.add(k * step);
        }
        return ticks;
      }
    };
  }

  /**
   * Equal ratios are equal lengths; ticks are powers of a base. With base 10 their doubles and
   * fives are ticks too, where there is room.
   */
  static FigureScale logarithmic(double low, double high, double start, double end, double base) {
    LogScale scale = new LogScale(low, high, start, end);
    return new FigureScale() {
      @Override
      public double pixel(double value) {
        return scale.pixel(value);
      }

      @Override
      public List<Double> ticks(int most) {
        List<Double> between = base == 10 ? scale.ticksBetweenPowers() : List.of();
        List<Double> ticks =
            between.size() > 2 && between.size() <= most ? between : scale.ticks(base, most);
        // A narrow range holds hardly a power.
        return ticks.size() >= 2 ? ticks : linear(low, high, start, end).ticks(most);
      }
    };
  }
}
