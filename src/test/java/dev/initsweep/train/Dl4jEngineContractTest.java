package dev.initsweep.train;

class Dl4jEngineContractTest extends EngineContractTest {

  @Override
  Engine engine() {
    return new Dl4jEngine();
  }
}
