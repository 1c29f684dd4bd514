package io.github.kubevalue.model.manifest;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.codec.Misfit;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Makes objects of documents: typed ones of the kinds that have a type, unmodelled ones of all others. */
final class Binder {
    /** How many faults of one document are told. */
    private static final int MAX_PROBLEMS = 50;

    private final Scheme scheme;

    Binder(Scheme scheme) {
        this.scheme = scheme;
    }

    /** Returns the object that a document describes, or everything that keeps it from being one. */
    Either<Seq<Problem>, Document> bind(Part part) {
        Seq<Problem> missing = missing(part);
        return missing.isEmpty()
                ? scheme.kind(part.apiVersion(), part.kind())
                        .mapLeft(
                                message -> (Seq<Problem>) Vector.of(new Problem(part.place("apiVersion"), "", message)))
                        .flatMap(kind -> bind(kind, part))
                : Either.left(missing);
    }

    private static Seq<Problem> missing(Part part) {
        if (!part.apiVersion().isEmpty() && !part.kind().isEmpty()) {
            return Vector.empty();
        }
        if (!part.isObject()) {
            return Vector.of(part.problem("", "not a Kubernetes object: fields are expected"));
        }
        return missing(part, "apiVersion", part.apiVersion()).appendAll(missing(part, "kind", part.kind()));
    }

    private static Vector<Problem> missing(Part part, String name, String text) {
        if (!text.isEmpty()) {
            return Vector.empty();
        }
        // apimachinery, runtime/error.go; the name of the field kind is spelled so there
        Json value = part.field(name);
        return Vector.of(
                value instanceof Json.Text || value.equals(Json.NULL)
                        ? part.problem("", "Object '" + (name.equals("kind") ? "Kind" : name) + "' is missing")
                        : part.problem(name, "must be a text"));
    }

    private static Either<Seq<Problem>, Document> bind(Kind<?> kind, Part part) {
        Option<KubeObject> object = Codec.decode(part.node(), kind);
        return object.isDefined() ? Either.right(new Document(object.get(), part)) : thoroughly(kind, part);
    }

    /** Reads a document of which something does not fit, slowly, to tell all that does not. */
    private static Either<Seq<Problem>, Document> thoroughly(Kind<?> kind, Part part) {
        Vector<Problem> problems = Vector.empty();
        Json rest = new Json.Obj(
                ((Json.Obj) part.node().json()).fields().remove("apiVersion").remove("kind"));
        while (problems.size() < MAX_PROBLEMS) {
            try {
                KubeObject object = Codec.decode((Json.Obj) rest, kind);
                return problems.isEmpty() ? Either.right(new Document(object, part)) : Either.left(problems);
            } catch (JsonMappingException problem) {
                Misfit misfit = Misfit.of(problem, kind.type(), rest);
                problems = problems.append(
                        new Problem(part.place(part.node().at(misfit.steps())), misfit.path(), misfit.message()));
                rest = misfit.withoutIt();
            }
        }
        return Either.left(problems);
    }
}
