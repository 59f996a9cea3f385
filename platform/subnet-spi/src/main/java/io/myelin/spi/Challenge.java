package io.myelin.spi;

/**
 * A question of a round, the same for every miner asked.
 *
 * @param synapse the name of its {@link SynapseType}
 * @param request what is sent to miners
 * @param secret what judging needs (the truth); kept by the host, never sent, so that a worker may
 *     be replaced between asking and judging
 */
public record Challenge(String synapse, Body request, Body secret) {}
