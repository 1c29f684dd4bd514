package io.github.kubevalue.dsl.diagnose;

import java.util.Locale;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** Something does not work. */
    ERROR,
    /** Something does not work for everybody, or will not when it is needed. */
    WARNING,
    /** Something to know; it does not count as a fault. */
    INFO;

    /** Returns {@code error}, {@code warning}, {@code info}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
