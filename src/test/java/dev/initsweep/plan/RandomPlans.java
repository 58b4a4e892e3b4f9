package dev.initsweep.plan;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Plans drawn at random from all that a plan can say. */
final class RandomPlans {

  private final Random random;

  RandomPlans(long seed) {
    this.random = new Random(seed);
  }

  Plan plan() {
    List<GroupPlan> groups = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      groups.add(group());
    }
    return Plan.of(
        "plan-" + random.nextInt(9),
        groups,
        new RunSettings("auto", number(), random.nextDouble(), 1 + random.nextInt(3), number()));
  }

  private GroupPlan group() {
    Setting setting = setting();
    Axis axis =
        switch (random.nextInt(4)) {
          case 0 -> new Axis.FanIn();
          case 1 -> new Axis.Global();
          case 2 -> new Axis.Balanced();
          default -> new Axis.Layers(numbers(setting.architecture().depth()));
        };
    int seeds = 1 + random.nextInt(9);
    return new GroupPlan(
        new Group(setting, axis),
        numbers(1 + random.nextInt(5)),
        LongStream.generate(() -> random.nextLong(1L << 31)).limit(seeds).sorted().boxed().toList(),
        List.of(
            PredictorSpec.named("he"),
            new PredictorSpec(
                "law", "\"eta\" ^ 2\n+ \\u" + random.nextInt(), Map.of("eta", number()))),
        new Pilots(numbers(random.nextInt(3)), random.nextInt(3)),
        new VerdictSettings(
            any(Metric.values()),
            random.nextInt(3),
            number(),
            (1 + random.nextDouble()) / 2,
            random.nextDouble(),
            number(),
            1 + number()),
        random.nextBoolean()
            ? RaceSettings.race(seeds, List.of(3, 5), List.of(number(), number()), number())
            : RaceSettings.wholeGrid(seeds));
  }

  private Setting setting() {
    BiasTreatment biases = any(BiasTreatment.values());
    int examples = 1 + random.nextInt(1000);
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(4); i++) {
      widths.add(1 + random.nextInt(300));
    }
    return Setting.of(
            new DataChoice(
                "set",
                Long.toHexString(random.nextLong()),
                examples,
                any(Subset.values()),
                any(InputScaling.values())),
            new Mlp(widths, any(Activation.values()), biases))
        .distribution(any(InitialDistribution.values()))
        .initialBiases(
            biases == BiasTreatment.NONE
                ? InitialBiases.ZERO
                : new InitialBiases(InitialBiases.Kind.FAN_IN, number()))
        .learningRate(number())
        .weightDecay(number())
        .batchSize(1 + random.nextInt(examples))
        .sampling(any(MinibatchSampling.values()))
        .epochs(1 + random.nextInt(40))
        .common(any(CommonRandomNumbers.values()))
        .build();
  }

  private List<Double> numbers(int count) {
    return DoubleStream.generate(this::number).limit(count).sorted().boxed().toList();
  }

  private double number() {
    return Identity.canonical(Math.exp(20 * random.nextDouble() - 10));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
