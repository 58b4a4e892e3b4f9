package dev.initsweep.train;

import java.util.List;

/** Lets a training go on, epoch by epoch, until nobody follows it any more. */
final class EpochLoop {

  private EpochLoop() {}

  /** Follows one network of a training. */
  interface Follower {

    /**
     * An epoch of the network has ended.
     *
     * @param runningLoss mean over the epoch's draws of the loss just before their step
     */
    void epochEnded(double runningLoss);

    /** Tells whether no more epochs are wanted. */
    boolean isOver();
  }

  /**
   * Trains until all followers are over.
   *
   * @param followers by place
   * @param beforeEpoch what to do before each epoch; what it throws ends the training
   */
  static void run(Training training, List<? extends Follower> followers, Runnable beforeEpoch) {
    for (int k = 0; k < followers.size(); k++) {
      retireIfOver(training, followers, k);
    }
    while (!followers.stream().allMatch(Follower::isOver)) {
      beforeEpoch.run();
      double[] losses = training.epoch();
      for (int k = 0; k < followers.size(); k++) {
        if (!followers.get(k).isOver()) {
          followers.get(k).epochEnded(losses[k]);
          retireIfOver(training, followers, k);
        }
      }
    }
  }

  private static void retireIfOver(
      Training training, List<? extends Follower> followers, int place) {
    if (followers.get(place).isOver()) {
      training.retire(place);
    }
  }
}
