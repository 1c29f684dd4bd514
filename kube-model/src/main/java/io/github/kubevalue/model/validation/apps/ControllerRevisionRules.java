package io.github.kubevalue.model.validation.apps;

import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.GoText;
import io.vavr.collection.Seq;

/** The rules on ControllerRevisions. (pkg/apis/apps/validation/validation.go, ValidateControllerRevisionCreate) */
public final class ControllerRevisionRules {
    private static final FieldPath REVISION = FieldPath.of("revision");
    private static final FieldPath DATA = FieldPath.of("data");

    private ControllerRevisionRules() {}

    /** Returns the faults of a new revision. */
    public static Seq<FieldError> faults(ControllerRevision revision) {
        Json data = revision.data().getOrElse(Json.NULL);
        return Faults.NONE
                .notNegative(revision.revision(), REVISION)
                .when(data.equals(Json.NULL), () -> DATA.required("data is mandatory"))
                .when(
                        !data.equals(Json.NULL) && !(data instanceof Json.Obj),
                        () -> DATA.required("data must be a valid JSON object"))
                .found();
    }

    /** Returns the faults of a revision that replaces another: its data is what it stands for. */
    public static Seq<FieldError> updated(ControllerRevision after, ControllerRevision before) {
        return Faults.NONE
                .notNegative(after.revision(), REVISION)
                .immutable(
                        after.data(),
                        before.data(),
                        DATA,
                        data -> data.map(GoText::json).getOrElse("null"))
                .found();
    }
}
