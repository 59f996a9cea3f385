package io.myelin.host.asking;

import io.myelin.client.axon.Dendrite;
import io.myelin.primitives.NetUid;

/**
 * A neuron that may be asked.
 *
 * @param incentive from 0 to 1, of the newest epoch
 */
public record Expert(NetUid netuid, int uid, Dendrite.Target target, double incentive) {}
