package io.myelin.primitives.state;

/** One key and its value; both are shared and must not be changed. */
public record StateEntry(byte[] key, byte[] value) {}
