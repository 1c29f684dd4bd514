package io.github.kubevalue.dsl.cli;

/** What the process says to its caller in a number. */
final class ExitStatus {
    /** Yes: reachable, resolved, converged, nothing found. */
    static final int YES = 0;
    /** The answer is no. */
    static final int NO = 1;
    /** The input or the command line is wrong; nothing was done. */
    static final int BAD_INPUT = 2;

    private ExitStatus() {}

    static int of(boolean yes) {
        return yes ? YES : NO;
    }
}
