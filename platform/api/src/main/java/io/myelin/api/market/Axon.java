package io.myelin.api.market;

/** Where a neuron can be asked. */
public record Axon(String ip, int port, int protocol, String version, long block) {}
