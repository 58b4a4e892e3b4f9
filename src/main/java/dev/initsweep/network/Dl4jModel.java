package dev.initsweep.network;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds a network of DL4J, which has one class for layers in a row and one for graphs. */
public interface Dl4jModel {

  /** Returns what both classes have in common. */
  Model model();

  /** Makes a step of SGD. */
  void fit(INDArray features, INDArray targets);

  /** Computes loss and gradient, and leaves the parameters as they are. */
  void differentiate(INDArray features, INDArray targets);

  /**
   * Returns the network of layers in a row that starts at these parameters.
   *
   * @param parameters one row, which the network keeps and changes
   */
  static Dl4jModel of(MultiLayerConfiguration configuration, INDArray parameters) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init(parameters, false);
    return new Dl4jModel() {
      @Override
      public Model model() {
        return network;
      }

      @Override
      public void fit(INDArray features, INDArray targets) {
        network.fit(features, targets);
      }

      @Override
      public void differentiate(INDArray features, INDArray targets) {
        network.setInput(features);
        network.setLabels(targets);
        network.computeGradientAndScore();
      }
    };
  }

  /**
   * Returns the graph of one input and one output that starts at these parameters.
   *
   * @param parameters one row, which the network keeps and changes
   */
  static Dl4jModel of(ComputationGraphConfiguration configuration, INDArray parameters) {
    ComputationGraph network = new ComputationGraph(configuration);
    network.init(parameters, false);
    return new Dl4jModel() {
      @Override
      public Model model() {
        return network;
      }

      @Override
      public void fit(INDArray features, INDArray targets) {
        network.fit(new INDArray[] {features}, new INDArray[] {targets});
      }

      @Override
      public void differentiate(INDArray features, INDArray targets) {
        network.setInputs(features);
        network.setLabels(targets);
        network.computeGradientAndScore();
      }
    };
  }
}
