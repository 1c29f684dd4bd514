package io.github.kubevalue.model.admission.podsecurity;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** How violations name things. (pod-security-admission/policy/helpers.go) */
final class Wording {
    private Wording() {}

    /** Returns {@code "a", "b"}. */
    static String quoted(Seq<String> items) {
        return items.isEmpty() ? "" : items.mkString("\"", "\", \"", "\"");
    }

    /** Returns the singular for one, the plural for any other number. */
    static String counted(String singular, String plural, Seq<?> of) {
        return of.size() == 1 ? singular : plural;
    }

    /** Returns {@code container "a"} or {@code containers "a", "b"}. */
    static String containers(Seq<String> names) {
        return counted("container", "containers", names) + " " + quoted(names);
    }

    /** Returns who sets something: {@code pod}, {@code container "a"}, both with an {@code and} between, or nobody. */
    static Seq<String> setters(boolean pod, Seq<String> containers) {
        return Vector.of("pod")
                .filter(name -> pod)
                .appendAll(containers.isEmpty() ? Vector.empty() : Vector.of(containers(containers)));
    }

    /** Returns the texts sorted, each once. */
    static Seq<String> sorted(Seq<String> texts) {
        return texts.distinct().sorted();
    }
}
