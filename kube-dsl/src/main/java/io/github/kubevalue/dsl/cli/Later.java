package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.fault.Fault;
import io.vavr.control.Option;
import io.vavr.control.Try;

/**
 * What happens later: {@code rollout.yaml}, {@code node-lost=node-2@10m}, {@code fix.yaml@+30s}.
 *
 * @param deed what that is
 * @param when when it happens; none: once all before it has come to rest
 */
record Later(Deed deed, Option<When> when) {

    /** What may happen. */
    sealed interface Deed {}

    /** A file is applied. */
    record Applied(String file) implements Deed {}

    /** Something goes wrong. */
    record Struck(Fault fault) implements Deed {}

    /** Reads a deed and, behind an {@code @}, when it happens; a file whose name has an {@code @} with no time behind it is a file. */
    static Later parse(String text) {
        int at = text.lastIndexOf('@');
        Option<When> when = at < 0
                ? Option.none()
                : Try.of(() -> When.parse(text.substring(at + 1))).toOption();
        String deed = when.isDefined() ? text.substring(0, at) : text;
        return new Later(
                FaultConverter.isFault(deed) ? new Struck(new FaultConverter().convert(deed)) : new Applied(deed),
                when);
    }

    /** The file that is applied, if one is. */
    Option<String> file() {
        return deed instanceof Applied applied ? Option.of(applied.file()) : Option.none();
    }
}
