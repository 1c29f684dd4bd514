package io.github.kubevalue.model.structural;

import io.github.kubevalue.model.validation.FieldError;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;

/**
 * What a schema has found, and how many of its checks were made: of several schemas none of which fits, that with the
 * most checks is told of. No message is told twice. (kube-openapi, validate/result.go)
 *
 * @param faults the faults by their messages
 * @param matches how many checks were made
 */
record SchemaResult(LinkedHashMap<String, FieldError> faults, int matches) {
    static final SchemaResult NONE = new SchemaResult(LinkedHashMap.empty(), 0);

    boolean isValid() {
        return faults.isEmpty();
    }

    SchemaResult counted() {
        return new SchemaResult(faults, matches + 1);
    }

    SchemaResult with(String message, FieldError fault) {
        return new SchemaResult(faults.containsKey(message) ? faults : faults.put(message, fault), matches);
    }

    SchemaResult merge(SchemaResult other) {
        return new SchemaResult(
                other.faults.foldLeft(faults, (all, fault) -> all.containsKey(fault._1) ? all : all.put(fault)),
                matches + other.matches);
    }

    /** Returns this result with its faults forgiven: the value has them since long. */
    SchemaResult forgiven() {
        return new SchemaResult(LinkedHashMap.empty(), matches);
    }

    Vector<FieldError> all() {
        return faults.values().toVector();
    }
}
