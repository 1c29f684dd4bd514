package io.github.kubevalue.dsl.cli;

import picocli.CommandLine;

/** Who may do what. */
@CommandLine.Command(
        name = "auth",
        mixinStandardHelpOptions = true,
        description = "Answers who may do what.",
        subcommands = CanICommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class AuthCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
