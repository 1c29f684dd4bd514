package io.github.kubevalue.model.validation.autoscaling;

import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What is asked of a reference to an object of any kind. (ValidateCrossVersionObjectReference) */
enum Reference {
    /** Its version names a group. */
    NAMED_GROUP,
    /** Its version is one. */
    ANY_GROUP,
    /** Its version is of no interest. */
    ANYTHING;

    Seq<FieldError> faults(CrossVersionObjectReference reference, FieldPath path) {
        return Faults.NONE
                .named(Names.PATH_SEGMENT, reference.kind(), path.child("kind"))
                .named(Names.PATH_SEGMENT, reference.name(), path.child("name"))
                .given(
                        fault(reference),
                        fault -> Vector.of(path.child("apiVersion").invalid(version(reference), fault)))
                .found();
    }

    boolean accepts(CrossVersionObjectReference reference) {
        return fault(reference).isEmpty();
    }

    private Option<String> fault(CrossVersionObjectReference reference) {
        String version = version(reference);
        long slashes = version.chars().filter(c -> c == '/').count();
        if (this == ANYTHING) {
            return Option.none();
        }
        // apimachinery/pkg/runtime/schema/group_version.go, ParseGroupVersion
        return slashes > 1
                ? Option.of("unexpected GroupVersion string: " + version)
                : Option.when(
                        this == NAMED_GROUP && (slashes == 0 || version.startsWith("/")),
                        "apiVersion must specify API group");
    }

    private static String version(CrossVersionObjectReference reference) {
        return reference.apiVersion().getOrElse("");
    }
}
