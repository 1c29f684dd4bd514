package io.github.kubevalue.model.cluster;

/** What the run of a cluster asks a {@link io.github.kubevalue.model.choice.Choice}, beside the ties that controllers draw. */
public final class Questions {
    /** Which of the pending work is done next, or which of the faults happens. */
    public static final String NEXT_WORK = "which work next";

    /** By how many revisions the state is older that a controller sees. */
    public static final String STALENESS = "how stale";

    /** After how many writes a controller stops; after none, if it does not. */
    public static final String CRASH = "crash after";

    private Questions() {}

    /** Whether a question is about the order of events rather than about a tie. */
    public static boolean isOfOrder(String question) {
        return question.equals(NEXT_WORK) || question.equals(STALENESS) || question.equals(CRASH);
    }
}
