package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on paths of files. (validateLocalDescendingPath, validatePathNoBacksteps) */
final class PathRules {
    private PathRules() {}

    static boolean hasBacksteps(String path) {
        return Vector.of(path.split("/", -1)).contains("..");
    }

    /** Returns the fault of a path that leads upwards. */
    static Seq<FieldError> noBacksteps(String path, FieldPath at) {
        return hasBacksteps(path) ? Vector.of(at.invalid(path, "must not contain '..'")) : Vector.empty();
    }

    /** Returns the faults of a path that is to lead downwards. */
    static Seq<FieldError> descending(String path, FieldPath at) {
        return Faults.NONE
                .when(path.startsWith("/"), () -> at.invalid(path, "must be a relative path"))
                .and(noBacksteps(path, at))
                .found();
    }

    /** Returns the faults of a path that is to lead downwards, to a name that Kubernetes does not use itself. */
    static Seq<FieldError> local(String path, FieldPath at) {
        return Faults.NONE
                .and(descending(path, at))
                .when(
                        path.startsWith("..") && !path.startsWith("../"),
                        () -> at.invalid(path, "must not start with '..'"))
                .found();
    }

    /** Returns the fault of the mode bits of a file, if they are more than that. */
    static Seq<FieldError> mode(Option<Integer> mode, FieldPath at) {
        return mode.filter(bits -> bits < 0 || bits > 0777)
                .map(bits -> at.invalid(bits, "must be a number between 0 and 0777 (octal), both inclusive"))
                .toVector();
    }
}
