package dev.initsweep.train;

/**
 * Says what a slot needs in memory beside the data set. In a slot one batch is trained at a time.
 *
 * @param heap bytes of the JVM's heap
 * @param nativeBytes bytes outside of it
 */
public record MemoryNeed(long heap, long nativeBytes) {}
