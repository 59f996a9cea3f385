package io.myelin.api.market;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neuron that joined a subnet. */
public record Registration(
    long block,
    int uid,
    String hotkey,
    @Schema(description = "As this machine's address book has it; empty when it has none.")
        String name,
    @Schema(description = "Whose place it took; null for a free one.") Optional<String> replaced,
    @Schema(description = "The block that gave its place to another; null while it is there.")
        Optional<Long> left,
    @Schema(description = "Who took its place then.") Optional<String> leftTo) {}
