package io.github.kubevalue.dsl.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;

/** The entry of the command line. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(run(utf8(System.out), utf8(System.err), arguments));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /**
     * Runs a command.
     *
     * @param out where the answer goes
     * @param err where messages go
     * @return the exit status: 0 yes, 1 no, 2 bad input or usage
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Kubevalue());
        // dig has options of its own
        Objects.requireNonNull(line.getSubcommands().get("dig")).setUnmatchedOptionsArePositionalParams(true);
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExitCodeExceptionMapper(failure -> ExitStatus.BAD_INPUT)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof BadInput) {
                        command.getErr().println(failure.getMessage());
                        return ExitStatus.BAD_INPUT;
                    }
                    throw failure;
                })
                .execute(arguments);
    }
}
