package io.myelin.api.chain;

/** The newest block. */
public record Head(long number, String hash, String parentHash, String stateRoot) {}
