package io.github.kubevalue.model.manifest;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.LinkedHashMap;
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
                ? scheme.kind(part.text("apiVersion").get(), part.text("kind").get())
                        .mapLeft(message -> (Seq<Problem>)
                                Vector.of(new Problem(part.places().at("apiVersion"), "", message)))
                        .flatMap(kind -> bind(kind, part))
                : Either.left(missing);
    }

    private static Seq<Problem> missing(Part part) {
        if (part.fields().isEmpty()) {
            return Vector.of(part.problem("", "not a Kubernetes object: fields are expected"));
        }
        return Vector.of("apiVersion", "kind").flatMap(name -> missing(part, name));
    }

    private static Option<Problem> missing(Part part, String name) {
        // apimachinery, runtime/error.go; the name of the field kind is spelled so there
        Json value = part.fields().get().getOrElse(name, Json.NULL);
        if (!(value instanceof Json.Text) && !value.equals(Json.NULL)) {
            return Option.of(part.problem(name, "must be a text"));
        }
        return Option.when(
                part.text(name).forAll(String::isEmpty),
                () -> part.problem("", "Object '" + (name.equals("kind") ? "Kind" : name) + "' is missing"));
    }

    private static Either<Seq<Problem>, Document> bind(Kind<?> kind, Part part) {
        LinkedHashMap<String, Json> body =
                part.fields().get().remove("apiVersion").remove("kind");
        Vector<Problem> problems = Vector.empty();
        Json rest = new Json.Obj(body);
        while (problems.size() < MAX_PROBLEMS) {
            try {
                KubeObject object = decode(kind, (Json.Obj) rest);
                return problems.isEmpty() ? Either.right(new Document(object, part.places())) : Either.left(problems);
            } catch (JsonMappingException problem) {
                Misfit misfit = Misfit.of(problem, kind.type(), rest);
                problems = problems.append(
                        new Problem(part.places().at(misfit.steps()).place(), misfit.path(), misfit.message()));
                rest = misfit.withoutIt();
            }
        }
        return Either.left(problems);
    }

    private static KubeObject decode(Kind<?> kind, Json.Obj body) throws JsonMappingException {
        return kind.type() == Unmodelled.class ? unmodelled(kind, body) : Codec.decode(body, kind.type());
    }

    @SuppressWarnings("unchecked")
    private static KubeObject unmodelled(Kind<?> kind, Json.Obj body) throws JsonMappingException {
        Unmodelled.Builder builder = Unmodelled.builder().kind((Kind<Unmodelled>) kind);
        Json metadata = body.fields().getOrElse("metadata", Json.NULL);
        if (!metadata.equals(Json.NULL)) {
            try {
                builder.metadata(Codec.decode(metadata, ObjectMeta.class));
            } catch (JsonMappingException problem) {
                throw JsonMappingException.wrapWithPath(problem, body, "metadata");
            }
        }
        return builder.otherFields(body.fields().remove("metadata")).build();
    }
}
