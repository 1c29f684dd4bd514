package io.github.kubevalue.model.apiserver;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.kubevalue.model.admission.mutatingadmissionpolicy.ObjectInterfaces;
import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.codec.Misfit;
import io.github.kubevalue.model.codec.UnknownField;
import io.github.kubevalue.model.codec.UnknownFields;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.registry.Strategies;
import io.github.kubevalue.model.registry.Strategy;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** What the API server knows of kinds. */
record Objects() implements ObjectInterfaces {
    @Override
    public Schema schema(Kind<?> kind, Snapshot snapshot) {
        return new Representation(kind).schema(snapshot);
    }

    @Override
    public Either<String, KubeObject> decoded(Kind<?> kind, Json.Obj document) {
        try {
            return Either.right(Codec.decode(document, kind));
        } catch (JsonMappingException problem) {
            return Either.left(Misfit.of(problem, kind.type(), document).message());
        }
    }

    @Override
    public Seq<String> unknown(Kind<?> kind, Json.Obj document) {
        return new UnknownFields()
                .of(kind, Documents.ofJson(JsonText.of(document)).roots().head())
                .map(UnknownField::message);
    }

    @Override
    public KubeObject defaulted(KubeObject object, Snapshot snapshot) {
        return defaulted(Strategies.of(object.type(), snapshot), object);
    }

    private static <T extends KubeObject> T defaulted(Strategy<T> strategy, KubeObject object) {
        return strategy.defaults().apply(strategy.kind().type().cast(object));
    }
}
