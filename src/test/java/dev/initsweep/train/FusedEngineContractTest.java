package dev.initsweep.train;

class FusedEngineContractTest extends EngineContractTest {

  @Override
  Engine engine() {
    return new FusedEngine();
  }
}
