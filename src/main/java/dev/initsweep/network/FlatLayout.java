package dev.initsweep.network;

import dev.initsweep.cell.Architecture;
import java.util.ArrayList;
import java.util.List;

/**
 * Says where weights and biases lie in the one vector of a DL4J network. The weights of a layer lie
 * unit by unit: that from input i to unit o is at {@code o * fanIn + i} from their beginning.
 *
 * @param weights by layer, where its weights begin
 * @param biases by layer, where its biases begin, if it has any
 * @param size number of weights and biases
 */
public record FlatLayout(List<Integer> weights, List<Integer> biases, int size) {

  public FlatLayout {
    weights = List.copyOf(weights);
    biases = List.copyOf(biases);
  }

  /** Returns the layout of DL4J's dense layers: layer by layer, weights and then biases. */
  public static FlatLayout weightsFirst(Architecture architecture) {
    List<Integer> weights = new ArrayList<>();
    List<Integer> biases = new ArrayList<>();
    int end = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      weights.add(end);
      biases.add(end + architecture.weights(l));
      end += architecture.parameters(l);
    }
    return new FlatLayout(weights, biases, end);
  }
}
