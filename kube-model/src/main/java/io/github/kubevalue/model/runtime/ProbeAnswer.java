package io.github.kubevalue.model.runtime;

import java.time.Duration;

/** From when on a process answers a probe with success. */
public sealed interface ProbeAnswer {

    /** Always. */
    ProbeAnswer ALWAYS = new From(Duration.ZERO);

    /**
     * From some time after the process started, and ever after.
     *
     * @param after the time from the start
     */
    record From(Duration after) implements ProbeAnswer {}

    /** Never. */
    record Never() implements ProbeAnswer {}
}
