package io.github.kubevalue.dns.plugin.acl;

import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.util.Locale;

/** What is done with a query. */
public enum Action {
    /** It goes on to the next plugin, whatever the rules after this one say. */
    ALLOW,
    /** It is refused. */
    BLOCK,
    /** It gets an empty answer. */
    FILTER,
    /** It gets no reply. */
    DROP;

    /** Returns the action that a word of the Corefile names, in whatever case. */
    static Option<Action> named(String word) {
        return Stream.of(values()).find(action -> action.inCorefile().equals(word.toLowerCase(Locale.ROOT)));
    }

    String inCorefile() {
        return name().toLowerCase(Locale.ROOT);
    }
}
