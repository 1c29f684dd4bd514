package io.github.kubevalue.model.scheme;

import io.github.kubevalue.model.meta.Kind;
import io.vavr.collection.Seq;
import java.util.Locale;

/**
 * A kind and the words for it: {@code deployments}, {@code deployment}, {@code deploy}.
 *
 * @param kind the kind
 * @param singular the word for one object
 * @param shortNames shorter words
 */
public record Resource(Kind<?> kind, String singular, Seq<String> shortNames) {

    /** Returns the resource of a kind whose singular is its name in small letters, as that of every built-in kind is. */
    static Resource of(Kind<?> kind, Seq<String> shortNames) {
        return new Resource(kind, kind.name().toLowerCase(Locale.ROOT), shortNames);
    }

    /** Whether that word, in small letters and without a group, means this resource. */
    boolean isCalled(String word) {
        return word.equals(kind.plural()) || word.equals(singular) || shortNames.contains(word);
    }

    /** Whether a group, or version and group, behind the word mean this resource: {@code apps}, {@code v1.apps}. */
    boolean isIn(String suffix) {
        return suffix.equals(kind.group()) || suffix.equals(kind.version() + "." + kind.group());
    }
}
