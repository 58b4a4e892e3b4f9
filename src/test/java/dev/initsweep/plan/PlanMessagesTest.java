package dev.initsweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of a plan with the whole line that its violation gives. */
class PlanMessagesTest {

  @TempDir Path folder;

  private static Arguments rule(String text, String message) {
    return Arguments.of(text, message);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        rule(
            "epoch = 3",
            "plan.conf:1: Invalid key epoch: not known (expected a key of "
                + "conf/defaults.conf; the nearest is epochs)"),
        rule(
            "seeds = 2\ngrid { form = 1 }",
            "plan.conf:2: Invalid key grid.form: not known (expected a key of "
                + "conf/defaults.conf; the nearest is grid.from)"),
        rule(
            "grid = 5",
            "plan.conf:1: Invalid grid: 5 (expected a block { ... } of grid.abscissa, "
                + "grid.from, grid.per-octave, grid.to, grid.values)"),
        rule(
            "sweeps = [\n{ seed = 5 }\n]",
            "plan.conf:2: Invalid key seed: not known (expected a key of "
                + "conf/defaults.conf; the nearest is seeds)"),
        rule(
            "sweeps = [{ run.engine = dl4j }]",
            "plan.conf:1: Invalid key run: in a sweep (expected at the top of the file)"),
        rule(
            "sweeps = [{ sweeps = [] }]",
            "plan.conf:1: Invalid key sweeps: in a sweep (expected at the top of the file)"),
        rule(
            "sweeps = [{ name = a }]",
            "plan.conf:1: Invalid key name: in a sweep (expected at the top of the file)"),
        rule(
            "sweeps = 3",
            "plan.conf:1: Invalid sweeps: 3 (expected a list of blocks: [{ ... }, { ... }])"),
        rule("sweeps = [\n  4\n]", "plan.conf:2: Invalid sweeps: 4 (expected a block { ... })"),
        rule(
            "seeds = 2\nepochs = 3\nseeds = 4",
            "plan.conf:3: Invalid key seeds: written again (expected once; it stands in "
                + "line 1 too)"),
        rule(
            "grid.from = 2\ngrid { to = 8\nfrom = 3 }",
            "plan.conf:3: Invalid key grid.from: written again (expected once; it stands "
                + "in line 1 too)"),
        // Without a comma HOCON merges the two blocks into one.
        rule(
            "sweeps = [{ seeds = 2 } { seeds = 3 }]",
            "plan.conf:1: Invalid key sweeps[0].seeds: written again (expected once; it stands in line 1"
                + " too)"),
        rule(
            "sweeps = [{ seeds = 2\n seeds = 3 }]",
            "plan.conf:2: Invalid key sweeps[0].seeds: written again (expected once; it "
                + "stands in line 1 too)"),
        rule(
            "verdict = {}\nverdict = last",
            "plan.conf:2: Invalid key verdict: written again (expected once; it stands in "
                + "line 1 too)"));
  }

  static Stream<Arguments> types() {
    return Stream.of(
        rule(
            "epochs = 1.5",
            "plan.conf:1: Invalid epochs: 1.5 (expected a whole number, 1 or more)"),
        rule(
            "epochs = \"5\"",
            "plan.conf:1: Invalid epochs: \"5\" (expected a whole number, 1 or more; as a "
                + "number it is written 5)"),
        rule(
            "epochs = null",
            "plan.conf:1: Invalid epochs: null (expected a whole number, 1 or more)"),
        rule(
            "epochs = true",
            "plan.conf:1: Invalid epochs: true (expected a whole number, 1 or more)"),
        rule(
            "epochs = { a = 1 }",
            "plan.conf:1: Invalid epochs: {\"a\":1} (expected a whole number, 1 or more)"),
        rule("epochs = 0", "plan.conf:1: Invalid epochs: 0 (expected a whole number, 1 or more)"),
        rule(
            "epochs = 3000000000",
            "plan.conf:1: Invalid epochs: 3000000000 (expected a whole number, 1 or more)"),
        rule("epochs = []", "plan.conf:1: Invalid epochs: [] (expected at least one value)"),
        rule(
            "epochs = [\n  2,\n  2\n]",
            "plan.conf:3: Invalid epochs: 2 (expected each value of the list once)"),
        rule(
            "learning-rates = 1e400",
            "plan.conf:1: Invalid learning-rates: Infinity (expected a positive number of "
                + "at most 1.8e308)"),
        rule(
            "learning-rates = .05",
            "plan.conf:1: Invalid learning-rates: \".05\" (expected a positive number; as a "
                + "number it is written 0.05)"),
        rule(
            "learning-rates = [0.1, -0.1]",
            "plan.conf:1: Invalid learning-rates: -0.1 (expected a positive number)"),
        rule(
            "learning-rates = [0.1, 0.10000000000001]",
            "plan.conf:1: Invalid learning-rates: 0.10000000000001 (expected each value of "
                + "the list once)"),
        rule(
            "weight-decay = -1",
            "plan.conf:1: Invalid weight-decay: -1 (expected 0 or a positive number)"),
        rule(
            "batch-sizes = 2.5",
            "plan.conf:1: Invalid batch-sizes: 2.5 (expected a whole number, 1 to the "
                + "60000 training examples)"),
        rule(
            "architectures = \"784-10-9\"",
            "plan.conf:1: Invalid architectures: 784-10-9 (expected a network of 784 inputs and 10 "
                + "classes, which mnist has, such as 784-128-10 or 28x28x1: 16c3 p2 32c3 p2 64 10)"),
        rule(
            "architectures = [\"784-128-10\"\n\"16c3 p2 32d3 64\"]",
            "plan.conf:2: Invalid architectures: 16c3 p2 32d3 64 (expected 16c3 (a convolution), "
                + "16c3s2v (with a stride, within the plane), p2 or a2 (pooling), +(16c3 16c3) (a "
                + "residual branch) or 64 (fully connected); there is 32d3 at place 3)"),
        rule(
            "architectures = \"14x56x1: 1c3 10\"",
            "plan.conf:1: Invalid architectures: 14x56x1: 1c3 10 (expected a network of 784 inputs "
                + "and 10 classes, which mnist has, such as 784-128-10 or 28x28x1: 16c3 p2 32c3 p2 "
                + "64 10)"),
        rule(
            "architectures = \"784-99999999-10\"",
            "plan.conf:1: Invalid architectures: 784-99999999-10 (expected a network of 784 inputs "
                + "and 10 classes, which mnist has, such as 784-128-10 or 28x28x1: 16c3 p2 32c3 p2 "
                + "64 10)"),
        rule(
            "architectures = \"784-64-10\"\nhidden-widths = [64]",
            "plan.conf:2: Invalid key hidden-widths: [64] changes nothing (expected none where "
                + "architectures has them)"),
        rule(
            "hidden-widths = []",
            "plan.conf:1: Invalid hidden-widths: [] (expected at least one hidden layer)"),
        rule(
            "hidden-widths = [[4], []]",
            "plan.conf:1: Invalid hidden-widths: [] (expected at least one hidden layer)"),
        rule(
            "hidden-widths = [[4], 5]",
            "plan.conf:1: Invalid hidden-widths: [4] (expected a whole number of units, 1 "
                + "to 32768)"),
        rule(
            "hidden-widths = [0]",
            "plan.conf:1: Invalid hidden-widths: 0 (expected a whole number of units, 1 to "
                + "32768)"),
        rule(
            "hidden-widths = [100000]",
            "plan.conf:1: Invalid hidden-widths: 100000 (expected a whole number of units, "
                + "1 to 32768)"),
        rule(
            "hidden-widths = [[4], [4]]",
            "plan.conf:1: Invalid hidden-widths: [4] (expected each value of the list once)"),
        rule(
            "activations = rellu",
            "plan.conf:1: Invalid activations: rellu (expected one of relu, leaky-relu, "
                + "tanh, sigmoid, elu, selu, gelu, swish; the nearest is relu)"),
        rule(
            "activations = 3",
            "plan.conf:1: Invalid activations: 3 (expected one of relu, leaky-relu, tanh, "
                + "sigmoid, elu, selu, gelu, swish)"),
        rule(
            "biases = zero",
            "plan.conf:1: Invalid biases: zero (expected one of none, trained, frozen; the "
                + "nearest is none)"),
        rule(
            "initial-biases = one",
            "plan.conf:1: Invalid initial-biases: one (expected zero, axis, { variance = v } or "
                + "{ fan-in = v })"),
        rule(
            "initial-biases = axis",
            "plan.conf:1: Invalid initial-biases: axis (expected zero, { variance = v } or "
                + "{ fan-in = v } with axis fan-in, as only on axis global all weights have one "
                + "variance)"),
        rule(
            "initial-biases = { varianz = 1 }",
            "plan.conf:1: Invalid key initial-biases.varianz: not known (expected a key of "
                + "conf/defaults.conf; the nearest is variance)"),
        rule(
            "initial-biases = { variance = 1, fan-in = 1 }",
            "plan.conf:1: Invalid initial-biases: {\"fan-in\":1,\"variance\":1} (expected "
                + "zero, axis, { variance = v } or { fan-in = v })"),
        rule(
            "initial-biases = { variance = 0 }",
            "plan.conf:1: Invalid initial-biases.variance: 0 (expected a positive number)"),
        rule(
            "distributions = gaussian",
            "plan.conf:1: Invalid distributions: gaussian (expected one of normal, "
                + "uniform, truncated-normal, orthogonal; the nearest is normal)"),
        rule(
            "sampling = shuffled",
            "plan.conf:1: Invalid sampling: shuffled (expected one of shuffle, "
                + "replacement; the nearest is shuffle)"),
        rule(
            "common-random-numbers = all",
            "plan.conf:1: Invalid common-random-numbers: all (expected one of both, order, "
                + "weights, none; the nearest is both)"),
        rule(
            "data-sets = mnits",
            "plan.conf:1: Invalid data-sets: mnits (expected one of mnist, fashion-mnist, "
                + "synthetic, a file that ends in .csv, .tsv, .csv.gz, .tsv.gz, .parquet, .npz, .npy, or a folder with / at its end; "
                + "the nearest is mnist)"),
        rule(
            "train-examples = some",
            "plan.conf:1: Invalid train-examples: some (expected 1 to the 60000 training "
                + "examples of mnist, or all)"),
        rule(
            "train-examples = 0",
            "plan.conf:1: Invalid train-examples: 0 (expected 1 to the 60000 training "
                + "examples of mnist, or all)"),
        rule(
            "subset = last\ntrain-examples = 5",
            "plan.conf:1: Invalid subset: last (expected one of first, seed; the nearest "
                + "is first)"),
        rule(
            "scaling = none",
            "plan.conf:1: Invalid scaling: none (expected one of unit, standardise; the "
                + "nearest is unit)"),
        rule(
            "name = \"my plan\"",
            "plan.conf:1: Invalid name: my plan (expected letters, digits, hyphens, dots "
                + "and underscores, at most 100 characters, a letter or digit first)"),
        rule(
            "run.engine = tensorflow",
            "plan.conf:1: Invalid run.engine: tensorflow (expected one of auto, dl4j; the "
                + "nearest is auto)"),
        rule(
            "run.task-seconds = 0",
            "plan.conf:1: Invalid run.task-seconds: 0 (expected a positive number)"),
        rule(
            "run.audit-share = 1.5",
            "plan.conf:1: Invalid run.audit-share: 1.5 (expected a share from 0 to 1)"));
  }

  static Stream<Arguments> axesAndSeeds() {
    return Stream.of(
        rule(
            "axes = fanin",
            "plan.conf:1: Invalid axes: fanin (expected one of fan-in, global, balanced, "
                + "layers; the nearest is fan-in)"),
        rule(
            "axes = layers",
            "plan.conf:1: Invalid axes: layers (expected { axis = layers, vector = [one "
                + "number a layer] })"),
        rule(
            "axes = [fan-in, fan-in]",
            "plan.conf:1: Invalid axes: fan-in (expected each value of the list once)"),
        rule(
            "axes = {\n axis = layers }",
            "plan.conf:1: Invalid axes: {\"axis\":\"layers\"} (expected the key vector in it)"),
        rule(
            "axes = { vector = [1, 2, 3] }",
            "plan.conf:1: Invalid axes: {\"vector\":[1,2,3]} (expected the key axis in it)"),
        rule(
            "axes = { axis = layers, vectors = [1] }",
            "plan.conf:1: Invalid key axes.vectors: not known (expected a key of "
                + "conf/defaults.conf; the nearest is vector)"),
        rule(
            "axes = { axis = layers, vector = 2 }",
            "plan.conf:1: Invalid axes.vector: 2 (expected a list, one number a layer)"),
        rule(
            "axes = { axis = layers, vector = [1, 0, 1] }",
            "plan.conf:1: Invalid axes.vector: 0 (expected a positive number)"),
        rule(
            "axes = { axis = layers,\n vector = [1, 2] }",
            "plan.conf:2: Invalid axes.vector: [1,2] (expected 3 numbers, one for each "
                + "layer of 784-128-128-10)"),
        rule(
            "axes = { axis = global, vector = [1, 2, 3] }",
            "plan.conf:1: Invalid axes.vector: [1,2,3] (expected none with axis global, "
                + "only with layers)"),
        rule(
            "axes = balanced",
            "plan.conf (default): Invalid grid.from: 0.25 (expected numbers that give "
                + "784-128-128-10 with axis balanced positive variances; 0.25 does not, as r "
                + "must exceed 0.8872)"),
        rule(
            "axes = balanced\ngrid.values = [\n1,\n0.5]",
            "plan.conf:4: Invalid grid.values: 0.5 (expected numbers that give "
                + "784-128-128-10 with axis balanced positive variances; 0.5 does not, as r must "
                + "exceed 0.8872)"),
        rule(
            "grid.abscissa = g",
            "plan.conf:1: Invalid grid.abscissa: g (expected one of coordinate, r, s0; the "
                + "nearest is r)"),
        rule(
            "grid.abscissa = s0\naxes = balanced",
            "plan.conf:1: Invalid grid.abscissa: s0 (expected coordinate or r with axis "
                + "balanced, as s0 is the standard deviation of all weights on axis global)"),
        rule(
            "predictors = he\nverdict.compare-with = glorot",
            "plan.conf:2: Invalid verdict.compare-with: glorot (expected one of he; the "
                + "nearest is he)"),
        rule(
            "grid.from = 8\ngrid.to = 8",
            "plan.conf:2: Invalid grid.to: 8 (expected more than grid.from = 8)"),
        rule("grid.from = 0", "plan.conf:1: Invalid grid.from: 0 (expected a positive number)"),
        rule(
            "grid.per-octave = 0",
            "plan.conf:1: Invalid grid.per-octave: 0 (expected a positive number)"),
        rule(
            "grid.per-octave = 5000",
            "plan.conf:1: Invalid grid.per-octave: 5000 (expected at most 10000 points "
                + "from 0.25 to 1024)"),
        rule(
            "grid.values = [1, 2, 1]",
            "plan.conf:1: Invalid grid.values: 1 (expected each value of the list once)"),
        rule(
            "grid.values = [1, -2]",
            "plan.conf:1: Invalid grid.values: -2 (expected a positive number)"),
        rule(
            "grid { values = [1]\n from = 1 }",
            "plan.conf:2: Invalid key grid.from: 1 (expected none beside grid.values, "
                + "which plan.conf:1 gives)"),
        rule(
            "grid.values = [1, 2]\nsweeps = [{\n grid.per-octave = 2 }]",
            "plan.conf:3: Invalid grid.per-octave: 2 (expected grid.from and grid.to "
                + "together, in place of grid.values, which plan.conf:1 gives)"),
        rule("seeds = 0", "plan.conf:1: Invalid seeds: 0 (expected how many, 1 to 100000)"),
        rule(
            "seeds = 1000000",
            "plan.conf:1: Invalid seeds: 1000000 (expected how many, 1 to 100000)"),
        rule(
            "seeds = [1, 2147483648]",
            "plan.conf:1: Invalid seeds: 2147483648 (expected a whole number from 0 to "
                + "below 2^31)"),
        rule(
            "seeds = [-1]",
            "plan.conf:1: Invalid seeds: -1 (expected a whole number from 0 to below 2^31)"),
        rule(
            "seeds = [3, 3]",
            "plan.conf:1: Invalid seeds: 3 (expected each value of the list once)"),
        rule("seeds = []", "plan.conf:1: Invalid seeds: [] (expected at least one value)"),
        rule(
            "pilots.seeds = 0",
            "plan.conf:1: Invalid pilots.seeds: 0 (expected how many, 1 to 100000)"),
        rule(
            "pilots.from = low",
            "plan.conf:1: Invalid pilots.from: low (expected a positive number or grid)"),
        rule(
            "pilots { from = 4, to = 2 }",
            "plan.conf:1: Invalid pilots.to: 2 (expected at least pilots.from = 4)"),
        rule(
            "pilots.per-octave = -1",
            "plan.conf:1: Invalid pilots.per-octave: -1 (expected a positive number)"));
  }

  static Stream<Arguments> predictorsAndVerdicts() {
    return Stream.of(
        rule(
            "predictors = [he, lecunn]",
            "plan.conf:1: Invalid predictors: lecunn (expected one of he, lecun, glorot, "
                + "pytorch-default, critical, kl-once, kl-norm, kl-bound; the nearest is lecun)"),
        rule(
            "predictors = [he, he]",
            "plan.conf:1: Invalid predictors: he (expected each name once)"),
        rule(
            "predictors = [{ name = law }]",
            "plan.conf:1: Invalid predictors: {\"name\":\"law\"} (expected the key formula in "
                + "it)"),
        rule(
            "predictors = [{ formula = \"2\" }]",
            "plan.conf:1: Invalid predictors: {\"formula\":\"2\"} (expected the key name in it)"),
        rule(
            "predictors = [{ name = law, formule = \"2\" }]",
            "plan.conf:1: Invalid key predictors.formule: not known (expected a key of "
                + "conf/defaults.conf; the nearest is formula)"),
        rule(
            "predictors = [{ name = he, formula = \"2\" }]",
            "plan.conf:1: Invalid predictors.name: he (expected a name that no registered "
                + "predictor has)"),
        rule(
            "predictors = [{ name = \"My law\", formula = \"2\" }]",
            "plan.conf:1: Invalid predictors.name: My law (expected a name of lower-case "
                + "letters, digits and hyphens)"),
        rule(
            "data-sets = churn.csv?label=left",
            "plan.conf:1: Cannot read the plan: a text with ? stands in quotes"),
        rule(
            "predictors = [{ name = law, formula = \"\" }]",
            "plan.conf:1: Invalid predictors.formula: \"\" (expected a formula in quotes)"),
        rule(
            "predictors = [{ name = law, formula = 2 }]",
            "plan.conf:1: Invalid predictors.formula: 2 (expected a formula in quotes)"),
        rule(
            "predictors = [{ name = law, formula = \"2 ? 3\" }]",
            "plan.conf:1: Invalid predictors.formula: 2 ? 3 (expected a formula: a "
                + "question mark is no operator)"),
        rule(
            "predictors = [{ name = law, formula = \"2\", exponents = { rate = 1 } }]",
            "plan.conf:1: Invalid key predictors.exponents.rate: not known (expected a key "
                + "of conf/defaults.conf; the nearest is eta)"),
        rule(
            "predictors = [{ name = law, formula = \"2\", exponents = {} }]",
            "plan.conf:1: Invalid predictors.exponents: {} (expected a block of numbers "
                + "for eta, width, epochs)"),
        rule(
            "predictors = [{ name = law, formula = \"2\", exponents = { eta = x } }]",
            "plan.conf:1: Invalid predictors.exponents.eta: x (expected a number)"),
        rule(
            "verdict.metric = loss",
            "plan.conf:1: Invalid verdict.metric: loss (expected one of train-loss, "
                + "test-loss, test-error; the nearest is test-loss)"),
        rule(
            "verdict.budget = 3",
            "plan.conf:1: Invalid verdict.budget: 3 (expected last or one of the epochs "
                + "recorded of 20: 1, 2, 4, 8, 16, 20)"),
        rule(
            "verdict.budget = 20\nepochs = [20, 40]",
            "plan.conf:1: Invalid verdict.budget: 20 (expected last or one of the epochs "
                + "recorded of 40: 1, 2, 4, 8, 16, 32, 40)"),
        rule(
            "verdict.budget = end",
            "plan.conf:1: Invalid verdict.budget: end (expected a number of epochs or last)"),
        rule(
            "verdict.margin = 0",
            "plan.conf:1: Invalid verdict.margin: 0 (expected a positive number)"),
        rule(
            "verdict.window = 2",
            "plan.conf:1: Invalid key verdict.window: gone (expected race.resolution, as no "
                + "curve is fitted any more)"),
        rule(
            "verdict { margin = 1\nbias-allowance = 0.05 }",
            "plan.conf:2: Invalid key verdict.bias-allowance: gone (expected none, as no curve "
                + "is fitted any more)"),
        rule(
            "verdict.confidence = 95",
            "plan.conf:1: Invalid verdict.confidence: 95 (expected a number from 0.5 to "
                + "below 1)"),
        rule(
            "verdict.completeness = 1.5",
            "plan.conf:1: Invalid verdict.completeness: 1.5 (expected a share from 0 to 1)"),
        rule(
            "verdict.nearness = 0",
            "plan.conf:1: Invalid verdict.nearness: 0 (expected a positive number)"),
        rule(
            "verdict.band-factor = 1",
            "plan.conf:1: Invalid verdict.band-factor: 1 (expected a number above 1)"));
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        rule(
            "train-examples = 100\nbatch-sizes = 128",
            "plan.conf:2: Invalid batch-sizes: 128 (expected a whole number, 1 to the 100 "
                + "training examples)"),
        rule(
            "train-examples = 60001",
            "plan.conf:1: Invalid train-examples: 60001 (expected 1 to the 60000 training "
                + "examples of mnist, or all)"),
        rule(
            "train-examples = 50",
            "plan.conf (default): Invalid batch-sizes: 64 (expected a whole number, 1 to "
                + "the 50 training examples)"),
        rule(
            "sweeps = [\n{},\n{ train-examples = 50 }]",
            "plan.conf:3 (default): Invalid batch-sizes: 64 (expected a whole number, 1 to "
                + "the 50 training examples)"),
        rule(
            "subset = seed",
            "plan.conf:1: Invalid key subset: seed changes nothing (expected none where "
                + "every cell takes all examples)"),
        rule(
            "train-examples = 60000\nsubset = seed",
            "plan.conf:2: Invalid key subset: seed changes nothing (expected none where "
                + "every cell takes all examples)"),
        rule(
            "axes = global\nbiases = none\ninitial-biases = axis",
            "plan.conf:3: Invalid key initial-biases: axis changes nothing (expected none "
                + "where no network has biases)"),
        rule(
            "biases = none\ninitial-biases = { variance = 1 }",
            "plan.conf:2: Invalid key initial-biases: {\"variance\":1} changes nothing "
                + "(expected none where no network has biases)"),
        rule(
            "predictors = he\npilots.seeds = 3",
            "plan.conf:2: Invalid key pilots.seeds: 3 changes nothing (expected none where "
                + "no predictor needs pilots)"),
        rule(
            "predictors = he\npilots.per-octave = 2",
            "plan.conf:2: Invalid key pilots.per-octave: 2 changes nothing (expected none "
                + "where no predictor needs pilots)"),
        rule(
            "refine { looks = [2, 3] }",
            "plan.conf:1: Invalid key refine.looks: gone (expected race.looks)"),
        rule(
            "sweeps = [{\nrefine.until-decided = yes }]",
            "plan.conf:2: Invalid key refine.until-decided: gone (expected race.until-decided, "
                + "which is yes by default)"),
        rule(
            "refine.cells = 400",
            "plan.conf:1: Invalid key refine.cells: gone (expected seeds, the number of the "
                + "last look)"),
        rule(
            "race { until-decided = no, looks = [4, 6] }",
            "plan.conf:1: Invalid key race.looks: [4,6] changes nothing (expected none where "
                + "race.until-decided is no)"),
        rule(
            "race.looks = [6, 4]",
            "plan.conf:1: Invalid race.looks: [6,4] (expected ascending numbers of seeds, each "
                + "at least 3)"),
        rule(
            "race.looks = [2, 4]",
            "plan.conf:1: Invalid race.looks: 2 (expected ascending numbers of seeds, each at "
                + "least 3)"),
        rule(
            "race.shares = [1, 0]",
            "plan.conf:1: Invalid race.shares: 0 (expected a positive number)"),
        rule(
            "race.resolution = 0.01",
            "plan.conf:1: Invalid race.resolution: 0.01 (expected octaves, a sixteenth (0.0625) "
                + "or more)"),
        rule(
            "race.until-decided = maybe",
            "plan.conf:1: Invalid race.until-decided: maybe (expected one of yes, no; "
                + "the nearest is yes)"),
        rule(
            "seeds = 3\nsweeps = [{ seeds = 4 }]",
            "plan.conf:1: Invalid key seeds: 3 changes nothing (expected none where every "
                + "sweep has its own)"),
        rule(
            "sweeps = [\n{ epochs = 3 },\n{ epochs = [3, 4] }\n]",
            "plan.conf:3: Invalid sweeps: mnist 784-128-128-10 relu, eta 0.05, fan-in is a "
                + "group of this sweep and of that at plan.conf:2 (expected each group in one "
                + "sweep)"));
  }

  static Stream<Arguments> syntax() {
    return Stream.of(
        rule(
            "epochs = 3\ngrid {\n from = 1\n",
            "plan.conf:4: Cannot read the plan: it ends within a block, a list or quotes"),
        rule(
            "epochs = 3 }",
            "plan.conf:1: Cannot read the plan: unbalanced close brace '}' with no open "
                + "brace"),
        rule(
            "epochs = ${nothing}",
            "plan.conf:1: Cannot read the plan: Could not resolve substitution to a value: "
                + "${nothing}"),
        rule(
            "seeds = 1\ninclude \"missing.conf\"",
            "plan.conf:2: Invalid include: \"missing.conf\" (expected a file; there is no "
                + "missing.conf)"),
        rule(
            "include required(\"missing.conf\")",
            "plan.conf:1: Invalid include: required(\"missing.conf\") (expected a file; "
                + "there is no missing.conf)"),
        rule(
            "include \"plan.conf\"",
            "plan.conf:1: Invalid include: \"plan.conf\" (expected a file that does not "
                + "include this one)"),
        rule(
            "include classpath(\"a.conf\")",
            "plan.conf:1: Invalid include: classpath(\"a.conf\") (expected the quoted name "
                + "of a file that ends in .conf)"),
        rule(
            "include \"plan\"",
            "plan.conf:1: Invalid include: \"plan\" (expected the quoted name of a file that "
                + "ends in .conf)"));
  }

  @ParameterizedTest
  @MethodSource({
    "keys",
    "types",
    "axesAndSeeds",
    "predictorsAndVerdicts",
    "contradictions",
    "syntax"
  })
  void saysWhereWhatAndWhatWouldBeRight(String text, String message) {
    assertThat(Plans.complaint(folder, text)).isEqualTo(message);
  }

  static Stream<Arguments> overrides() {
    return Stream.of(
        rule("seeds", "Invalid --set: seeds (expected key=value)"),
        rule("=3", "Invalid --set: =3 (expected key=value)"),
        rule(
            "seed=3",
            "--set: Invalid key seed: not known (expected a key of conf/defaults.conf; the "
                + "nearest is seeds)"),
        rule("seeds=1.5", "--set: Invalid seeds: 1.5 (expected how many, 1 to 100000)"),
        rule("seeds= ", "--set: Invalid seeds: nothing (expected a value)"),
        rule(
            "seeds=3,epochs=4",
            "--set: Invalid seeds: 3,epochs=4 (expected one value, a list in brackets)"),
        rule(
            "seeds=[1",
            "--set: Invalid seeds: [1 (expected a value: it ends within a block, a list or "
                + "quotes)"),
        rule(
            "grid={from=1}",
            "--set: Invalid key grid: a block (expected one key, such as grid.abscissa, "
                + "grid.from, grid.per-octave, grid.to, grid.values)"),
        rule("sweeps=[]", "--set: Invalid key sweeps: a block (expected one key, such as seeds)"),
        rule(
            "learning-rates=[0.1, 1e400]",
            "--set: Invalid learning-rates: Infinity (expected a positive number of at "
                + "most 1.8e308)"),
        rule(
            "subset=seed",
            "--set: Invalid key subset: seed changes nothing (expected none where every "
                + "cell takes all examples)"),
        rule(
            "grid.form=2",
            "--set: Invalid key grid.form: not known (expected a key of "
                + "conf/defaults.conf; the nearest is grid.from)"));
  }

  @ParameterizedTest
  @MethodSource("overrides")
  void namesTheCommandLineWhereThatIsTheCause(String override, String message) {
    assertThat(Plans.complaint(folder, "epochs = 2", override)).isEqualTo(message);
  }

  @Test
  void namesBothPlacesOfAnOverrideGivenTwice() {
    assertThat(Plans.complaint(folder, "", "seeds=3", "seeds=4"))
        .isEqualTo("--set: Invalid key seeds: given twice (expected once)");
  }

  @Test
  void namesTheIncludedFile() {
    Plans.write(folder, "base.conf", "# shared\nepochs = none\n");
    assertThat(Plans.complaint(folder, "include \"base.conf\""))
        .isEqualTo("base.conf:2: Invalid epochs: none (expected a whole number, 1 or more)");
  }

  @Test
  void findsARepeatedKeyInAnIncludedFile() {
    Plans.write(folder, "base.conf", "epochs = 1\n\nepochs = 2\n");
    assertThat(Plans.complaint(folder, "include \"base.conf\""))
        .isEqualTo(
            "base.conf:3: Invalid key epochs: written again (expected once; it stands in "
                + "line 1 too)");
  }

  @Test
  void namesTheLineOfAFileThatIncludesItself() {
    Plans.write(folder, "base.conf", "\ninclude \"plan.conf\"\n");
    assertThat(Plans.complaint(folder, "include \"base.conf\""))
        .isEqualTo(
            "base.conf:2: Invalid include: \"plan.conf\" (expected a file that does not "
                + "include this one)");
  }

  @Test
  void saysThatThereIsNoFile() {
    Path file = folder.resolve("none.conf");
    assertThatThrownBy(() -> Plans.parser().parse(file, List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read %s: there is no such file", file);
  }

  @Test
  void saysThatItIsAFolder() {
    assertThatThrownBy(() -> Plans.parser().parse(folder, List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read %s: it is a folder", folder);
  }

  @Test
  void saysThatItIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("plan.conf"), new byte[] {(byte) 0xff, 0});
    assertThatThrownBy(() -> Plans.parser().parse(file, List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read %s: it is no text in UTF-8", file);
  }
}
