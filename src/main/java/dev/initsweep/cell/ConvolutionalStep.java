package dev.initsweep.cell;

import java.io.Serializable;

/**
 * Describes a step of a convolutional network with the shapes around it.
 *
 * <p>A window covers {@code kernel} x {@code kernel} positions and moves by {@code stride}. Where a
 * convolution keeps the size ({@code valid} is false), it gives ceil(size / stride) positions, and
 * what its window covers outside of the plane counts as zero: of the missing rows and columns the
 * smaller half lies before the plane. Otherwise windows that do not fit are left out.
 *
 * @param kind what it does
 * @param in what it takes
 * @param out what it gives
 * @param kernel height and width of the window; 1 where there is none
 * @param stride by how much the window moves; 1 where there is none
 * @param valid whether windows stay within the plane
 */
public record ConvolutionalStep(
    Kind kind, Volume in, Volume out, int kernel, int stride, boolean valid)
    implements Serializable {

  /** Says what a step does. */
  public enum Kind {
    /** Convolves, and applies the activation. */
    CONVOLUTION,

    /** Takes the largest value of each window. */
    MAXIMUM,

    /** Takes the mean of each window. */
    AVERAGE,

    /** Connects all values with each unit. The activation follows, but for the last step. */
    DENSE,

    /** Begins a residual branch. It gives what it takes, which is kept for the sum. */
    BRANCH,

    /**
     * Ends a residual branch. Each channel is multiplied by a weight of its own, its bias is added,
     * and then what the branch began with.
     */
    SUM
  }

  static ConvolutionalStep convolution(
      Volume in, int channels, int kernel, int stride, boolean valid) {
    return new ConvolutionalStep(
        Kind.CONVOLUTION,
        in,
        new Volume(
            channels,
            valid ? fitting(in.height(), kernel, stride) : kept(in.height(), stride),
            valid ? fitting(in.width(), kernel, stride) : kept(in.width(), stride)),
        kernel,
        stride,
        valid);
  }

  static ConvolutionalStep pooling(Kind kind, Volume in, int kernel, int stride) {
    return new ConvolutionalStep(
        kind,
        in,
        new Volume(
            in.channels(),
            fitting(in.height(), kernel, stride),
            fitting(in.width(), kernel, stride)),
        kernel,
        stride,
        true);
  }

  static ConvolutionalStep dense(Volume in, int units) {
    return new ConvolutionalStep(Kind.DENSE, in, Volume.units(units), 1, 1, true);
  }

  static ConvolutionalStep around(Kind kind, Volume volume) {
    return new ConvolutionalStep(kind, volume, volume, 1, 1, true);
  }

  /** 0 or less where the window is larger than the plane, which {@link Volume} refuses. */
  private static int fitting(int size, int kernel, int stride) {
    return size < kernel ? 0 : (size - kernel) / stride + 1;
  }

  private static int kept(int size, int stride) {
    return (size - 1) / stride + 1;
  }

  /** Tells whether the step has weights. */
  public boolean hasWeights() {
    return kind == Kind.CONVOLUTION || kind == Kind.DENSE || kind == Kind.SUM;
  }

  /** Returns how many values a unit adds up; at borders too, where some of them are zero. */
  public int fanIn() {
    return switch (kind) {
      case CONVOLUTION -> Math.multiplyExact(in.channels(), Math.multiplyExact(kernel, kernel));
      case DENSE -> in.values();
      default -> 1;
    };
  }

  /** Returns the number of units: channels, or those of a fully connected layer. */
  public int units() {
    return out.channels();
  }

  /** Returns the rows outside of the plane that the first window covers. */
  public int top() {
    return before(in.height(), out.height());
  }

  /** Returns the columns outside of the plane that the first window covers. */
  public int left() {
    return before(in.width(), out.width());
  }

  private int before(int size, int positions) {
    return valid ? 0 : Math.max(0, (positions - 1) * stride + kernel - size) / 2;
  }

  /**
   * Returns where a value under the window lies among those that the step takes. It is -1 where the
   * window is outside of the plane.
   *
   * @param channel of the value
   * @param y row of the output
   * @param x column of the output
   * @param place in the window, row by row
   */
  public int index(int channel, int y, int x, int place) {
    int row = y * stride + place / kernel - top();
    int column = x * stride + place % kernel - left();
    boolean inside = row >= 0 && row < in.height() && column >= 0 && column < in.width();
    return inside ? (channel * in.height() + row) * in.width() + column : -1;
  }

  /** Returns the step as texts have it. */
  String text() {
    return switch (kind) {
      case CONVOLUTION -> out.channels() + "c" + kernel + suffix(1) + (valid ? "v" : "");
      case MAXIMUM -> "p" + kernel + suffix(kernel);
      case AVERAGE -> "a" + kernel + suffix(kernel);
      case DENSE -> String.valueOf(out.channels());
      case BRANCH -> "+(";
      case SUM -> ")";
    };
  }

  private String suffix(int usual) {
    return stride == usual ? "" : "s" + stride;
  }
}
