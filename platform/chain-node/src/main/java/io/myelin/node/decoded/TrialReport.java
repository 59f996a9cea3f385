package io.myelin.node.decoded;

import java.util.List;
import java.util.Optional;

/**
 * What an extrinsic would do in the block after a given one.
 *
 * @param block number of the block on whose state it was tried
 * @param outcome {@code success}; {@code failed}: it would stand in the block, cost its fee and do
 *     nothing else; {@code refused}: no block would hold it
 * @param error why it is no success
 * @param innerFailure what fails inside a success, in words
 * @param fee in rao, as text; empty when it is refused
 * @param changes of the state by the extrinsic alone: against the same block without it
 * @param more changes that are not shown
 */
public record TrialReport(
    long block,
    String blockHash,
    String signer,
    BlockDecoder.Call call,
    String outcome,
    Optional<BlockDecoder.Failure> error,
    Optional<String> innerFailure,
    Optional<String> fee,
    List<BlockDecoder.Event> events,
    List<StateDifference.Change> changes,
    int more) {}
