package io.myelin.cli;

import picocli.CommandLine.Command;

/** Chains of one's own. */
@Command(
    name = "genesis",
    description = "Make the genesis of a chain with your own keys.",
    mixinStandardHelpOptions = true,
    subcommands = GenesisNewCommand.class)
final class GenesisCommand {}
