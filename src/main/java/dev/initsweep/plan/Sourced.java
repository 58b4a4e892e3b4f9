package dev.initsweep.plan;

/**
 * One of the values that a key lists.
 *
 * @param value as read
 * @param entry where it stands, for complaints
 */
record Sourced<T>(T value, Entry entry) {}
