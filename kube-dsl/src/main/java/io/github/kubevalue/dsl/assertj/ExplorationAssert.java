package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.dsl.render.ExplorationText;
import io.github.kubevalue.model.explore.Counterexample;
import io.github.kubevalue.model.explore.Exploration;
import io.github.kubevalue.model.explore.Explored;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about all that may become of a cluster. */
public final class ExplorationAssert extends AbstractAssert<ExplorationAssert, Exploration> {

    ExplorationAssert(@Nullable Exploration actual) {
        super(actual, ExplorationAssert.class);
    }

    /** Verifies that in every order of events everything holds that is to, and all states were looked at. */
    public ExplorationAssert holds() {
        isNotNull();
        Explored explored = actual.run();
        if (!explored.holds()) {
            Counterexample found = explored.counterexample().get();
            failWithMessage(
                    "%s",
                    Failure.text(
                            "every order of events goes well", found.toString(), ExplorationText.way(found.way())));
        }
        if (!explored.isComplete()) {
            failWithMessage(
                    "%s",
                    Failure.text(
                            "every order of events goes well",
                            "there are too many to tell",
                            ExplorationText.text(explored)));
        }
        return this;
    }
}
