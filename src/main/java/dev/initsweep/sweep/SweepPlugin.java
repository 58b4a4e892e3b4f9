package dev.initsweep.sweep;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Opens the channel on which tasks tell the driver of single cells while they run. Spark's
 * accumulators arrive when a task has ended. Spark makes this plugin by the name in {@code
 * spark.plugins}.
 */
public final class SweepPlugin implements SparkPlugin {

  @Override
  public DriverPlugin driverPlugin() {
    return new Driver();
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Executor();
  }

  private static final class Driver implements DriverPlugin {
    @Override
    public Map<String, String> init(SparkContext spark, PluginContext context) {
      return Map.of();
    }

    @Override
    public Object receive(Object message) {
      return SweepEvents.deliver((SweepEvent) message);
    }
  }

  private static final class Executor implements ExecutorPlugin {
    @Override
    public void init(PluginContext context, Map<String, String> extra) {
      SweepEvents.connect(context);
    }

    @Override
    public void shutdown() {
      SweepEvents.disconnect();
    }
  }
}
