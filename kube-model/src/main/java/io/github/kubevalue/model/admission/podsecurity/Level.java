package io.github.kubevalue.model.admission.podsecurity;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** How strictly pods are kept from the node, from everything allowed to what programs that need no rights need. */
enum Level {
    PRIVILEGED,
    BASELINE,
    RESTRICTED;

    /** Returns the level of that name. */
    static Option<Level> parse(String text) {
        return Vector.of(values()).find(level -> level.toString().equals(text));
    }

    /** Returns {@code baseline}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
