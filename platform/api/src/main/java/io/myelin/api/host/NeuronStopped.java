package io.myelin.api.host;

/** A neuron was stopped and taken out of the table; the chain keeps its place. */
public record NeuronStopped(String stopped, String cli, String curl) {}
