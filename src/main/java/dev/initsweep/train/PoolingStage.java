package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;
import dev.initsweep.cell.ConvolutionalStep.Kind;
import java.util.Arrays;

/** Largest values or means of windows. */
final class PoolingStage implements Stage {

  private final ConvolutionalStep step;
  private final int size;
  private final float[] output;
  private final float[] delta;
  private final float[] choice;
  private final Pooling windows;

  PoolingStage(ConvolutionalStep step, int size) {
    this.step = step;
    this.size = size;
    output = new float[step.out().values() * size];
    delta = new float[output.length];
    choice = new float[step.kind() == Kind.MAXIMUM ? output.length : 0];
    windows = new Pooling(step, size);
  }

  @Override
  public float[] output(int network) {
    return output;
  }

  @Override
  public float[] delta(int network) {
    return delta;
  }

  @Override
  public void forward(int network, float[] in) {
    if (step.kind() == Kind.AVERAGE) {
      Arrays.fill(output, 0);
    }
    for (int channel = 0; channel < step.out().channels(); channel++) {
      for (int y = 0; y < step.out().height(); y++) {
        if (step.kind() == Kind.MAXIMUM) {
          windows.largest(in, plane(channel), y * step.stride(), output, choice, at(channel, y));
        } else {
          average(in, channel, y);
        }
      }
    }
  }

  private void average(float[] in, int channel, int y) {
    float share = share();
    for (int x = 0; x < step.out().width(); x++) {
      int to = at(channel, y) + x * size;
      for (int place = 0; place < step.kernel() * step.kernel(); place++) {
        add(in, window(channel, y, x) + windows.distance(place), share, output, to);
      }
    }
  }

  @Override
  public void backward(int network, float[] in, float[] below) {
    if (below.length == 0) {
      return;
    }
    Arrays.fill(below, 0);
    for (int channel = 0; channel < step.out().channels(); channel++) {
      for (int y = 0; y < step.out().height(); y++) {
        if (step.kind() == Kind.MAXIMUM) {
          windows.spread(delta, choice, at(channel, y), below, plane(channel), y * step.stride());
        } else {
          spread(below, channel, y);
        }
      }
    }
  }

  private void spread(float[] below, int channel, int y) {
    float share = share();
    for (int x = 0; x < step.out().width(); x++) {
      int from = at(channel, y) + x * size;
      for (int place = 0; place < step.kernel() * step.kernel(); place++) {
        add(delta, from, share, below, window(channel, y, x) + windows.distance(place));
      }
    }
  }

  private void add(float[] values, int from, float factor, float[] into, int to) {
    for (int i = 0; i < size; i++) {
      into[to + i] += factor * values[from + i];
    }
  }

  private float share() {
    return 1f / (step.kernel() * step.kernel());
  }

  /** Where a window begins. */
  private int window(int channel, int y, int x) {
    return plane(channel) + (y * step.in().width() + x) * step.stride() * size;
  }

  private int plane(int channel) {
    return channel * step.in().positions() * size;
  }

  private int at(int channel, int y) {
    return (channel * step.out().height() + y) * step.out().width() * size;
  }
}
