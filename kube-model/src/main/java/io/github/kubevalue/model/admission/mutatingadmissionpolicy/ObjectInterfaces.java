package io.github.kubevalue.model.admission.mutatingadmissionpolicy;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** What mutations need to know of kinds. (apiserver/pkg/admission/interfaces.go) */
public interface ObjectInterfaces {

    /** Returns the shape of the objects of a kind. */
    Schema schema(Kind<?> kind, Snapshot snapshot);

    /** Returns the object that a document describes, or what the API server says if it describes none. */
    Either<String, KubeObject> decoded(Kind<?> kind, Json.Obj document);

    /** Returns what a document says that the kind does not know, as strict decoding tells it. */
    Seq<String> unknown(Kind<?> kind, Json.Obj document);

    /** Returns an object with all that it leaves out. */
    KubeObject defaulted(KubeObject object, Snapshot snapshot);
}
