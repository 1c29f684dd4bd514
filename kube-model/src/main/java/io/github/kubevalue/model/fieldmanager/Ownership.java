package io.github.kubevalue.model.fieldmanager;

import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.typed.Comparison;
import io.github.kubevalue.model.typed.TypedValue;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How the owners of fields change when somebody writes. (structured-merge-diff, merge/update.go)
 *
 * @param apiVersion the version of the API that the writer speaks
 * @param ignored what the writer cannot set, and therefore does not own
 */
record Ownership(String apiVersion, FieldSet ignored) {

    /**
     * What became of an application.
     *
     * @param value the object
     * @param managers the owners
     */
    record Applied(TypedValue value, Managers managers) {}

    /** Returns the owners after an update: who changes a field takes it from all others. */
    Managers updated(TypedValue live, TypedValue wanted, Managers managers, Manager writer) {
        Comparison change = live.compare(wanted).without(ignored);
        Owned written = managers.get(writer).getOrElse(() -> new Owned(FieldSet.EMPTY, apiVersion, Option.none()));
        Managers others = yielded(managers.speaking(apiVersion), change, writer);
        FieldSet fields = written.fields().minus(change.removed()).union(change.written());
        return others.with(writer, written.with(fields.minusAllOf(ignored)));
    }

    /** Returns the object and its owners after an application, or the conflicts that keep it from being one. */
    Either<Seq<Conflict>, Applied> applied(
            TypedValue live, TypedValue config, Managers managers, Manager applier, boolean force) {
        Managers speaking = managers.speaking(apiVersion);
        FieldSet before = speaking.fieldsOf(applier);
        FieldSet said = config.fields().minusAllOf(ignored);
        Managers with = speaking.with(
                applier, new Owned(said, apiVersion, managers.get(applier).flatMap(Owned::time)));
        TypedValue merged = new Pruning(live.merge(config), with).without(before);
        Comparison change = live.compare(merged).without(ignored);
        Seq<Conflict> conflicts = conflicts(with, change, applier);
        return conflicts.isEmpty() || force
                ? Either.right(new Applied(merged, yielded(with, change, applier)))
                : Either.left(conflicts);
    }

    private static Seq<Conflict> conflicts(Managers managers, Comparison change, Manager writer) {
        FieldSet written = change.written();
        return managers.all()
                .toVector()
                .reject(owner -> owner._1.equals(writer))
                .flatMap(owner -> owner._2
                        .fields()
                        .intersection(written)
                        .paths()
                        .map(path -> new Conflict(owner._1, path))
                        .toVector());
    }

    private static Managers yielded(Managers managers, Comparison change, Manager writer) {
        return change.isSame()
                ? managers
                : managers.othersThan(
                        writer, fields -> fields.minus(change.written()).minus(change.removed()));
    }

    /** The conflicts with fields that are not among those. */
    static Seq<Conflict> outside(FieldSet allowed, Seq<Conflict> conflicts) {
        return Vector.ofAll(conflicts).reject(conflict -> allowed.contains(conflict.field()));
    }
}
