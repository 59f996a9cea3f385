package io.myelin.api.host;

/** Neurons were added. */
public record NeuronsAdded(int added, String cli, String curl) {}
