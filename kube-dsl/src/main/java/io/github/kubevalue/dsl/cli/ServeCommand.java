package io.github.kubevalue.dsl.cli;

import picocli.CommandLine;

/** What a cluster would answer, on a real socket. */
@CommandLine.Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Answers for the cluster on a socket of this machine.",
        subcommands = ServeDnsCommand.class)
final class ServeCommand {}
